import { z } from 'zod'
import { amountMinorMax } from '../platform/money.ts'

const AmountMinor = z.int().min(1).max(amountMinorMax)
const Money = z.strictObject({ amount: AmountMinor, currency: z.string().length(3) })

/** What a seller gives back: amounts of its own lines, or of its shipping, in the order's currency. */
export const RefundInput = z
  .strictObject({
    lines: z
      .array(z.strictObject({ line_id: z.string().max(64), amount: Money }))
      .max(50)
      .default([]),
    shipping: Money.optional(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(input => input.lines.length > 0 || input.shipping, 'lines or shipping')
export type RefundInput = z.infer<typeof RefundInput>
