import { eq, inArray, sql } from 'drizzle-orm'
import { hot } from '../platform/db/hot.ts'
import { forUpdate, type Reader, type Tx } from '../platform/db/index.ts'
import { userEmails, users } from './schema.ts'

export type User = typeof users.$inferSelect

export async function findUserByEmail(db: Reader, email: string): Promise<User | null> {
  const [row] = await db
    .select({ user: users })
    .from(userEmails)
    .innerJoin(users, eq(users.id, userEmails.userId))
    .where(eq(userEmails.email, email.trim().toLowerCase()))
  return row?.user ?? null
}

const readUser = hot('user', (db: Reader) =>
  db
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder('userId'))),
)

export async function requireUser(db: Reader, userId: string): Promise<User> {
  const [user] = await readUser(db, { userId })
  if (!user) throw new Error(`no user ${userId}`)
  return user
}

/** Held until the transaction ends. */
export async function holdUser(tx: Tx, userId: string): Promise<User> {
  const [user] = await forUpdate(tx.select().from(users).where(eq(users.id, userId)))
  if (!user) throw new Error(`no user ${userId}`)
  return user
}

export async function usersByIds(db: Reader, ids: string[]): Promise<User[]> {
  return ids.length ? db.select().from(users).where(inArray(users.id, ids)) : []
}

export async function operators(db: Reader): Promise<User[]> {
  return db.select().from(users).where(eq(users.isOperator, true))
}

/** False on a fresh instance. */
export async function hasUsers(db: Reader): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).limit(1)
  return found.length > 0
}
