import { z } from 'zod'
import { amountMinorMax } from '../platform/money.ts'

const words = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'control characters')

/** Where a payee wants to be paid, and from how much on; confirmed with the password and by mail. */
export const PayeeInput = z.strictObject({
  provider: z.enum(['manual', 'stripe']),
  holder: words(100),
  account: words(64),
  bank: z.string().trim().max(100).default(''),
  threshold_minor: z.int().min(0).max(amountMinorMax).default(0),
  password: z.string().max(200),
})
export type PayeeInput = z.infer<typeof PayeeInput>

export const PayoutOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('paid'), reference: z.string().trim().max(100).optional() }),
  z.strictObject({ outcome: z.enum(['failed', 'returned', 'cancelled']), reason: words(500) }),
])
export type PayoutOutcome = z.infer<typeof PayoutOutcome>
