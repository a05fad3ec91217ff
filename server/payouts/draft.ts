import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Due, isPayable, openMinor } from '../dues/due.ts'
import { accountsOf } from '../dues/mature.ts'
import { payableDues } from '../dues/queries.ts'
import { continueDue, holdDue } from '../dues/write.ts'
import type { Entry } from '../ledger/post.ts'
import { ledgerEntries } from '../ledger/schema.ts'
import type { Instant } from '../platform/clock.ts'
import { insertNew, insertRows } from '../platform/db/hot.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { promise } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { rulesOf, thresholdIn } from '../rules/rules.ts'
import { postPerShop } from './books.ts'
import { type Details, detailsOf, type Payee, standingOf } from './payee.ts'
import { payoutLines, payouts } from './schema.ts'

/** Why somebody is not paid now. Dates are instants, amounts minor units. */
export type Reason =
  | { why: 'nothing_payable' }
  | { why: 'negative_balance'; amountMinor: number }
  | { why: 'below_threshold'; amountMinor: number; thresholdMinor: number }
  | { why: 'no_details' }
  | { why: 'details_unconfirmed' }
  | { why: 'details_waiting'; until: Instant }
  /** From the account that would be paid now: it would come back again, at a bank's fee. */
  | { why: 'came_back' }
  | { why: 'payout_open' }

/** What stands between a payee and their money at this moment; null: nothing. */
export async function whyNotPaid(
  db: Reader,
  { payee, payableMinor, now }: { payee: Payee; payableMinor: number; now: Instant },
): Promise<Reason | null> {
  if (await hasOpenPayout(db, payee)) return { why: 'payout_open' }
  if (payableMinor === 0) return { why: 'nothing_payable' }
  if (payableMinor < 0) return { why: 'negative_balance', amountMinor: payableMinor }
  const { current, next } = standingOf(await detailsOf(db, payee.home), now)
  const rules = await rulesOf(db)
  const instance = thresholdIn(payee.currency, rules.payoutThresholdMinor)
  const thresholdMinor = Math.max(instance, current?.thresholdMinor ?? 0)
  if (payableMinor < thresholdMinor)
    return { why: 'below_threshold', amountMinor: payableMinor, thresholdMinor }
  if (next?.effectiveAt) return { why: 'details_waiting', until: next.effectiveAt }
  if (next && (!current || (await hasComeBack(db, current)))) return { why: 'details_unconfirmed' }
  if (!current) return { why: 'no_details' }
  return (await hasComeBack(db, current)) ? { why: 'came_back' } : null
}

/** Whether what was last sent by these details has been returned by the bank. */
async function hasComeBack(db: Reader, { home, version }: Details): Promise<boolean> {
  const [last] = await db
    .select({ state: payouts.state })
    .from(payouts)
    .where(
      and(
        eq(payouts.home, home),
        eq(payouts.detailsVersion, version),
        inArray(payouts.state, ['paid', 'returned']),
      ),
    )
    .orderBy(desc(payouts.endedAt), desc(payouts.id))
    .limit(1)
  return last?.state === 'returned'
}

/** A payout of theirs is drafted or under way. */
export async function hasOpenPayout(
  db: Reader,
  { home, currency }: Pick<Payee, 'home' | 'currency'>,
): Promise<boolean> {
  const found = await db
    .select({ id: payouts.id })
    .from(payouts)
    .where(
      and(
        eq(payouts.home, home),
        eq(payouts.currency, currency),
        inArray(payouts.state, ['draft', 'processing', 'unresolved']),
      ),
    )
  return found.length > 0
}

/**
 * Takes everything payable of one payee into a payout, each due with its amount, debts netted.
 * Answers its id or why there is none; a second one at the same time is refused (`payout_open`).
 */
export async function draftPayout(
  tx: Tx,
  { payee, now }: { payee: Payee; now: Instant },
): Promise<{ payoutId: string } | Reason> {
  const dues: Due[] = []
  for (const found of await payableDues(tx, payee)) {
    const due = await holdDue(tx, found)
    if (isPayable(due)) dues.push(due)
  }
  const amountMinor = dues.reduce((sum, due) => sum + openMinor(due), 0)
  const reason = await whyNotPaid(tx, { payee, payableMinor: amountMinor, now })
  if (reason) return reason
  const { current } = standingOf(await detailsOf(tx, payee.home), now)
  if (!current) return { why: 'no_details' }
  const payoutId = newId('pot', now)
  const made = await insertNew(tx, payouts, {
    home: payee.home,
    id: payoutId,
    kind: payee.kind,
    state: 'draft',
    currency: payee.currency,
    amountMinor,
    provider: current.provider,
    detailsVersion: current.version,
    destination: current.destination,
    attempt: 1,
    createdAt: now,
  })
  if (!made) throw new Refusal('payout_open')
  await takeDues(tx, { payee, payoutId, dues, now })
  const payload = { home: payee.home, payoutId }
  const send = { home: payee.home, topic: 'payout.send', cause: payoutId, payload }
  if (current.provider !== 'manual') await promise(tx, [send], now)
  return { payoutId }
}

/** A payee asks for their money now, whatever the schedule. Refuses with the reason why not. */
export async function requestPayout(
  tx: Tx,
  wish: { payee: Payee; now: Instant },
): Promise<{ payoutId: string }> {
  const made = await draftPayout(tx, wish)
  if ('payoutId' in made) return made
  if (made.why === 'payout_open') throw new Refusal('payout_open')
  if (made.why === 'negative_balance')
    throw new Refusal('negative_balance', { amount_minor: made.amountMinor })
  throw new Refusal('payout_not_possible', made)
}

async function takeDues(
  tx: Tx,
  { payee, payoutId, dues, now }: { payee: Payee; payoutId: string; dues: Due[]; now: Instant },
): Promise<void> {
  await insertRows(
    tx,
    payoutLines,
    dues.map(due => ({
      home: payee.home,
      payoutId,
      dueId: due.dueId,
      shopId: due.shopId,
      orderId: due.orderId,
      amountMinor: openMinor(due),
    })),
  )
  const moves: { shopId: string; entries: Entry[] }[] = []
  for (const due of dues) {
    await continueDue(tx, due, { kind: 'pay_start', payoutId }, { cause: `start:${payoutId}`, now })
    const accounts = accountsOf(due)
    moves.push({
      shopId: due.shopId,
      entries: [
        { account: accounts.payable, amountMinor: -openMinor(due) },
        { account: accounts.inPayout, amountMinor: openMinor(due) },
      ],
    })
  }
  const { currency } = payee
  await postPerShop(tx, { kind: 'payout.draft', cause: payoutId, currency, moves, now })
}

/** Whom the books owe anything payable (or who owes), by payee and currency. */
export async function payeesWithBalance(
  db: Reader,
): Promise<{ payee: Payee; payableMinor: number }[]> {
  const found = await balances(db)
  const sums = new Map<string, { payee: Payee; payableMinor: number }>()
  for (const { shopId, account, currency, amountMinor } of found) {
    const seller = /^seller:(.+):payable$/.exec(account)?.[1]
    const payee: Payee = seller
      ? { home: seller, kind: 'seller', currency }
      : { home: shopId, kind: 'curator', currency }
    const key = `${payee.home} ${currency}`
    const known = sums.get(key) ?? { payee, payableMinor: 0 }
    sums.set(key, { payee, payableMinor: known.payableMinor + amountMinor })
  }
  return [...sums.values()].filter(one => one.payableMinor !== 0)
}

function balances(db: Reader) {
  return db
    .select({
      shopId: ledgerEntries.shopId,
      account: ledgerEntries.account,
      currency: ledgerEntries.currency,
      amountMinor: sql<number>`cast(sum(${ledgerEntries.amountMinor}) as bigint)`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(sql`${ledgerEntries.account} like '%:payable'`)
    .groupBy(ledgerEntries.shopId, ledgerEntries.account, ledgerEntries.currency)
}
