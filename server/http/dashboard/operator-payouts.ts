import { z } from 'zod'
import { isNobodys } from '../../identity/profile.ts'
import { usersByIds } from '../../identity/queries.ts'
import { numberOf } from '../../orders/number.ts'
import { PayoutOutcome } from '../../payouts/contract.ts'
import { payeesWithBalance, whyNotPaid } from '../../payouts/draft.ts'
import { bankList, payoutsIn, requirePayout } from '../../payouts/queries.ts'
import { startRun } from '../../payouts/run.ts'
import { payoutStates } from '../../payouts/schema.ts'
import { noteProcessing, settleByHand } from '../../payouts/settle.ts'
import { sellersByIds } from '../../sellers/queries.ts'
import { shopsByIds } from '../../shops/queries.ts'
import { factory } from '../context.ts'
import { json, query } from '../input.ts'
import { requireOperator } from './operator.ts'
import { payoutView } from './payouts.ts'

const PayoutList = z.strictObject({ state: z.enum(payoutStates).optional() })

/** Paying out: who waits and why, the bank’s list, and how each transfer went. */
export const operatorPayouts = factory
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
      const owed = [...rows.map(one => one.home), ...waiting.map(one => one.payee.home)]
      const homes = [...new Set(owed)]
      const shops = await shopsByIds(reader, homes)
      return {
        rows,
        waiting,
        shops,
        users: await usersByIds(
          reader,
          [...shops.values()].map(shop => shop.userId),
        ),
        sellers: await sellersByIds(reader, homes),
      }
    })
    const goneUsers = new Set(
      found.users.filter(user => isNobodys(user.email)).map(user => user.id),
    )
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
          /** Left and gave it up; nobody is to be paid. */
          is_gone: goneUsers.has(found.shops.get(payee.home)?.userId ?? ''),
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
          order_number: numberOf(line.orderId),
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
