import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { hot } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { decimalsOf } from '../platform/money.ts'
import { rules } from './schema.ts'

export type Rules = Omit<typeof rules.$inferSelect, 'id'>

/** What an instance starts with; afterwards the row counts. */
export const firstRules: Rules = {
  holdAfterDeliveryDays: 14,
  holdAfterShippingDays: 30,
  rateNoticeDays: 14,
  shipWithinDays: 5,
  returnAnswerDays: 5,
  payoutThresholdMinor: 1000,
  payoutSchedule: 'weekly',
}

export const RulesInput = z.strictObject({
  hold_after_delivery_days: z.int().min(1).max(90),
  hold_after_shipping_days: z.int().min(1).max(90),
  rate_notice_days: z.int().min(0).max(90),
  ship_within_days: z.int().min(1).max(30),
  return_answer_days: z.int().min(1).max(30),
  payout_threshold_minor: z.int().min(0).max(100_000_000),
  payout_schedule: z.enum(['weekly', 'monthly', 'by_hand']),
})
export type RulesInput = z.infer<typeof RulesInput>

const theRow = 'rules'

export async function ensureRules(tx: Tx): Promise<void> {
  await tx
    .insert(rules)
    .values({ id: theRow, ...firstRules })
    .onConflictDoNothing()
}

const read = hot('rules', (db: Reader) => db.select().from(rules).limit(1))

export async function rulesOf(db: Reader): Promise<Rules> {
  const [row] = await read(db)
  return row ?? firstRules
}

/** What is under way keeps the dates it has; the new rules count from now on. */
export async function editRules(tx: Tx, input: RulesInput): Promise<void> {
  await tx
    .update(rules)
    .set({
      holdAfterDeliveryDays: input.hold_after_delivery_days,
      holdAfterShippingDays: input.hold_after_shipping_days,
      rateNoticeDays: input.rate_notice_days,
      shipWithinDays: input.ship_within_days,
      returnAnswerDays: input.return_answer_days,
      payoutThresholdMinor: input.payout_threshold_minor,
      payoutSchedule: input.payout_schedule,
    })
    .where(sql`true`)
}

/** The instance's threshold in one currency: 1000 is 10.00 CNY, 10 JPY would be absurd: 1000 JPY. */
export function thresholdIn(currency: string, thresholdMinor: number): number {
  const places = decimalsOf(currency)
  if (places <= 2) return thresholdMinor
  return thresholdMinor * 10
}
