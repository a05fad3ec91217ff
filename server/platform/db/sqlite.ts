import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import type { Database, Reader, Tx } from './database.ts'
import { migrationsFolder } from './migrations.ts'

/** More than this many statements are not kept prepared (texts with lists of ids vary). */
const preparedMax = 500
/** Units of work that share one commit at most; bounds how long the event loop is held. */
const groupMax = 64
/** Turns of the event loop spent on gathering a group; each is a fraction of a commit. */
const gatherTurnsMax = 8

type Unit = {
  work: (tx: Tx) => Promise<unknown>
  resolve(value: unknown): void
  reject(error: unknown): void
}

/**
 * SQLite with one queued writer and group commit: every unit of work has its own SAVEPOINT, all
 * that wait share one BEGIN IMMEDIATE ... COMMIT, and no caller hears "done" before that commit is
 * on disk (synchronous=FULL). Units contain database work only, so a group runs to its end
 * without returning to the event loop.
 */
export function openSqlite(dataDir: string): Database {
  const file = join(dataDir, 'xiaopu.db')
  const writer = connect(file, false)
  migrate(drizzle({ client: writer, casing: 'snake_case' }), {
    migrationsFolder: migrationsFolder('sqlite'),
  })
  const reader = connect(file, true)
  const tx = drizzle({ client: keepPrepared(writer), casing: 'snake_case' }) as unknown as Tx
  const db = drizzle({ client: keepPrepared(reader), casing: 'snake_case' }) as unknown as Reader
  const listeners: (() => void)[] = []
  const commits = groupCommits(writer, tx, () => {
    for (const listener of listeners) listener()
  })
  return {
    engine: 'sqlite',
    read: work => work(db),
    transact: commits.transact,
    onCommit: listener => void listeners.push(listener),
    close: async () => {
      await commits.idle()
      reader.close()
      writer.pragma('optimize')
      writer.close()
    },
  }
}

function connect(file: string, readonly: boolean): SqliteClient.Database {
  const client = new SqliteClient(file, { readonly })
  client.pragma('busy_timeout = 5000')
  client.pragma('foreign_keys = ON')
  client.pragma('cache_size = -65536')
  client.pragma('temp_store = MEMORY')
  client.pragma('trusted_schema = OFF')
  if (!readonly) {
    client.pragma('journal_mode = WAL')
    // The package's default (NORMAL) forgets acknowledged orders when the power goes.
    client.pragma('synchronous = FULL')
    // Pages changed again and again are copied into the database file once, not at every few commits.
    client.pragma('wal_autocheckpoint = 8000')
    // Counts without samples of values, for which a statement is planned anew each time it is asked.
    client.pragma('analysis_limit = 1000')
    dropSamples(client)
  }
  return client
}

/** Those an earlier version has kept. Another process that is writing keeps them until a later start. */
function dropSamples(client: SqliteClient.Database): void {
  const table = client.prepare("select 1 from sqlite_schema where name = 'sqlite_stat4'").get()
  if (!table || !client.prepare('select 1 from sqlite_stat4').get()) return
  try {
    client.exec('DROP TABLE sqlite_stat4')
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error
  }
}

/**
 * drizzle prepares each statement anew; the same text gets the same prepared statement here. SQLite
 * plans a statement anew for each value of a bare `limit ?`, which costs as much as reading a shelf.
 */
function keepPrepared(client: SqliteClient.Database): SqliteClient.Database {
  const kept = new Map<string, SqliteClient.Statement>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    const known = kept.get(source)
    if (known) return known
    const statement = prepare(source.replaceAll(' limit ?', ' limit 0 + ?'))
    if (kept.size >= preparedMax) kept.delete(kept.keys().next().value as string)
    kept.set(source, statement)
    return statement
  }) as typeof client.prepare
  return client
}

function groupCommits(client: SqliteClient.Database, tx: Tx, committed: () => void) {
  const queue: Unit[] = []
  let running: Promise<void> | null = null
  const statement = (source: string) => {
    const prepared = client.prepare(source)
    return () => void prepared.run()
  }
  const begin = statement('BEGIN IMMEDIATE')
  const commit = statement('COMMIT')
  const rollback = statement('ROLLBACK')
  const savepoint = statement('SAVEPOINT unit')
  const release = statement('RELEASE unit')
  const undo = statement('ROLLBACK TO unit')

  async function runUnit(unit: Unit): Promise<() => void> {
    savepoint()
    try {
      const value = await unit.work(tx)
      release()
      return () => unit.resolve(value)
    } catch (error) {
      // Disk full, I/O error, out of memory: SQLite has already rolled the whole group back.
      if (!client.inTransaction) throw error
      undo()
      release()
      return () => unit.reject(error)
    }
  }

  async function runGroup(group: Unit[]): Promise<void> {
    const answers: (() => void)[] = []
    try {
      begin()
      for (const unit of group) answers.push(await runUnit(unit))
      commit()
    } catch (error) {
      endIfDiskFailed(error)
      if (client.inTransaction) rollback()
      for (const unit of group) unit.reject(error)
      return
    }
    for (const answer of answers) answer()
    committed()
  }

  async function drain(): Promise<void> {
    do {
      await gather()
      await runGroup(queue.splice(0, groupMax))
    } while (queue.length)
    running = null
  }

  /** Requests that arrive together share a commit: wait while more are arriving, a few turns at most. */
  async function gather(): Promise<void> {
    for (let turn = 0, before = -1; turn < gatherTurnsMax && queue.length > before; turn++) {
      before = queue.length
      if (before >= groupMax) return
      await new Promise(resume => setImmediate(resume))
    }
  }

  return {
    transact: <T>(work: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: unknown) => void, reject })
        running ??= drain()
      }),
    idle: async () => {
      while (running) await running
    },
  }
}

/** After a failed fsync nobody knows what is on disk: stop, and let recovery read the truth. */
function endIfDiskFailed(error: unknown): void {
  const code = (error as { code?: string }).code ?? ''
  if (!code.startsWith('SQLITE_IOERR')) return
  process.stderr.write(`fatal: ${code}: the disk failed while committing; stopping\n`)
  process.exit(1)
}
