import { ReceiptPage } from '../../../storefront/pages/receipt-page.tsx'
import { renderPage } from '../../../storefront/render.tsx'
import { numberOf } from '../../orders/number.ts'
import { lineTitle } from '../../orders/order.ts'
import { Refusal } from '../../platform/refusal.ts'
import { explainCommission } from '../../receipts/explain.ts'
import { readReceiptToken, receiptFacts } from '../../receipts/read.ts'
import { requireShop } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { frameOf } from './frame.ts'

/** The receipt behind one signed link: for the curator, its seller and the operator alike. */
export const receiptPages = factory.createApp().get('/:token', async c => {
  const { db, config } = c.get('instance')
  const key = readReceiptToken(config.secretKey, c.req.param('token'))
  if (!key) throw new Refusal('not_found')
  const { facts, shop } = await db.read(async reader => ({
    facts: await receiptFacts(reader, key),
    shop: await requireShop(reader, key.shopId),
  }))
  const { currency } = facts
  const frame = frameOf(c, shop)
  const receipt = explainCommission(facts)
  const view = {
    orderNumber: numberOf(facts.orderId),
    title: lineTitle(facts.line, frame.language),
    receipt,
    booked: { amount: receipt.bookedMinor, currency },
    story: facts.story.map(({ kind, at, nextAt, amountMinor }, index, all) => ({
      kind,
      isSooner: kind === 'schedule' && all.slice(0, index).some(one => one.kind === kind),
      at,
      nextAt,
      amount: { amount: amountMinor, currency },
    })),
  }
  c.header('cache-control', 'private, no-store')
  c.header('referrer-policy', 'no-referrer')
  c.header('x-robots-tag', 'noindex')
  return c.html(renderPage(<ReceiptPage frame={frame} view={view} />))
})
