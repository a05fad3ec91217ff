import type { Instant } from '../platform/clock.ts'
import { insertNew, insertRows } from '../platform/db/hot.ts'
import type { Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { ledgerEntries, ledgerTransactions } from './schema.ts'

export type Entry = { account: string; amountMinor: number }

/**
 * Posts one balanced transaction. The reference names its cause: posting the same cause again
 * changes nothing and answers false. Entries of zero are left out; an unbalanced transaction is
 * our fault and throws.
 */
export async function post(
  tx: Tx,
  posting: {
    shopId: string
    kind: string
    reference: string
    orderId: string | null
    currency: string
    entries: Entry[]
    now: Instant
  },
): Promise<boolean> {
  const entries = posting.entries.filter(entry => entry.amountMinor !== 0)
  assertBalanced(posting.reference, entries)
  if (!entries.length) return true
  const { shopId, kind, reference, orderId, currency, now } = posting
  const transactionId = newId('txn', now)
  const transaction = { shopId, id: transactionId, kind, reference, orderId, at: now }
  if (!(await insertNew(tx, ledgerTransactions, transaction))) return false
  const own = { shopId, transactionId, currency }
  await insertRows(
    tx,
    ledgerEntries,
    entries.map(entry => ({ ...own, id: newId('ent', now), ...entry })),
  )
  return true
}

function assertBalanced(reference: string, entries: Entry[]): void {
  let sum = 0
  for (const { amountMinor } of entries) {
    if (!Number.isSafeInteger(amountMinor)) throw new Error(`${reference}: not an integer amount`)
    sum += amountMinor
  }
  if (sum !== 0) throw new Error(`${reference}: entries sum to ${sum}, not 0`)
}
