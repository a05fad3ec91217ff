import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clockOf, days } from '../../server/platform/clock.ts'

test('a clock moved by the server is what the commands live by too; in production nothing moves it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'xiaopu-clock-'))
  const server = clockOf({ isProduction: false, dataDir })
  server.move?.(days(30))
  const command = clockOf({ isProduction: false, dataDir })
  expect(command.now()).toBeGreaterThan(Date.now() + days(29))
  const real = clockOf({ isProduction: true, dataDir })
  expect(real.move).toBeUndefined()
  expect(real.now()).toBeLessThan(Date.now() + days(1))
  rmSync(dataDir, { recursive: true })
})
