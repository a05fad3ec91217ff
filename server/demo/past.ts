import { productsByIds } from '../catalog/queries.ts'
import {
  acceptSellerOrder,
  deliverSellerOrder,
  rejectSellerOrder,
  shipSellerOrder,
} from '../fulfilment/acknowledge.ts'
import { partsOfOrder } from '../fulfilment/queries.ts'
import { requireUser } from '../identity/queries.ts'
import { cancelUnpaidOrder } from '../orders/cancel.ts'
import { OrderInput } from '../orders/contract.ts'
import { checkOut } from '../payments/checkout.ts'
import { requireProvider } from '../payments/provider.ts'
import { days, hours } from '../platform/clock.ts'
import { findShopByHandle } from '../shops/queries.ts'
import type { DemoHouse } from './fill.ts'
import { payPast, returnPast } from './money.ts'
import { productIdsBySlug } from './shelves.ts'
import { buyers, type DemoOrder, orders } from './world/orders.ts'

/** Orders of the last weeks, each told in its own time, so that every state can be looked at. */
export async function tellPast(house: DemoHouse, now: number): Promise<void> {
  const bySlug = await productIdsBySlug(house)
  let chipped: Key | null = null
  const oldestFirst = [...orders].sort((a, b) => b.daysAgo - a.daysAgo)
  for (const [index, order] of oldestFirst.entries()) {
    house.setClock(now - days(order.daysAgo) - hours(index % 9))
    const placed = await place(house, order, bySlug, index)
    await house.jobs.drain()
    await tell(house, order, placed)
    await house.jobs.drain()
    if (order.lines[0]?.slug === 'paper-porcelain-lamp') chipped = placed
  }
  await payPast(house, now - days(7))
  if (chipped) await returnPast(house, { ...chipped, at: now - days(1) })
  house.setClock(now)
  await house.jobs.sweep()
  await house.jobs.drain()
}

type Key = { shopId: string; orderId: string }

async function place(
  { instance }: DemoHouse,
  order: DemoOrder,
  bySlug: Map<string, string>,
  index: number,
): Promise<Key> {
  const { db, clock, providers } = instance
  const isPaid = order.end !== 'awaiting_payment' && order.end !== 'cancelled_unpaid'
  const found = await db.read(async reader => {
    const shop = await findShopByHandle(reader, order.shop)
    if (!shop) throw new Error(`no demo shop ${order.shop}`)
    return {
      shop,
      curator: await requireUser(reader, shop.userId),
      products: await productsByIds(
        reader,
        order.lines.map(line => bySlug.get(line.slug) as string),
      ),
    }
  })
  const { name, email, phone, ...address } = buyers[order.buyer]!
  const input = OrderInput.parse({
    lines: order.lines.map((line, at) => ({
      variant_id: found.products[at]!.variants[line.variant ?? 0]!.id,
      quantity: line.quantity,
    })),
    buyer: { name, email, phone },
    ship_to: address,
    payment: { provider: isPaid ? 'test' : 'manual' },
    placement: index % 3 === 0 ? 'blog' : undefined,
  })
  const { orderId } = await db.transact(tx =>
    checkOut(tx, {
      shop: found.shop,
      curatorEmail: found.curator.email,
      terms: { base: instance.config.commissionBase, secretKey: instance.config.secretKey },
      input,
      fingerprint: null,
      buyerUserId: null,
      provider: requireProvider(providers, input.payment.provider),
      isPaidAtOnce: isPaid,
      idempotency: { key: `demo-${index}`, requestHash: '' },
      now: clock.now(),
    }),
  )
  return { shopId: found.shop.id, orderId }
}

/** What the sellers did with it, step by step. */
async function tell({ instance, setClock }: DemoHouse, order: DemoOrder, key: Key): Promise<void> {
  const { db, clock } = instance
  if (order.end === 'cancelled_unpaid')
    await db.transact(tx => cancelUnpaidOrder(tx, { ...key, now: clock.now() }))
  const parts = await db.read(reader => partsOfOrder(reader, key))
  const began = clock.now()
  const steps = ['accepted', 'shipped', 'delivered'].slice(
    0,
    ['accepted', 'shipped', 'delivered'].indexOf(order.end) + 1,
  )
  for (const part of parts) {
    const at = (after: number) => {
      setClock(began + after)
      return { sellerId: part.sellerId, id: part.id, now: began + after }
    }
    if (order.end === 'rejected')
      await db.transact(tx =>
        rejectSellerOrder(tx, {
          ...at(hours(5)),
          reason: 'Cracked in the kiln; the next firing is in three weeks.',
        }),
      )
    if (steps.includes('accepted')) await db.transact(tx => acceptSellerOrder(tx, at(hours(3))))
    if (steps.includes('shipped')) {
      const trackingNumber = `SF${1_000_000_000 + (began % 1_000_000_000)}`
      await db.transact(tx =>
        shipSellerOrder(tx, { ...at(hours(26)), carrier: 'SF Express', trackingNumber }),
      )
    }
    if (steps.includes('delivered')) await db.transact(tx => deliverSellerOrder(tx, at(days(3))))
  }
}
