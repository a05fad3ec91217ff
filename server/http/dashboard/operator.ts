import type { Context } from 'hono'
import { z } from 'zod'
import { openSignals } from '../../appeals/decide.ts'
import { lateParts } from '../../fulfilment/ship-by.ts'
import type { User } from '../../identity/queries.ts'
import { numberOf } from '../../orders/number.ts'
import { confirmByOperator, paymentsToConfirm } from '../../payments/confirm.ts'
import { mismatchedPayments, openChargebacks, openRefunds } from '../../payments/queries.ts'
import { noteRefund } from '../../payments/send-refund.ts'
import { payoutsIn } from '../../payouts/queries.ts'
import { retryStuck, stuckWork } from '../../platform/outbox.ts'
import { Refusal } from '../../platform/refusal.ts'
import { returnsIn } from '../../returns/queries.ts'
import { decideSeller } from '../../sellers/approve.ts'
import { FeeInput, SellerDecision } from '../../sellers/contract.ts'
import { setPlatformFee } from '../../sellers/fee.ts'
import { sellersIn } from '../../sellers/queries.ts'
import { allTiers, editTier } from '../../tiers/progress.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json } from '../input.ts'
import { sellerView } from './seller.ts'
import { paymentView } from './seller-orders.ts'

const Stuck = z.strictObject({ home: z.string().max(64), id: z.string().max(200) })
const TierInput = z.strictObject({
  picks_max: z.int().min(1).max(1_000_000),
  sales_needed: z.int().min(0).max(10_000),
  bonus_bps: z.int().min(0).max(5000),
})

/** For everybody else there is nothing here. */
export function requireOperator(c: Context<Env>): User {
  const { user } = requirePerson(c)
  if (!user.isOperator) throw new Refusal('not_found')
  return user
}

/** The operator's console: what needs a person. */
export const operator = factory
  .createApp()
  .get('/operator', async c => {
    requireOperator(c)
    const found = await c.get('instance').db.read(async reader => ({
      applied: await sellersIn(reader, ['applied']),
      payments: await paymentsToConfirm(reader, { sellerId: null, rowsMax: 100 }),
      refunds: await openRefunds(reader, 100),
      stuck: await stuckWork(reader, 100),
      late: await lateParts(reader, { now: c.get('instance').clock.now(), rowsMax: 100 }),
      disputes: await returnsIn(reader, { states: ['disputed'], rowsMax: 100 }),
      signals: await openSignals(reader, 100),
      payouts: await payoutsIn(reader, {
        states: ['draft', 'processing', 'unresolved'],
        rowsMax: 500,
      }),
      mismatches: await mismatchedPayments(reader, 100),
      chargebacks: await openChargebacks(reader, 100),
    }))
    return c.json(
      {
        disputes: found.disputes.length,
        signals: found.signals.length,
        payouts_open: found.payouts.filter(one => one.provider === 'manual').length,
        payouts_unresolved: found.payouts.filter(one => one.state === 'unresolved').length,
        alarms: found.mismatches.length + found.chargebacks.length,
        late: found.late.length,
        sellers_to_decide: found.applied.length,
        payments_to_confirm: found.payments.length,
        refunds_to_send: found.refunds.length,
        stuck: found.stuck.length,
      },
      200,
    )
  })
  .get('/operator/sellers', async c => {
    requireOperator(c)
    const found = await c
      .get('instance')
      .db.read(reader =>
        sellersIn(reader, ['applied', 'active', 'paused', 'suspended', 'refused', 'closed']),
      )
    return c.json({ data: found.map(sellerView) }, 200)
  })
  .post('/operator/sellers/:id/decision', json(SellerDecision), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const state = await db.transact(tx =>
      decideSeller(tx, {
        sellerId: c.req.param('id'),
        decision: c.req.valid('json'),
        now: clock.now(),
      }),
    )
    return c.json({ state }, 200)
  })
  .put('/operator/sellers/:id/fee', json(FeeInput), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { platform_fee_bps: bps } = c.req.valid('json')
    await db.transact(tx =>
      setPlatformFee(tx, { sellerId: c.req.param('id'), bps, now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/payments', async c => {
    requireOperator(c)
    const found = await c
      .get('instance')
      .db.read(reader => paymentsToConfirm(reader, { sellerId: null, rowsMax: 100 }))
    return c.json({ data: found.map(paymentView) }, 200)
  })
  .post('/operator/payments/:shop/:id/confirm', async c => {
    const { id: userId } = requireOperator(c)
    const { db, clock } = c.get('instance')
    const { shop, id } = c.req.param()
    await db.transact(tx =>
      confirmByOperator(tx, { userId, shopId: shop, paymentId: id, now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/refunds', async c => {
    requireOperator(c)
    const found = await c.get('instance').db.read(reader => openRefunds(reader, 100))
    return c.json(
      {
        data: found.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          order_id: one.orderId,
          number: numberOf(one.orderId),
          amount: { amount: one.amountMinor, currency: one.currency },
          cause: one.cause,
          state: one.state,
          created_at: one.createdAt,
        })),
      },
      200,
    )
  })
  .post('/operator/refunds/:shop/:id/sent', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { shop, id } = c.req.param()
    await db.transact(tx =>
      noteRefund(tx, {
        shopId: shop,
        refundId: id,
        outcome: 'done',
        isByHand: true,
        now: clock.now(),
      }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/stuck', async c => {
    requireOperator(c)
    const found = await c.get('instance').db.read(reader => stuckWork(reader, 100))
    return c.json(
      {
        data: found.map(one => ({
          home: one.home,
          id: one.id,
          topic: one.topic,
          attempts: one.attempts,
          last_outcome: one.lastOutcome,
          created_at: one.createdAt,
        })),
      },
      200,
    )
  })
  .post('/operator/stuck/retry', json(Stuck), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const again = await db.transact(tx =>
      retryStuck(tx, { ...c.req.valid('json'), now: clock.now() }),
    )
    if (!again.length) throw new Refusal('not_found')
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/tiers', async c => {
    requireOperator(c)
    const tiers = await c.get('instance').db.read(allTiers)
    return c.json(
      {
        data: tiers.map(tier => ({
          id: tier.id,
          picks_max: tier.picksMax,
          sales_needed: tier.salesNeeded,
          bonus_bps: tier.bonusBps,
        })),
      },
      200,
    )
  })
  .put('/operator/tiers/:id', json(TierInput), async c => {
    requireOperator(c)
    const { picks_max, sales_needed, bonus_bps } = c.req.valid('json')
    const rule = {
      id: c.req.param('id'),
      picksMax: picks_max,
      salesNeeded: sales_needed,
      bonusBps: bonus_bps,
    }
    await c.get('instance').db.transact(tx => editTier(tx, rule))
    return c.json({ ok: true as const }, 200)
  })
