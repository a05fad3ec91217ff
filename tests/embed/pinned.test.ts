import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createInstance } from '../../server/instance.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { openBrowser, openPerson } from '../support/browser.ts'
import { freePort } from '../support/free-port.ts'
import { product, seller, shop } from '../support/world.ts'
import { openHost } from './host-page.ts'

/** A page pinned to one build of the script, and the instance upgraded to another one. */
const root = resolve(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-pinned-'))
/** The same house with another script: what the next release is. */
const release = mkdtempSync(join(tmpdir(), 'xiaopu-release-'))
let environment: Record<string, string> = {}
let server: ChildProcess
let browser: Browser
let host: Awaited<ReturnType<typeof openHost>>

beforeAll(async () => {
  const port = await freePort()
  environment = {
    NODE_ENV: 'test',
    PORT: String(port),
    BASE_URL: `http://localhost:${port}`,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  }
  for (const part of ['dist', 'package.json', 'migrations'])
    cpSync(join(root, part), join(release, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(release, 'node_modules'))
  appendFileSync(join(release, 'dist/embed/v1.js'), '\n;globalThis.isReleased = true\n')
  const instance = await createInstance(readConfig(environment), systemClock)
  const wang = await seller(instance, 'Wang')
  await shop(instance, 'mei', [
    await product(instance, wang.id, 'apples', { title: 'Box of apples' }),
  ])
  await instance.close()
  browser = await openBrowser()
  host = await openHost({})
})
afterAll(async () => {
  server?.kill('SIGKILL')
  await browser?.close()
  await host?.close()
  for (const folder of [dataDir, release]) rmSync(folder, { recursive: true, force: true })
})

const url = () => environment.BASE_URL as string

async function start(house: string): Promise<void> {
  server = fork(join(house, 'dist/server/main.js'), {
    env: { ...process.env, ...environment },
    execArgv: [],
    stdio: 'ignore',
  })
  const ready = () =>
    fetch(`${url()}/readyz`).then(
      answer => answer.status,
      () => 0,
    )
  await expect.poll(ready, { timeout: 20_000, interval: 50 }).toBe(200)
}

async function stop(): Promise<void> {
  const ended = new Promise(resolve => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
}

type Said = { url: string; pinned_url: string; integrity: string }
const said = async () => (await (await fetch(`${url()}/embed/v1.json`)).json()) as Said

const body = (script: string) => `${script}<xiaopu-shop shop="${url()}/@mei"></xiaopu-shop>`
const pinnedLine = ({ pinned_url, integrity }: Said) =>
  `<script async src="${pinned_url}" integrity="${integrity}" crossorigin="anonymous"></script>`

async function shownAt(path: string): Promise<{ isReleased: boolean; complaints: string[] }> {
  const { page, context, complaints } = await openPerson(browser)
  await page.goto(`${host.url}${path}`)
  await page.getByText('Box of apples').waitFor()
  const isReleased = await page.evaluate(() => 'isReleased' in globalThis)
  await context.close()
  return { isReleased, complaints }
}

test('a pinned page outlives a release; the moving address follows it; a backup has both', async () => {
  await start(root)
  // Kept by the start itself: nobody has asked for the address yet.
  expect(readdirSync(join(dataDir, 'embeds'))).toHaveLength(1)
  const before = await said()
  host.pages['/pinned'] = { body: body(pinnedLine(before)) }
  host.pages['/moving'] = { body: body(`<script async src="${before.url}"></script>`) }
  expect(await shownAt('/pinned')).toEqual({ isReleased: false, complaints: [] })
  await stop()

  await start(release)
  const after = await said()
  expect(after.pinned_url).not.toBe(before.pinned_url)
  expect(after.url).toBe(before.url)
  expect(await shownAt('/pinned')).toEqual({ isReleased: false, complaints: [] })
  expect(await shownAt('/moving')).toEqual({ isReleased: true, complaints: [] })
  host.pages['/anew'] = { body: body(pinnedLine(after)) }
  expect(await shownAt('/anew')).toEqual({ isReleased: true, complaints: [] })

  const backups = join(dataDir, 'backups')
  execFileSync(process.execPath, [join(release, 'dist/server/backup.js'), backups], {
    env: { ...process.env, ...environment },
  })
  const names = [before, after].map(one => one.pinned_url.split('/').at(-1))
  expect(readdirSync(join(backups, 'embeds')).sort()).toEqual(names.sort())
  await stop()
})
