import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import type { Answer } from './bare.ts'
import { freshFolder, type Running, remove } from './server.ts'

/**
 * What nothing of ours can be faster than, measured in the same run: SQLite committing six-row
 * orders one by one, bare servers sending the same bytes, and the rendering alone.
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

/** A server in a process of its own that answers every path with the same. */
export async function bare(
  kind: 'hono' | 'node',
  answer: Answer,
): Promise<{ url: string; stop(): void }> {
  const child = forked('bare.js', kind)
  child.send(answer)
  const port = await answerOf(child)
  return { url: `http://127.0.0.1:${port}/`, stop: () => void child.kill('SIGKILL') }
}

/** A process that does nothing but render the view behind this address of the server. */
export async function bareRender(
  { environment }: Running,
  path: string,
): Promise<{ perSecond(seconds: number): Promise<number>; stop(): void }> {
  const child = forked('render.js', path, environment)
  await answerOf(child)
  return {
    perSecond: seconds => {
      child.send(seconds)
      return answerOf(child)
    },
    stop: () => void child.kill('SIGKILL'),
  }
}

function forked(file: string, word: string, env = process.env): ChildProcess {
  return fork(join(import.meta.dirname, file), [word], {
    env,
    execArgv: [],
    serialization: 'advanced',
  })
}

function answerOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a limit ended with ${code}`))
    child.once('exit', ended)
    child.once('message', message => {
      child.off('exit', ended)
      resolve(message as number)
    })
  })
}
