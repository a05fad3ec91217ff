import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createInstance, type Instance } from '../../server/instance.ts'
import { createJobs } from '../../server/jobs.ts'
import type { Config } from '../../server/platform/config.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { openDatabase } from '../../server/platform/db/index.ts'
import { type MovableClock, movableClock } from './clock.ts'

export type House = {
  instance: Instance
  jobs: ReturnType<typeof createJobs>
  clock: MovableClock
  /** Does all promised work that is due now. */
  settle(): Promise<void>
  close(): Promise<void>
}

/** A whole instance of its own: real database, real files, a clock that stands still. */
export async function openHouse(overrides: Partial<Config> = {}): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-test-'))
  const database = await freshDatabase(dataDir)
  const clock = movableClock()
  const config: Config = {
    isProduction: false,
    port: 0,
    host: '127.0.0.1',
    baseUrl: 'http://shop.test',
    dataDir,
    databaseUrl: database.url,
    smtpUrl: undefined,
    mailFrom: 'Xiaopu <no-reply@shop.test>',
    paymentProviders: ['test', 'manual'],
    transferText: null,
    stripe: null,
    alipay: null,
    cdn: null,
    wechat: null,
    legalPages: [],
    commissionBase: 'net',
    isSolvencyPublic: false,
    secretKey: 'a-secret-key-for-tests-that-is-long-enough',
    isDemo: false,
    logLevel: 'silent',
    trustedProxies: [],
    outboundAllow: ['127.0.0.1/32'],
    ...overrides,
  }
  const instance = await createInstance(config, clock)
  const jobs = createJobs(instance)
  return {
    instance,
    jobs,
    clock,
    settle: () => jobs.drain(),
    close: async () => {
      await jobs.stop()
      await instance.close()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A copy of a database migrated once, on either engine. */
async function freshDatabase(
  dataDir: string,
): Promise<{ url: string | undefined; drop(): Promise<void> }> {
  if (isPostgres) return freshPostgres()
  cpSync(inject('migratedFolder'), dataDir, { recursive: true })
  return { url: undefined, drop: async () => {} }
}

async function freshPostgres() {
  const server = process.env.DATABASE_URL as string
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2)}`
  await asAdmin(server, async client => {
    await client.query('select pg_advisory_lock(42)')
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'base'")
    if (!rowCount) {
      await client.query('create database base')
      const db = await openDatabase({ dataDir: '', databaseUrl: `${server}/base` })
      await db.close()
    }
    await client.query(`create database ${name} template base`)
  })
  const drop = () =>
    asAdmin(server, client => client.query(`drop database ${name} with (force)`).then(() => {}))
  return { url: `${server}/${name}`, drop }
}

async function asAdmin(server: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
