import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Epoch milliseconds. Every instant in the database and in the code is one of these. */
export type Instant = number

/** Time enters the business only through here, so that a test (or a sandbox) can move it. */
export type Clock = {
  now(): Instant
  /** Moves it forward; only where time is not real. */
  move?(milliseconds: number): void
}

export const systemClock: Clock = { now: () => Date.now() }

/** The one an instance lives by; its server and its commands alike. */
export function clockOf(config: { isProduction: boolean; dataDir: string }): Clock {
  return config.isProduction ? systemClock : sandboxClock(config.dataDir)
}

/**
 * The clock of an instance that is not in production: an operator may move it forward to see holds
 * end and payouts run. How far is kept in the data folder, so that a restart does not go back.
 */
function sandboxClock(dataDir: string): Clock {
  const file = join(dataDir, 'clock-ahead')
  let ahead = readAhead(file)
  return {
    now: () => Date.now() + ahead,
    move: milliseconds => {
      ahead += milliseconds
      writeFileSync(file, String(ahead))
    },
  }
}

function readAhead(file: string): number {
  try {
    return Math.max(0, Number(readFileSync(file, 'utf8')) || 0)
  } catch {
    return 0
  }
}

export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000
