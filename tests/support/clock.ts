import type { Clock } from '../../server/platform/clock.ts'

export type MovableClock = Clock & { move(milliseconds: number): void }

/** Stands still until a test moves it: Saturday 21 November 2026, 12:00 UTC. */
export function movableClock(): MovableClock {
  let now = Date.UTC(2026, 10, 21, 12)
  return {
    now: () => now,
    move: milliseconds => {
      now += milliseconds
    },
  }
}
