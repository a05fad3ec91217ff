import { z } from 'zod'
import { decideSignal, openSignals, SignalDecision } from '../../appeals/decide.ts'
import { DiscountInput } from '../../orders/contract.ts'
import { createDiscount, discountsOf, endDiscount } from '../../orders/discount.ts'
import { requireOrder } from '../../orders/queries.ts'
import { RefundInput } from '../../payments/contract.ts'
import { mismatchedPayments, openChargebacks } from '../../payments/queries.ts'
import { previewRefund } from '../../payments/refund.ts'
import { partsOf, refundByOperator } from '../../payments/refund-by.ts'
import { PayoutOutcome } from '../../payouts/contract.ts'
import { payeesWithBalance, whyNotPaid } from '../../payouts/draft.ts'
import { bankList, payoutsIn, requirePayout } from '../../payouts/queries.ts'
import { passRunDay, startRun } from '../../payouts/run.ts'
import { payoutStates } from '../../payouts/schema.ts'
import { noteProcessing, settleByHand } from '../../payouts/settle.ts'
import { days } from '../../platform/clock.ts'
import { currencies } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import { platformRates } from '../../rates/explain.ts'
import { setRate } from '../../rates/set.ts'
import { ReturnDecision } from '../../returns/contract.ts'
import { decideReturn } from '../../returns/handle.ts'
import { returnsIn } from '../../returns/queries.ts'
import { editRules, RulesInput, rulesOf } from '../../rules/rules.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { shopsByIds } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { discountView } from './discounts.ts'
import { requireOperator } from './operator.ts'
import { payoutView } from './payouts.ts'
import { planView, refundKey } from './refunds.ts'
import { returnView } from './returns.ts'

const PayoutList = z.strictObject({ state: z.enum(payoutStates).optional() })
const OperatorRefund = z.strictObject({
  seller_id: z.string().max(64).nullable(),
  refund: RefundInput,
})
const PlatformRate = z.discriminatedUnion('rung', [
  z.strictObject({
    rung: z.literal('platform'),
    bps: z.int().min(0).max(9000),
    valid_from: z.int().optional(),
  }),
  z.strictObject({
    rung: z.literal('category'),
    category: z.string().max(100),
    bps: z.int().min(0).max(9000).nullable(),
    valid_from: z.int().optional(),
  }),
])

/** An amount says its currency: one that the instance can sell in. */
const Currency = z.enum(currencies as [string, ...string[]])
const PlatformDiscount = DiscountInput.and(z.strictObject({ currency: Currency.optional() }))

/** The operator's money: payouts, disputes, signals and rules. */
export const operatorMoney = factory
  .createApp()
  .get('/operator/payouts', query(PayoutList), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { state } = c.req.valid('query')
    const states = state ? [state] : payoutStates.filter(one => one !== 'cancelled')
    const found = await db.read(async reader => {
      const rows = await payoutsIn(reader, { states: [...states], rowsMax: 500 })
      const waiting = []
      for (const { payee, payableMinor } of await payeesWithBalance(reader))
        waiting.push({
          payee,
          payableMinor,
          why: await whyNotPaid(reader, { payee, payableMinor, now: clock.now() }),
        })
      const homes = [...rows.map(one => one.home), ...waiting.map(one => one.payee.home)]
      return {
        rows,
        waiting,
        shops: await shopsByIds(reader, homes),
        sellers: await sellersByIds(reader, homes),
      }
    })
    const nameOf = (home: string) =>
      found.shops.get(home)?.name ?? found.sellers.get(home)?.name ?? home
    return c.json(
      {
        data: found.rows.map(one => ({ ...payoutView(one), name: nameOf(one.home) })),
        /** Everybody the books owe, and why they are not being paid right now; null: next run. */
        waiting: found.waiting.map(({ payee, payableMinor, why }) => ({
          home: payee.home,
          kind: payee.kind,
          name: nameOf(payee.home),
          amount: { amount: payableMinor, currency: payee.currency },
          why_not: why,
        })),
      },
      200,
    )
  })
  .post('/operator/payouts/run', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const now = clock.now()
    const payees = await db.transact(tx => startRun(tx, { runId: `by_hand:${now}`, now }))
    return c.json({ payees }, 200)
  })
  /** The bank's list of what is to be sent by hand. */
  .get('/operator/payouts.csv', async c => {
    requireOperator(c)
    const found = await c
      .get('instance')
      .db.read(reader => payoutsIn(reader, { states: ['draft', 'processing'], rowsMax: 5000 }))
    return c.body(bankList(found.filter(one => one.provider === 'manual')), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="payouts.csv"',
    })
  })
  .get('/operator/payouts/:home/:id', async c => {
    requireOperator(c)
    const { home, id } = c.req.param()
    const { payout, lines } = await c
      .get('instance')
      .db.read(reader => requirePayout(reader, { home, payoutId: id }))
    return c.json(
      {
        ...payoutView(payout),
        destination: payout.destination,
        lines: lines.map(line => ({
          due_id: line.dueId,
          shop_id: line.shopId,
          order_id: line.orderId,
          order_number: line.orderId.slice(-8).toUpperCase(),
          amount: { amount: line.amountMinor, currency: payout.currency },
        })),
      },
      200,
    )
  })
  .post('/operator/payouts/:home/:id/processing', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { home, id } = c.req.param()
    await db.transact(tx => noteProcessing(tx, { home, payoutId: id, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .post('/operator/payouts/:home/:id/settle', json(PayoutOutcome), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { home, id } = c.req.param()
    const input = c.req.valid('json')
    const said =
      input.outcome === 'paid' ? { providerRef: input.reference ?? null } : { reason: input.reason }
    const state = input.outcome
    await db.transact(tx =>
      settleByHand(tx, { home, payoutId: id, state, ...said, now: clock.now() }),
    )
    return c.json({ ok: true as const }, 200)
  })
  .post('/operator/orders/:shop/:id/refund-preview', json(OperatorRefund), async c => {
    requireOperator(c)
    const { shop: shopId, id: orderId } = c.req.param()
    const { seller_id: sellerId, refund } = c.req.valid('json')
    if (!sellerId) throw new Refusal('invalid_input', { fields: [{ field: 'seller_id' }] })
    const plan = await c.get('instance').db.read(async reader => {
      const { currency } = await requireOrder(reader, { shopId, orderId })
      const parts = partsOf(refund, currency)
      return previewRefund(reader, { shopId, orderId, sellerId, parts })
    })
    return c.json(planView(plan), 200)
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
          order_number: one.orderId.slice(-8).toUpperCase(),
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
          order_number: one.orderId.slice(-8).toUpperCase(),
          asked: { amount: one.amountMinor, currency: one.currency },
          provider: one.provider,
          reference: one.providerRef,
        })),
        chargebacks: found.chargebacks.map(one => ({
          id: one.id,
          shop_id: one.shopId,
          order_id: one.orderId,
          order_number: one.orderId.slice(-8).toUpperCase(),
          amount: { amount: one.amountMinor, currency: one.currency },
          opened_at: one.openedAt,
        })),
      },
      200,
    )
  })
  .get('/operator/rules', async c => {
    requireOperator(c)
    const rules = await c.get('instance').db.read(rulesOf)
    const input: RulesInput = {
      hold_after_delivery_days: rules.holdAfterDeliveryDays,
      hold_after_shipping_days: rules.holdAfterShippingDays,
      rate_notice_days: rules.rateNoticeDays,
      return_answer_days: rules.returnAnswerDays,
      payout_threshold_minor: rules.payoutThresholdMinor,
      payout_schedule: rules.payoutSchedule,
    }
    return c.json(input, 200)
  })
  .put('/operator/rules', json(RulesInput), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    await db.transact(async tx => {
      const before = await rulesOf(tx)
      await editRules(tx, c.req.valid('json'))
      const { payoutSchedule } = await rulesOf(tx)
      if (payoutSchedule !== before.payoutSchedule) await passRunDay(tx, clock.now())
    })
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/rates', async c => {
    requireOperator(c)
    const found = await c.get('instance').db.read(platformRates)
    return c.json(
      {
        data: found.map(one => ({
          rung: one.rung,
          category: one.subject,
          rate_bps: one.bps,
          version: one.version,
          valid_from: one.validFrom,
        })),
      },
      200,
    )
  })
  .post('/operator/rates', json(PlatformRate), async c => {
    const { id: by } = requireOperator(c)
    const { db, clock } = c.get('instance')
    const input = c.req.valid('json')
    const change = {
      home: 'platform',
      rung: input.rung,
      subject: input.rung === 'category' ? input.category : '',
      bps: input.bps,
      validFrom: input.valid_from ?? null,
      by,
    }
    const set = await db.transact(tx => setRate(tx, change, clock.now()))
    return c.json({ valid_from: set?.validFrom ?? null, is_cut: set?.isCut ?? false }, 200)
  })
  .get('/operator/discounts', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const found = await db.read(reader => discountsOf(reader, 'platform'))
    return c.json({ data: found.map(one => discountView(one, clock.now())) }, 200)
  })
  .post('/operator/discounts', json(PlatformDiscount), async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const { currency = 'CNY', ...input } = c.req.valid('json')
    const own = { funder: 'platform' as const, home: 'platform', currency }
    await db.transact(tx => createDiscount(tx, { ...own, input, now: clock.now() }))
    return c.json({ ok: true as const }, 201)
  })
  .delete('/operator/discounts/:code', async c => {
    requireOperator(c)
    const { db, clock } = c.get('instance')
    const code = c.req.param('code').toUpperCase()
    await db.transact(tx => endDiscount(tx, { home: 'platform', code, now: clock.now() }))
    return c.json({ ok: true as const }, 200)
  })
  .get('/operator/clock', async c => {
    requireOperator(c)
    const { clock, config } = c.get('instance')
    return c.json({ now: clock.now(), can_move: Boolean(clock.move) && !config.isProduction }, 200)
  })
  /** Outside production only: the instance lives some days later from now on. */
  .post('/operator/clock', json(z.strictObject({ days: z.int().min(1).max(365) })), async c => {
    requireOperator(c)
    const { clock, config } = c.get('instance')
    if (!clock.move || config.isProduction) throw new Refusal('clock_fixed')
    clock.move(days(c.req.valid('json').days))
    return c.json({ now: clock.now() }, 200)
  })
