import { z } from 'zod'
import { amountMinorMax } from '../platform/money.ts'

const AmountMinor = z.int().min(1).max(amountMinorMax)
const Money = z.strictObject({ amount: AmountMinor, currency: z.string().length(3) })

/** What goes back to a buyer: everything, or amounts in the order's currency, and why. */
export const RefundInput = z
  .strictObject({
    /** Everything that has not gone back yet. */
    whole: z.literal(true).optional(),
    restock: z
      .boolean()
      .optional()
      .describe(
        'With `whole`: count its units as back in stock. Unsaid: true before it is shipped, false after, when nobody has seen the goods again',
      ),
    lines: z
      .array(
        z.strictObject({
          line_id: z.string().max(64),
          amount: Money,
          /** Units that also go back on the shelf. */
          quantity: z.int().min(0).max(9999).default(0),
        }),
      )
      .max(50)
      .refine(all => new Set(all.map(one => one.line_id)).size === all.length, 'each line once')
      .default([]),
    shipping: Money.optional(),
    /** A kindness beyond goods and shipping: nobody's commission changes. */
    goodwill: Money.optional(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(
    input => input.whole || input.lines.length > 0 || input.shipping || input.goodwill,
    'whole, lines, shipping or goodwill',
  )
  .refine(
    input => !input.whole || (!input.lines.length && !input.shipping && !input.goodwill),
    'whole stands alone',
  )
  .refine(input => input.whole || input.restock === undefined, 'restock goes with whole')
export type RefundInput = z.infer<typeof RefundInput>
