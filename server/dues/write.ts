import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { insertRows } from '../platform/db/hot.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { changeBy, type Due, type Step } from './due.ts'
import { dueEntries } from './schema.ts'

export type NewDue = Pick<
  Due,
  'home' | 'dueId' | 'amountMinor' | 'currency' | 'shopId' | 'orderId' | 'sellerId'
> & { void?: string | null }

/** First entries: what is owed from now on, or void and why. */
export async function accrueDues(tx: Tx, dues: NewDue[], now: Instant): Promise<void> {
  await insertRows(
    tx,
    dueEntries,
    dues.map(({ void: why, ...due }) => ({
      ...due,
      seq: 1,
      kind: 'accrue' as const,
      state: why ? ('void' as const) : ('pending' as const),
      balanceMinor: due.amountMinor,
      takenMinor: 0,
      cause: 'accrue',
      reason: why ?? null,
      at: now,
    })),
  )
}

/**
 * A due as it stands, held until the transaction ends: its first entry is the lock, so that two
 * who continue it at once do so one after the other.
 */
export async function holdDue(
  tx: Tx,
  { home, dueId }: { home: string; dueId: string },
): Promise<Due> {
  const own = and(eq(dueEntries.home, home), eq(dueEntries.dueId, dueId))
  await forUpdate(
    tx
      .select({ seq: dueEntries.seq })
      .from(dueEntries)
      .where(and(own, eq(dueEntries.seq, 1))),
  )
  const [due] = await tx.select().from(dueEntries).where(own).orderBy(desc(dueEntries.seq)).limit(1)
  if (!due) throw new Error(`no due ${dueId}`)
  return due
}

/** Writes the next entry; null when the step changes nothing or this cause was written before. */
export async function continueDue(
  tx: Tx,
  due: Due,
  step: Step,
  { cause, now }: { cause: string; now: Instant },
): Promise<Due | null> {
  const change = changeBy(due, step)
  if (!change || (await isWritten(tx, due, cause))) return null
  const next: Due = {
    ...due,
    payoutId: due.state === 'in_payout' ? due.payoutId : null,
    ...change,
    seq: due.seq + 1,
    kind: step.kind,
    amountMinor: (change.balanceMinor ?? due.balanceMinor) - due.balanceMinor,
    cause,
    at: now,
  }
  await insertRows(tx, dueEntries, [next])
  return next
}

async function isWritten(tx: Tx, due: Due, cause: string): Promise<boolean> {
  const [written] = await tx
    .select({ seq: dueEntries.seq })
    .from(dueEntries)
    .where(
      and(
        eq(dueEntries.home, due.home),
        eq(dueEntries.dueId, due.dueId),
        eq(dueEntries.cause, cause),
      ),
    )
  return written !== undefined
}

/** Every entry of one due, oldest first. */
export async function storyOf(
  db: Reader,
  { home, dueId }: { home: string; dueId: string },
): Promise<Due[]> {
  return db
    .select()
    .from(dueEntries)
    .where(and(eq(dueEntries.home, home), eq(dueEntries.dueId, dueId)))
    .orderBy(asc(dueEntries.seq))
}

/** Dues of a home as they stand, by id. */
export async function duesByIds(
  db: Reader,
  { home, ids }: { home: string; ids: string[] },
): Promise<Map<string, Due>> {
  if (!ids.length) return new Map()
  const found = await db
    .select()
    .from(dueEntries)
    .where(and(eq(dueEntries.home, home), inArray(dueEntries.dueId, ids)))
    .orderBy(asc(dueEntries.seq))
  return new Map(found.map(entry => [entry.dueId, entry]))
}
