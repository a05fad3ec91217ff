import { and, asc, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import type { Reader } from '../platform/db/index.ts'
import type { Due } from './due.ts'
import { type DueState, dueEntries } from './schema.ts'

/** True of the entry with the highest seq: how the due stands. */
const isLatest = sql`not exists (select 1 from due_entries later where later.home = ${dueEntries.home} and later.due_id = ${dueEntries.dueId} and later.seq = ${dueEntries.seq} + 1)`

/** Dues of a home as they stand. */
async function standing(db: Reader, where: SQL | undefined, rowsMax: number): Promise<Due[]> {
  return db
    .select()
    .from(dueEntries)
    .where(and(isLatest, where))
    .orderBy(asc(dueEntries.dueId))
    .limit(rowsMax)
}

/** All dues of one order at one home (the shop's commissions, or the seller's share). */
export async function duesOfOrder(
  db: Reader,
  { home, orderId }: { home: string; orderId: string },
): Promise<Due[]> {
  return standing(db, and(eq(dueEntries.home, home), eq(dueEntries.orderId, orderId)), 500)
}

export async function duesOfOrders(
  db: Reader,
  { home, orderIds }: { home: string; orderIds: string[] },
): Promise<Due[]> {
  if (!orderIds.length) return []
  return standing(db, and(eq(dueEntries.home, home), inArray(dueEntries.orderId, orderIds)), 10_000)
}

/** What may go into a payout now, negative ones included. */
export async function payableDues(
  db: Reader,
  { home, currency }: { home: string; currency: string },
): Promise<Due[]> {
  const isOpen = sql`${dueEntries.balanceMinor} <> ${dueEntries.takenMinor}`
  const states: DueState[] = ['approved', 'paid', 'reversed']
  return standing(
    db,
    and(
      eq(dueEntries.home, home),
      eq(dueEntries.currency, currency),
      inArray(dueEntries.state, states),
      isOpen,
    ),
    100_000,
  )
}

const sum = (column: SQL) =>
  sql<number>`cast(coalesce(sum(${column}), 0) as bigint)`.mapWith(Number)

/** What a home is owed and was paid, by state and currency, in minor units. */
export async function totalsByState(db: Reader, home: string) {
  return db
    .select({
      state: dueEntries.state,
      currency: dueEntries.currency,
      count: sql<number>`count(*)`.mapWith(Number),
      balanceMinor: sum(sql`${dueEntries.balanceMinor}`),
      takenMinor: sum(sql`${dueEntries.takenMinor}`),
    })
    .from(dueEntries)
    .where(and(eq(dueEntries.home, home), isLatest))
    .groupBy(dueEntries.state, dueEntries.currency)
}

/** Dues of a home, newest first, a page at a time. */
export async function duesOfHome(
  db: Reader,
  { home, before, rowsMax }: { home: string; before?: string | undefined; rowsMax: number },
): Promise<Due[]> {
  return db
    .select()
    .from(dueEntries)
    .where(
      and(
        eq(dueEntries.home, home),
        isLatest,
        before ? sql`${dueEntries.dueId} < ${before}` : undefined,
      ),
    )
    .orderBy(desc(dueEntries.dueId))
    .limit(rowsMax)
}

/** Since when each of a home's dues has stood in its state, whatever was noted of it later. */
export async function standingSince(
  db: Reader,
  { home, ids }: { home: string; ids: string[] },
): Promise<Map<string, Instant>> {
  if (!ids.length) return new Map()
  const entries = await db
    .select({ dueId: dueEntries.dueId, state: dueEntries.state, at: dueEntries.at })
    .from(dueEntries)
    .where(and(eq(dueEntries.home, home), inArray(dueEntries.dueId, ids)))
    .orderBy(asc(dueEntries.dueId), asc(dueEntries.seq))
  const found = new Map<string, { state: DueState; at: Instant }>()
  for (const { dueId, state, at } of entries)
    if (found.get(dueId)?.state !== state) found.set(dueId, { state, at })
  return new Map([...found].map(([dueId, { at }]) => [dueId, at]))
}

/** What is owed and not yet paid, the longest due first; else what is due soonest. */
export async function oldestOpen(db: Reader): Promise<Due | null> {
  const states: DueState[] = ['approved', 'in_payout', 'pending', 'on_hold']
  const [oldest] = await db
    .select()
    .from(dueEntries)
    .where(and(isLatest, isNotNull(dueEntries.nextAt), inArray(dueEntries.state, states), isUnpaid))
    .orderBy(asc(dueEntries.nextAt))
    .limit(1)
  return oldest ?? null
}

const isUnpaid = sql`${dueEntries.balanceMinor} > ${dueEntries.takenMinor}`
const dayLength = days(1)

export type Promised = {
  currency: string
  /** `debt`: paid out already, then refunded; netted with what they earn next (below zero). */
  state: 'pending' | 'on_hold' | 'approved' | 'in_payout' | 'debt'
  /** The start of the day (UTC) on which the hold ends; null: not shipped yet, or not waiting for one. */
  day: Instant | null
  amountMinor: number
}

/** Everything promised to payees and not paid yet, by what it waits for and the day that ends. */
export async function promisedDues(db: Reader): Promise<Promised[]> {
  const { state: column, balanceMinor, takenMinor } = dueEntries
  const state = sql<
    Promised['state']
  >`case when ${column} in ('paid', 'reversed') then 'debt' else ${column} end`
  const day = sql<
    number | null
  >`case when ${column} = 'pending' then ${dueEntries.nextAt} / ${sql.raw(String(dayLength))} end`
  const open = sql`case when ${column} = 'in_payout' then ${balanceMinor} else ${balanceMinor} - ${takenMinor} end`
  const found = await db
    .select({ currency: dueEntries.currency, state, day, amountMinor: sum(open) })
    .from(dueEntries)
    .where(and(isLatest, sql`${column} not in ('rejected', 'void')`))
    .groupBy(dueEntries.currency, state, day)
  return found
    .filter(one => one.amountMinor !== 0)
    .map(one => ({ ...one, day: one.day === null ? null : Number(one.day) * dayLength }))
    .sort((a, b) => (a.day ?? Infinity) - (b.day ?? Infinity))
}
