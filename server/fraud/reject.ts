import { and, eq } from 'drizzle-orm'
import { type Commission, commissionsOfOrders } from '../commissions/queries.ts'
import { openMinor } from '../dues/due.ts'
import { changeDue } from '../dues/mature.ts'
import { duesOfOrder } from '../dues/queries.ts'
import { holdDue } from '../dues/write.ts'
import { accounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { signals } from './schema.ts'

/** Whether something against the order stands: it earns nothing and is no sale. */
export async function isUpheld(
  db: Reader,
  { shopId, orderId }: { shopId: string; orderId: string },
): Promise<boolean> {
  const found = await db
    .select({ id: signals.id })
    .from(signals)
    .where(
      and(eq(signals.shopId, shopId), eq(signals.orderId, orderId), eq(signals.state, 'upheld')),
    )
    .limit(1)
  return found.length > 0
}

type Named = { shopId: string; orderId: string; now: Instant }

/**
 * An order's commissions are not owed, for a reason its curator is told and may appeal. What they
 * were goes to the sellers whose sales they came from, bonuses back to the platform. What has been
 * paid out already stays paid.
 */
export async function voidCommissions(
  tx: Tx,
  { shopId, orderId, reason, now }: Named & { reason: string },
): Promise<void> {
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const entries: Entry[] = []
  for (const one of earned) {
    const due = await holdDue(tx, one.due)
    const cause = `reject:${due.seq}`
    const gone = await changeDue(tx, due, { kind: 'reject', why: reason }, { cause, now })
    if (!gone) continue
    entries.push(gone, await giveTo(tx, one, -gone.amountMinor, { why: 'rejected', cause, now }))
  }
  if (!entries.length) return
  await book(tx, { shopId, orderId, kind: 'commission.reject', entries, now })
  const payload = { shopId, orderId, reason }
  const fact = { home: shopId, topic: 'commission.rejected', cause: `${orderId}:${now}`, payload }
  await promise(tx, [fact], now)
}

/** What a commission is worth after all, and how much of that its refunds have taken. */
export type Owed = { wholeMinor: number; goneMinor: number }

/** The other way round, after an appeal or a second look: by commission id. */
export async function reinstateCommissions(
  tx: Tx,
  { shopId, orderId, amounts, now }: Named & { amounts: ReadonlyMap<string, Owed> },
): Promise<void> {
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const entries: Entry[] = []
  for (const one of earned) {
    const owed = amounts.get(one.id)
    const due = await holdDue(tx, one.due)
    if (!owed?.wholeMinor || openMinor(due) !== 0) continue
    // The story says both, so that the whole is known when more goes back later.
    const cause = `reinstate:${due.seq}`
    const back = { kind: 'reinstate' as const, amountMinor: owed.wholeMinor, why: 'appeal' }
    const whole = await changeDue(tx, due, back, { cause, now })
    if (!whole) continue
    const less = { kind: 'reverse' as const, amountMinor: owed.goneMinor, why: 'refunded' }
    const gone = await changeDue(tx, await holdDue(tx, due), less, {
      cause: `gone:${due.seq}`,
      now,
    })
    const amountMinor = owed.wholeMinor - owed.goneMinor
    entries.push(whole, ...(gone ? [gone] : []))
    if (amountMinor)
      entries.push(await giveTo(tx, one, -amountMinor, { why: 'reinstated', cause, now }))
  }
  await book(tx, { shopId, orderId, kind: 'commission.reinstate', entries, now })
}

/** To (or, below zero, from) whoever bears a commission: its seller, or for a bonus the platform. */
async function giveTo(
  tx: Tx,
  one: Commission,
  amountMinor: number,
  { why, cause, now }: { why: string; cause: string; now: Instant },
): Promise<Entry> {
  if (one.kind === 'bonus') return { account: accounts.platformBonuses, amountMinor }
  const [own] = await duesOfOrder(tx, { home: one.sellerId, orderId: one.orderId })
  if (!own) throw new Error(`nothing is owed to ${one.sellerId} for ${one.orderId}`)
  const due = await holdDue(tx, own)
  const step = { kind: 'adjust' as const, amountMinor, why }
  const entry = await changeDue(tx, due, step, { cause: `${cause}:${one.id}`, now })
  if (!entry) throw new Error(`${one.sellerId} could not be credited`)
  return entry
}

async function book(
  tx: Tx,
  { shopId, orderId, kind, entries, now }: Named & { kind: string; entries: Entry[] },
): Promise<void> {
  const earned = await commissionsOfOrders(tx, { shopId, orderIds: [orderId] })
  const [first] = earned
  if (!first) return
  const currency = first.currency
  const reference = `${kind}:${orderId}:${earned.reduce((sum, one) => sum + one.due.seq, 0)}`
  await post(tx, { shopId, kind, reference, orderId, currency, entries, now })
}
