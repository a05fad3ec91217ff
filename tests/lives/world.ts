import { eq } from 'drizzle-orm'
import { requireUser } from '../../server/identity/queries.ts'
import { OrderInput } from '../../server/orders/contract.ts'
import { createDiscount } from '../../server/orders/discount.ts'
import { checkOut } from '../../server/payments/checkout.ts'
import { requireProvider } from '../../server/payments/provider.ts'
import {
  confirmDetails,
  type Payee,
  payeeToken,
  proposeDetails,
} from '../../server/payouts/payee.ts'
import { sellers } from '../../server/sellers/schema.ts'
import { setTaxes } from '../../server/sellers/taxes.ts'
import { requireShop } from '../../server/shops/queries.ts'
import { shops } from '../../server/shops/schema.ts'
import { editTier } from '../../server/tiers/progress.ts'
import { type House, openHouse } from '../support/house.ts'
import { orderOf, product, seller, shop, type Thing } from '../support/world.ts'

/** A small world with every kind of money in it: taxes, fees, bonus, codes, two sellers, two shops. */
export type LivesWorld = {
  house: House
  shops: { id: string; userId: string; email: string }[]
  things: Thing[]
  sellerIds: string[]
  payees: Payee[]
}

export async function openWorld(): Promise<LivesWorld> {
  const house = await openHouse()
  const { instance } = house
  const wang = await seller(instance, 'Wang')
  const jing = await seller(instance, 'Jing', { shipping_minor: 1500, default_rate_bps: 1500 })
  const things = [
    await product(instance, wang.id, 'apples', { stock: null }),
    await product(instance, wang.id, 'pears', { priceMinor: 3333, rateBps: 1250, stock: null }),
    await product(instance, jing.id, 'bowl', { priceMinor: 8801, rateBps: null, stock: null }),
    await product(instance, jing.id, 'pin', { priceMinor: 1, rateBps: 500, stock: null }),
  ]
  const all = [await shop(instance, 'mei', things), await shop(instance, 'ayu', things)]
  const now = instance.clock.now()
  await instance.db.transact(async tx => {
    await tx.update(sellers).set({ platformFeeBps: 250 }).where(eq(sellers.id, wang.id))
    await setTaxes(tx, {
      sellerId: jing.id,
      input: { bps: 1300, prices_include_tax: false, categories: [] },
    })
    await setTaxes(tx, {
      sellerId: wang.id,
      input: { bps: 900, prices_include_tax: true, categories: [{ category: 'food', bps: 600 }] },
    })
    await editTier(tx, { id: 'starter', picksMax: 30, salesNeeded: 0, bonusBps: 150 })
    const codes = [
      ['SELLER10', 'seller', wang.id, { bps: 1000 }],
      ['HOUSE777', 'platform', 'platform', { amount_minor: 777 }],
      ['CURATOR5', 'curator', all[0]!.id, { bps: 500 }],
    ] as const
    for (const [code, funder, home, value] of codes)
      await createDiscount(tx, {
        funder,
        home,
        currency: 'CNY',
        input: { code, bps: null, amount_minor: null, starts_at: 0, ends_at: null, ...value },
        now,
      })
  })
  const payees: Payee[] = [
    ...all.map(one => ({ home: one.id, kind: 'curator' as const, currency: 'CNY' })),
    ...[wang.id, jing.id].map(home => ({ home, kind: 'seller' as const, currency: 'CNY' })),
  ]
  for (const payee of payees) await confirmPayee(house, payee)
  return { house, shops: all, things, sellerIds: [wang.id, jing.id], payees }
}

/** Somebody whose details count. */
export async function confirmPayee({ instance }: House, payee: Payee): Promise<void> {
  const { db, clock, config } = instance
  await db.transact(async tx => {
    const [own] = await tx
      .select({ userId: shops.userId })
      .from(shops)
      .where(eq(shops.id, payee.home))
    const [sold] = await tx
      .select({ userId: sellers.appliedBy })
      .from(sellers)
      .where(eq(sellers.id, payee.home))
    const user = await requireUser(tx, (own ?? sold)!.userId)
    const input = {
      provider: 'manual' as const,
      holder: 'A',
      account: '62220001',
      bank: 'B',
      threshold_minor: 0,
    }
    await proposeDetails(tx, { payee, userId: user.id, email: user.email, input, now: clock.now() })
    const token = payeeToken(config.secretKey, { home: payee.home, version: 1 })
    await confirmDetails(tx, {
      home: payee.home,
      token,
      secretKey: config.secretKey,
      now: clock.now(),
    })
  })
}

/** Buys, paid at once. */
export async function buy(
  { house, shops: all, things }: LivesWorld,
  wish: {
    shop: number
    lines: { thing: number; quantity: number }[]
    code: string | null
    own: boolean
  },
): Promise<{ shopId: string; orderId: string; paymentId: string } | null> {
  const { db, clock, providers, config } = house.instance
  const { id, email } = all[wish.shop]!
  const wanted = new Map(wish.lines.map(line => [line.thing, line.quantity]))
  const input = OrderInput.parse({
    ...orderOf([...wanted].map(([thing, quantity]) => ({ ...things[thing]!, quantity }))),
    ...(wish.code ? { discount_code: wish.code } : {}),
    ...(wish.own ? { buyer: { name: 'Me', email } } : {}),
  })
  const found = await db.read(reader => requireShop(reader, id))
  const made = await db.transact(tx =>
    checkOut(tx, {
      shop: found,
      curatorEmail: email,
      terms: { base: 'net', secretKey: config.secretKey },
      input,
      fingerprint: null,
      buyerUserId: null,
      provider: requireProvider(providers, 'test'),
      isPaidAtOnce: true,
      idempotency: { key: `k${Math.random()}`, requestHash: '' },
      now: clock.now(),
    }),
  )
  return made.fresh ? { shopId: id, orderId: made.orderId, paymentId: made.fresh.paymentId } : null
}
