import * as pg from 'drizzle-orm/pg-core'
import * as lite from 'drizzle-orm/sqlite-core'
import type { Instant } from '../clock.ts'

/**
 * Our own words for tables and columns. Schemas are written once in these; which engine they are
 * for is decided when this module loads, by DATABASE_URL alone.
 *
 * The compiler sees PostgreSQL's types for both engines: drizzle's two builders take the same
 * calls for everything used here, and both give back the same JavaScript values. This is the one
 * cast that says so; `tests/migrations.test.ts` proves that both engines get the same tables.
 */
export const isPostgres = (process.env.DATABASE_URL ?? '').startsWith('postgres')

function either<T>(postgres: T, sqlite: unknown): T {
  return isPostgres ? postgres : (sqlite as T)
}

export const table = either(pg.pgTable, lite.sqliteTable)
export const index = either(pg.index, lite.index)
export const uniqueIndex = either(pg.uniqueIndex, lite.uniqueIndex)
export const primaryKey = either(pg.primaryKey, lite.primaryKey)
export const foreignKey = either(pg.foreignKey, lite.foreignKey)
export const check = either(pg.check, lite.check)

export const id = either(
  () => pg.text(),
  () => lite.text(),
)
export const text = either(
  () => pg.text(),
  () => lite.text(),
)
/** Whole numbers that count something. */
export const count = either(
  () => pg.integer(),
  () => lite.integer(),
)
/** Hundredths of a percent: 1800 is 18 %. */
export const basisPoints = either(
  () => pg.integer(),
  () => lite.integer(),
)
/** An amount in minor units of the currency named beside it. */
export const moneyMinor = either(
  () => pg.bigint({ mode: 'number' }),
  () => lite.integer(),
)
/** Epoch milliseconds. */
export const instant = either(
  () => pg.bigint({ mode: 'number' }).$type<Instant>(),
  () => lite.integer(),
)
export const flag = either(
  () => pg.boolean(),
  () => lite.integer({ mode: 'boolean' }),
)
const json = either(
  () => pg.jsonb(),
  () => lite.text({ mode: 'json' }),
)
/** A value that is read and written whole and never searched inside. */
export const document = <T>() => json().$type<T>()
