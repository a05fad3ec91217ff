import { and, asc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Reader } from '../platform/db/index.ts'
import { sha256 } from '../platform/signed.ts'
import { ledgerEntries, ledgerTransactions } from './schema.ts'

export type Link = {
  shopId: string
  seq: number
  id: string
  kind: string
  reference: string
  orderId: string | null
  at: number
  entries: { account: string; currency: string; amountMinor: number }[]
}

/**
 * The hash of one transaction: SHA-256 over the hash before it and everything it says, as one line
 * of JSON. Change, remove or insert anything and every later hash is wrong.
 */
export function linkHash(previous: string, link: Link): string {
  const entries = link.entries
    .map(({ account, currency, amountMinor }) => [account, currency, amountMinor] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[2] - b[2]))
  const { shopId, seq, id, kind, reference, orderId, at } = link
  return sha256(JSON.stringify([previous, shopId, seq, id, kind, reference, orderId, at, entries]))
}

/** Where a shop's chain begins: over what it had written before ledgers were chained. */
export async function genesisHash(db: Reader, shopId: string): Promise<string> {
  const earlier = await db
    .select({ id: ledgerTransactions.id, reference: ledgerTransactions.reference })
    .from(ledgerTransactions)
    .where(and(eq(ledgerTransactions.shopId, shopId), isNull(ledgerTransactions.seq)))
    .orderBy(asc(ledgerTransactions.id))
  return sha256(JSON.stringify([shopId, earlier.map(one => [one.id, one.reference])]))
}

const page = 500

/** Recomputes a shop's chain from its beginning; answers the first place that is wrong, or null. */
export async function brokenLink(db: Reader, shopId: string): Promise<number | null> {
  let previous = await genesisHash(db, shopId)
  let expected = 1
  for (;;) {
    const found = await db
      .select()
      .from(ledgerTransactions)
      .where(and(eq(ledgerTransactions.shopId, shopId), gt(ledgerTransactions.seq, expected - 1)))
      .orderBy(asc(ledgerTransactions.seq))
      .limit(page)
    if (!found.length) return null
    const entries = await entriesOf(db, { shopId, ids: found.map(one => one.id) })
    for (const one of found) {
      if (one.seq !== expected) return expected
      const link = {
        ...one,
        seq: expected,
        entries: entries.filter(e => e.transactionId === one.id),
      }
      if (linkHash(previous, link) !== one.hash) return expected
      previous = one.hash as string
      expected++
    }
  }
}

function entriesOf(db: Reader, { shopId, ids }: { shopId: string; ids: string[] }) {
  return db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.shopId, shopId), inArray(ledgerEntries.transactionId, ids)))
}
