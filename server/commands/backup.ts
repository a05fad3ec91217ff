import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { run, say } from './run.ts'

/** `npm run backup -- [folder]`: a consistent copy of the database while the instance runs. */
await run(async (instance, [folder = 'backups']) => {
  if (instance.db.engine === 'postgres') {
    say('PostgreSQL is backed up with its own tools, e.g. pg_dump or pg_basebackup.')
    return 1
  }
  const source = new SqliteClient(join(instance.config.dataDir, 'xiaopu.db'), { readonly: true })
  await mkdir(folder, { recursive: true })
  const file = join(
    folder,
    `xiaopu-${new Date(instance.clock.now()).toISOString().replaceAll(':', '-')}.db`,
  )
  await source.backup(file)
  source.close()
  say(`${file}\nKeep DATA_DIR/pictures and the secret key beside it.`)
  return 0
})
