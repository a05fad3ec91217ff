import { and, desc, eq, inArray, lt } from 'drizzle-orm'
import { csv, spreadsheet } from '../platform/csv.ts'
import type { Reader } from '../platform/db/index.ts'
import { toDecimal } from '../platform/money.ts'
import { Refusal } from '../platform/refusal.ts'
import { type PayoutState, payoutLines, payouts } from './schema.ts'
import type { Payout, PayoutLine } from './settle.ts'

/** A payee's payouts, newest first. */
export async function payoutsOf(
  db: Reader,
  { home, before, rowsMax }: { home: string; before?: string | undefined; rowsMax: number },
): Promise<Payout[]> {
  return db
    .select()
    .from(payouts)
    .where(and(eq(payouts.home, home), before ? lt(payouts.id, before) : undefined))
    .orderBy(desc(payouts.id))
    .limit(rowsMax)
}

/** Payouts of the instance in some states, oldest first: what the operator sends and settles. */
export async function payoutsIn(
  db: Reader,
  { states, rowsMax }: { states: PayoutState[]; rowsMax: number },
): Promise<Payout[]> {
  return db
    .select()
    .from(payouts)
    .where(inArray(payouts.state, states))
    .orderBy(payouts.createdAt)
    .limit(rowsMax)
}

/** Some of a payee's payouts, by id. */
export async function payoutsByIds(
  db: Reader,
  { home, ids }: { home: string; ids: string[] },
): Promise<Map<string, Payout>> {
  if (!ids.length) return new Map()
  const found = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.home, home), inArray(payouts.id, [...new Set(ids)])))
  return new Map(found.map(one => [one.id, one]))
}

export async function requirePayout(
  db: Reader,
  { home, payoutId }: { home: string; payoutId: string },
): Promise<{ payout: Payout; lines: PayoutLine[] }> {
  const [payout] = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.home, home), eq(payouts.id, payoutId)))
  if (!payout) throw new Refusal('not_found')
  const lines = await db
    .select()
    .from(payoutLines)
    .where(and(eq(payoutLines.home, home), eq(payoutLines.payoutId, payoutId)))
    .orderBy(payoutLines.dueId)
  return { payout, lines }
}

/** A list for the bank's own programs: one line per payout, cells safe in any spreadsheet, too. */
export function bankList(rows: Payout[]): string {
  const head = ['payout', 'holder', 'account', 'bank', 'amount', 'currency', 'reference']
  const lines = rows.map(one => [
    one.id,
    one.destination.holder,
    one.destination.account,
    one.destination.bank,
    toDecimal(one.amountMinor, one.currency),
    one.currency,
    `XIAOPU ${one.id.slice(-8).toUpperCase()}`,
  ])
  return csv([head, ...lines])
}

/** One payout's lines for its payee. */
export function payoutList(payout: Payout, lines: PayoutLine[]): string {
  const head = ['payout', 'entry', 'order', 'amount', 'currency']
  const rows = lines.map(line => [
    payout.id,
    line.dueId,
    line.orderId,
    toDecimal(line.amountMinor, payout.currency),
    payout.currency,
  ])
  return spreadsheet([head, ...rows])
}
