import { document, id, index, instant, primaryKey, table, text } from '../platform/db/columns.ts'

export type ReturnState =
  | 'requested'
  | 'accepted'
  | 'refused'
  | 'disputed'
  | 'refunded'
  | 'closed'
  | 'withdrawn'

export type ReturnReason =
  | 'damaged'
  | 'wrong_item'
  | 'not_as_described'
  | 'changed_mind'
  | 'missing'

/**
 * A buyer wants to send lines back. The seller answers in time or the operator decides; while it is
 * open, what the lines earn is on hold.
 */
export const returns = table(
  'returns',
  {
    sellerId: id().notNull(),
    id: id().notNull(),
    sellerOrderId: id().notNull(),
    shopId: id().notNull(),
    orderId: id().notNull(),
    lines: document<{ lineId: string; quantity: number }[]>().notNull(),
    reason: text().$type<ReturnReason>().notNull(),
    note: text().notNull(),
    pictureHash: text(),
    state: text().$type<ReturnState>().notNull(),
    /** Until then the seller answers; afterwards the operator is asked. */
    answerBy: instant().notNull(),
    /** What the seller, then the operator, said. */
    answer: text(),
    decision: text(),
    refundId: id(),
    createdAt: instant().notNull(),
    answeredAt: instant(),
    closedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.sellerId, t.id] }),
    index('returns_order').on(t.shopId, t.orderId),
    index('returns_state').on(t.state, t.answerBy),
  ],
)
