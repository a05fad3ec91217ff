import { and, eq, sql } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { ledgerEntries } from './schema.ts'

/** Balances of a shop's accounts, in minor units, largest account name last. */
export async function balancesOf(db: Reader, shopId: string) {
  return db
    .select({
      account: ledgerEntries.account,
      currency: ledgerEntries.currency,
      amountMinor: sql<number>`cast(sum(${ledgerEntries.amountMinor}) as bigint)`.mapWith(Number),
    })
    .from(ledgerEntries)
    .where(eq(ledgerEntries.shopId, shopId))
    .groupBy(ledgerEntries.account, ledgerEntries.currency)
    .orderBy(ledgerEntries.account)
}

export async function balanceOf(db: Reader, shopId: string, account: string): Promise<number> {
  const [row] = await db
    .select({
      sum: sql<number>`cast(coalesce(sum(${ledgerEntries.amountMinor}), 0) as bigint)`.mapWith(
        Number,
      ),
    })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.shopId, shopId), eq(ledgerEntries.account, account)))
  return row?.sum ?? 0
}
