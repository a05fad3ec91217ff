import { and, eq, gte, lt, lte, notInArray, sql } from 'drizzle-orm'
import type { Instant } from './clock.ts'
import { hours, minutes, seconds } from './clock.ts'
import { insertNew } from './db/hot.ts'
import type { Reader, Tx } from './db/index.ts'
import { outbox } from './outbox-schema.ts'

/** Standard Webhooks 1.0: ten tries over 75.6 hours; then the row is stuck and people see it. */
export const retryDelays = [
  seconds(5),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(14),
  hours(20),
  hours(24),
]
/** A worker that lives renews its leases well before; one that has died is overtaken after this. */
export const leaseDuration = seconds(30)
export const renewEvery = seconds(10)

export type Task = {
  home: string
  id: string
  topic: string
  payload: unknown
  isBulk: boolean
  attempts: number
  fence: number
}

/**
 * What a try came to. `record` writes it, in the transaction that also settles the task: neither
 * happens without the other.
 */
export type Verdict = {
  next: 'done' | 'retry' | 'stuck'
  outcome: string
  /** Asked for by the other side (Retry-After); at least the schedule's own delay is kept. */
  retryAfterSeconds?: number
  record?: (tx: Tx) => Promise<void>
}

export type Promised = {
  home: string
  topic: string
  cause: string
  payload: unknown
  /** Work of the catalogue, for which no order waits. */
  isBulk?: boolean
  dueAt?: Instant
}

let isFresh = false

/** True once after work was promised: whoever dispatches looks for it when the transaction commits. */
export function takeFreshness(): boolean {
  const was = isFresh
  isFresh = false
  return was
}

/** Promises work in the caller's transaction. The same topic and cause again changes nothing. */
export async function promise(tx: Tx, work: Promised[], now: Instant): Promise<void> {
  const rows = work.map(one => ({
    home: one.home,
    id: `${one.topic}:${one.cause}`,
    topic: one.topic,
    payload: one.payload,
    isBulk: one.isBulk ?? false,
    state: 'due' as const,
    dueAt: one.dueAt ?? now,
    attempts: 0,
    fence: 0,
    createdAt: now,
  }))
  for (const row of rows) await insertNew(tx, outbox, row)
  isFresh = true
}

/** What a home was promised on a topic and is due, in its order, for whoever cannot wait for it. */
export async function dueWork(
  tx: Tx,
  { home, topic, now }: { home: string; topic: string; now: Instant },
): Promise<unknown[]> {
  const rows = await tx
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(
      and(
        eq(outbox.home, home),
        // By the key: a topic's ids begin with it, and `;` follows `:`.
        gte(outbox.id, `${topic}:`),
        lt(outbox.id, `${topic};`),
        eq(outbox.state, 'due'),
        lte(outbox.dueAt, now),
      ),
    )
    .orderBy(outbox.dueAt)
  return rows.map(row => row.payload)
}

const rowsAtOnce = 500

/**
 * Promises work of which one is enough for all that happens meanwhile: a home has one such row of a
 * topic. It is due when nothing has been promised for `quiet`, or after `waitMost`. Promised again
 * while a worker is at it, it is done once more afterwards, for that worker may not have seen it.
 */
export async function promiseOnce(
  tx: Tx,
  work: Pick<Promised, 'home' | 'topic' | 'payload' | 'isBulk'>[],
  { now, quiet, waitMost }: { now: Instant; quiet: number; waitMost: number },
): Promise<void> {
  const isWaiting = sql`${outbox.state} = 'due'`
  const dueAt = now + quiet
  const latest = sql`${outbox.createdAt} + ${waitMost}`
  for (let at = 0; at < work.length; at += rowsAtOnce)
    await tx
      .insert(outbox)
      .values(
        work.slice(at, at + rowsAtOnce).map(({ home, topic, payload, isBulk = false }) => ({
          ...{ home, topic, payload, isBulk, id: `${topic}:${home}` },
          ...{ state: 'due' as const, dueAt, attempts: 0, fence: 0, createdAt: now },
        })),
      )
      .onConflictDoUpdate({
        target: [outbox.home, outbox.id],
        set: {
          dueAt: sql`case when ${isWaiting} and ${latest} < ${dueAt} then ${latest} else ${dueAt} end`,
          createdAt: sql`case when ${isWaiting} then ${outbox.createdAt} else ${now} end`,
          state: 'due',
          attempts: 0,
          fence: sql`${outbox.fence} + 1`,
          doneAt: null,
        },
      })
}

/** Takes due tasks for this worker; one statement that suits every engine, Citus included. */
export async function lease(
  tx: Tx,
  {
    isBulk,
    tasksMax,
    busyHomes,
    now,
  }: { isBulk: boolean; tasksMax: number; busyHomes: string[]; now: Instant },
): Promise<Task[]> {
  const due = and(
    eq(outbox.state, 'due'),
    eq(outbox.isBulk, isBulk),
    sql`${outbox.dueAt} <= ${now}`,
    busyHomes.length ? notInArray(outbox.home, busyHomes) : undefined,
  )
  return tx
    .update(outbox)
    .set({
      dueAt: now + leaseDuration,
      fence: sql`${outbox.fence} + 1`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(
      and(
        sql`(home, id) in (select home, id from ${outbox} where ${due} order by ${outbox.dueAt} limit ${tasksMax})`,
        due,
      ),
    )
    .returning({
      home: outbox.home,
      id: outbox.id,
      topic: outbox.topic,
      payload: outbox.payload,
      isBulk: outbox.isBulk,
      attempts: outbox.attempts,
      fence: outbox.fence,
    })
}

/** The worker is still at it. */
export async function renew(tx: Tx, task: Task, now: Instant): Promise<void> {
  await tx
    .update(outbox)
    .set({ dueAt: now + leaseDuration })
    .where(
      and(
        eq(outbox.home, task.home),
        eq(outbox.id, task.id),
        eq(outbox.fence, task.fence),
        eq(outbox.state, 'due'),
      ),
    )
}

/** Thrown inside a settling transaction when another worker has taken the task meanwhile. */
export class Overtaken extends Error {}

/** Writes the verdict, unless this worker was overtaken: then everything it recorded is undone. */
export async function settle(tx: Tx, task: Task, verdict: Verdict, now: Instant): Promise<void> {
  const settled = await tx
    .update(outbox)
    .set({ ...nextState(task, verdict, now), lastOutcome: verdict.outcome })
    .where(
      and(
        eq(outbox.home, task.home),
        eq(outbox.id, task.id),
        eq(outbox.fence, task.fence),
        eq(outbox.state, 'due'),
      ),
    )
    .returning({ id: outbox.id })
  if (!settled.length) throw new Overtaken(task.id)
  await verdict.record?.(tx)
}

function nextState(task: Task, verdict: Verdict, now: Instant) {
  if (verdict.next === 'done') return { state: 'done' as const, doneAt: now }
  const delay = retryDelays[task.attempts - 1]
  if (verdict.next === 'stuck' || delay === undefined) return { state: 'stuck' as const }
  const jittered = delay * (0.8 + Math.random() * 0.4)
  return { dueAt: now + Math.round(Math.max(jittered, seconds(verdict.retryAfterSeconds ?? 0))) }
}

/** True when a verdict of `retry` would leave the task stuck: this was the last try. */
export function isLastTry(task: Task): boolean {
  return task.attempts > retryDelays.length
}

/** Puts a stuck task back, now: the operator's "try again". */
export async function retryStuck(
  tx: Tx,
  { home, id, now }: { home: string; id: string; now: Instant },
) {
  return tx
    .update(outbox)
    .set({ state: 'due', dueAt: now, attempts: 0 })
    .where(and(eq(outbox.home, home), eq(outbox.id, id), eq(outbox.state, 'stuck')))
    .returning({ id: outbox.id })
}

/** Forgets work done before `before`; its payload may name people. */
export async function forgetDone(tx: Tx, before: Instant): Promise<void> {
  await tx.delete(outbox).where(and(eq(outbox.state, 'done'), lt(outbox.doneAt, before)))
}

/** Work that failed for the last time and waits for a person. */
export async function stuckWork(db: Reader, rowsMax: number) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.state, 'stuck'))
    .orderBy(outbox.createdAt)
    .limit(rowsMax)
}
