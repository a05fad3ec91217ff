import { Column, getTableColumns, getTableName, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import { isPostgres } from './columns.ts'
import type { Reader, Tx } from './database.ts'

/**
 * For the path every order takes, and for what is read for nearly every page. Building a statement's
 * text costs several times what SQLite needs to run it, so here it is built once: `hot` for queries
 * and updates, `insertRows` and `insertNew` for rows. Everywhere else the query builder is used directly.
 */

type Decoder = { mapFromDriverValue(value: unknown): unknown }
type Field = Decoder & { decoder?: Decoder; sql?: { decoder: Decoder } }
type Prepared<T> = {
  execute(values?: Record<string, unknown>): PromiseLike<T>
  /** What drizzle keeps of a select: its columns in order, and a way to read rows of one's own. */
  fields?: { path: string[]; field: Field }[]
  customResultMapper?: (rows: unknown[][]) => unknown
}
type Preparable<T> = { prepare(name: string): Prepared<T> }

const kept = new WeakMap<object, Map<string, Prepared<unknown>>>()

/** A statement prepared once per connection; `sql.placeholder` names what changes each time. */
export function hot<D extends Reader | Tx, T>(name: string, build: (db: D) => Preparable<T>) {
  return (db: D, values: Record<string, unknown> = {}): PromiseLike<T> => {
    const statements = kept.get(db) ?? new Map<string, Prepared<unknown>>()
    if (!statements.size) kept.set(db, statements)
    const known = statements.get(name) ?? withFlatRows(build(db).prepare(name))
    statements.set(name, known)
    return (known as Prepared<T>).execute(values)
  }
}

/**
 * A list that differs each time, for `inArray` in a hot statement. It is filled up with its last value
 * to a power of two, or to whole thousands, so that a few statements, named by their length, serve any
 * list. (One value that the database takes apart would do with one; but then SQLite knows nothing of
 * how short the list is and may read the whole table.)
 */
export function listOf(letter: string, values: string[]) {
  const step = Math.min(1000, 2 ** Math.ceil(Math.log2(Math.max(1, values.length))))
  const length = Math.max(1, Math.ceil(values.length / step)) * step
  const names = Array.from({ length }, (_, index) => `${letter}${index}`)
  return {
    length,
    placeholders: () => names.map(name => sql.placeholder(name)),
    values: Object.fromEntries(names.map((name, at) => [name, values[at] ?? values.at(-1) ?? ''])),
  }
}

/**
 * drizzle finds out anew for each value of each row how to read it, which costs as much as SQLite's
 * own work. Where a row is a flat list of columns that is found out once.
 */
function withFlatRows<T>(prepared: Prepared<T>): Prepared<T> {
  const { fields } = prepared
  if (isPostgres || !fields?.every(({ path }) => path.length === 1)) return prepared
  const columns = fields.map(({ path, field }) => {
    const decoder = field.sql?.decoder ?? field.decoder ?? field
    const isAsRead = decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue
    return { name: path[0] as string, decoder, isAsRead }
  })
  const blank = Object.fromEntries(columns.map(({ name }) => [name, null as unknown]))
  prepared.customResultMapper = rows =>
    rows.map(values => {
      const row = { ...blank }
      for (let index = 0; index < columns.length; index++) {
        const value = values[index]
        if (value === null) continue
        const { name, decoder, isAsRead } = columns[index] as (typeof columns)[number]
        row[name] = isAsRead ? value : decoder.mapFromDriverValue(value)
      }
      return row
    })
  return prepared
}

type Statement = { run(values: unknown[]): { changes: number } }
type SqliteSession = { session: { client: { prepare(text: string): Statement } } }
type Written = Decoder & { name: string; mapToDriverValue(value: unknown): unknown }

const texts = new WeakMap<object, { text: string; columns: [string, Written][] }>()

/** Adds rows that name every column they need; missing ones are null. */
export async function insertRows<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: T['$inferInsert'][],
): Promise<void> {
  if (!rows.length) return
  if (isPostgres) await tx.insert(table).values(rows as never)
  else for (const row of rows) run(tx, table, row, '')
}

/** Adds a row unless its key is taken; answers whether it was added. */
export async function insertNew<T extends PgTable>(
  tx: Tx,
  table: T,
  row: T['$inferInsert'],
): Promise<boolean> {
  if (!isPostgres) return run(tx, table, row, ' on conflict do nothing') > 0
  const added = await tx
    .insert(table)
    .values(row as never)
    .onConflictDoNothing()
    .returning()
  return (added as unknown[]).length > 0
}

function run(tx: Tx, table: PgTable, row: object, suffix: string): number {
  const { text, columns } = textOf(table)
  const { client } = (tx as unknown as SqliteSession).session
  const values = columns.map(([key, column]) => {
    const value = (row as Record<string, unknown>)[key]
    return value === undefined || value === null ? null : column.mapToDriverValue(value)
  })
  return client.prepare(text + suffix).run(values).changes
}

function textOf(table: PgTable) {
  const known = texts.get(table)
  if (known) return known
  const columns = Object.entries(getTableColumns(table)) as unknown as [string, Written][]
  const names = columns.map(([key]) => `"${snake(key)}"`).join(', ')
  const marks = columns.map(() => '?').join(', ')
  const made = {
    text: `insert into "${getTableName(table)}" (${names}) values (${marks})`,
    columns,
  }
  texts.set(table, made)
  return made
}

/** The columns' names in the database, as drizzle's `casing` makes them. */
function snake(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
