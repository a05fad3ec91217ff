import { asc, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import type { Reader, Tx } from '../platform/db/index.ts'
import { ledgerEntries, solvencyDays } from './schema.ts'

/** Per currency, in minor units: received - paid out = held + owed + the platform's own. */
export type Solvency = {
  currency: string
  /** From buyers, less what went back to them. */
  receivedMinor: number
  /** To curators and sellers. */
  paidOutMinor: number
  /** Not yet theirs to take: returns may still come. */
  heldMinor: number
  /** Theirs, waiting for a payout or in one; debts of theirs count against it. */
  owedMinor: number
  /** Fees less the discounts, bonuses and losses the platform bears. */
  ownMinor: number
  isSolvent: boolean
}

type Balance = { account: string; currency: string; amountMinor: number }

/** What each account stands for in the sum; an account nobody knows makes it fail. */
function partOf(account: string): keyof Omit<Solvency, 'currency' | 'isSolvent'> | null {
  if (account.startsWith('outside:payout:')) return 'paidOutMinor'
  if (account.startsWith('outside:')) return 'receivedMinor'
  if (account.startsWith('platform:')) return 'ownMinor'
  if (account === 'curator:pending' || account === 'buyers:late' || account.endsWith(':held'))
    return 'heldMinor'
  return /:(payable|in_payout)$/.test(account) ? 'owedMinor' : null
}

/** The sum over all shops' ledgers. */
export function solvencyOf(balances: Balance[]): Solvency[] {
  const sums = new Map<string, Solvency>()
  for (const { account, currency, amountMinor } of balances) {
    const one = sums.get(currency) ?? {
      currency,
      receivedMinor: 0,
      paidOutMinor: 0,
      heldMinor: 0,
      owedMinor: 0,
      ownMinor: 0,
      isSolvent: true,
    }
    const part = partOf(account)
    if (part === null) one.isSolvent = false
    else if (part === 'receivedMinor') one.receivedMinor -= amountMinor
    else one[part] += amountMinor
    sums.set(currency, one)
  }
  return [...sums.values()].map(one => ({ ...one, isSolvent: one.isSolvent && isBalanced(one) }))
}

const isBalanced = (one: Solvency) =>
  one.receivedMinor - one.paidOutMinor === one.heldMinor + one.owedMinor + one.ownMinor

export async function solvencyNow(db: Reader): Promise<Solvency[]> {
  const balances = await db
    .select({
      account: ledgerEntries.account,
      currency: ledgerEntries.currency,
      amountMinor: sql<number>`cast(sum(${ledgerEntries.amountMinor}) as bigint)`.mapWith(Number),
    })
    .from(ledgerEntries)
    .groupBy(ledgerEntries.account, ledgerEntries.currency)
    .orderBy(asc(ledgerEntries.currency))
  return solvencyOf(balances)
}

/** Keeps today's totals for the chart; later the same day they are brought up to date. */
export async function noteSolvency(tx: Tx, now: Instant): Promise<void> {
  const day = new Date(now).toISOString().slice(0, 10)
  for (const { isSolvent: _, ...totals } of await solvencyNow(tx))
    await tx
      .insert(solvencyDays)
      .values({ day, ...totals, at: now })
      .onConflictDoUpdate({
        target: [solvencyDays.day, solvencyDays.currency],
        set: { ...totals, at: now },
      })
}

/** Totals day by day, oldest first. */
export async function solvencyHistory(db: Reader, daysMax: number) {
  const found = await db
    .select()
    .from(solvencyDays)
    .orderBy(sql`${solvencyDays.day} desc`)
    .limit(daysMax)
  return found.reverse()
}
