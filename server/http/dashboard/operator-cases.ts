import { z } from 'zod'
import { decideSignal, openSignals, SignalDecision } from '../../appeals/decide.ts'
import { lateParts } from '../../fulfilment/ship-by.ts'
import { numberOf } from '../../orders/number.ts'
import { requireOrder } from '../../orders/queries.ts'
import { RefundInput } from '../../payments/contract.ts'
import { mismatchedPayments, openChargebacks } from '../../payments/queries.ts'
import { previewRefund } from '../../payments/refund.ts'
import { partsOf, refundByOperator } from '../../payments/refund-by.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ReturnDecision } from '../../returns/contract.ts'
import { decideReturn } from '../../returns/handle.ts'
import { returnsIn } from '../../returns/queries.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { shopsByIds } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { requireOperator } from './operator.ts'
import { planView, refundKey } from './refunds.ts'
import { returnView } from './returns.ts'

const OperatorRefund = z.strictObject({
  seller_id: z.string().max(64).nullable(),
  refund: RefundInput,
})

/** What needs the operator’s decision: refunds, disputed returns, signals, wrong payments. */
export const operatorCases = factory
  .createApp()
  .post('/operator/orders/:shop/:id/refund-preview', json(OperatorRefund), async c => {
    const { language } = requireOperator(c)
    const { shop: shopId, id: orderId } = c.req.param()
    const { seller_id: sellerId, refund } = c.req.valid('json')
    if (!sellerId) throw new Refusal('invalid_input', { fields: [{ field: 'seller_id' }] })
    const plan = await c.get('instance').db.read(async reader => {
      const { currency } = await requireOrder(reader, { shopId, orderId })
      const parts = partsOf(refund, currency)
      return previewRefund(reader, { shopId, orderId, sellerId, parts, restock: refund.restock })
    })
    return c.json(planView(plan, language), 200)
  })
  .post('/operator/orders/:shop/:id/refund', json(OperatorRefund), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { shop: shopId, id: orderId } = c.req.param()
    const { seller_id: sellerId, refund: input } = c.req.valid('json')
    const key = refundKey(c)
    const ids = await db.transact(async tx => {
      const { currency } = await requireOrder(tx, { shopId, orderId })
      const now = clock.now()
      return refundByOperator(tx, { shopId, orderId, sellerId, currency, input, key, now })
    })
    return c.json({ ids }, 200)
  })
  .get('/operator/returns', async c => {
    requireOperator(c)
    const { db, images } = c.get('instance')
    const views = await db.read(async reader => {
      const found = await returnsIn(reader, { states: ['disputed'], rowsMax: 100 })
      const sellers = await sellersByIds(
        reader,
        found.map(one => one.sellerId),
      )
      return Promise.all(
        found.map(async one => ({
          ...(await returnView(reader, images, one)),
          seller: sellers.get(one.sellerId)?.name ?? '',
        })),
      )
    })
    return c.json({ data: views }, 200)
  })
  .post('/operator/returns/:seller/:id/decide', json(ReturnDecision), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { seller: sellerId, id } = c.req.param()
    const input = c.req.valid('json')
    await db.transact(tx => decideReturn(tx, { sellerId, id, input, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/signals', async c => {
    requireOperator(c)
    const { found, shops } = await c.get('instance').db.read(async reader => {
      const rows = await openSignals(reader, 100)
      return {
        found: rows,
        shops: await shopsByIds(
          reader,
          rows.map(one => one.shopId),
        ),
      }
    })
    return c.json(
      {
        data: found.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          shop: shops.get(one.shopId)?.handle ?? '',
          order_id: one.orderId,
          order_number: numberOf(one.orderId),
          kind: one.kind,
          strength: one.strength,
          evidence: one.evidence,
          appeal: one.appeal,
          created_at: one.createdAt,
        })),
      },
      200,
    )
  })
  .post('/operator/signals/:shop/:id/decide', json(SignalDecision), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { shop: shopId, id } = c.req.param()
    const input = c.req.valid('json')
    await db.transact(tx => decideSignal(tx, { shopId, id, ...input, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  /** Orders that should have been shipped. */
  .get('/operator/late', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { parts, sellers } = await db.read(async reader => {
      const rows = await lateParts(reader, { now: clock.now(), rowsMax: 100 })
      const ids = rows.map(one => one.sellerId)
      return { parts: rows, sellers: await sellersByIds(reader, ids) }
    })
    return c.json(
      {
        data: parts.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          order_id: one.orderId,
          number: numberOf(one.orderId),
          seller: sellers.get(one.sellerId)?.name ?? '',
          support_email: sellers.get(one.sellerId)?.supportEmail ?? '',
          is_accepted: one.status === 'accepted',
          ship_by: one.shipBy ?? one.forwardedAt,
        })),
      },
      200,
    )
  })
  /** Payments of another amount than asked, and chargebacks that are open. */
  .get('/operator/alarms', async c => {
    requireOperator(c)
    const found = await c.get('instance').db.read(async reader => ({
      mismatches: await mismatchedPayments(reader, 100),
      chargebacks: await openChargebacks(reader, 100),
    }))
    return c.json(
      {
        mismatches: found.mismatches.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          order_id: one.orderId,
          order_number: numberOf(one.orderId),
          asked: { amount: one.amountMinor, currency: one.currency },
          provider: one.provider,
          reference: one.providerRef,
        })),
        chargebacks: found.chargebacks.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          order_id: one.orderId,
          order_number: numberOf(one.orderId),
          amount: { amount: one.amountMinor, currency: one.currency },
          opened_at: one.openedAt,
        })),
      },
      200,
    )
  })
