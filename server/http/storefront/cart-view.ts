import type { Context } from 'hono'
import { thingWords } from '../../catalog/product.ts'
import { type Quote, quote } from '../../orders/quote.ts'
import type { Language } from '../../platform/language.ts'
import type { Shop } from '../../shops/queries.ts'
import type { Env } from '../context.ts'
import { pictureOf } from '../picture.ts'
import type { CartEntry } from './cart-cookie.ts'
import type { CartLineView, CartView } from './order-views.ts'

/** A buyer's cart as it would be sold now; kept by nobody. */
export async function cartView(
  c: Context<Env>,
  shop: Shop,
  entries: CartEntry[],
  language: Language,
): Promise<CartView> {
  const instance = c.get('instance')
  c.header('cache-control', 'private, no-store')
  const quoted = await instance.db.read(reader => quote(reader, quoteWish(c, shop, entries)))
  return viewOfQuote(instance, quoted, entries, language)
}

export function quoteWish(
  c: Context<Env>,
  shop: Shop,
  wanted: { variantId: string; quantity: number }[],
) {
  const { config, clock } = c.get('instance')
  return { shop, wanted, base: config.commissionBase, now: clock.now() }
}

/** A quote as pages show it, with what was seen before beside what it is now. */
export function viewOfQuote(
  { images }: { images: Parameters<typeof pictureOf>[0] },
  quoted: Quote,
  entries: CartEntry[],
  language: Language,
): CartView {
  const money = (amount: number) => ({ amount, currency: quoted.currency })
  const seen = new Map(entries.map(entry => [entry.variantId, entry.seenPriceMinor]))
  const lineView = (line: Quote['lines'][number]): CartLineView => ({
    variantId: line.variantId,
    slug: line.slug,
    ...thingWords(line, language),
    quantity: line.quantity,
    unitPrice: money(line.unitPriceMinor),
    total: money(line.goodsMinor),
    picture: line.imageHash
      ? pictureOf(images, {
          hash: line.imageHash,
          width: 320,
          height: 320,
          color: line.imageColor ?? '#efe7da',
        })
      : null,
    priceWas:
      seen.get(line.variantId) && seen.get(line.variantId) !== line.unitPriceMinor
        ? money(seen.get(line.variantId) ?? 0)
        : null,
  })
  return {
    parcels: quoted.parcels.map(parcel => ({
      sellerName: parcel.sellerName,
      lines: quoted.lines.filter(line => line.sellerId === parcel.sellerId).map(lineView),
      goods: money(parcel.goodsMinor),
      shipping: money(parcel.shippingMinor),
      freeShippingAfter:
        parcel.freeShippingAfterMinor === null ? null : money(parcel.freeShippingAfterMinor),
      returnDays: parcel.returnDays,
      delivery: parcel.delivery,
      isShipped: parcel.isShipped,
    })),
    problems: quoted.problems.map(problem => ({
      code: problem.code,
      variantId: problem.variantId,
      ...(problem.thing ? thingWords(problem.thing, language) : { title: null, variantTitle: '' }),
      available: problem.code === 'out_of_stock' ? problem.available : null,
    })),
    leftOut: [],
    fewVariantId: null,
    unpaid: null,
    count: quoted.lines.reduce((sum, line) => sum + line.quantity, 0),
    goods: money(quoted.goodsMinor + quoted.discountMinor - quoted.addedTaxMinor),
    discount: quoted.discountMinor ? money(quoted.discountMinor) : null,
    tax: quoted.taxMinor ? money(quoted.taxMinor) : null,
    isTaxOnTop: quoted.addedTaxMinor > 0,
    shipping: money(quoted.shippingMinor),
    total: money(quoted.totalMinor),
  }
}

/** Without what is gone, with as many of the rest as there are. */
export async function whatThereIs(
  c: Context<Env>,
  shop: Shop,
  entries: CartEntry[],
): Promise<CartEntry[]> {
  const { db } = c.get('instance')
  const { problems } = await db.read(reader => quote(reader, quoteWish(c, shop, entries)))
  return entries.flatMap(entry => {
    const problem = problems.find(one => one.variantId === entry.variantId)
    if (!problem) return [entry]
    return problem.code === 'out_of_stock' && problem.available > 0
      ? [{ ...entry, quantity: problem.available }]
      : []
  })
}
