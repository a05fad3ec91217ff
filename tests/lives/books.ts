import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { variants } from '../../server/catalog/schema.ts'
import { commissionsOfOrders } from '../../server/commissions/queries.ts'
import { duesOfOrder } from '../../server/dues/queries.ts'
import { requireOrder } from '../../server/orders/queries.ts'
import { type Reader, rows } from '../../server/platform/db/index.ts'
import { requireShop } from '../../server/shops/queries.ts'
import { unlocks } from '../../server/tiers/schema.ts'
import {
  backOf,
  balancesOf,
  isOverFor,
  owedOf,
  type SellerName,
  sellerOf,
  terms,
  totalOf,
} from './model.ts'
import type { LivedOrder, LivesWorld } from './world.ts'

/** The books hold exactly what the model says: every account, every shop, every shelf. */
export async function expectAgreed(
  db: Reader,
  world: LivesWorld,
  order: LivedOrder | null,
): Promise<void> {
  expect(await bookedIn(db, world)).toEqual(sorted(balancesOf(world.model.orders)))
  for (const [n, { id }] of world.shops.entries()) {
    const { saleCount, tierId } = await requireShop(db, id)
    const expected = { saleCount: world.model.salesOf(n), tierId: world.model.tiers[n] }
    expect({ saleCount, tierId }).toEqual(expected)
    await expectUnlocked(db, id, tierId !== 'starter')
  }
  await expectShelf(db, world)
  if (order) await expectOrder(db, world, order)
}

/** A shop rises once, by the very sale that was the 5th, and the record names them all. */
async function expectUnlocked(db: Reader, shopId: string, isRisen: boolean): Promise<void> {
  const found = await db.select().from(unlocks).where(eq(unlocks.shopId, shopId))
  const sales = found.map(one => new Set(one.orderIds).size)
  expect(sales).toEqual(isRisen ? [terms.salesToRise] : [])
}

/** Zeros say nothing. */
const sorted = (balances: Map<string, number>) =>
  Object.fromEntries([...balances].filter(([, amount]) => amount !== 0).sort())

/** Each payee's accounts as one, with what it has been paid: where money stands is the doctor's. */
async function bookedIn(db: Reader, { shops, sellers }: LivesWorld) {
  const booked = await rows<{ home: string; account: string; amount: number }>(
    db,
    sql`select shop_id as home, account, sum(amount_minor) as amount from ledger_entries group by shop_id, account union all select home, 'payout', sum(amount_minor) from payouts where state = 'paid' group by home union all select 'paid', 'outside:payout:manual', -sum(amount_minor) from payouts where state = 'paid'`,
  )
  const names = new Map(Object.entries(sellers).map(([name, id]) => [id, name]))
  const payeeOf = (home: string) =>
    names.get(home) ?? `curator ${shops.findIndex(one => one.id === home)}`
  const balances = new Map<string, number>()
  for (const { home, account, amount } of booked) {
    const seller = /^seller:(.+):/.exec(account)?.[1]
    const isPayee = account === 'payout' || account.startsWith('curator:')
    const name = seller ? names.get(seller)! : isPayee ? payeeOf(home) : account
    balances.set(name, (balances.get(name) ?? 0) + Number(amount))
  }
  return sorted(balances)
}

async function expectShelf(db: Reader, { things, model }: LivesWorld): Promise<void> {
  const found = await db.select().from(variants)
  for (const [n, { variantId }] of things.entries()) {
    const { onHand, reserved, isTracked } = found.find(one => one.id === variantId)!
    if (isTracked) expect({ onHand, reserved }).toEqual(model.stock[n])
  }
}

/** One order: how it stands, and what is owed to whom for each of its lines. */
async function expectOrder(
  db: Reader,
  { sellers }: LivesWorld,
  { shopId, orderId, twin }: LivedOrder,
): Promise<void> {
  const { status, totalMinor, refundedMinor } = await requireOrder(db, { shopId, orderId })
  const isWhole = twin.status === 'paid' && backOf(twin) === totalOf(twin)
  const expected = twin.status === 'awaiting' ? 'awaiting_payment' : twin.status
  expect({ status, totalMinor, refundedMinor }).toEqual({
    status: isWhole ? 'refunded' : expected,
    totalMinor: totalOf(twin),
    refundedMinor: backOf(twin),
  })
  if (twin.status !== 'paid') return
  for (const one of await commissionsOfOrders(db, { shopId, orderIds: [orderId] })) {
    const line = twin.lines.find(known => known.id === one.lineId)!
    const { credit, bonus } = owedOf(line, isOverFor(twin, line.seller))
    expect(one.due.balanceMinor).toBe(one.kind === 'bonus' ? bonus : credit)
  }
  for (const seller of twin.parts.keys()) {
    const [due] = await duesOfOrder(db, { home: sellers[seller], orderId })
    expect(due?.balanceMinor).toBe(sellerOf(twin, seller))
  }
}

export const nameOf = ({ sellers }: LivesWorld, sellerId: string): SellerName =>
  (Object.keys(terms.sellers) as SellerName[]).find(name => sellers[name] === sellerId)!
