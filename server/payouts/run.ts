import type { Instant } from '../platform/clock.ts'
import { insertNew } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { rulesOf } from '../rules/rules.ts'
import { draftPayout, payeesWithBalance } from './draft.ts'
import type { Payee } from './payee.ts'
import { payoutRuns } from './schema.ts'

/** The run that today's date asks for by the rules: Fridays, or the first; null: none. */
export function runFor(schedule: 'weekly' | 'monthly' | 'by_hand', now: Instant): string | null {
  const date = new Date(now)
  const day = date.toISOString().slice(0, 10)
  if (schedule === 'weekly' && date.getUTCDay() === 5) return day
  if (schedule === 'monthly' && date.getUTCDate() === 1) return day
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
      payload: { ...payee, runId },
    })),
    now,
  )
  return payees.length
}

/** The scheduled run, if today is its day and it has not been. */
export async function startScheduledRun(tx: Tx, now: Instant): Promise<void> {
  const runId = runFor((await rulesOf(tx)).payoutSchedule, now)
  if (runId) await startRun(tx, { runId, now })
}

/** Reasons only the payee can do something about: they are told, once per run. */
const forThePayee = ['no_details', 'details_unconfirmed']

export async function draftInRun(
  tx: Tx,
  { payee, runId, now }: { payee: Payee; runId: string; now: Instant },
): Promise<void> {
  const made = await draftPayout(tx, { payee, now })
  if ('payoutId' in made || !forThePayee.includes(made.why)) return
  const payload = { mail: 'payout_blocked', ...payee, why: made.why }
  const cause = `payout_blocked:${runId}:${payee.home}:${payee.currency}`
  await promise(tx, [{ home: payee.home, topic: 'mail', cause, payload }], now)
}
