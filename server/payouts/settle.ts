import { and, eq } from 'drizzle-orm'
import { accountsOf } from '../dues/mature.ts'
import { continueDue, holdDue } from '../dues/write.ts'
import { accounts } from '../ledger/chart.ts'
import type { Entry } from '../ledger/post.ts'
import type { Instant } from '../platform/clock.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { postPerShop } from './books.ts'
import { type PayoutState, payoutLines, payouts } from './schema.ts'

export type Payout = typeof payouts.$inferSelect
export type PayoutLine = typeof payoutLines.$inferSelect
type Named = { home: string; payoutId: string }

/** Which state a payout can leave for which. `unresolved`: nobody knows, a person or a look decides. */
export const moves: Record<PayoutState, PayoutState[]> = {
  draft: ['processing', 'paid', 'failed', 'cancelled'],
  processing: ['paid', 'failed', 'unresolved'],
  unresolved: ['paid', 'failed', 'processing'],
  paid: ['returned'],
  failed: [],
  returned: [],
  cancelled: [],
}

/** The payout, held until the transaction ends. */
export async function holdPayout(tx: Tx, { home, payoutId }: Named): Promise<Payout> {
  const [payout] = await forUpdate(
    tx
      .select()
      .from(payouts)
      .where(and(eq(payouts.home, home), eq(payouts.id, payoutId))),
  )
  if (!payout) throw new Refusal('not_found')
  return payout
}

/** It is being sent: by the provider, or by a person with the bank's list in hand. */
export async function noteProcessing(tx: Tx, named: Named & { now: Instant }): Promise<Payout> {
  const payout = await holdPayout(tx, named)
  if (payout.state === 'processing') return payout
  requireMove(payout, 'processing')
  await change(tx, payout, { state: 'processing', sentAt: payout.sentAt ?? named.now })
  return { ...payout, state: 'processing' }
}

/** Nobody knows whether it went. */
export async function noteUnresolved(tx: Tx, named: Named): Promise<void> {
  const payout = await holdPayout(tx, named)
  if (payout.state === 'processing') await change(tx, payout, { state: 'unresolved' })
}

/**
 * What became of a payout. Paid: the money has left. Failed, cancelled, returned: it is payable
 * again at once. The same word twice changes nothing; refuses `wrong_state`.
 */
export async function settlePayout(
  tx: Tx,
  settled: Named & {
    state: 'paid' | 'failed' | 'returned' | 'cancelled'
    providerRef?: string | null
    reason?: string | null
    now: Instant
  },
): Promise<void> {
  const payout = await holdPayout(tx, settled)
  const { state, now } = settled
  if (payout.state === state) return
  requireMove(payout, state)
  const lines = await tx
    .select()
    .from(payoutLines)
    .where(and(eq(payoutLines.home, payout.home), eq(payoutLines.payoutId, payout.id)))
    .orderBy(payoutLines.dueId)
  const outside = accounts.paidOut(payout.provider)
  const moved: { shopId: string; entries: Entry[] }[] = []
  for (const line of lines) {
    const due = await holdDue(tx, line)
    const own = accountsOf(due)
    const step =
      state === 'paid'
        ? { kind: 'pay' as const, payoutId: payout.id }
        : { kind: 'pay_back' as const, payoutId: payout.id, amountMinor: line.amountMinor }
    await continueDue(tx, due, step, { cause: `${state}:${payout.id}`, now })
    const [from, to] =
      state === 'paid'
        ? [own.inPayout, outside]
        : [state === 'returned' ? outside : own.inPayout, own.payable]
    moved.push({
      shopId: line.shopId,
      entries: [
        { account: from, amountMinor: -line.amountMinor },
        { account: to, amountMinor: line.amountMinor },
      ],
    })
  }
  const { currency } = payout
  const kind = `payout.${state}`
  await postPerShop(tx, { kind, cause: payout.id, currency, moves: moved, now })
  await change(tx, payout, {
    state,
    providerRef: settled.providerRef ?? payout.providerRef,
    reason: settled.reason ?? null,
    sentAt: payout.sentAt ?? now,
    endedAt: now,
  })
  await tell(tx, payout, state, now)
}

/**
 * The operator's word on a payout. While a provider is sending one, nobody else can know what comes
 * of it: said to have failed it would be paid again. Refuses `wrong_state`.
 */
export async function settleByHand(
  tx: Tx,
  settled: Parameters<typeof settlePayout>[1],
): Promise<void> {
  const { provider, state } = await holdPayout(tx, settled)
  if (provider !== 'manual' && state === 'processing')
    throw new Refusal('wrong_state', { status: state, wanted: settled.state })
  await settlePayout(tx, settled)
}

async function tell(tx: Tx, payout: Payout, state: string, now: Instant): Promise<void> {
  const { home, id: payoutId } = payout
  const payload = { home, payoutId, state }
  const fact = { home, topic: 'payout.settled', cause: `${payoutId}:${state}`, payload }
  await promise(tx, [fact], now)
}

function requireMove(payout: Payout, to: PayoutState): void {
  if (!moves[payout.state].includes(to))
    throw new Refusal('wrong_state', { status: payout.state, wanted: to })
}

async function change(tx: Tx, payout: Payout, columns: Partial<Payout>): Promise<void> {
  await tx
    .update(payouts)
    .set(columns)
    .where(and(eq(payouts.home, payout.home), eq(payouts.id, payout.id)))
}
