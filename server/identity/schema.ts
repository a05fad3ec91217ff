import {
  flag,
  id,
  index,
  instant,
  primaryKey,
  table,
  text,
  uniqueIndex,
} from '../platform/db/columns.ts'

/** A signed-up person. One user may run a shop, belong to sellers and be the operator. */
export const users = table('users', {
  id: id().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  passwordHash: text().notNull(),
  /** Reads the dashboard and mails in. */
  language: text().notNull(),
  isOperator: flag().notNull(),
  emailVerifiedAt: instant(),
  createdAt: instant().notNull(),
})

/**
 * An address belongs to one user: a unique name needs a table whose key is the name. One given up
 * stays its user's for a week, to be taken back.
 */
export const userEmails = table('user_emails', {
  /** Lower case. */
  email: text().primaryKey(),
  userId: id().notNull(),
})

/** Signed-in browsers. The cookie holds `userId.secret`; only the SHA-256 of it is kept. */
export const sessions = table(
  'sessions',
  {
    userId: id()
      .notNull()
      .references(() => users.id),
    idHash: text().notNull(),
    /** What the person calls it by in the list of sessions: the browser's own words, shortened. */
    userAgent: text().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  t => [primaryKey({ columns: [t.userId, t.idHash] })],
)

export type TokenPurpose = 'verify' | 'reset' | 'new_email' | 'old_email'

/**
 * Links sent by mail, each good once: to verify an address, to set a new password, to change to a
 * new address, or to take the account back to an old one.
 */
export const userTokens = table(
  'user_tokens',
  {
    userId: id()
      .notNull()
      .references(() => users.id),
    id: id().notNull(),
    purpose: text().$type<TokenPurpose>().notNull(),
    /** The new or the old address it is about; null where it is about the account's own. */
    email: text(),
    secretHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
  },
  t => [
    primaryKey({ columns: [t.userId, t.id] }),
    uniqueIndex('user_tokens_secret').on(t.userId, t.secretHash),
    index('user_tokens_expiry').on(t.expiresAt),
  ],
)
