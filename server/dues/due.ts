import type { PayeeAccounts } from '../ledger/chart.ts'
import type { Instant } from '../platform/clock.ts'
import type { DueState, dueEntries } from './schema.ts'

/** How a due stands: its latest entry. */
export type Due = typeof dueEntries.$inferSelect

/** What happens to a due. Amounts are minor units; a step that cannot be taken changes nothing. */
export type Step =
  | { kind: 'schedule'; at: Instant }
  /** Something is open; several things may be, each by its name. */
  | { kind: 'hold' | 'release'; name: 'return' | 'chargeback' | 'review' }
  | { kind: 'approve' }
  /** Given back to the buyer: so much less is owed. */
  | { kind: 'reverse'; amountMinor: number; why: string }
  /** Owed more (or, negative, less) for another reason. */
  | { kind: 'adjust'; amountMinor: number; why: string }
  | { kind: 'reject'; why: string }
  | { kind: 'reinstate'; amountMinor: number; why: string }
  /** All that is open goes into a payout; negative when more was paid than is owed. */
  | { kind: 'pay_start'; payoutId: string }
  | { kind: 'pay'; payoutId: string }
  | { kind: 'pay_back'; payoutId: string; amountMinor: number }

/** What of it is neither paid nor on its way; below zero: paid, then given back. */
export function openMinor(due: Pick<Due, 'balanceMinor' | 'takenMinor'>): number {
  return due.balanceMinor - due.takenMinor
}

const payableStates: DueState[] = ['approved', 'paid', 'reversed', 'in_payout']

/** Whether what is open may go into a payout (or, below zero, be netted in one). */
export function isPayable(due: Pick<Due, 'state' | 'balanceMinor' | 'takenMinor'>): boolean {
  if (due.state === 'in_payout') return false
  return payableStates.includes(due.state) && openMinor(due) !== 0
}

/** The account its open money stands in. */
export function accountOf(state: DueState, accounts: PayeeAccounts): string {
  return payableStates.includes(state) ? accounts.payable : accounts.held
}

type Change = Partial<
  Pick<Due, 'state' | 'balanceMinor' | 'takenMinor' | 'nextAt' | 'reason' | 'payoutId'>
>

/** The next entry of a due's story, or null when the step changes nothing. Pure. */
export function changeBy(due: Due, step: Step): Change | null {
  switch (step.kind) {
    case 'schedule':
      return scheduled(due, step.at)
    case 'hold':
      return held(due, step.name)
    case 'release':
      return released(due, step.name)
    case 'approve':
      return due.state === 'pending' ? { state: 'approved' } : null
    case 'reverse':
      return step.amountMinor ? owedLess(due, step.amountMinor, step.why) : null
    case 'adjust':
      return step.amountMinor ? adjusted(due, step.amountMinor, step.why) : null
    case 'reject':
      return rejected(due, step.why)
    case 'reinstate':
      return due.state === 'rejected' || due.state === 'void'
        ? { state: 'pending', balanceMinor: due.balanceMinor + step.amountMinor, reason: step.why }
        : null
    case 'pay_start':
      return isPayable(due)
        ? { state: 'in_payout', takenMinor: due.balanceMinor, payoutId: step.payoutId }
        : null
    case 'pay':
      return due.state === 'in_payout' && due.payoutId === step.payoutId
        ? { state: settledState(due.balanceMinor, due.takenMinor), payoutId: step.payoutId }
        : null
    case 'pay_back':
      return paidBack(due, step.amountMinor)
  }
}

/** What is void, rejected or reversed is dated as well: it may yet come alive again. */
const dated: DueState[] = ['pending', 'on_hold', 'void', 'rejected', 'reversed']

function scheduled(due: Due, at: Instant): Change | null {
  if (!dated.includes(due.state)) return null
  // Delivery draws the date nearer; nothing that comes late or twice pushes it away.
  return due.nextAt === null || at < due.nextAt ? { nextAt: at } : null
}

const names = (due: Due) => (due.state === 'on_hold' && due.reason ? due.reason.split(' ') : [])

function held(due: Due, name: string): Change | null {
  if (!['pending', 'on_hold', 'approved'].includes(due.state) || names(due).includes(name))
    return null
  return { state: 'on_hold', reason: [...names(due), name].join(' ') }
}

function released(due: Due, name: string): Change | null {
  if (!names(due).includes(name)) return null
  const left = names(due).filter(one => one !== name)
  return left.length ? { reason: left.join(' ') } : { state: 'pending', reason: null }
}

function owedLess(due: Due, amountMinor: number, why: string): Change {
  const balanceMinor = due.balanceMinor - amountMinor
  const isOver = balanceMinor === 0 && due.takenMinor === 0 && due.state !== 'in_payout'
  return { balanceMinor, ...(isOver ? { state: 'reversed' as const, reason: why } : {}) }
}

/** One that was over comes alive again and waits for its approval like any other. */
function adjusted(due: Due, amountMinor: number, why: string): Change {
  const balanceMinor = due.balanceMinor + amountMinor
  const state = due.state === 'reversed' && due.takenMinor === 0 ? 'pending' : due.state
  const isSaid = due.state === 'on_hold' || due.state === 'rejected'
  return { balanceMinor, state, reason: isSaid ? due.reason : why }
}

function rejected(due: Due, why: string): Change | null {
  if (!['pending', 'on_hold', 'approved'].includes(due.state)) return null
  return { state: 'rejected', balanceMinor: 0, reason: why }
}

function paidBack(due: Due, amountMinor: number): Change {
  const takenMinor = due.takenMinor - amountMinor
  return { takenMinor, state: settledState(due.balanceMinor, takenMinor), payoutId: due.payoutId }
}

function settledState(balanceMinor: number, takenMinor: number): DueState {
  if (takenMinor !== 0) return 'paid'
  return balanceMinor === 0 ? 'reversed' : 'approved'
}
