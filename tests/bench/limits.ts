import { fork } from 'node:child_process'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { freshFolder, remove } from './server.ts'

/**
 * What nothing of ours can be faster than, measured in the same run: SQLite committing six-row
 * orders one by one, and a bare Hono server sending the same bytes.
 */
export function rawCommitsPerSecond(orders: number): number {
  const folder = freshFolder()
  const db = new SqliteClient(join(folder, 'raw.db'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec(
    'create table rows (home text, id text, body text, a integer, b integer, primary key (home, id))',
  )
  const insert = db.prepare('insert into rows values (?, ?, ?, ?, ?)')
  const body = 'x'.repeat(120)
  const began = performance.now()
  for (let order = 0; order < orders; order++) {
    db.exec('begin immediate')
    for (let row = 0; row < 6; row++)
      insert.run(`shop${order % 100}`, `${order}-${row}`, body, order, row)
    db.exec('commit')
  }
  const rate = orders / ((performance.now() - began) / 1000)
  db.close()
  remove(folder)
  return rate
}

/** A Hono server in a process of its own that answers every path with the same bytes. */
export async function bareHono(bytes: Buffer): Promise<{ url: string; stop(): void }> {
  const child = fork(join(import.meta.dirname, 'bare.js'), {
    execArgv: [],
    serialization: 'advanced',
  })
  const port = await new Promise<number>(resolve => {
    child.once('message', message => resolve(message as number))
    child.send(bytes)
  })
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill('SIGKILL') }
}
