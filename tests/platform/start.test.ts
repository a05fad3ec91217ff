import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

/** A server that cannot start says in one line what to do about it. */
const bundle = join(import.meta.dirname, '../../dist/server/main.js')
const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-start-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function started(settings: Record<string, string>): Promise<{ code: number; said: string }> {
  if (!existsSync(bundle)) throw new Error('run npm run build first: this test starts that server')
  const env = { NODE_ENV: 'test', DATA_DIR: dataDir, DEMO: '0', LOG_LEVEL: 'silent', ...settings }
  return await new Promise(resolve =>
    execFile(process.execPath, [bundle], { env }, (error, _, said) =>
      resolve({ code: Number(error?.code ?? 0), said }),
    ),
  )
}

test('a port that is taken is named, and how to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  expect(await started({ PORT: String(port) })).toEqual({
    code: 1,
    said: `Not started. Port ${port} is taken. End what uses it, or choose another: PORT=${port + 1} npm start\n`,
  })
  other.close()
})

test('a setting that makes no sense is named', async () => {
  const { code, said } = await started({ PORT: 'many' })
  expect(code).toBe(1)
  expect(said).toMatch(/^Not started\. .*PORT.*\n$/)
})
