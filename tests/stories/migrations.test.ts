import { getTableColumns, getTableName, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { rows } from '../../server/platform/db/index.ts'
import { type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const schemas = import.meta.glob(
  ['../../server/*/schema.ts', '../../server/platform/outbox-schema.ts'],
  { eager: true },
)

/** Names of tables and their columns, as the schemas say. */
function declared(): Record<string, string[]> {
  const tables = Object.values(schemas).flatMap(module =>
    Object.values(module as object).filter(one => is(one, PgTable) || is(one, SQLiteTable)),
  )
  return Object.fromEntries(
    tables.map(table => [
      getTableName(table),
      Object.keys(getTableColumns(table))
        .map(key => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`))
        .sort(),
    ]),
  )
}

async function present(): Promise<Record<string, string[]>> {
  const statement = isPostgres
    ? sql`select table_name as t, column_name as c from information_schema.columns where table_schema = 'public'`
    : sql`select m.name as t, p.name as c from sqlite_master m join pragma_table_info(m.name) p where m.type = 'table' and m.name not like 'product_search%' and m.name not like 'sqlite%' and m.name not like '\\_\\_%' escape '\\'`
  const found = await house.instance.db.read(reader =>
    rows<{ t: string; c: string }>(reader, statement),
  )
  const tables: Record<string, string[]> = {}
  for (const { t, c } of found) tables[t] = [...(tables[t] ?? []), c]
  for (const columns of Object.values(tables)) columns.sort()
  return tables
}

test('the migrations make exactly the tables and columns the schemas declare', async () => {
  expect(await present()).toEqual(declared())
})

test('the ledger cannot be changed or deleted, whoever asks', async () => {
  const { db } = house.instance
  await db.transact(async tx => {
    const { post } = await import('../../server/ledger/post.ts')
    const entries = [
      { account: 'outside:test', amountMinor: -1 },
      { account: 'platform:fees', amountMinor: 1 },
    ]
    await post(tx, {
      shopId: 'shp_x',
      kind: 'x',
      reference: 'x',
      orderId: null,
      currency: 'CNY',
      entries,
      now: 0,
    })
  })
  await expect(
    db.transact(tx => rows(tx, sql`update ledger_entries set amount_minor = 2 returning id`)),
  ).rejects.toThrow()
  await expect(
    db.transact(tx => rows(tx, sql`delete from ledger_entries returning id`)),
  ).rejects.toThrow()
})

test('a transaction that does not balance is our fault and posts nothing', async () => {
  const { post } = await import('../../server/ledger/post.ts')
  const entries = [
    { account: 'outside:test', amountMinor: -1 },
    { account: 'platform:fees', amountMinor: 2 },
  ]
  const posting = {
    shopId: 'shp_x',
    kind: 'x',
    reference: 'y',
    orderId: null,
    currency: 'CNY',
    entries,
    now: 0,
  }
  await expect(house.instance.db.transact(tx => post(tx, posting))).rejects.toThrow(/sum to 1/)
})
