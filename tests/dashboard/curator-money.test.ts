import { expect, test } from 'vitest'
import { endOfDay, noCode, readCode } from '../../dashboard/curator/codes/code-values.ts'
import { ruleText, stepText } from '../../dashboard/curator/earnings/explain.ts'
import { standingOf } from '../../dashboard/curator/earnings/standing.ts'
import { nextPayoutText } from '../../dashboard/curator/earnings/why-not.ts'
import { inputOf, isWhole } from '../../dashboard/curator/payouts/account-values.ts'
import type { Payee } from '../../dashboard/curator/payouts/payee.ts'
import words from '../../dashboard/messages/curator/en.ts'
import type { NextStep } from '../../server/http/dashboard/next-step.ts'

const t = words.earnings

test.each([
  ['reversed', 'Broken glaze', t.wentBackWhy('Broken glaze')],
  ['reversed', 'return:ret_1', t.wentBackReturn],
  ['reversed', 'part_ended', t.wentBackEnded],
  ['reversed', 'some_new_word', t.wentBack],
  ['rejected', 'velocity', t.velocity],
  ['rejected', 'Words of a person', t.whyWords('Words of a person')],
  ['rejected', null, t.notOwed],
])('%s because of %s is said in words', (state, reason, text) => {
  const earning = { state, reason, next_step: { kind: 'over' as const, at: 7 } }
  expect(stepText(earning, t, day => `day ${day}`)).toBe(t.overSince('day 7', text))
})

const decision = { until: 'decision' as const, at: null }
test.each<[NextStep, string]>([
  [{ kind: 'yours', at: 5 }, t.nextOn('day 5')],
  [
    { kind: 'unshipped', days_after_delivery: 14, days_after_shipping: 30 },
    t.nextUnshipped(14, 30),
  ],
  [{ kind: 'run', at: 7 }, t.runOn('day 7')],
  [{ kind: 'run', at: null }, t.runByHand],
  [{ kind: 'netted', at: 7 }, t.nettedOn('day 7')],
  [{ kind: 'drafted', at: 7 }, t.draftedOn('day 7')],
  [{ kind: 'sent', at: 7 }, t.sentOn('day 7')],
  [{ kind: 'paid', at: 7 }, t.paidOn('day 7')],
  [
    { kind: 'held', holds: [{ what: 'return', until: 'answer', at: 9 }] },
    t.holdReturnAnswer('day 9'),
  ],
  [{ kind: 'held', holds: [{ what: 'return', until: 'goods', at: null }] }, t.holdReturnGoods],
  [
    {
      kind: 'held',
      holds: [
        { what: 'chargeback', ...decision },
        { what: 'review', ...decision },
      ],
    },
    `${t.holdChargeback} · ${t.holdReview}`,
  ],
  [{ kind: 'held', holds: [] }, t.holdOther],
])('the next step %j is said in words', (next_step, text) => {
  expect(stepText({ state: '', reason: null, next_step }, t, day => `day ${day}`)).toBe(text)
})

test('a bonus comes from one’s own level', () => {
  expect(ruleText('tier', t, () => undefined)).toBe(t.ruleBonus)
})

const cny = (amount: number) => ({ amount, currency: 'CNY' })
const payee: Payee = {
  currency: 'CNY',
  payable: cny(2000),
  in_payout: cny(0),
  paid: cny(0),
  details: null,
  next_details: null,
  schedule: 'weekly',
  instance_threshold: cny(1000),
  next_run_at: 9,
  why_not: null,
  can_stripe: false,
}
const tell = {
  money: ({ amount }: { amount: number }) => `#${amount}`,
  day: (at: number) => `day ${at}`,
  time: (at: number) => `time ${at}`,
}
const below = (thresholdMinor: number): Partial<Payee> => ({
  why_not: { why: 'below_threshold', amountMinor: 5, thresholdMinor },
})

test.each<[Partial<Payee>, string, string | null]>([
  [{}, t.nextPayout('#2000', 'day 9'), null],
  [{ next_run_at: null }, t.nextByHand('#2000'), null],
  [{ why_not: { why: 'nothing_payable' } }, t.whyNothingPending, t.goDetailsEarly],
  [{ why_not: { why: 'negative_balance', amountMinor: -5 } }, t.whyNegative('#-5'), null],
  [below(1000), t.whyBelow('#5', '#1000'), null],
  // A threshold of one's own can be lowered.
  [below(5000), t.whyBelow('#5', '#5000'), t.goThreshold],
  [{ why_not: { why: 'no_details' } }, t.whyNoDetails('#2000'), t.goDetails],
  [{ why_not: { why: 'details_unconfirmed' } }, t.whyUnconfirmed('#2000'), t.goMail],
  [{ why_not: { why: 'details_waiting', until: 3 } }, t.whyWaiting('time 3'), null],
  [{ why_not: { why: 'came_back' } }, t.whyCameBack('#2000'), t.goDetails],
  [{ why_not: { why: 'payout_open' } }, t.whyOpen, t.goPayout],
])('the next payout of %j is said in words', (change, text, go) => {
  const said = nextPayoutText({ ...payee, ...change }, { hasPending: true, t, tell })
  expect({ text: said.text, go: said.go }).toEqual({ text, go })
})

test('what went back after it had been paid is told beside what is approved', () => {
  const total = (state: string, open: number) => ({ state, open: cny(open), amount: cny(0) })
  const totals = [total('approved', 2500), total('paid', -500), total('on_hold', 7)]
  const { approved, netted, pending } = standingOf(payee, [...totals, total('pending', 30)])
  expect([approved.amount, netted.amount, pending.amount]).toEqual([2500, -500, 37])
})

test('a code is read as typed, and what is wrong with it is named', () => {
  const typed = { ...noCode, code: ' mei10', much: '１２.5 %', until: '2026-12-05' }
  const [now, endsAt] = [endOfDay('2026-12-04'), endOfDay('2026-12-05')]
  const wanted = { code: 'MEI10', bps: 1250, amount_minor: null, ends_at: endsAt }
  expect(readCode(typed, 'CNY', now).input).toEqual(wanted)
  expect(readCode(typed, 'CNY', endsAt).faults).toEqual({ code: false, much: false, until: true })
  const amount = readCode({ ...typed, kind: 'amount', much: '5', until: '' }, 'JPY', now)
  expect(amount.input).toMatchObject({ bps: null, amount_minor: 5, ends_at: null })
  const { faults } = readCode({ ...noCode, much: '0' }, 'CNY', now)
  expect(faults).toEqual({ code: true, much: true, until: false })
})

test('an account is sent without the blanks people write it in', () => {
  const typed = {
    provider: 'manual' as const,
    holder: ' Mei Lin ',
    account: 'DE44 5001 0517',
    bank: '',
    threshold: '50',
    password: 'secret-words',
  }
  const input = inputOf(typed, 'CNY')
  expect(input).toMatchObject({ holder: 'Mei Lin', account: 'DE4450010517', threshold_minor: 5000 })
  expect(isWhole(input)).toBe(true)
  expect(isWhole(inputOf({ ...typed, threshold: 'much' }, 'CNY'))).toBe(false)
  expect(inputOf({ ...typed, threshold: '' }, 'CNY').threshold_minor).toBe(0)
})
