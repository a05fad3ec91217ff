import { z } from 'zod'
import { DiscountInput } from '../../orders/contract.ts'
import { createDiscount, discountsOf, endDiscount } from '../../orders/discount.ts'
import { passRunDay } from '../../payouts/run.ts'
import { days } from '../../platform/clock.ts'
import { currencies } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusal.ts'
import { platformRates } from '../../rates/explain.ts'
import { setRate } from '../../rates/set.ts'
import { editRules, RulesInput, rulesOf } from '../../rules/rules.ts'
import { factory } from '../context.ts'
import { json } from '../input.ts'
import { discountView } from './discounts.ts'
import { requireOperator } from './operator.ts'

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

/** What holds for everybody: rules, rates, the platform’s codes, and the clock outside production. */
export const operatorRules = factory
  .createApp()
  .get('/operator/rules', async c => {
    requireOperator(c)
    const rules = await c.get('instance').db.read(rulesOf)
    const input: RulesInput = {
      hold_after_delivery_days: rules.holdAfterDeliveryDays,
      hold_after_shipping_days: rules.holdAfterShippingDays,
      rate_notice_days: rules.rateNoticeDays,
      ship_within_days: rules.shipWithinDays,
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
