import { and, desc, eq, gt, lte } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { type Rules, rulesOf } from '../rules/rules.ts'
import { draftPayout, payeesWithBalance } from './draft.ts'
import type { Payee } from './payee.ts'
import { payoutRuns } from './schema.ts'

type Schedule = Rules['payoutSchedule']

/** The run that today's date asks for by the rules: Fridays, or the first; null: none. */
export function runFor(schedule: Schedule, now: Instant): string | null {
  const date = new Date(now)
  const day = date.toISOString().slice(0, 10)
  if (schedule === 'weekly' && date.getUTCDay() === 5) return day
  if (schedule === 'monthly' && date.getUTCDate() === 1) return day
  return null
}

const dayOf = (now: Instant): Instant => now - (now % days(1))

/** The start of the first day after today on which payouts are drafted; null: by hand. */
export function nextRunAt({ payoutSchedule }: Pick<Rules, 'payoutSchedule'>, now: Instant) {
  return runDay(payoutSchedule, { from: dayOf(now) + days(1), step: days(1) })
}

/** The start of the latest such day, today or before. */
function latestRunDay(schedule: Schedule, now: Instant): Instant | null {
  return runDay(schedule, { from: dayOf(now), step: -days(1) })
}

function runDay(
  schedule: Schedule,
  { from, step }: { from: Instant; step: number },
): Instant | null {
  for (let i = 0; i < 31; i++) if (runFor(schedule, from + i * step)) return from + i * step
  return null
}

/** Promises one draft per payee with a balance, once per run whoever asks for it. */
export async function startRun(
  tx: Tx,
  { runId, now }: { runId: string; now: Instant },
): Promise<number> {
  if (!(await insertNew(tx, payoutRuns, { id: runId, at: now }))) return 0
  const payees = await payeesWithBalance(tx)
  await promise(
    tx,
    payees.map(({ payee }) => ({
      home: payee.home,
      topic: 'payout.draft',
      cause: `${runId}:${payee.home}:${payee.currency}`,
      payload: payee,
    })),
    now,
  )
  return payees.length
}

/**
 * The scheduled run, if the latest of its days, today or before, has not been. Downtime or a jump
 * of the clock over several days makes one run. Before the first there is nothing to make up for.
 * Runs of a time to come were made while the clock was ahead: they stand for no day before it.
 */
export async function startScheduledRun(tx: Tx, now: Instant): Promise<void> {
  const { payoutSchedule } = await rulesOf(tx)
  const day = latestRunDay(payoutSchedule, now)
  if (day === null) return
  const [last] = await tx
    .select({ at: payoutRuns.at })
    .from(payoutRuns)
    .where(lte(payoutRuns.at, now))
    .orderBy(desc(payoutRuns.at))
    .limit(1)
  if (!last && dayOf(now) !== day) return passRunDay(tx, now)
  if (last && last.at >= day) return
  const runId = runFor(payoutSchedule, day) as string
  const [ahead] = await tx
    .select({ id: payoutRuns.id })
    .from(payoutRuns)
    .where(and(eq(payoutRuns.id, runId), gt(payoutRuns.at, now)))
  await startRun(tx, { runId: ahead ? `${runId} again` : runId, now })
}

/** A schedule counts from now on: its latest day before today is not made up for. */
export async function passRunDay(tx: Tx, now: Instant): Promise<void> {
  const { payoutSchedule } = await rulesOf(tx)
  const day = latestRunDay(payoutSchedule, dayOf(now) - 1)
  if (day === null) return
  await insertNew(tx, payoutRuns, { id: runFor(payoutSchedule, day) as string, at: day })
}

/** Reasons only the payee can do something about: they are told once in each week (from Thursday, UTC), however many runs it has. */
const toldEvery = days(7)
const forThePayee = ['no_details', 'details_unconfirmed', 'came_back']

export async function draftInRun(
  tx: Tx,
  { payee, now }: { payee: Payee; now: Instant },
): Promise<void> {
  const made = await draftPayout(tx, { payee, now })
  if ('payoutId' in made || !forThePayee.includes(made.why)) return
  const payload = { mail: 'payout_blocked', ...payee, why: made.why }
  const week = Math.floor(now / toldEvery)
  const cause = `payout_blocked:${made.why}:${week}:${payee.home}:${payee.currency}`
  await promise(tx, [{ home: payee.home, topic: 'mail', cause, payload }], now)
}
