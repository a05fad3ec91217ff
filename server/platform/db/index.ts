import type { SQL } from 'drizzle-orm'
import { isPostgres } from './columns.ts'
import type { Database, Reader, Tx } from './database.ts'

export type { Database, Reader, Tx } from './database.ts'

/** SQLite in the data folder, or PostgreSQL when a DATABASE_URL is given; migrated and ready. */
export async function openDatabase(config: {
  dataDir: string
  databaseUrl: string | undefined
}): Promise<Database> {
  if (!config.databaseUrl) return (await import('./sqlite.ts')).openSqlite(config.dataDir)
  if (!isPostgres)
    throw new Error('DATABASE_URL must be in the environment when the process starts')
  return (await import('./postgres.ts')).openPostgres(config.databaseUrl)
}

/** Rows of a statement that the query builder cannot say; the text must suit both engines. */
export async function rows<T>(db: Reader | Tx, statement: SQL): Promise<T[]> {
  if (!isPostgres) return (db as unknown as { all(s: SQL): T[] }).all(statement)
  const result = await (db as unknown as { execute(s: SQL): Promise<{ rows: T[] }> }).execute(
    statement,
  )
  return result.rows
}

/** Locks the rows a query reads until the transaction ends; SQLite's one writer needs none. */
export function forUpdate<Q extends { for(strength: 'update'): unknown }>(query: Q): Q {
  return isPostgres ? (query.for('update') as Q) : query
}

/** True when a unique key refused the row, whichever engine said so. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  const state = cause?.code ?? code ?? ''
  return (
    state === '23505' ||
    state === 'SQLITE_CONSTRAINT_UNIQUE' ||
    state === 'SQLITE_CONSTRAINT_PRIMARYKEY'
  )
}
