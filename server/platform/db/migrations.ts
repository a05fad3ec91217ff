import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The generated migrations of one engine; the same folder from source and from the bundle. */
export function migrationsFolder(engine: 'sqlite' | 'postgres'): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'migrations', engine))) {
    if (folder === dirname(folder)) throw new Error('the migrations folder is missing')
    folder = dirname(folder)
  }
  return join(folder, 'migrations', engine)
}
