import {
  count,
  foreignKey,
  id,
  index,
  instant,
  moneyMinor,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

/** Why money moved. Append only: a mistake is corrected by another transaction. */
export const ledgerTransactions = table(
  'ledger_transactions',
  {
    /** Money of one order moves at its shop. */
    shopId: id().notNull(),
    id: id().notNull(),
    kind: text().notNull(),
    /** Names the cause; posting the same cause twice is impossible. */
    reference: text().notNull(),
    orderId: id(),
    at: instant().notNull(),
    /** Place in the shop's chain, from 1; null: written before ledgers were chained. */
    seq: count(),
    /** SHA-256 over the hash before it and all that this transaction says; see chain.ts. */
    hash: text(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('ledger_transactions_reference').on(t.shopId, t.reference),
    uniqueIndex('ledger_transactions_chain').on(t.shopId, t.seq),
  ],
)

/** Signed amounts, zero in sum for each transaction and currency; account names are in chart.ts. */
export const ledgerEntries = table(
  'ledger_entries',
  {
    shopId: id().notNull(),
    id: id().notNull(),
    transactionId: id().notNull(),
    account: text().notNull(),
    currency: text().notNull(),
    amountMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    foreignKey({
      columns: [t.shopId, t.transactionId],
      foreignColumns: [ledgerTransactions.shopId, ledgerTransactions.id],
    }),
    index('ledger_entries_account').on(t.shopId, t.account, t.currency),
    index('ledger_entries_transaction').on(t.shopId, t.transactionId),
  ],
)

/** The last link of each shop's chain: whoever writes the next one holds this row. */
export const ledgerHeads = table('ledger_heads', {
  shopId: id().primaryKey(),
  seq: count().notNull(),
  hash: text().notNull(),
})
