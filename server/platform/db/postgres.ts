import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import type { Database, Reader, Tx } from './database.ts'
import { migrationsFolder } from './migrations.ts'

const triesMax = 5
/** Serialization failure and deadlock: the same work may well succeed on the next try. */
const passing = new Set(['40001', '40P01'])

/** PostgreSQL at READ COMMITTED: guarded updates and unique keys decide, row locks in fixed order. */
export async function openPostgres(url: string): Promise<Database> {
  pg.types.setTypeParser(pg.types.builtins.INT8, text => Number(text))
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    // A burst waits for its turn rather than fail; no longer than a statement may take.
    connectionTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
  })
  pool.on('error', () => {})
  // A server that goes away while a client is checked out must not end the process.
  pool.on('connect', client => client.on('error', () => {}))
  await migrateAlone(pool)
  const db = drizzle({ client: pool, casing: 'snake_case' })
  const listeners: (() => void)[] = []
  return {
    engine: 'postgres',
    read: work => work(db as unknown as Reader),
    transact: async work => {
      const value = await retried(() => db.transaction(tx => work(tx as unknown as Tx)))
      for (const listener of listeners) listener()
      return value
    },
    onCommit: listener => void listeners.push(listener),
    close: () => pool.end(),
  }
}

async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= triesMax || !passing.has(sqlState(error))) throw error
      await new Promise(resume => setTimeout(resume, Math.random() * 20 * tries))
    }
  }
}

/** drizzle wraps the driver's error; the state is on the cause. */
function sqlState(error: unknown): string {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return cause?.code ?? code ?? ''
}

/** Several processes may start at once: one migrates, the others wait for it. */
async function migrateAlone(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(7243890)')
    await migrate(drizzle({ client, casing: 'snake_case' }), {
      migrationsFolder: migrationsFolder('postgres'),
    })
  } finally {
    await client.query('select pg_advisory_unlock(7243890)').catch(() => {})
    client.release()
  }
}
