import { z } from 'zod'
import { languages } from '../platform/language.ts'
import { amountMinorMax } from '../platform/money.ts'
import { withoutTurning } from '../platform/turning.ts'

/** What a buyer sends. Strict: a price, a total or any other word from outside is refused. */

export const quantityMax = 999
export const linesMax = 50

const Line = z
  .string()
  .transform(text => withoutTurning(text).trim())
  .pipe(z.string().regex(/^[^\p{Cc}]*$/u, 'control characters'))
/** Digits of a Chinese or Japanese keyboard are the same digits. */
export const halfWidth = (text: string) => text.normalize('NFKC').trim()

const line = (max: number) => Line.pipe(z.string().min(1).max(max))
const optionalLine = (max: number) =>
  Line.pipe(z.string().max(max))
    .transform(text => text || undefined)
    .optional()

export const Email = z.string().trim().max(200).pipe(z.email())

export const OrderLineInput = z.strictObject({
  variant_id: z.string().min(1).max(64),
  quantity: z.int().min(1).max(quantityMax),
})

export const Country = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, e.g. CN')

export const ShipTo = z.strictObject({
  line1: line(200),
  line2: optionalLine(200),
  city: line(100),
  region: optionalLine(100),
  postal_code: Line.transform(halfWidth)
    .pipe(z.string().max(20))
    .transform(text => text || undefined)
    .optional(),
  country: Country,
})
export type ShipTo = z.infer<typeof ShipTo>

/** For a quote the country is enough. */
export const QuoteShipTo = ShipTo.partial().extend({ country: Country })

export const Buyer = z.strictObject({
  name: line(100),
  email: Email,
  phone: z
    .string()
    .transform(halfWidth)
    .pipe(
      z
        .string()
        .max(30)
        .regex(/^$|^[+ ().-]*\d[+\d ().-]*$/),
    )
    .transform(text => text || undefined)
    .optional(),
})

/** Where a visit came from, as a curator calls the place. */
export const Placement = z.string().regex(/^[\p{L}\p{M}\p{N} _.,'’&()/（），、。：·／-]{1,60}$/u)

/** Made up by a page that wants to hear that an order is paid. */
export const ClickId = z.string().regex(/^[0-9a-f]{32}$/)

/** Letters and digits in any case, as a buyer types them. */
export const DiscountCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{3,20}$/, '3 to 20 letters and digits')

/** A share of the goods or one amount, never both. */
export const DiscountInput = z
  .strictObject({
    code: DiscountCode,
    bps: z.int().min(1).max(9000).nullable().default(null),
    amount_minor: z.int().min(1).max(amountMinorMax).nullable().default(null),
    starts_at: z.int().min(0).optional(),
    ends_at: z.int().min(0).nullable().default(null),
  })
  .refine(input => (input.bps === null) !== (input.amount_minor === null), 'bps or amount_minor')
  .refine(input => !input.ends_at || input.ends_at > (input.starts_at ?? 0), 'ends after it starts')
export type DiscountInput = z.infer<typeof DiscountInput>

const lines = z
  .array(OrderLineInput)
  .min(1)
  .max(linesMax)
  .refine(all => new Set(all.map(one => one.variant_id)).size === all.length, 'each variant once')

export const QuoteInput = z.strictObject({
  lines,
  ship_to: QuoteShipTo,
  discount_code: DiscountCode.optional(),
})

export const OrderInput = z.strictObject({
  lines,
  buyer: Buyer,
  ship_to: ShipTo,
  payment: z.strictObject({ provider: z.string().min(1).max(30) }),
  placement: Placement.optional(),
  click_id: ClickId.optional(),
  /** The quote the buyer was shown: another total now is refused as `price_changed`. */
  quote: z.string().max(60).optional(),
  language: z.enum(languages).optional(),
  discount_code: DiscountCode.optional(),
})
export type OrderInput = z.infer<typeof OrderInput>

/** Who buys and where it goes is asked by the provider: see `express.ts`. */
export const ExpressInput = OrderInput.omit({ buyer: true, ship_to: true })
/** What an order is placed from, either way. */
export type OrderWish = z.infer<typeof ExpressInput> & {
  buyer?: z.infer<typeof Buyer>
  ship_to?: ShipTo
}
