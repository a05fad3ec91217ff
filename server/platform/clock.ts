/** Epoch milliseconds. Every instant in the database and in the code is one of these. */
export type Instant = number

/** Time enters the business only through here, so that a test (or a sandbox) can move it. */
export type Clock = { now(): Instant }

export const systemClock: Clock = { now: () => Date.now() }

export const seconds = (n: number): number => n * 1000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000
