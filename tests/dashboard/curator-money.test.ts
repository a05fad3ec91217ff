import { expect, test } from 'vitest'
import { endOfDay, noCode, readCode } from '../../dashboard/curator/codes/code-values.ts'
import { ruleText, stepText } from '../../dashboard/curator/earnings/explain.ts'
import { standingOf } from '../../dashboard/curator/earnings/standing.ts'
import { nextPayoutText } from '../../dashboard/curator/earnings/why-not.ts'
import { inputOf, isWhole } from '../../dashboard/curator/payouts/account-values.ts'
import type { Payee } from '../../dashboard/curator/payouts/payee.ts'
import words from '../../dashboard/messages/curator/en.ts'

const t = words.earnings

test.each([
  ['on_hold', 'return', t.holdReturn],
  ['on_hold', 'chargeback review', `${t.holdChargeback} · ${t.holdReview}`],
  ['on_hold', null, t.holdOther],
  ['in_payout', null, t.inPayoutSince('day 7')],
  ['paid', null, t.paidOn('day 7')],
  ['reversed', 'Broken glaze', t.wentBackWhy('Broken glaze')],
  ['reversed', 'return:ret_1', t.wentBackReturn],
  ['reversed', 'part_ended', t.wentBackEnded],
  ['reversed', 'some_new_word', t.wentBack],
  ['rejected', 'velocity', t.velocity],
  ['rejected', 'Words of a person', t.whyWords('Words of a person')],
  ['rejected', null, t.notOwed],
])('%s because of %s is said in words', (state, reason, text) => {
  const earning = { state, reason, next_at: null, changed_at: 7 }
  expect(stepText(earning, t, day => `day ${day}`)).toBe(text)
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
