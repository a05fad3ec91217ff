import { type Due, isPayable, openMinor } from '../../dues/due.ts'
import { standingSince } from '../../dues/queries.ts'
import { payoutsByIds } from '../../payouts/queries.ts'
import { nextRunAt } from '../../payouts/run.ts'
import type { Payout } from '../../payouts/settle.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Reader } from '../../platform/db/index.ts'
import { openReturnsOfOrders, type Return } from '../../returns/queries.ts'
import { type Rules, rulesOf } from '../../rules/rules.ts'

/** What keeps a due on hold, and whom it waits for: an answer is promised by a date, the rest not. */
export type Hold = {
  what: string
  until: 'answer' | 'goods' | 'decision'
  at: Instant | null
}

/** What happens to a due next and when, or happened last. `at` null: no date is fixed. */
export type NextStep =
  | { kind: 'yours'; at: Instant }
  /** Not shipped: its date comes from these days. */
  | { kind: 'unshipped'; days_after_delivery: number; days_after_shipping: number }
  | { kind: 'held'; holds: Hold[] }
  /** Payouts are next drafted then; null: when the operator says so. Netted: it is taken off. */
  | { kind: 'run' | 'netted'; at: Instant | null }
  /** In a payout of that day that has not left. */
  | { kind: 'drafted'; at: Instant }
  | { kind: 'sent' | 'paid' | 'over'; at: Instant }

/** What else a due's next step depends on. */
export type StepFacts = {
  rules: Pick<Rules, 'holdAfterDeliveryDays' | 'holdAfterShippingDays' | 'payoutSchedule'>
  now: Instant
  /** Since when it has stood as it does. */
  since: Instant
  payout: Pick<Payout, 'state' | 'createdAt' | 'sentAt'> | null
  /** The open return of its parcel. */
  openReturn: Pick<Return, 'state' | 'answerBy'> | null
}

/** Pure: the one place that says what a payee reads about a due. */
export function nextStep(
  due: Pick<Due, 'state' | 'reason' | 'nextAt' | 'balanceMinor' | 'takenMinor'>,
  facts: StepFacts,
): NextStep {
  const { rules, now, since, payout } = facts
  if (due.state === 'pending') {
    if (due.nextAt !== null) return { kind: 'yours', at: due.nextAt }
    return {
      kind: 'unshipped',
      days_after_delivery: rules.holdAfterDeliveryDays,
      days_after_shipping: rules.holdAfterShippingDays,
    }
  }
  if (due.state === 'on_hold') {
    const names = (due.reason ?? '').split(' ').filter(Boolean)
    return { kind: 'held', holds: names.map(name => holdOf(name, facts)) }
  }
  if (due.state === 'in_payout') {
    const isSent = payout !== null && payout.state !== 'draft'
    if (isSent) return { kind: 'sent', at: payout.sentAt ?? since }
    return { kind: 'drafted', at: payout?.createdAt ?? since }
  }
  // Paid and changed since: the rest of it follows, or comes off.
  if (isPayable(due))
    return { kind: openMinor(due) < 0 ? 'netted' : 'run', at: nextRunAt(rules, now) }
  if (due.state === 'approved') return { kind: 'run', at: nextRunAt(rules, now) }
  return { kind: due.state === 'paid' ? 'paid' : 'over', at: since }
}

function holdOf(what: string, { openReturn, now }: StepFacts): Hold {
  if (what === 'return' && openReturn) {
    const { state, answerBy } = openReturn
    if (state === 'accepted') return { what, until: 'goods', at: null }
    if (state === 'requested' && answerBy > now) return { what, until: 'answer', at: answerBy }
  }
  return { what, until: 'decision', at: null }
}

/** The next steps of a home's dues, by their ids. */
export async function nextSteps(
  db: Reader,
  { home, dues, now }: { home: string; dues: Due[]; now: Instant },
): Promise<Map<string, NextStep>> {
  const rules = await rulesOf(db)
  const since = await standingSince(db, { home, ids: dues.map(due => due.dueId) })
  const payouts = await payoutsByIds(db, { home, ids: dues.flatMap(due => due.payoutId ?? []) })
  const held = dues.filter(due => due.state === 'on_hold')
  const returns = await openReturnsOfOrders(db, held)
  return new Map(
    dues.map(due => {
      const facts = {
        rules,
        now,
        since: since.get(due.dueId) ?? due.at,
        payout: payouts.get(due.payoutId ?? '') ?? null,
        openReturn:
          returns.find(one => one.orderId === due.orderId && one.sellerId === due.sellerId) ?? null,
      }
      return [due.dueId, nextStep(due, facts)]
    }),
  )
}
