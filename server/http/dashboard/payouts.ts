import type { Context } from 'hono'
import { z } from 'zod'
import { commissionTitles } from '../../commissions/queries.ts'
import { totalsByState } from '../../dues/queries.ts'
import { signIn } from '../../identity/sign-in.ts'
import { numberOf } from '../../orders/number.ts'
import { PayeeInput } from '../../payouts/contract.ts'
import { requestPayout, whyNotPaid } from '../../payouts/draft.ts'
import {
  confirmDetails,
  type Details,
  detailsOf,
  type Payee,
  proposeDetails,
  standingOf,
} from '../../payouts/payee.ts'
import { payoutList, payoutsOf, requirePayout } from '../../payouts/queries.ts'
import { nextRunAt } from '../../payouts/run.ts'
import type { Payout } from '../../payouts/settle.ts'
import { Refusal } from '../../platform/refusal.ts'
import { rulesOf, thresholdIn } from '../../rules/rules.ts'
import { type Env, factory, requirePerson } from '../context.ts'
import { json, query } from '../input.ts'
import { requireOwnSeller } from './seller.ts'
import { Page, requireOwnShop } from './shop.ts'

type PayeeOf = (c: Context<Env>) => Promise<Payee>

const curator: PayeeOf = async c => {
  const { id, currency } = await requireOwnShop(c)
  return { home: id, kind: 'curator', currency }
}
const seller: PayeeOf = async c => {
  const { id, currency } = await requireOwnSeller(c)
  return { home: id, kind: 'seller', currency }
}

/** Being paid: the same for a curator and a seller, each under their own address. */
export const payouts = factory
  .createApp()
  .get('/payee', async c => c.json(await standing(c, await curator(c)), 200))
  .get('/seller/:seller/payee', async c => c.json(await standing(c, await seller(c)), 200))
  .put('/payee', json(PayeeInput), async c => {
    await propose(c, await curator(c), c.req.valid('json'))
    return c.json({ ok: true as const }, 200)
  })
  .put('/seller/:seller/payee', json(PayeeInput), async c => {
    await propose(c, await seller(c), c.req.valid('json'))
    return c.json({ ok: true as const }, 200)
  })
  /** The link in the mail, opened while signed in as somebody who may. */
  .post(
    '/payee/confirm',
    json(z.strictObject({ home: z.string(), token: z.string() })),
    async c => {
      const { user } = requirePerson(c)
      const { db, clock, config } = c.get('instance')
      const { secretKey } = config
      const { home, token } = c.req.valid('json')
      const [latest] = await db.read(reader => detailsOf(reader, home))
      if (latest?.userId !== user.id) throw new Refusal('token_invalid')
      const at = await db.transact(tx =>
        confirmDetails(tx, { home, token, secretKey, now: clock.now() }),
      )
      return c.json({ effective_at: at, is_now: at <= clock.now() }, 200)
    },
  )
  .get('/payouts', query(Page), async c =>
    c.json(await listOf(c, await curator(c), c.req.valid('query')), 200),
  )
  .get('/seller/:seller/payouts', query(Page), async c =>
    c.json(await listOf(c, await seller(c), c.req.valid('query')), 200),
  )
  /** The money now, whatever the schedule; refused with the reason why not. */
  .post('/payouts', async c => c.json(await request(c, await curator(c)), 201))
  .post('/seller/:seller/payouts', async c => c.json(await request(c, await seller(c)), 201))
  .get('/payouts/:id', async c => c.json(await one(c, await curator(c)), 200))
  .get('/seller/:seller/payouts/:id', async c => c.json(await one(c, await seller(c)), 200))
  .get('/payouts/:id/json', async c => file(c, await curator(c)))
  .get('/seller/:seller/payouts/:id/json', async c => file(c, await seller(c)))
  .get('/payouts/:id/csv', async c => list(c, await curator(c)))
  .get('/seller/:seller/payouts/:id/csv', async c => list(c, await seller(c)))

/** Where the money goes, what is payable, when it is next paid, or why not, in machine words. */
async function standing(c: Context<Env>, payee: Payee) {
  const { db, clock } = c.get('instance')
  const now = clock.now()
  return db.read(async reader => {
    const totals = await totalsByState(reader, payee.home)
    const payableMinor = totals
      .filter(one => ['approved', 'paid', 'reversed'].includes(one.state))
      .reduce((sum, one) => sum + one.balanceMinor - one.takenMinor, 0)
    const rules = await rulesOf(reader)
    const { current, next } = standingOf(await detailsOf(reader, payee.home), now)
    return {
      currency: payee.currency,
      payable: { amount: payableMinor, currency: payee.currency },
      in_payout: {
        amount: totals
          .filter(one => one.state === 'in_payout')
          .reduce((sum, one) => sum + one.takenMinor, 0),
        currency: payee.currency,
      },
      paid: {
        amount: totals
          .filter(one => one.state === 'paid')
          .reduce((sum, one) => sum + one.takenMinor, 0),
        currency: payee.currency,
      },
      details: current ? detailsView(current) : null,
      next_details: next ? detailsView(next) : null,
      schedule: rules.payoutSchedule,
      instance_threshold: {
        amount: thresholdIn(payee.currency, rules.payoutThresholdMinor),
        currency: payee.currency,
      },
      next_run_at: nextRunAt(rules, now),
      why_not: await whyNotPaid(reader, { payee, payableMinor, now }),
      can_stripe: c.get('instance').payoutProviders.some(provider => provider.name === 'stripe'),
    }
  })
}

async function propose(c: Context<Env>, payee: Payee, input: z.infer<typeof PayeeInput>) {
  const { user } = requirePerson(c)
  const { db, clock, guard, payoutProviders } = c.get('instance')
  const { password, ...details } = input
  await signIn(db, guard, { email: user.email, password, network: c.get('network') })
  const provider = payoutProviders.find(one => one.name === input.provider)
  const wrong = provider ? await provider.check(input.account) : 'unknown_destination'
  if (wrong) throw new Refusal('payee_incomplete', { why: wrong, field: 'account' })
  const { id: userId, email } = user
  await db.transact(tx =>
    proposeDetails(tx, { payee, userId, email, input: details, now: clock.now() }),
  )
}

async function listOf(c: Context<Env>, payee: Payee, { before, limit }: z.infer<typeof Page>) {
  const found = await c
    .get('instance')
    .db.read(reader => payoutsOf(reader, { home: payee.home, before, rowsMax: limit + 1 }))
  const page = found.slice(0, limit)
  return {
    data: page.map(payoutView),
    next_before: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

async function request(c: Context<Env>, payee: Payee) {
  const { db, clock } = c.get('instance')
  const { payoutId } = await db.transact(tx => requestPayout(tx, { payee, now: clock.now() }))
  return { id: payoutId }
}

const key = (c: Context<Env>, payee: Payee) => ({
  home: payee.home,
  payoutId: c.req.param('id') ?? '',
})

async function one(c: Context<Env>, payee: Payee) {
  const { payout, lines, titles } = await c.get('instance').db.read(async reader => {
    const found = await requirePayout(reader, key(c, payee))
    const isCurator = payee.kind === 'curator'
    const dueIds = isCurator ? found.lines.map(line => line.dueId) : []
    const wish = { shopId: payee.home, ids: dueIds, language: requirePerson(c).user.language }
    return { ...found, titles: await commissionTitles(reader, wish) }
  })
  return {
    ...payoutView(payout),
    lines: lines.map(line => ({
      due_id: line.dueId,
      order_number: numberOf(line.orderId),
      title: titles.get(line.dueId)?.title ?? null,
      kind: titles.get(line.dueId)?.kind ?? null,
      amount: { amount: line.amountMinor, currency: payout.currency },
    })),
  }
}

/** The same, to keep: amounts are minor units. */
async function file(c: Context<Env>, payee: Payee) {
  const payout = await one(c, payee)
  c.header('content-disposition', `attachment; filename="payout-${payout.id.slice(-8)}.json"`)
  return c.json(payout, 200)
}

async function list(c: Context<Env>, payee: Payee) {
  const { payout, lines } = await c
    .get('instance')
    .db.read(reader => requirePayout(reader, key(c, payee)))
  return c.body(payoutList(payout, lines), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="payout-${payout.id.slice(-8)}.csv"`,
  })
}

function detailsView(details: Details) {
  const { holder, account, bank } = details.destination
  return {
    provider: details.provider,
    holder,
    account: `…${account.slice(-4)}`,
    bank,
    threshold_minor: details.thresholdMinor,
    is_confirmed: details.verifiedAt !== null,
    effective_at: details.effectiveAt,
  }
}

/** A payout as its payee and the operator see it. */
export function payoutView(payout: Payout) {
  return {
    id: payout.id,
    home: payout.home,
    kind: payout.kind,
    number: payout.id.slice(-8).toUpperCase(),
    state: payout.state,
    amount: { amount: payout.amountMinor, currency: payout.currency },
    provider: payout.provider,
    account: `…${payout.destination.account.slice(-4)}`,
    reason: payout.reason,
    created_at: payout.createdAt,
    sent_at: payout.sentAt,
    ended_at: payout.endedAt,
  }
}
