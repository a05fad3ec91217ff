import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

type Queries = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** What an operation writes with; it never opens one itself. */
export type Tx = Pick<Queries, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>
/** What a query reads with; a `Tx` will do as well. */
export type Reader = Pick<Queries, 'select' | 'selectDistinct'>

/**
 * The two doors to the data. Only HTTP handlers, the job runner and commands open one; operations
 * receive `tx`. Nothing but the database is awaited inside `transact`: on SQLite everybody waits
 * for the one writer.
 */
export type Database = {
  engine: 'sqlite' | 'postgres'
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>
  /** Resolves only once the work is durable; rejects with what `work` threw, and nothing happened. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Called after every commit that may have written. */
  onCommit(listener: () => void): void
  close(): Promise<void>
}
