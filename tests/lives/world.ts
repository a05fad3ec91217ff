import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { requireUser } from '../../server/identity/queries.ts'
import { OrderInput } from '../../server/orders/contract.ts'
import { createDiscount } from '../../server/orders/discount.ts'
import { linesOf } from '../../server/orders/queries.ts'
import { checkOut } from '../../server/payments/checkout.ts'
import { requireProvider } from '../../server/payments/provider.ts'
import { nameRef } from '../../server/payments/queries.ts'
import {
  confirmDetails,
  detailsOf,
  type Payee,
  payeeToken,
  proposeDetails,
} from '../../server/payouts/payee.ts'
import type { Tx } from '../../server/platform/db/index.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { setTaxes } from '../../server/sellers/taxes.ts'
import { requireShop } from '../../server/shops/queries.ts'
import { shops } from '../../server/shops/schema.ts'
import { editTier } from '../../server/tiers/progress.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'
import { type Code, Model, type Order, type SellerName, terms } from './model.ts'
import { did } from './tally.ts'

/** A small world with every kind of money in it: taxes, fees, bonus, codes, two sellers, two shops. */
export type LivesWorld = {
  house: House
  shops: { id: string; userId: string; email: string }[]
  things: Thing[]
  sellers: Record<SellerName, string>
  payees: Payee[]
  /** Rates begin with the world: no clock goes back to before it. */
  openedAt: number
  /** What everybody should have after all that was lived here so far. */
  model: Model
}

/** An order with its twin in the model. */
export type LivedOrder = { shopId: string; orderId: string; paymentId: string; twin: Order }

export async function openWorld(): Promise<LivesWorld> {
  const house = await openHouse()
  const { instance } = house
  const ids = {} as Record<SellerName, string>
  for (const [name, { shipping, rateBps }] of Object.entries(terms.sellers))
    ids[name as SellerName] = (
      await seller(instance, name, { shipping_minor: shipping, default_rate_bps: rateBps })
    ).id
  const things: Thing[] = []
  for (const { name, price, rateBps, stock, ...of } of terms.things)
    things.push(
      await product(instance, ids[of.seller], name, { priceMinor: price, rateBps, stock }),
    )
  const all = [await shop(instance, 'mei', things), await shop(instance, 'ayu', things)]
  await setTerms(house, ids, all[0]!.id)
  const payees: Payee[] = [
    ...all.map(one => ({ home: one.id, kind: 'curator' as const, currency: 'CNY' })),
    ...Object.values(ids).map(home => ({ home, kind: 'seller' as const, currency: 'CNY' })),
  ]
  const { secretKey } = instance.config
  await instance.db.transact(async tx => {
    for (const payee of payees)
      await confirmPayee(tx, { payee, secretKey, now: instance.clock.now() })
  })
  const openedAt = instance.clock.now()
  return { house, shops: all, things, sellers: ids, payees, openedAt, model: new Model() }
}

async function setTerms(
  { instance: { db, clock } }: House,
  ids: Record<SellerName, string>,
  firstShop: string,
): Promise<void> {
  const { wang, jing } = terms.sellers
  await db.transact(async tx => {
    for (const [name, { feeBps }] of Object.entries(terms.sellers))
      await tx
        .update(sellers)
        .set({ platformFeeBps: feeBps })
        .where(eq(sellers.id, ids[name as SellerName]))
    const plain = { bps: jing.taxBps, prices_include_tax: jing.isTaxWithin, categories: [] }
    await setTaxes(tx, { sellerId: ids.jing, input: plain })
    // Its things are food/fruit: the deepest category it names a tax for counts.
    const byCategory = [{ category: 'food', bps: wang.taxBps }]
    await setTaxes(tx, {
      sellerId: ids.wang,
      input: { bps: 900, prices_include_tax: wang.isTaxWithin, categories: byCategory },
    })
    const bonusBps = terms.bonusBps.starter
    await editTier(tx, { id: 'starter', picksMax: 30, salesNeeded: 0, bonusBps })
    const { SELLER10, HOUSE777, CURATOR5 } = terms.codes
    const codes = [
      ['SELLER10', 'seller', ids.wang, { bps: SELLER10.bps }],
      ['HOUSE777', 'platform', 'platform', { amount_minor: HOUSE777.amount }],
      ['CURATOR5', 'curator', firstShop, { bps: CURATOR5.bps }],
    ] as const
    for (const [code, funder, home, value] of codes)
      await createDiscount(tx, {
        funder,
        home,
        currency: 'CNY',
        input: { code, bps: null, amount_minor: null, starts_at: 0, ends_at: null, ...value },
        now: clock.now(),
      })
  })
}

/** Somebody whose details count: the first at once, later ones after their time. */
export async function confirmPayee(
  tx: Tx,
  { payee, secretKey, now }: { payee: Payee; secretKey: string; now: number },
): Promise<void> {
  const { home } = payee
  const [own] = await tx.select({ userId: shops.userId }).from(shops).where(eq(shops.id, home))
  const [sold] = await tx
    .select({ userId: sellers.appliedBy })
    .from(sellers)
    .where(eq(sellers.id, home))
  const user = await requireUser(tx, (own ?? sold)!.userId)
  const input = {
    provider: 'manual' as const,
    holder: 'A',
    account: '62220001',
    bank: 'B',
    threshold_minor: 0,
  }
  await proposeDetails(tx, { payee, userId: user.id, email: user.email, input, now })
  const [latest] = await detailsOf(tx, home)
  const token = payeeToken(secretKey, latest!)
  await confirmDetails(tx, { home, token, secretKey, now })
}

export type Purchase = {
  shop: number
  lines: { thing: number; quantity: number }[]
  code: Code | null
  /** Somebody new, the shop's own curator, or one who comes often. */
  who: 'new' | 'own' | 'regular'
  /** At once, later at the provider, or later by hand. */
  pays: 'at_once' | 'later' | 'by_hand'
}

const emails = { new: null, regular: 'regular@mail.example' }

/** Buys, and so does the model: both agree on whether it can be had and on every share. */
export async function buy(world: LivesWorld, wish: Purchase): Promise<LivedOrder | null> {
  const { house, shops: all, things, model } = world
  const { db, clock, providers, config } = house.instance
  const { id, email: curatorEmail } = all[wish.shop]!
  const wanted = new Map(wish.lines.map(line => [line.thing, line.quantity]))
  const lines = [...wanted].map(([thing, quantity]) => ({ thing, quantity }))
  const email = wish.who === 'own' ? curatorEmail : emails[wish.who]
  const provider = wish.pays === 'by_hand' ? ('manual' as const) : ('test' as const)
  const input = OrderInput.parse({
    ...orderOf(lines.map(({ thing, quantity }) => ({ ...things[thing]!, quantity }))),
    payment: { provider },
    ...(wish.code ? { discount_code: wish.code } : {}),
    ...(email ? { buyer: { name: 'Me', email } } : {}),
  })
  const isOwn = wish.who === 'own'
  const twin = model.place(lines, { ...wish, isOwn, provider, now: clock.now() })
  const found = await db.read(reader => requireShop(reader, id))
  const work = db.transact(async tx => {
    const made = await checkOut(tx, {
      shop: found,
      curatorEmail,
      terms: { base: 'net', secretKey: config.secretKey },
      input,
      fingerprint: null,
      buyerUserId: null,
      provider: requireProvider(providers, provider),
      isPaidAtOnce: wish.pays === 'at_once',
      idempotency: { key: `k${Math.random()}`, requestHash: '' },
      now: clock.now(),
    })
    const { paymentId } = made.fresh!
    await nameRef(tx, { provider, ref: paymentId, shopId: id, paymentId })
    return { shopId: id, orderId: made.orderId, paymentId }
  })
  if (typeof twin === 'string') {
    await expect(work).rejects.toMatchObject({
      code: expect.stringMatching(/^(discount_unknown|out_of_stock)$/),
    })
    did(twin)
    return null
  }
  const key = await work
  model.keep(twin)
  if (wish.pays === 'at_once') model.pay(twin)
  await expectFrozen(world, key, twin)
  return { ...key, twin }
}

/** What the order froze is what the model divides; the twin's lines take their ids and order. */
async function expectFrozen(
  { house, things }: LivesWorld,
  key: { shopId: string; orderId: string },
  twin: Order,
): Promise<void> {
  const written = await house.instance.db.read(reader => linesOf(reader, key))
  const lines = written.map(({ id, variantId }) => {
    const thing = things.findIndex(one => one.variantId === variantId)
    return Object.assign(twin.lines.find(line => line.thing === thing)!, { id })
  })
  twin.lines.splice(0, lines.length, ...lines)
  expect(
    written.map(line => ({
      quantity: line.quantity,
      total: line.lineTotalMinor,
      base: line.commissionBaseMinor,
      credit: line.commissionMinor - (line.discountFunder === 'curator' ? line.discountMinor : 0),
      bonus: line.bonusMinor,
      fee: line.platformFeeMinor,
      seller: line.sellerNetMinor,
    })),
  ).toEqual(
    lines.map(line => ({
      quantity: line.quantity,
      total: line.total,
      base: line.base,
      credit: line.credit,
      bonus: line.bonus,
      fee: line.fee,
      seller: line.total - line.credit - line.fee + line.byPlatform,
    })),
  )
}
