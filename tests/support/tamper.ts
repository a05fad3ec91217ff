import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import pg from 'pg'
import { isPostgres } from '../../server/platform/db/columns.ts'
import type { House } from './house.ts'

/** What guards the tables at write time is taken away first, to see the doctor alone. */
export const guards = {
  sqlite: [
    'pragma ignore_check_constraints = on',
    'pragma foreign_keys = off',
    'drop index if exists seller_orders_order',
    'drop index if exists payouts_open',
    'drop index if exists due_entries_cause',
    'drop index if exists ledger_transactions_reference',
    'drop index if exists ledger_transactions_chain',
    ...['ledger_entries', 'ledger_transactions', 'due_entries', 'commissions', 'rates'].flatMap(
      table => [
        `drop trigger if exists ${table}_append_only_update`,
        `drop trigger if exists ${table}_append_only_delete`,
      ],
    ),
  ],
  postgres: [
    "set session_replication_role = 'replica'",
    'drop index if exists seller_orders_order',
    'drop index if exists payouts_open',
    'drop index if exists due_entries_cause',
    'drop index if exists ledger_transactions_reference',
    'drop index if exists ledger_transactions_chain',
    `do $$ declare c record; begin for c in select conrelid::regclass as t, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop; end $$`,
  ],
}

/** Writes behind the back of the code, as somebody with the database in hand could, and leaves it so. */
export async function tamper({ instance }: House, statements: string[]): Promise<void> {
  if (!isPostgres) {
    const db = new SqliteClient(join(instance.config.dataDir, 'xiaopu.db'))
    for (const one of [...guards.sqlite, ...statements]) db.exec(one)
    db.close()
    return
  }
  const db = new pg.Client({ connectionString: instance.config.databaseUrl as string })
  await db.connect()
  for (const one of [...guards.postgres, ...statements]) await db.query(one)
  await db.end()
}
