import { createHash } from 'node:crypto'
import { titleIn, written } from '../catalog/product.ts'
import type { Language } from '../platform/language.ts'
import type { Money } from '../platform/money.ts'
import type { OrderStatus } from './schema.ts'

/** Which status an order can leave for which; anything else is our fault. */
export const moves: Record<OrderStatus, OrderStatus[]> = {
  awaiting_payment: ['paid', 'cancelled', 'expired'],
  paid: ['refunded'],
  cancelled: [],
  expired: [],
  refunded: [],
}

/** What the buyer was shown: `2890-5f0c...`; another one means prices have changed meanwhile. */
export function fingerprintOf(quote: {
  totalMinor: number
  lines: { variantId: string; quantity: number; lineTotalMinor: number }[]
  parcels: { sellerId: string; shippingMinor: number }[]
}): string {
  const lines = quote.lines
    .map(line => `${line.variantId} ${line.quantity} ${line.lineTotalMinor}`)
    .sort()
  const parcels = quote.parcels.map(parcel => `${parcel.sellerId} ${parcel.shippingMinor}`).sort()
  const hash = createHash('sha256')
    .update([...lines, ...parcels].join('\n'))
    .digest('hex')
  return `${quote.totalMinor}-${hash.slice(0, 16)}`
}

/** Same number by another spelling: digits alone, without what countries put in front. */
export function normalPhone(phone: string): string {
  return phone.replace(/\D/g, '').slice(-10)
}

/** Same door by another spelling. */
export function normalAddress(address: {
  line1: string
  postal_code?: string | undefined
  city: string
  country: string
}): string {
  const text = [address.line1, address.postal_code ?? '', address.city, address.country].join(' ')
  return text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Same person by another spelling: no tag, no dots where the provider ignores them. */
export function normalEmail(email: string): string {
  const [local = '', domain = ''] = email.trim().toLowerCase().split('@')
  const untagged = local.split('+')[0] as string
  return ['gmail.com', 'googlemail.com'].includes(domain)
    ? `${untagged.replaceAll('.', '')}@gmail.com`
    : `${untagged}@${domain}`
}

/** What each seller does of an order, in the order the buyer put things in. */
export function asInCart<T extends { sellerId: string }>(
  ofSellers: T[],
  lines: { sellerId: string }[],
): T[] {
  const place = ({ sellerId }: T) => lines.findIndex(line => line.sellerId === sellerId)
  return ofSellers.toSorted((a, b) => place(a) - place(b))
}

/** What was bought, to a reader of any language; of older orders only the buyer's words are known. */
export function lineTitle(
  line: { title: string; titleOwn?: string | null; titleZh?: string | null },
  language: Language,
): string {
  const { title, titleOwn, titleZh = null } = line
  return titleOwn ? titleIn({ title: titleOwn, titleZh }, language) : title
}

/** With which of its variants, likewise. */
export function lineWords(
  line: Parameters<typeof lineTitle>[0] & { variantTitle: string; variantTitleZh?: string | null },
  language: Language,
): { title: string; variantTitle: string } {
  const { variantTitle, variantTitleZh = null } = line
  return {
    title: lineTitle(line, language),
    variantTitle: written(variantTitle, variantTitleZh, language),
  }
}

type Sums = { goods: Money; discount: Money | null; tax: Money | null; isTaxOnTop: boolean }

/** As the checkout made them up: goods at list prices, then what was taken off and put on. */
export function sumsOf(
  { currency }: { currency: string },
  lines: {
    unitPriceMinor: number
    quantity: number
    discountMinor: number
    taxMinor: number
    addedTaxMinor: number
  }[],
): Sums {
  const sum = (of: (line: (typeof lines)[number]) => number) => {
    const amount = lines.reduce((total, line) => total + of(line), 0)
    return { amount, currency }
  }
  const [discount, tax] = [sum(line => line.discountMinor), sum(line => line.taxMinor)]
  return {
    goods: sum(line => line.unitPriceMinor * line.quantity),
    discount: discount.amount ? discount : null,
    tax: tax.amount ? tax : null,
    isTaxOnTop: lines.some(line => line.addedTaxMinor > 0),
  }
}
