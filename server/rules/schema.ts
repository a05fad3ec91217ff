import { count, id, moneyMinor, table, text } from '../platform/db/columns.ts'

export type PayoutSchedule = 'weekly' | 'monthly' | 'by_hand'

/** How this instance deals with money and time. One row; operators edit it without a deploy. */
export const rules = table('rules', {
  id: id().primaryKey(),
  /** Days a commission waits after delivery, and after shipping when nobody reports delivery. */
  holdAfterDeliveryDays: count().notNull(),
  holdAfterShippingDays: count().notNull(),
  /** Notice a rate cut needs, in days. */
  rateNoticeDays: count().notNull(),
  /** Days a seller has to ship an order, where it does not promise to take longer. */
  shipWithinDays: count().notNull().default(5),
  /** Days a seller has to answer a return before the operator is asked. */
  returnAnswerDays: count().notNull(),
  /** Smaller balances wait; in hundredths, scaled to each currency's own decimals. */
  payoutThresholdMinor: moneyMinor().notNull(),
  /** Weekly: Fridays. Monthly: the first. */
  payoutSchedule: text().$type<PayoutSchedule>().notNull(),
})
