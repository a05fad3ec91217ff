import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { predicates, violationsAt } from '../../server/doctor/predicates.ts'
import { isPostgres } from '../../server/platform/db/columns.ts'
import { type Client, clientOf } from '../support/client.ts'
import { type House, openHouse } from '../support/house.ts'
import { expectSound } from '../support/money.ts'
import { guards } from '../support/tamper.ts'
import { product, seller, shop } from '../support/world.ts'

/** A payout out of nothing, for somebody who is owed something. */
function openPayout(home: 'shop_id' | 'seller_id', id = 'pot_x'): string {
  return `insert into payouts (home, id, kind, state, currency, amount_minor, provider, details_version, destination, attempt, created_at) select distinct ${home}, '${id}', 'seller', 'draft', 'CNY', 1, 'manual', 1, '{}'${isPostgres ? '::jsonb' : ''}, 1, 0 from due_entries`
}

/** Every row of a table twice, in a copy of it that has no key. */
function twiceIn(table: string, first = 'select 1'): string {
  return `${first}; create table copy as select * from ${table}; drop table ${table}; alter table copy rename to ${table}; insert into ${table} select * from ${table}`
}

/** Entries of one transaction more, in the first shop's ledger. */
function bookOnce(kind: string, entries: [account: string, amountMinor: number][], id = 'txn_x') {
  const lines = entries.map(
    ([account, amountMinor], n) =>
      `insert into ledger_entries (shop_id, id, transaction_id, account, currency, amount_minor) select shop_id, 'ent_${n}${id}', '${id}', '${account}', 'CNY', ${amountMinor} from ledger_heads`,
  )
  return [
    `insert into ledger_transactions (shop_id, id, kind, reference, at, seq, hash) select shop_id, '${id}', '${kind}', '${kind}:x', 0, 99, 'x' from ledger_heads`,
    ...lines,
  ].join('; ')
}

/** Markdowns to 7 of every variant, each from an instant until another. */
function markdownsOf(...spans: [from: number, to: number][]): string {
  return spans
    .map(
      ([from, to]) =>
        `insert into markdowns (seller_id, variant_id, starts_at, ends_at, product_id, price_minor, time_zone, created_at) select seller_id, id, ${from}, ${to}, product_id, 7, 'UTC', 0 from variants`,
    )
    .join('; ')
}

const refundOf = (state: string) =>
  `insert into refunds (shop_id, id, order_id, payment_id, seller_id, amount_minor, shipping_minor, goodwill_minor, currency, cause, state, created_at) select shop_id, 'ref_x', order_id, id, 's', 2, 1, 0, 'CNY', 'x', '${state}', 0 from payments limit 1`

/** Violations of each predicate, by the shortest way to break it behind the back of the code. */
const breaks: Record<string, string | string[]> = {
  L1: "update ledger_entries set amount_minor = amount_minor + 1 where account = 'curator:pending'",
  L2: "update ledger_entries set amount_minor = amount_minor + 1 where account = 'curator:pending'",
  L5: [
    "update ledger_entries set amount_minor = -1 where account = 'curator:pending'",
    bookOnce('x', [
      ['seller:sel_x:in_payout', -1],
      ['seller:sel_x:payable', 1],
    ]),
  ],
  L6: "insert into ledger_transactions (shop_id, id, kind, reference, at) select id, 'txn_x', 'x', 'x', 0 from shops",
  L7: 'update ledger_heads set seq = seq + 1',
  L9: [
    `${bookOnce('x', [])}; ${bookOnce('x', [], 'txn_y')}`,
    refundOf('undone'),
    `${bookOnce('payout.failed', [])}; ${bookOnce('payout.returned', [], 'txn_y')}`,
  ],
  O1: "update payments set amount_minor = amount_minor + 1 where state = 'captured'",
  O2: "update orders set paid_at = null where status = 'paid'",
  O3: 'update orders set goods_minor = goods_minor + 1, total_minor = total_minor + 1',
  O4: 'update order_lines set quantity = quantity + 1',
  O5: "insert into idempotency_keys (scope, key, request_hash, resource_id, status, created_at) values ('shp_x', 'k', 'h', 'ord_x', 201, 0)",
  O6: [
    "update ledger_transactions set reference = 'x' where kind = 'order.capture'",
    "update payments set state = 'pending' where state = 'captured'",
    twiceIn(
      'payment_events',
      "insert into payment_events (provider, event_id, received_at) values ('test', 'evt', 0)",
    ),
  ],
  F1: 'delete from seller_orders',
  F2: "create table copy as select * from seller_orders; update copy set id = id || 'x'; insert into seller_orders select * from copy",
  F3: "update orders set paid_at = null where status = 'paid'",
  F4: "delete from outbox where topic = 'seller_order.forward'",
  F5: [
    "update seller_orders set status = 'accepted'",
    'update seller_orders set accepted_at = 1',
    'update seller_orders set shipped_at = 1',
    'update seller_orders set delivered_at = 1',
    "update seller_orders set status = 'cancelled'",
  ],
  F6: [twiceIn('outbox'), "update outbox set id = 'x'  || id"],
  F7: "update outbox set due_at = 0 where topic = 'order.paid'; update outbox set state = 'done', done_at = 1 where topic = 'order.placed'",
  F8: 'update seller_orders set refunded_minor = 1',
  C1: 'update order_lines set commission_minor = -1',
  C2: 'update order_lines set seller_net_minor = seller_net_minor + 1',
  C3: 'delete from commissions',
  C4: "insert into due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, cause, shop_id, order_id, seller_id, at) select home, due_id, 9, 'approve', 'approved', 0, 0, 0, 'CNY', 'x', shop_id, order_id, seller_id, 0 from due_entries",
  C5: 'update due_entries set balance_minor = -1',
  C6: 'update order_lines set refunded_minor = 1',
  C7: "update due_entries set cause = 'refund:x' where seq = 1",
  C8: "update orders set own_purchase = 'same_user'",
  C9: 'update due_entries set balance_minor = balance_minor + 1 where home = shop_id',
  C10: "update due_entries set state = 'approved' where home = shop_id",
  C11: openPayout('shop_id'),
  D1: 'update due_entries set balance_minor = balance_minor + 1 where home = seller_id',
  D2: "update due_entries set state = 'approved' where home = seller_id",
  D3: openPayout('seller_id'),
  D4: 'update due_entries set amount_minor = amount_minor + 1',
  D5: 'update due_entries set taken_minor = 1',
  D6: 'delete from due_entries',
  D7: 'update due_entries set balance_minor = -1 where home = seller_id',
  P1: 'update payments set refunded_minor = 1',
  P2: openPayout('seller_id'),
  P3: "update payments set provider = 'x', provider_ref = 'same'",
  P4: `${openPayout('seller_id')}; ${openPayout('seller_id', 'pot_y')}`,
  P5: "update due_entries set kind = 'pay'",
  P6: refundOf('done'),
  P7: bookOnce('payout.draft', [
    ['curator:payable', -1],
    ['curator:in_payout', 1],
  ]),
  V1: "update payments set amount_minor = amount_minor + 1 where state = 'captured'",
  V2: `${openPayout('seller_id')}; update payouts set state = 'paid'`,
  S1: 'update variants set on_hand = -1',
  S2: 'update variants set on_hand = on_hand + 1',
  S3: "delete from stock_moves where kind = 'sale'",
  S4: 'update variants set reserved = reserved + 1',
  M1: markdownsOf([0, 10], [5, 20]),
  M2: [
    `${markdownsOf([0, 8_000_000_000_000])}; update variants set markdown_minor = null`,
    'update variants set markdown_minor = 1',
    `${markdownsOf([0, 1])}; update variants set markdown_minor = 7`,
  ],
  M3: ['update variants set price_minor = 9', 'update products set price_to_minor = 1'],
  T1: 'update shops set pick_count = pick_count + 1',
  T2: 'update shops set sale_count = sale_count + 1',
  T3: "update shops set tier_id = 'established'",
}

let house: House
let client: Client
beforeAll(async () => {
  house = await openHouse()
  client = clientOf(house)
  const wang = await seller(house.instance, 'Wang')
  const apples = await product(house.instance, wang.id, 'apples')
  await shop(house.instance, 'mei', [apples])
  await client.buy('mei', [apples])
  await client.buy('mei', [apples], { payment: { provider: 'manual' } })
})
afterAll(() => house.close())

test('a healthy instance breaks no statement', async () => {
  await expectSound(house)
})

test('every statement has its violation here', () => {
  expect(Object.keys(breaks)).toEqual(predicates.map(one => one.id))
})

const seeded = Object.entries(breaks).flatMap(([id, ways]) =>
  [ways].flat().map((statement, n) => [id, n + 1, statement] as const),
)

test.each(seeded)('%s is caught when it is broken, way %i', async (id, _, statement) => {
  const found = await broken(house, statement)
  expect(found).toContain(id)
  await expectSound(house)
})

/** Breaks it inside a transaction, looks, and rolls everything back. */
async function broken({ instance }: House, statement: string): Promise<string[]> {
  if (isPostgres) {
    const db = new pg.Client({ connectionString: instance.config.databaseUrl as string })
    await db.connect()
    await db.query('begin')
    for (const guard of guards.postgres) await db.query(guard)
    await db.query(statement)
    const found = await examineBy(async text => (await db.query(text)).rows)
    await db.query('rollback')
    await db.end()
    return found
  }
  const db = new SqliteClient(join(instance.config.dataDir, 'xiaopu.db'))
  for (const pragma of guards.sqlite.slice(0, 2)) db.exec(pragma)
  db.exec('begin')
  for (const guard of guards.sqlite.slice(2)) db.exec(guard)
  db.exec(statement)
  const found = await examineBy(async text => db.prepare(text).all())
  db.exec('rollback')
  db.close()
  return found
}

async function examineBy(query: (text: string) => Promise<unknown[]>): Promise<string[]> {
  const found: string[] = []
  for (const predicate of predicates) {
    const [chunk] = violationsAt(predicate, house.clock.now()).queryChunks as { value: string[] }[]
    if ((await query(chunk!.value.join(''))).length) found.push(predicate.id)
  }
  return found
}
