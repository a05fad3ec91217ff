import { and, desc, eq, lt, ne } from 'drizzle-orm'
import { type Adapter, type DatabaseSession, type DatabaseUser, Lucia, TimeSpan } from 'lucia'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db/index.ts'
import { randomPart } from '../platform/id.ts'
import { sha256 } from '../platform/signed.ts'
import type { User } from './queries.ts'
import { sessions, users } from './schema.ts'

export type { User } from './queries.ts'
export type Sessions = ReturnType<typeof createSessions>

const shape = /^(usr_[a-z0-9]{26})\.([a-z0-9]{40})$/

/**
 * Signed-in browsers: the only file that knows lucia. The cookie is `user.secret`; it carries its
 * home, and the database keeps only its SHA-256. Sessions last 30 days from their last use.
 */
export function createSessions({
  db,
  clock,
  isSecure,
}: {
  db: Database
  clock: Clock
  isSecure: boolean
}) {
  const lucia = new Lucia(adapter(db, clock), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: isSecure ? '__Host-xp_session' : 'xp_session',
      attributes: { secure: isSecure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: attributes => attributes as unknown as User,
    getSessionAttributes: attributes => attributes,
  })
  return {
    /** Signs in: answers the Set-Cookie value. Always a new id, so none can be planted before. */
    start: async (userId: string, userAgent: string): Promise<string> => {
      const sessionId = `${userId}.${randomPart(40)}`
      const session = await lucia.createSession(
        userId,
        { userAgent: userAgent.slice(0, 200) },
        { sessionId },
      )
      return lucia.createSessionCookie(session.id).serialize()
    },
    /** Who a request is from; `cookie` to renew when half of its time is over. */
    read: async (
      cookies: string | undefined,
    ): Promise<{ user: User; id: string; cookie: string | null } | null> => {
      const id = lucia.readSessionCookie(cookies ?? '')
      if (!id || !shape.test(id)) return null
      const { session, user } = await lucia.validateSession(id)
      if (!session || !user) return null
      const cookie = session.fresh ? lucia.createSessionCookie(session.id).serialize() : null
      return { user: user as unknown as User, id, cookie }
    },
    end: async (id: string): Promise<string> => {
      await lucia.invalidateSession(id)
      return lucia.createBlankSessionCookie().serialize()
    },
    /** The person's sessions for a list: `id` is the stored hash, useless for signing in. */
    list: async (userId: string, currentId: string) =>
      (
        await db.read(reader =>
          reader
            .select()
            .from(sessions)
            .where(eq(sessions.userId, userId))
            .orderBy(desc(sessions.createdAt)),
        )
      ).map(({ idHash, userAgent, createdAt }) => ({
        id: idHash,
        userAgent,
        createdAt,
        isCurrent: idHash === sha256(currentId),
      })),
    endOne: (userId: string, idHash: string) =>
      db.transact(tx =>
        tx.delete(sessions).where(and(eq(sessions.userId, userId), eq(sessions.idHash, idHash))),
      ),
    /** All, or all but the one in use: after a password change nobody else stays in. */
    endAll: (userId: string, exceptId: string | null) =>
      db.transact(tx =>
        tx
          .delete(sessions)
          .where(
            and(
              eq(sessions.userId, userId),
              exceptId ? ne(sessions.idHash, sha256(exceptId)) : undefined,
            ),
          ),
      ),
    forgetExpired: () => lucia.deleteExpiredSessions(),
  }
}

function adapter(db: Database, clock: Clock): Adapter {
  // lucia counts in the machine's time, rows in the instance's, which a sandbox may have moved.
  const ahead = () => clock.now() - Date.now()
  const rowOf = (id: string) => {
    const [, userId = ''] = shape.exec(id) ?? []
    return and(eq(sessions.userId, userId), eq(sessions.idHash, sha256(id)))
  }
  const shown = (id: string, row: typeof sessions.$inferSelect): DatabaseSession => ({
    id,
    userId: row.userId,
    expiresAt: new Date(row.expiresAt - ahead()),
    attributes: { userAgent: row.userAgent },
  })
  return {
    getSessionAndUser: async id => {
      const [row] = await db.read(reader =>
        reader
          .select({ session: sessions, user: users })
          .from(sessions)
          .innerJoin(users, eq(users.id, sessions.userId))
          .where(rowOf(id)),
      )
      if (!row || row.session.expiresAt <= clock.now()) return [null, null]
      return [
        shown(id, row.session),
        { id: row.user.id, attributes: row.user as unknown as DatabaseUser['attributes'] },
      ]
    },
    // Lists are read by `list` above: the hashes could not be turned back into ids here.
    getUserSessions: async () => [],
    setSession: async session => {
      await db.transact(tx =>
        tx.insert(sessions).values({
          userId: session.userId,
          idHash: sha256(session.id),
          userAgent: (session.attributes as { userAgent: string }).userAgent,
          createdAt: clock.now(),
          expiresAt: session.expiresAt.getTime() + ahead(),
        }),
      )
    },
    updateSessionExpiration: async (id, expiresAt) => {
      await db.transact(tx =>
        tx
          .update(sessions)
          .set({ expiresAt: expiresAt.getTime() + ahead() })
          .where(rowOf(id)),
      )
    },
    deleteSession: async id => {
      await db.transact(tx => tx.delete(sessions).where(rowOf(id)))
    },
    deleteUserSessions: async userId => {
      await db.transact(tx => tx.delete(sessions).where(eq(sessions.userId, userId)))
    },
    deleteExpiredSessions: async () => {
      await db.transact(tx => tx.delete(sessions).where(lt(sessions.expiresAt, clock.now())))
    },
  }
}
