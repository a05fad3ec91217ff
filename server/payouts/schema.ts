import { sql } from 'drizzle-orm'
import {
  check,
  count,
  document,
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

/** Who is paid: a shop's curator or a seller. Home: the shop or the seller. */
export type PayeeKind = 'curator' | 'seller'

export const payoutStates = [
  'draft',
  'processing',
  'unresolved',
  'paid',
  'failed',
  'returned',
  'cancelled',
] as const
export type PayoutState = (typeof payoutStates)[number]

/** Where a payee's money goes, as they wrote it. */
export type Destination = {
  holder: string
  /** Bank account, IBAN, Alipay account... or `acct_...` for Stripe. */
  account: string
  bank: string
}

/**
 * Where a payee wants to be paid, one row per version. The one that counts is the latest that was
 * verified and whose waiting time is over.
 */
export const payeeDetails = table(
  'payee_details',
  {
    home: id().notNull(),
    version: count().notNull(),
    kind: text().$type<PayeeKind>().notNull(),
    userId: id().notNull(),
    provider: text().$type<'manual' | 'stripe'>().notNull(),
    destination: document<Destination>().notNull(),
    /** The person's own threshold; the higher of this and the instance's counts. */
    thresholdMinor: moneyMinor().notNull(),
    /** Where this change was announced and confirmed. */
    email: text().notNull(),
    createdAt: instant().notNull(),
    verifiedAt: instant(),
    /** A change waits 72 hours after it was confirmed; the first details count at once. */
    effectiveAt: instant(),
  },
  t => [primaryKey({ columns: [t.home, t.version] })],
)

/** Money on its way to a payee. */
export const payouts = table(
  'payouts',
  {
    home: id().notNull(),
    id: id().notNull(),
    kind: text().$type<PayeeKind>().notNull(),
    state: text().$type<PayoutState>().notNull(),
    currency: text().notNull(),
    amountMinor: moneyMinor().notNull(),
    provider: text().$type<'manual' | 'stripe'>().notNull(),
    detailsVersion: count().notNull(),
    /** Frozen from the payee's details when it was drafted. */
    destination: document<Destination>().notNull(),
    attempt: count().notNull(),
    providerRef: text(),
    /** Why it failed or came back, in the provider's or a person's words. */
    reason: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    endedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.home, t.id] }),
    // One open payout per payee and currency.
    uniqueIndex('payouts_open')
      .on(t.home, t.currency)
      .where(sql`state in ('draft', 'processing', 'unresolved')`),
    index('payouts_state').on(t.state, t.createdAt),
    check('payouts_amount', sql`${t.amountMinor} > 0`),
  ],
)

/** What a payout pays, due by due; negative lines net what was reversed after it had been paid. */
export const payoutLines = table(
  'payout_lines',
  {
    home: id().notNull(),
    payoutId: id().notNull(),
    dueId: id().notNull(),
    shopId: id().notNull(),
    orderId: id().notNull(),
    amountMinor: moneyMinor().notNull(),
  },
  t => [
    primaryKey({ columns: [t.home, t.payoutId, t.dueId] }),
    foreignKey({ columns: [t.home, t.payoutId], foreignColumns: [payouts.home, payouts.id] }),
  ],
)

/** Dates on which payouts were drafted (or passed over, before the first), so that a Friday happens once. */
export const payoutRuns = table('payout_runs', {
  id: id().primaryKey(),
  at: instant().notNull(),
})
