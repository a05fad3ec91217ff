import { z } from 'zod'
import { amountMinorMax } from '../platform/money.ts'

/** Prices sent at once. */
export const markdownsMax = 250

/** Letters, digits and `_`: PostgreSQL does not even look for a NUL. */
const Id = z.string().regex(/^\w{1,64}$/)

/** A day and a time as a clock on the wall shows them: `2026-12-12T00:00`, seconds if wanted. */
const WallTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/)
const TimeZone = z.string().min(1).max(64)

export const Span = z.strictObject({ starts: WallTime, ends: WallTime, time_zone: TimeZone })
export type Span = z.infer<typeof Span>

const words = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .regex(/^[^\p{Cc}]*$/u)

export const SaleEventInput = z.strictObject({
  name: words,
  name_zh: words.nullable().default(null),
  ...Span.shape,
  orders_max: z.int().min(0).max(1_000_000).nullable().default(null),
})
export type SaleEventInput = z.infer<typeof SaleEventInput>

/** Either of an event or of a span of one's own. */
export const MarkdownInput = z.strictObject({
  event_id: Id.nullable().default(null),
  span: Span.nullable().default(null),
  prices: z
    .array(
      z.strictObject({
        variant_id: Id,
        price_minor: z.int().min(1).max(amountMinorMax),
      }),
    )
    .min(1)
    .max(markdownsMax)
    .refine(
      all => new Set(all.map(one => one.variant_id)).size === all.length,
      'each variant_id once',
    ),
})
export type MarkdownInput = z.infer<typeof MarkdownInput>

/** All of one product's that begin at one instant. */
export const MarkdownEnd = z.strictObject({
  product_id: Id,
  starts_at: z.int().min(0),
})
