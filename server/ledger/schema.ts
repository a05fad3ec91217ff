import {
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
  },
  t => [
    primaryKey({ columns: [t.shopId, t.id] }),
    uniqueIndex('ledger_transactions_reference').on(t.shopId, t.reference),
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
