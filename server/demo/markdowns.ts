import { productsByIds } from '../catalog/queries.ts'
import { findUserByEmail } from '../identity/queries.ts'
import { openEvent } from '../markdowns/events.ts'
import { setMarkdowns } from '../markdowns/set.ts'
import { days } from '../platform/clock.ts'
import type { DemoHouse } from './fill.ts'
import { productIdsBySlug } from './shelves.ts'

const timeZone = 'Asia/Shanghai'
const zoneHours = 8
const inWinter = ['fuping-persimmons', 'qinling-honey']

/** One sale event that has begun, with two things of the orchard's in it, and one that is ahead. */
export async function markDownSome(house: DemoHouse, now: number): Promise<void> {
  const { db } = house.instance
  const bySlug = await productIdsBySlug(house)
  const ids = inWinter.flatMap(slug => bySlug.get(slug) ?? [])
  const products = await db.read(reader => productsByIds(reader, ids))
  const operator = await db.read(reader => findUserByEmail(reader, 'operator@example.com'))
  const [first] = products
  if (!first || !operator) throw new Error('the demo has nothing to mark down')
  const prices = products.flatMap(product =>
    product.variants.map(({ id, priceMinor }) => ({
      variant_id: id,
      price_minor: Math.floor((priceMinor * 8) / 1000) * 100,
    })),
  )
  const event = { orders_max: null, time_zone: timeZone }
  const winter = {
    ...event,
    name: 'Winter table',
    name_zh: '冬日餐桌',
    starts: midnight(now - days(1)),
    ends: midnight(now + days(6)),
  }
  const later = {
    ...event,
    name: 'Small makers’ day',
    name_zh: '小作坊日',
    starts: midnight(now + days(16)),
    ends: midnight(now + days(17)),
    orders_max: 50,
  }
  await db.transact(async tx => {
    const { id } = await openEvent(tx, { input: winter, by: operator.id, now })
    await openEvent(tx, { input: later, by: operator.id, now })
    const input = { event_id: id, span: null, prices }
    await setMarkdowns(tx, { sellerId: first.sellerId, input, ordersLately: 0, now })
  })
  await house.jobs.drain()
}

/** The first moment of a day there, as a clock on the wall shows it. */
function midnight(at: number): string {
  return `${new Date(at + zoneHours * 3_600_000).toISOString().slice(0, 10)}T00:00`
}
