import { z } from 'zod'

export const returnReasons = [
  'damaged',
  'wrong_item',
  'not_as_described',
  'missing',
  'changed_mind',
] as const

const words = (max: number) => z.string().trim().min(1).max(max)

/** What a buyer wants to send back and why; the picture travels beside it. */
export const ReturnInput = z.strictObject({
  part_id: z.string().max(64),
  lines: z
    .array(z.strictObject({ line_id: z.string().max(64), quantity: z.int().min(1).max(9999) }))
    .min(1)
    .max(50)
    .refine(all => new Set(all.map(one => one.line_id)).size === all.length, 'each line once'),
  reason: z.enum(returnReasons),
  note: z.string().trim().max(1000).default(''),
})
export type ReturnInput = z.infer<typeof ReturnInput>

/** The seller's answer. `accept`: send it back, money follows; `refund`: keep it, money now. */
export const ReturnAnswer = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('accept'), words: words(1000) }),
  z.strictObject({ answer: z.literal('refund'), words: z.string().trim().max(1000).default('') }),
  z.strictObject({ answer: z.literal('refuse'), words: words(1000) }),
])
export type ReturnAnswer = z.infer<typeof ReturnAnswer>

/** The goods are back. `restock`: they can be sold again; unsaid, by why they were sent back. */
export const ReturnReceived = z.strictObject({
  restock: z
    .boolean()
    .optional()
    .describe(
      'whether they can be sold again; unsaid, yes, unless they came back as damaged or missing',
    ),
})
export type ReturnReceived = z.infer<typeof ReturnReceived>

export const ReturnDecision = z.strictObject({
  decision: z.enum(['refund', 'close']),
  words: words(1000),
})
export type ReturnDecision = z.infer<typeof ReturnDecision>
