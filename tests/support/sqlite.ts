import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../server/platform/db/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    migratedFolder: string
  }
}

/** A SQLite database migrated once for the whole run: every house begins with a copy. */
export default async function migrate(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'xiaopu-base-'))
  const db = await openDatabase({ dataDir: folder, databaseUrl: undefined })
  await db.close()
  project.provide('migratedFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
