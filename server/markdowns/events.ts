import { asc, countDistinct, eq, gt, inArray } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { Refusal } from '../platform/refusal.ts'
import type { SaleEventInput } from './contract.ts'
import { markdowns, saleEvents } from './schema.ts'
import { instantsOf } from './span.ts'

export type SaleEvent = typeof saleEvents.$inferSelect

/** An event sellers may join from now on. Refuses a span that makes no sense. */
export async function openEvent(
  tx: Tx,
  { input, by, now }: { input: SaleEventInput; by: string; now: Instant },
): Promise<SaleEvent> {
  const event = {
    id: newId('evt', now),
    name: input.name,
    nameZh: input.name_zh,
    ...(await instantsOf(input, now)),
    ordersMax: input.orders_max,
    createdBy: by,
    createdAt: now,
  }
  await tx.insert(saleEvents).values(event)
  return event
}

/** Takes an event back that nobody has joined; a joined one stands: sellers have promised prices. */
export async function dropEvent(tx: Tx, id: string): Promise<void> {
  await holdEvent(tx, id)
  const [joined] = await tx.select().from(markdowns).where(eq(markdowns.eventId, id)).limit(1)
  if (joined) throw new Refusal('event_joined')
  await tx.delete(saleEvents).where(eq(saleEvents.id, id))
}

/** The event, held until the transaction ends: it is not dropped while somebody joins. */
export async function holdEvent(tx: Tx, id: string): Promise<SaleEvent> {
  const [event] = await forUpdate(tx.select().from(saleEvents).where(eq(saleEvents.id, id)))
  if (!event) throw new Refusal('not_found')
  return event
}

/** Those that are not over, the next first. */
export async function eventsAhead(db: Reader, now: Instant): Promise<SaleEvent[]> {
  return db
    .select()
    .from(saleEvents)
    .where(gt(saleEvents.endsAt, now))
    .orderBy(asc(saleEvents.startsAt))
    .limit(100)
}

/** How many sellers have joined each. */
export async function joinedCounts(db: Reader, ids: string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const found = await db
    .select({ id: markdowns.eventId, sellers: countDistinct(markdowns.sellerId) })
    .from(markdowns)
    .where(inArray(markdowns.eventId, ids))
    .groupBy(markdowns.eventId)
  return new Map(found.map(row => [row.id ?? '', row.sellers]))
}
