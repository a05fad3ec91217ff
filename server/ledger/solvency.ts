import { asc, sql } from 'drizzle-orm'
import { days, type Instant } from '../platform/clock.ts'
import { type Reader, rows } from '../platform/db/index.ts'
import { ledgerEntries } from './schema.ts'

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

const dayLength = days(1)

/**
 * The same sum at the end of each of the last days, oldest first, quiet days too: recomputed from
 * the ledger's own dates, so that the chart cannot drift from the books.
 */
export async function solvencyHistory(
  db: Reader,
  { daysMax, now }: { daysMax: number; now: Instant },
): Promise<(Solvency & { day: string })[]> {
  const moved = await rows<Balance & { day: number }>(
    db,
    sql`select t.at / ${sql.raw(String(dayLength))} as day, e.account, e.currency, cast(sum(e.amount_minor) as bigint) as "amountMinor" from ledger_entries e join ledger_transactions t on t.shop_id = e.shop_id and t.id = e.transaction_id group by t.at / ${sql.raw(String(dayLength))}, e.account, e.currency order by 1`,
  )
  const first = moved[0]
  if (!first) return []
  const balances = new Map<string, Balance>()
  const history: (Solvency & { day: string })[] = []
  const today = Math.floor(now / dayLength)
  const last = Math.max(today, Number(moved.at(-1)?.day))
  let next = 0
  for (let day = Number(first.day); day <= last; day++) {
    for (let row = moved[next]; row && Number(row.day) === day; row = moved[++next]) {
      const key = `${row.account} ${row.currency}`
      const known = balances.get(key)?.amountMinor ?? 0
      balances.set(key, { ...row, amountMinor: known + Number(row.amountMinor) })
    }
    if (day <= last - daysMax) continue
    const date = new Date(day * dayLength).toISOString().slice(0, 10)
    history.push(...solvencyOf([...balances.values()]).map(one => ({ day: date, ...one })))
  }
  return history
}
