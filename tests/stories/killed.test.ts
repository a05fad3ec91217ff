import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examine } from '../../server/doctor/examine.ts'
import { sellerOrdersOf } from '../../server/fulfilment/queries.ts'
import { createInstance } from '../../server/instance.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { freePort } from '../support/free-port.ts'
import { sellerSystem } from '../support/seller-system.ts'
import { orderOf, pick, product, seller, shop, type Thing } from '../support/world.ts'

/**
 * The built server as a process of its own, killed without warning while 200 orders are coming in,
 * and started again. What it had answered with 201 must be there, whole, and each seller order must
 * have reached the seller's system under one id.
 */
const bundle = join(import.meta.dirname, '../../dist/server/main.js')
const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-kill-'))
let environment: Record<string, string> = {}
let system: Awaited<ReturnType<typeof sellerSystem>>
let wang: Awaited<ReturnType<typeof seller>>
let things: Thing[] = []
let server: ChildProcess

beforeAll(async () => {
  if (!existsSync(bundle))
    throw new Error('run npm run build first: this test kills the built server')
  const port = await freePort()
  environment = {
    NODE_ENV: 'test',
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    OUTBOUND_ALLOW: '127.0.0.1/32',
    LOG_LEVEL: 'silent',
    ...(isPostgres ? { DATABASE_URL: await freshPostgres() } : {}),
  }
  system = await sellerSystem()
  const instance = await createInstance(readConfig(environment), systemClock)
  wang = await seller(instance, 'Wang')
  things = [await product(instance, wang.id, 'apples', { stock: 10_000 })]
  const mei = await shop(instance, 'mei')
  await pick(instance, mei.id, things)
  await instance.close()
})

afterAll(async () => {
  server?.kill('SIGKILL')
  await system.close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function freshPostgres(): Promise<string> {
  const name = `killed_${process.pid}`
  const client = new pg.Client({ connectionString: `${process.env.DATABASE_URL}/postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${process.env.DATABASE_URL}/${name}`
}

const url = () => `http://127.0.0.1:${environment.PORT}`

async function start(): Promise<void> {
  server = fork(bundle, { env: { ...process.env, ...environment }, execArgv: [], stdio: 'ignore' })
  await expect
    .poll(
      () =>
        fetch(`${url()}/readyz`).then(
          answer => answer.status,
          () => 0,
        ),
      { timeout: 20_000, interval: 50 },
    )
    .toBe(200)
}

/** Buys until the server is gone; answers the ids it acknowledged. */
async function buyUntilGone(howMany: number, killAfter: number): Promise<string[]> {
  const acknowledged: string[] = []
  await Promise.all(
    Array.from({ length: howMany }, async (_, i) => {
      try {
        const answer = await fetch(`${url()}/api/v1/shops/mei/orders`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': `kill-${i}` },
          body: JSON.stringify(orderOf(things)),
        })
        if (answer.status === 201) acknowledged.push(((await answer.json()) as { id: string }).id)
        if (acknowledged.length === killAfter) server.kill('SIGKILL')
      } catch {
        // The server went away before it answered: nothing was promised.
      }
    }),
  )
  return acknowledged
}

test('killed during 200 concurrent orders: nothing acknowledged is lost, each is forwarded under one id', async () => {
  await start()
  await (
    await fetch(`${url()}/api/v1/webhook-endpoints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${wang.key}` },
      body: JSON.stringify({ url: system.url }),
    })
  ).text()
  const acknowledged = await buyUntilGone(200, 40)
  expect(acknowledged.length).toBeGreaterThanOrEqual(40)
  await start()
  const instance = await createInstance(readConfig(environment), systemClock)
  const parts = await instance.db.read(reader =>
    sellerOrdersOf(reader, { sellerId: wang.id, rowsMax: 1000 }),
  )
  const orders = new Set(parts.map(part => part.orderId))
  expect(acknowledged.filter(id => !orders.has(id))).toEqual([])
  expect(await instance.db.read(examine)).toEqual([])
  const heard = () =>
    new Map(
      system.heard.map(message => [
        (JSON.parse(message.body) as { data: { id: string } }).data.id,
        message.id,
      ]),
    )
  // A lease that the killed process held runs out after half a minute: those few come then.
  await expect.poll(() => heard().size, { timeout: 130_000, interval: 250 }).toBe(parts.length)
  for (const part of parts) {
    const ids = system.heard
      .filter(message => message.body.includes(part.id))
      .map(message => message.id)
    expect(new Set(ids).size, part.id).toBe(1)
  }
  await instance.close()
}, 180_000)
