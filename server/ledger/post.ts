import { eq, sql } from 'drizzle-orm'
import type { Instant } from '../platform/clock.ts'
import { hot, insertNew, insertRows } from '../platform/db/hot.ts'
import { forUpdate, type Tx } from '../platform/db/index.ts'
import { newId } from '../platform/id.ts'
import { genesisHash, linkHash } from './chain.ts'
import { ledgerEntries, ledgerHeads, ledgerTransactions } from './schema.ts'

export type Entry = { account: string; amountMinor: number }

/**
 * Posts one balanced transaction and chains it to the shop's last one. The reference names its
 * cause: posting the same cause again changes nothing and answers false. Entries of one account are
 * summed, zeros left out; an unbalanced transaction is our fault and throws.
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
  const entries = summed(posting.entries)
  assertBalanced(posting.reference, entries)
  if (!entries.length) return true
  const { shopId, kind, reference, orderId, currency, now } = posting
  const head = await holdHead(tx, shopId)
  const seq = head.seq + 1
  const transaction = { shopId, id: newId('txn', now), kind, reference, orderId, at: now, seq }
  const own = entries.map(entry => ({ currency, ...entry }))
  const hash = linkHash(head.hash, { ...transaction, entries: own })
  if (!(await insertNew(tx, ledgerTransactions, { ...transaction, hash }))) return false
  await moveHead(tx, { shopId, seq, hash })
  await insertRows(
    tx,
    ledgerEntries,
    own.map(entry => ({ shopId, transactionId: transaction.id, id: newId('ent', now), ...entry })),
  )
  return true
}

function summed(entries: Entry[]): Entry[] {
  const sums = new Map<string, number>()
  for (const { account, amountMinor } of entries)
    sums.set(account, (sums.get(account) ?? 0) + amountMinor)
  return [...sums]
    .map(([account, amountMinor]) => ({ account, amountMinor }))
    .filter(entry => entry.amountMinor !== 0)
}

function assertBalanced(reference: string, entries: Entry[]): void {
  let sum = 0
  for (const { amountMinor } of entries) {
    if (!Number.isSafeInteger(amountMinor)) throw new Error(`${reference}: not an integer amount`)
    sum += amountMinor
  }
  if (sum !== 0) throw new Error(`${reference}: entries sum to ${sum}, not 0`)
}

const readHead = hot('ledger.head', (tx: Tx) =>
  forUpdate(
    tx
      .select()
      .from(ledgerHeads)
      .where(eq(ledgerHeads.shopId, sql.placeholder('shopId'))),
  ),
)

const moveHead = hot('ledger.move_head', (tx: Tx) =>
  tx
    .update(ledgerHeads)
    .set({ seq: sql`${sql.placeholder('seq')}`, hash: sql`${sql.placeholder('hash')}` })
    .where(eq(ledgerHeads.shopId, sql.placeholder('shopId'))),
)

/** The end of the shop's chain, held until this transaction is over. */
async function holdHead(tx: Tx, shopId: string): Promise<{ seq: number; hash: string }> {
  const [head] = await readHead(tx, { shopId })
  if (head) return head
  await insertNew(tx, ledgerHeads, { shopId, seq: 0, hash: await genesisHash(tx, shopId) })
  const [made] = await readHead(tx, { shopId })
  return made as { seq: number; hash: string }
}
