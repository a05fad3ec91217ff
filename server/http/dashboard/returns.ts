import { withVariant } from '../../catalog/product.ts'
import { requireSellerOrder } from '../../fulfilment/queries.ts'
import type { SellerOrderLine } from '../../fulfilment/schema.ts'
import { numberOf } from '../../orders/number.ts'
import type { Reader } from '../../platform/db/index.ts'
import type { Images } from '../../platform/image.ts'
import type { Return } from '../../returns/queries.ts'

/** In the seller's own words, which the buyer's language may not be. */
const nameOf = (line: SellerOrderLine) =>
  withVariant({ ...line, title: line.titleOwn ?? line.title })

/** A return as its seller and the operator see it. */
export async function returnView(db: Reader, images: Images, one: Return) {
  const part = await requireSellerOrder(db, { sellerId: one.sellerId, id: one.sellerOrderId })
  return {
    id: one.id,
    seller_id: one.sellerId,
    order_number: numberOf(one.orderId),
    part_id: one.sellerOrderId,
    state: one.state,
    reason: one.reason,
    note: one.note,
    picture: one.pictureHash ? images.url({ hash: one.pictureHash, width: 960 }) : null,
    lines: one.lines.map(({ lineId, quantity }) => {
      const line = part.lines.find(known => known.lineId === lineId)
      return { line_id: lineId, title: line ? nameOf(line) : '', quantity }
    }),
    answer_by: one.answerBy,
    answer: one.answer,
    decision: one.decision,
    created_at: one.createdAt,
    closed_at: one.closedAt,
  }
}
