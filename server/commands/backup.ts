import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { keepScript, keptFolder } from '../http/embed/script.ts'
import { run, say } from './run.ts'

/**
 * `npm run backup -- [folder]`: a consistent copy of the database while the instance runs, and every
 * embed script that pages are pinned to.
 */
await run(async (instance, [folder = 'backups']) => {
  if (instance.db.engine === 'postgres') {
    say('PostgreSQL is backed up with its own tools, e.g. pg_dump or pg_basebackup.')
    say('Keep DATA_DIR/pictures, DATA_DIR/embeds and the secret key beside it.')
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
  await keepScript(instance.config.dataDir)
  await cp(keptFolder(instance.config.dataDir), join(folder, 'embeds'), { recursive: true })
  say(`${file}\nKeep DATA_DIR/pictures and the secret key beside it.`)
  return 0
})
