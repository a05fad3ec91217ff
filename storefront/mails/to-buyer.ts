import { factsOf } from '../../server/platform/language.ts'
import { formatMoney, type Money } from '../../server/platform/money.ts'
import type { Base, Block, Fact, GoodsLine, Note, Words, Written } from './draft.ts'
import { labelsIn } from './labels.ts'
import { write } from './write.ts'

/** Buyers know the shop, not the instance: its letters bear the shop's name. */
export function writeToBuyer(base: Base & { shopName: string }, words: Words): Written {
  const { language, instanceName, shopName } = base
  const why = labelsIn(language).whyBuyer(shopName, instanceName)
  return write({ language, instanceName, ...words, from: shopName, why })
}

/** When it is to arrive, and how long it may be sent back without a reason: the law's own words for it. */
export type Promised = {
  delivery: { daysMin: number; daysMax: number } | null
  returnDays: number
}

export type Support = { sellerName: string; email: string }

export function supportNote(supports: Support[], { language }: Base): Note {
  const { colon } = factsOf(language)
  const links = supports.map(({ sellerName, email }) => ({
    label: supports.length > 1 ? `${sellerName}${colon}${email}` : email,
    url: mailto(email),
  }))
  return {
    text: labelsIn(language).support,
    links,
  }
}

/** Everything but the @ encoded, so that an address cannot add a subject or another recipient. */
function mailto(email: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}`
}

export function goodsFrom(
  {
    sellerName,
    lines,
    shipping,
    promise,
  }: { sellerName: string; lines: GoodsLine[]; shipping?: Money; promise?: Promised },
  { language }: Base,
): Block {
  const labels = labelsIn(language)
  return {
    kind: 'goods',
    title: labels.from(sellerName),
    lines,
    sums: [
      ...(shipping ? [{ label: labels.shipping, value: shippingText(shipping, language) }] : []),
      ...(promise ? promised(promise, language) : []),
    ],
  }
}

function promised({ delivery, returnDays }: Promised, language: Base['language']): Fact[] {
  const labels = labelsIn(language)
  return [
    ...(delivery
      ? [{ label: labels.arrives, value: labels.days(delivery.daysMin, delivery.daysMax) }]
      : []),
    { label: labels.returns, value: labels.returnDays(returnDays) },
  ]
}

export function shippingText(shipping: Money, language: Base['language']): string {
  if (shipping.amount === 0) return labelsIn(language).free
  return formatMoney(shipping, language)
}
