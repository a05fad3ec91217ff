import { expect, test } from 'vitest'
import type { DueState } from '../../server/dues/schema.ts'
import { type NextStep, nextStep, type StepFacts } from '../../server/http/dashboard/next-step.ts'

/** Every state says what comes next and when, or that no date exists yet. */

const now = Date.UTC(2026, 11, 2, 15)
const friday = Date.UTC(2026, 11, 4)
const rules = {
  holdAfterDeliveryDays: 14,
  holdAfterShippingDays: 30,
  payoutSchedule: 'weekly' as const,
}
const byHand = { rules: { ...rules, payoutSchedule: 'by_hand' as const } }
const due = {
  reason: null as string | null,
  nextAt: null as number | null,
  balanceMinor: 100,
  takenMinor: 0,
}
const facts: StepFacts = { rules, now, since: 7, payout: null, openReturn: null }
const taken = { takenMinor: 100 }
const draft = { state: 'draft' as const, createdAt: 3, sentAt: null }
const decision = { until: 'decision' as const, at: null }
const held = (...holds: Extract<NextStep, { kind: 'held' }>['holds']): NextStep => ({
  kind: 'held',
  holds,
})
const returned = (state: 'requested' | 'accepted' | 'disputed', answerBy: number) => ({
  openReturn: { state, answerBy },
})

test.each<[DueState, Partial<typeof due>, Partial<StepFacts>, NextStep]>([
  ['pending', { nextAt: 5 }, {}, { kind: 'yours', at: 5 }],
  ['pending', {}, {}, { kind: 'unshipped', days_after_delivery: 14, days_after_shipping: 30 }],
  ['approved', {}, {}, { kind: 'run', at: friday }],
  ['approved', {}, byHand, { kind: 'run', at: null }],
  ['in_payout', taken, { payout: draft }, { kind: 'drafted', at: 3 }],
  [
    'in_payout',
    taken,
    { payout: { ...draft, state: 'processing', sentAt: 4 } },
    { kind: 'sent', at: 4 },
  ],
  ['paid', taken, {}, { kind: 'paid', at: 7 }],
  // Given back after it had been paid, or owed more since.
  ['paid', { takenMinor: 150 }, {}, { kind: 'netted', at: friday }],
  ['paid', { takenMinor: 150 }, byHand, { kind: 'netted', at: null }],
  ['paid', { takenMinor: 50 }, {}, { kind: 'run', at: friday }],
  [
    'on_hold',
    { reason: 'return' },
    returned('requested', now + 1),
    held({ what: 'return', until: 'answer', at: now + 1 }),
  ],
  [
    'on_hold',
    { reason: 'return' },
    returned('requested', now),
    held({ what: 'return', ...decision }),
  ],
  [
    'on_hold',
    { reason: 'return' },
    returned('accepted', now + 1),
    held({ what: 'return', until: 'goods', at: null }),
  ],
  [
    'on_hold',
    { reason: 'chargeback return review' },
    returned('disputed', now + 1),
    held(
      { what: 'chargeback', ...decision },
      { what: 'return', ...decision },
      { what: 'review', ...decision },
    ),
  ],
  ['reversed', { balanceMinor: 0 }, {}, { kind: 'over', at: 7 }],
  ['rejected', { balanceMinor: 0 }, {}, { kind: 'over', at: 7 }],
  // Shipping dates what is void as well; nothing comes of that date.
  ['void', { balanceMinor: 0, nextAt: 5 }, {}, { kind: 'over', at: 7 }],
])('%s with %j and %j', (state, change, known, step) => {
  expect(nextStep({ ...due, ...change, state }, { ...facts, ...known })).toEqual(step)
})
