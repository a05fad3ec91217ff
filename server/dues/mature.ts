import { curatorAccounts, type PayeeAccounts, sellerAccounts } from '../ledger/chart.ts'
import { type Entry, post } from '../ledger/post.ts'
import type { Instant } from '../platform/clock.ts'
import type { Tx } from '../platform/db/index.ts'
import { type Promised, promise } from '../platform/outbox.ts'
import { accountOf, type Due, openMinor, type Step } from './due.ts'
import { duesOfOrder } from './queries.ts'
import { continueDue, holdDue } from './write.ts'

/** Everything one seller's parcel of an order lets mature: its commissions and the seller's share. */
export type Parcel = { shopId: string; orderId: string; sellerId: string }

/** The accounts of whoever a due is owed to. */
export function accountsOf(due: Pick<Due, 'home' | 'sellerId'>): PayeeAccounts {
  return due.home === due.sellerId ? sellerAccounts(due.sellerId) : curatorAccounts
}

/** The dues of a parcel, held in one fixed order. */
export async function holdParcel(tx: Tx, parcel: Parcel): Promise<Due[]> {
  const found = [
    ...(await duesOfOrder(tx, { home: parcel.shopId, orderId: parcel.orderId })),
    ...(await duesOfOrder(tx, { home: parcel.sellerId, orderId: parcel.orderId })),
  ].filter(due => due.sellerId === parcel.sellerId && due.shopId === parcel.shopId)
  const held: Due[] = []
  for (const due of found) held.push(await holdDue(tx, due))
  return held
}

/** The parcel is on its way or there: its dues now say when they will be approved. */
export async function scheduleParcel(
  tx: Tx,
  { at, cause, now, ...parcel }: Parcel & { at: Instant; cause: string; now: Instant },
): Promise<void> {
  let isNearer = false
  for (const due of await holdParcel(tx, parcel))
    if (await continueDue(tx, due, { kind: 'schedule', at }, { cause, now })) isNearer = true
  if (isNearer) await promise(tx, [approval(parcel, at)], now)
}

/** At `at` the parcel's dues are looked at once more, and approved if nothing stands against it. */
export function approval(parcel: Parcel, at: Instant): Promised {
  const { shopId, orderId, sellerId } = parcel
  return {
    home: shopId,
    topic: 'dues.approve',
    cause: `${orderId}:${sellerId}:${at}`,
    payload: { shopId, orderId, sellerId },
    dueAt: at,
  }
}

/** Dues of a parcel whose hold has ended become their payees' own; a second call changes nothing. */
export async function approveParcel(
  tx: Tx,
  { now, ...parcel }: Parcel & { now: Instant },
): Promise<void> {
  for (const due of await holdParcel(tx, parcel)) {
    if (due.nextAt === null || due.nextAt > now) continue
    await moveDue(tx, due, { kind: 'approve' }, { cause: `approve:${due.seq}`, now })
  }
}

/**
 * Continues a due and moves its open money in the ledger when its new state keeps it in another
 * account. For steps that change how a due stands, not how much is owed.
 */
export async function moveDue(
  tx: Tx,
  due: Due,
  step: Step,
  { cause, now }: { cause: string; now: Instant },
): Promise<Due | null> {
  const next = await continueDue(tx, due, step, { cause, now })
  if (!next) return null
  const accounts = accountsOf(due)
  const [from, to] = [accountOf(due.state, accounts), accountOf(next.state, accounts)]
  if (from !== to) {
    await post(tx, {
      shopId: due.shopId,
      kind: `due.${step.kind}`,
      reference: `${step.kind}:${due.dueId}:${next.seq}`,
      orderId: due.orderId,
      currency: due.currency,
      entries: [
        { account: from, amountMinor: -openMinor(due) },
        { account: to, amountMinor: openMinor(due) },
      ],
      now,
    })
  }
  return next
}

/**
 * Changes how much of a due is owed and answers the ledger entry that says so, for the caller's
 * own transaction: from where its money stands, below zero if it must.
 */
export async function changeDue(
  tx: Tx,
  due: Due,
  step: Extract<Step, { kind: 'reverse' | 'adjust' | 'reject' | 'reinstate' }>,
  { cause, now }: { cause: string; now: Instant },
): Promise<Entry | null> {
  const next = await continueDue(tx, due, step, { cause, now })
  if (!next) return null
  if (next.state === 'pending' && due.state !== 'pending') await promiseAgain(tx, next, now)
  const state = due.state === 'reversed' || next.state === 'pending' ? next.state : due.state
  return { account: accountOf(state, accountsOf(due)), amountMinor: next.amountMinor }
}

/** One that has come alive again: the look at its date may have been before. */
async function promiseAgain(tx: Tx, due: Due, now: Instant): Promise<void> {
  const { nextAt, sellerId, dueId, seq } = due
  if (nextAt === null || !sellerId) return
  const again = approval({ ...due, sellerId }, Math.max(nextAt, now))
  await promise(tx, [{ ...again, cause: `${again.cause}:${dueId}:${seq}` }], now)
}

/** Something is open on a parcel (a return, a chargeback): nothing of it is paid meanwhile. */
export async function suspendDues(
  tx: Tx,
  dues: Due[],
  { name, cause, now }: { name: 'return' | 'chargeback' | 'review'; cause: string; now: Instant },
): Promise<void> {
  for (const due of dues)
    await moveDue(tx, due, { kind: 'hold', name }, { cause: `hold:${cause}:${due.seq}`, now })
}

/** It is over: what had matured meanwhile is approved at once. */
export async function resumeDues(
  tx: Tx,
  dues: Due[],
  { name, cause, now }: { name: 'return' | 'chargeback' | 'review'; cause: string; now: Instant },
): Promise<void> {
  for (const due of dues) {
    const step = { kind: 'release' as const, name }
    const next = await moveDue(tx, due, step, { cause: `release:${cause}:${due.seq}`, now })
    if (next?.state === 'pending' && next.nextAt !== null && next.nextAt <= now)
      await moveDue(tx, next, { kind: 'approve' }, { cause: `approve:${next.seq}`, now })
  }
}
