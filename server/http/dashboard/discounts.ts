import type { Context } from 'hono'
import { DiscountInput } from '../../orders/contract.ts'
import { createDiscount, type Discount, discountsOf, endDiscount } from '../../orders/discount.ts'
import type { Funder } from '../../orders/split.ts'
import { type Env, factory } from '../context.ts'
import { json } from '../input.ts'
import { requireOwnSeller } from './seller.ts'
import { requireOwnShop } from './shop.ts'

type Owner = { funder: Funder; home: string; currency: string }

const curator = async (c: Context<Env>): Promise<Owner> => {
  const { id, currency } = await requireOwnShop(c)
  return { funder: 'curator', home: id, currency }
}
const seller = async (c: Context<Env>): Promise<Owner> => {
  const { id, currency } = await requireOwnSeller(c)
  return { funder: 'seller', home: id, currency }
}

/** Discount codes; whoever makes one pays for it: the curator of its commission, the seller. */
export const discounts = factory
  .createApp()
  .get('/discounts', async c => c.json(await listOf(c, await curator(c)), 200))
  .get('/seller/:seller/discounts', async c => c.json(await listOf(c, await seller(c)), 200))
  .post('/discounts', json(DiscountInput), async c => {
    await create(c, await curator(c), c.req.valid('json'))
    return c.json({ ok: true as const }, 201)
  })
  .post('/seller/:seller/discounts', json(DiscountInput), async c => {
    await create(c, await seller(c), c.req.valid('json'))
    return c.json({ ok: true as const }, 201)
  })
  .delete('/discounts/:code', async c => {
    await end(c, await curator(c))
    return c.json({ ok: true as const }, 200)
  })
  .delete('/seller/:seller/discounts/:code', async c => {
    await end(c, await seller(c))
    return c.json({ ok: true as const }, 200)
  })

async function listOf(c: Context<Env>, { home }: Owner) {
  const { db, clock } = c.get('instance')
  const found = await db.read(reader => discountsOf(reader, home))
  return { data: found.map(one => discountView(one, clock.now())) }
}

async function create(c: Context<Env>, owner: Owner, input: DiscountInput) {
  const { db, clock } = c.get('instance')
  await db.transact(tx => createDiscount(tx, { ...owner, input, now: clock.now() }))
}

async function end(c: Context<Env>, { home }: Owner) {
  const { db, clock } = c.get('instance')
  const code = (c.req.param('code') ?? '').toUpperCase()
  await db.transact(tx => endDiscount(tx, { home, code, now: clock.now() }))
}

export function discountView(one: Discount, now: number) {
  return {
    code: one.code,
    funder: one.funder,
    bps: one.bps,
    amount:
      one.amountMinor === null ? null : { amount: one.amountMinor, currency: one.currency ?? '' },
    starts_at: one.startsAt,
    ends_at: one.endsAt,
    is_on: one.startsAt <= now && (one.endsAt === null || one.endsAt > now),
  }
}
