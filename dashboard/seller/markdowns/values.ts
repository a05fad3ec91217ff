import { amountText, readAmount } from '../pieces/amount.ts'
import type { MarkdownJson } from './data.ts'

/** Variants of one product that cost the same: one new price for all of them. */
export type Line = {
  key: string
  productId: string
  title: string
  variantIds: string[]
  /** Empty where the product has one price only. */
  variants: string
  beforeMinor: number
  /** As typed. */
  price: string
}

type Variant = { id: string; title: string; price: { amount: number } }

/** A product's variants by what they cost, the cheapest first. */
export function linesOf(product: { id: string; title: string; variants: Variant[] }): Line[] {
  const byPrice = new Map<number, Variant[]>()
  for (const variant of product.variants) {
    const { amount } = variant.price
    byPrice.set(amount, [...(byPrice.get(amount) ?? []), variant])
  }
  return [...byPrice]
    .sort(([a], [b]) => a - b)
    .map(([beforeMinor, variants]) => ({
      key: `${product.id} ${beforeMinor}`,
      productId: product.id,
      title: product.title,
      variantIds: variants.map(one => one.id),
      variants: byPrice.size > 1 ? variants.map(one => one.title).join(', ') : '',
      beforeMinor,
      price: '',
    }))
}

/** So much less, rounded down to what the currency can say. */
export function reduced(lines: Line[], offBps: number, currency: string): Line[] {
  return lines.map(line => ({
    ...line,
    price: amountText(
      Math.max(1, Math.floor((line.beforeMinor * (10_000 - offBps)) / 10_000)),
      currency,
    ),
  }))
}

/** The new price of a line; null where it is none, or not lower. */
export function priceOf(line: Line, currency: string): number | null {
  const minor = readAmount(line.price, currency)
  return minor !== null && minor > 0 && minor < line.beforeMinor ? minor : null
}

export type SpanValues = { eventId: string | null; starts: string; ends: string }

/** Both by the clock where the person is: `2026-12-12T00:00`; compared as they are written. */
export function isSpanWrong({ eventId, starts, ends }: SpanValues, nowWall: string): boolean {
  return eventId === null && (!ends || ends <= nowWall || (starts !== '' && ends <= starts))
}

/** Only for values without faults. */
export function markdownJson(
  span: SpanValues,
  lines: Line[],
  { currency, nowWall, timeZone }: { currency: string; nowWall: string; timeZone: string },
): MarkdownJson {
  const { eventId, starts, ends } = span
  return {
    event_id: eventId,
    span: eventId ? null : { starts: starts || nowWall, ends, time_zone: timeZone },
    prices: lines.flatMap(line =>
      line.variantIds.map(variant_id => ({
        variant_id,
        price_minor: priceOf(line, currency) ?? 0,
      })),
    ),
  }
}
