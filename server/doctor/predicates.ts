import { type SQL, sql } from 'drizzle-orm'
import { type Instant, minutes } from '../platform/clock.ts'

/**
 * Something that must be true at any moment, and a query whose rows are where it is not. Only what
 * may not lie about for long asks what time it is.
 */
export type Predicate = {
  id: string
  statement: string
  violations: SQL | ((now: Instant) => SQL)
}

/** What to ask at `now`. */
export function violationsAt({ violations }: Predicate, now: Instant): SQL {
  return typeof violations === 'function' ? violations(now) : violations
}

/** The same text for every engine. Money is minor units; ids name what is wrong. */
export const predicates: Predicate[] = [
  {
    id: 'L1',
    statement: 'Every ledger transaction balances, per currency.',
    violations: sql`select transaction_id as id from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0`,
  },
  {
    id: 'L2',
    statement: 'The whole ledger sums to zero, per currency.',
    violations: sql`select currency as id from ledger_entries group by currency having sum(amount_minor) <> 0`,
  },
  {
    id: 'L5',
    statement:
      'What curators have pending, what anybody has in payouts, and money that came late, is never below zero.',
    // A seller's payout nets its debts in one shop with what another owes it, so all shops count.
    violations: sql`select account as id from ledger_entries where account in ('curator:pending', 'curator:in_payout', 'buyers:late') group by shop_id, account, currency having sum(amount_minor) < 0 union all select account as id from ledger_entries where account like 'seller:%:in_payout' group by account, currency having sum(amount_minor) < 0`,
  },
  {
    id: 'L6',
    statement: 'A ledger transaction has at least two entries, none of them zero.',
    violations: sql`select t.id from ledger_transactions t left join ledger_entries e on e.shop_id = t.shop_id and e.transaction_id = t.id and e.amount_minor <> 0 group by t.shop_id, t.id having count(e.id) < 2`,
  },
  {
    id: 'L7',
    statement: 'A shop’s chain has every place from its first to its last, once.',
    violations: sql`select h.shop_id as id from ledger_heads h where h.seq <> (select count(t.seq) from ledger_transactions t where t.shop_id = h.shop_id) or h.seq <> (select coalesce(max(t.seq), 0) from ledger_transactions t where t.shop_id = h.shop_id)`,
  },
  {
    id: 'L9',
    statement:
      'A cause is booked once: a refund is taken back at most once, a payout comes back at most once.',
    violations: sql`select reference as id from ledger_transactions group by shop_id, reference having count(*) > 1 union all select r.id from refunds r where (select count(*) from ledger_transactions t where t.shop_id = r.shop_id and t.reference = 'undo:' || r.id) <> case when r.state = 'undone' then 1 else 0 end union all select substr(reference, length(kind) + 2) as id from ledger_transactions where kind in ('payout.failed', 'payout.cancelled', 'payout.returned') group by shop_id, substr(reference, length(kind) + 2) having count(*) > 1`,
  },
  {
    id: 'O1',
    statement: 'A paid order has exactly one captured payment, of its amount and currency.',
    violations: sql`select o.id from orders o left join payments p on p.shop_id = o.shop_id and p.order_id = o.id and p.state = 'captured' and p.is_late = false and p.amount_minor = o.total_minor and p.currency = o.currency where o.paid_at is not null group by o.shop_id, o.id having count(p.id) <> 1`,
  },
  {
    id: 'O2',
    statement: 'A captured payment has an order that is paid, or came late and went back.',
    violations: sql`select p.id from payments p left join orders o on o.shop_id = p.shop_id and o.id = p.order_id where p.state = 'captured' and ((p.is_late = false and (o.id is null or o.paid_at is null)) or (p.is_late = true and p.refunded_minor <> p.amount_minor))`,
  },
  {
    id: 'O3',
    statement: 'An order’s goods are the sum of its lines, its shipping of its parcels.',
    violations: sql`select o.id from orders o where o.goods_minor <> (select coalesce(sum(l.line_total_minor), 0) from order_lines l where l.shop_id = o.shop_id and l.order_id = o.id) or o.shipping_minor <> (select coalesce(sum(s.shipping_minor), 0) from order_shipping s where s.shop_id = o.shop_id and s.order_id = o.id)`,
  },
  {
    id: 'O4',
    statement: 'A line’s total is its price times quantity, less discount, plus tax on top.',
    violations: sql`select id from order_lines where line_total_minor <> quantity * unit_price_minor - discount_minor + added_tax_minor`,
  },
  {
    id: 'O5',
    statement: 'Every answered idempotency key points at an order.',
    violations: sql`select k.key as id from idempotency_keys k left join orders o on o.shop_id = k.scope and o.id = k.resource_id where k.status = 201 and o.id is null`,
  },
  {
    id: 'O6',
    statement: 'What a provider said is kept once, and money that came is booked exactly once.',
    // A message is applied in the transaction that keeps it: there is none that waits.
    violations: sql`select event_id as id from payment_events group by provider, event_id having count(*) > 1 union all select p.id from payments p where p.state = 'captured' and (select count(*) from ledger_transactions t where t.shop_id = p.shop_id and t.reference = 'capture:' || p.id) <> 1 union all select t.id from ledger_transactions t left join payments p on p.shop_id = t.shop_id and p.id = substr(t.reference, 9) and p.state = 'captured' where t.kind in ('order.capture', 'order.paid_late') and p.id is null`,
  },
  {
    id: 'F1',
    statement: 'Every paid line has a seller order of its seller.',
    violations: sql`select l.id from order_lines l join orders o on o.shop_id = l.shop_id and o.id = l.order_id left join seller_orders s on s.shop_id = l.shop_id and s.order_id = l.order_id and s.seller_id = l.seller_id where o.paid_at is not null and s.id is null`,
  },
  {
    id: 'F2',
    statement: 'A seller has at most one seller order of an order.',
    violations: sql`select order_id as id from seller_orders group by shop_id, order_id, seller_id having count(*) > 1`,
  },
  {
    id: 'F3',
    statement: 'Nothing is forwarded of an unpaid order.',
    violations: sql`select s.id from seller_orders s join orders o on o.shop_id = s.shop_id and o.id = s.order_id where o.paid_at is null`,
  },
  {
    id: 'F4',
    statement: 'A seller order that nobody has answered has its forwarding on record.',
    violations: sql`select s.id from seller_orders s left join outbox x on x.home = s.seller_id and x.id = 'seller_order.forward:' || s.id where s.status = 'forwarded' and s.reached_at is null and x.id is null and s.forwarded_at > (select coalesce(max(created_at), 0) from outbox) - 1000000000`,
  },
  {
    id: 'F5',
    statement: 'What a seller answered is final: each step has its date, and no other has one.',
    violations: sql`select id from seller_orders where (status in ('accepted', 'shipped', 'delivered') and accepted_at is null) or (status = 'forwarded' and accepted_at is not null) or (status in ('shipped', 'delivered')) <> (shipped_at is not null) or (status = 'delivered') <> (delivered_at is not null) or (status in ('rejected', 'cancelled')) <> (ended_at is not null)`,
  },
  {
    id: 'F6',
    statement: 'A cause promises the same work once.',
    violations: sql`select id from outbox group by home, id having count(*) > 1 union all select id from outbox where id not like topic || ':%'`,
  },
  {
    id: 'F7',
    statement:
      'No promised work lies a minute past its time while what its home promised later is done.',
    // Work waits as long as nobody works at all; a clock that went back says nothing of anybody.
    violations: now =>
      sql.raw(
        `select x.id from outbox x where x.state = 'due' and x.due_at < ${now - minutes(1)} and exists (select 1 from outbox d where d.home = x.home and d.is_bulk = x.is_bulk and d.state = 'done' and d.created_at > x.due_at + ${minutes(1)} and d.done_at <= ${now})`,
      ),
  },
  {
    id: 'F8',
    statement: 'What a seller order says has gone back is what was refunded of it.',
    violations: sql`select s.id from seller_orders s left join refunds r on r.shop_id = s.shop_id and r.order_id = s.order_id and r.seller_id = s.seller_id and r.state <> 'undone' group by s.seller_id, s.id, s.refunded_minor having coalesce(sum(r.amount_minor), 0) <> s.refunded_minor`,
  },
  {
    id: 'C1',
    statement: 'The shares of a line are not negative and not more than its worth.',
    violations: sql`select id from order_lines where commission_minor < 0 or platform_fee_minor < 0 or seller_net_minor < 0 or bonus_minor < 0 or commission_minor + platform_fee_minor > quantity * unit_price_minor + added_tax_minor`,
  },
  {
    id: 'C2',
    statement:
      'What the buyer paid for a line is what seller, curator and platform get, less discounts they fund.',
    violations: sql`select id from order_lines where line_total_minor <> seller_net_minor + commission_minor + platform_fee_minor - case when discount_funder in ('platform', 'curator') then discount_minor else 0 end`,
  },
  {
    id: 'C3',
    statement:
      'A paid line has one commission of its amount, and one bonus where its tier gives one.',
    violations: sql`select l.id from order_lines l join orders o on o.shop_id = l.shop_id and o.id = l.order_id where o.paid_at is not null and ((select count(*) from commissions c where c.shop_id = l.shop_id and c.line_id = l.id and c.kind = 'commission' and c.currency = o.currency and c.amount_minor = l.commission_minor - case when l.discount_funder = 'curator' then l.discount_minor else 0 end) <> 1 or (select count(*) from commissions c where c.shop_id = l.shop_id and c.line_id = l.id and c.kind = 'bonus' and c.amount_minor = l.bonus_minor) <> case when l.bonus_minor > 0 then 1 else 0 end)`,
  },
  {
    id: 'C4',
    statement: 'Nothing is approved before its hold has ended.',
    violations: sql`select due_id as id from due_entries where kind = 'approve' and (next_at is null or at < next_at)`,
  },
  {
    id: 'C5',
    statement: 'No more of a commission is taken back than was accrued.',
    violations: sql`select due_id as id from due_entries where home = shop_id and balance_minor < 0`,
  },
  {
    id: 'C6',
    statement: 'Refunds of a line are what the line says, and not more than it.',
    violations: sql`select l.id from order_lines l left join (select p.shop_id, p.line_id, p.amount_minor from refund_lines p join refunds f on f.shop_id = p.shop_id and f.id = p.refund_id where f.state <> 'undone') r on r.shop_id = l.shop_id and r.line_id = l.id group by l.shop_id, l.id, l.line_total_minor, l.refunded_minor having coalesce(sum(r.amount_minor), 0) > l.line_total_minor or coalesce(sum(r.amount_minor), 0) <> l.refunded_minor`,
  },
  {
    id: 'C7',
    statement: 'What refunds took of a commission is what its story says was taken back.',
    violations: sql`select c.id from commissions c where (select coalesce(sum(d.amount_minor), 0) from due_entries d where d.home = c.shop_id and d.due_id = c.id and (d.cause like 'refund:%' or d.cause like 'undo:%' or d.cause like 'reverse:%')) + (select coalesce(sum(case when c.kind = 'bonus' then p.bonus_minor else p.commission_minor end), 0) from refund_lines p where p.shop_id = c.shop_id and p.line_id = c.line_id) <> 0`,
  },
  {
    id: 'C8',
    statement: 'A curator’s own purchase earns nothing.',
    violations: sql`select d.due_id as id from due_entries d join orders o on o.shop_id = d.shop_id and o.id = d.order_id where o.own_purchase is not null and d.home = d.shop_id and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1) and (d.state <> 'void' or d.balance_minor <> 0)`,
  },
  {
    id: 'C9',
    statement: 'What waits for curators is what the ledger holds as pending.',
    violations: sql`select s.id from shops s where (select coalesce(sum(d.balance_minor - d.taken_minor), 0) from due_entries d where d.home = s.id and d.state in ('pending', 'on_hold', 'rejected', 'void') and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1)) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.shop_id = s.id and e.account = 'curator:pending')`,
  },
  {
    id: 'C10',
    statement: 'What is payable to curators is what the ledger says.',
    violations: sql`select s.id from shops s where (select coalesce(sum(d.balance_minor - d.taken_minor), 0) from due_entries d where d.home = s.id and d.state in ('approved', 'in_payout', 'paid', 'reversed') and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1)) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.shop_id = s.id and e.account = 'curator:payable')`,
  },
  {
    id: 'C11',
    statement: 'What curators have in payouts is what the ledger says.',
    violations: sql`select s.id from shops s where (select coalesce(sum(p.amount_minor), 0) from payouts p where p.home = s.id and p.state in ('draft', 'processing', 'unresolved')) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.shop_id = s.id and e.account = 'curator:in_payout')`,
  },
  {
    id: 'D1',
    statement: 'What is held for sellers is what the ledger says.',
    violations: sql`select s.id from sellers s where (select coalesce(sum(d.balance_minor - d.taken_minor), 0) from due_entries d where d.home = s.id and d.state in ('pending', 'on_hold', 'rejected', 'void') and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1)) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.account = 'seller:' || s.id || ':held')`,
  },
  {
    id: 'D2',
    statement: 'What is payable to sellers is what the ledger says.',
    violations: sql`select s.id from sellers s where (select coalesce(sum(d.balance_minor - d.taken_minor), 0) from due_entries d where d.home = s.id and d.state in ('approved', 'in_payout', 'paid', 'reversed') and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1)) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.account = 'seller:' || s.id || ':payable')`,
  },
  {
    id: 'D3',
    statement: 'What sellers have in payouts is what the ledger says.',
    violations: sql`select s.id from sellers s where (select coalesce(sum(p.amount_minor), 0) from payouts p where p.home = s.id and p.state in ('draft', 'processing', 'unresolved')) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.account = 'seller:' || s.id || ':in_payout')`,
  },
  {
    id: 'D4',
    statement: 'A due’s story has every entry, and they add up to its balance.',
    violations: sql`select d.due_id as id from due_entries d where not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1) and (d.seq <> (select count(*) from due_entries a where a.home = d.home and a.due_id = d.due_id) or d.balance_minor <> (select sum(a.amount_minor) from due_entries a where a.home = d.home and a.due_id = d.due_id))`,
  },
  {
    id: 'D5',
    statement: 'What a due says was taken is what its live payouts took.',
    violations: sql`select d.due_id as id from due_entries d where not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1) and d.taken_minor <> (select coalesce(sum(l.amount_minor), 0) from payout_lines l join payouts p on p.home = l.home and p.id = l.payout_id where l.home = d.home and l.due_id = d.due_id and p.state in ('draft', 'processing', 'unresolved', 'paid'))`,
  },
  {
    id: 'D6',
    statement: 'Every seller order is owed for from its first moment, and every commission.',
    violations: sql`select s.id from seller_orders s left join due_entries d on d.home = s.seller_id and d.due_id = s.id and d.seq = 1 and d.amount_minor = s.seller_net_minor where d.due_id is null union all select c.id from commissions c left join due_entries d on d.home = c.shop_id and d.due_id = c.id and d.seq = 1 and d.amount_minor = c.amount_minor where d.due_id is null`,
  },
  {
    id: 'D7',
    statement:
      'A seller’s share of an order is below zero only by what it collected itself or gave as a kindness.',
    // A discount the platform funds may leave one minor unit of rounding on its line.
    violations: sql`select d.due_id as id from due_entries d where d.home = d.seller_id and not exists (select 1 from due_entries n where n.home = d.home and n.due_id = d.due_id and n.seq = d.seq + 1) and d.balance_minor < 0 and d.balance_minor - (select coalesce(sum(a.amount_minor), 0) from due_entries a where a.home = d.home and a.due_id = d.due_id and a.cause like 'collected:%') + (select coalesce(sum(r.goodwill_minor), 0) from refunds r where r.shop_id = d.shop_id and r.order_id = d.order_id and r.seller_id = d.seller_id and r.state <> 'undone') + (select count(*) from order_lines l where l.shop_id = d.shop_id and l.order_id = d.order_id and l.seller_id = d.seller_id and l.discount_funder = 'platform') < 0`,
  },
  {
    id: 'P1',
    statement: 'A payment’s refunds are what it says, and an order’s as well.',
    violations: sql`select p.id from payments p join orders o on o.shop_id = p.shop_id and o.id = p.order_id where p.state = 'captured' and (p.refunded_minor <> (select coalesce(sum(r.amount_minor), 0) from refunds r where r.shop_id = p.shop_id and r.payment_id = p.id and r.state <> 'undone') or (p.is_late = false and o.refunded_minor <> p.refunded_minor))`,
  },
  {
    id: 'P2',
    statement: 'A payout is the sum of its lines.',
    violations: sql`select p.id from payouts p where p.amount_minor <> (select coalesce(sum(l.amount_minor), 0) from payout_lines l where l.home = p.home and l.payout_id = p.id)`,
  },
  {
    id: 'P3',
    statement: 'A provider’s id means one payout, one payment.',
    violations: sql`select provider_ref as id from payouts where provider_ref is not null and provider <> 'manual' group by provider, provider_ref having count(*) > 1 union all select provider_ref as id from payments where provider_ref is not null group by provider, provider_ref having count(*) > 1`,
  },
  {
    id: 'P4',
    statement: 'A payee has at most one open payout per currency.',
    violations: sql`select home as id from payouts where state in ('draft', 'processing', 'unresolved') group by home, currency having count(*) > 1`,
  },
  {
    id: 'P5',
    statement: 'What counts as paid was in a payout that was paid.',
    violations: sql`select d.due_id as id from due_entries d left join payouts p on p.home = d.home and p.id = d.payout_id and p.state in ('paid', 'returned') where d.kind = 'pay' and p.id is null`,
  },
  {
    id: 'P6',
    statement: 'A refund is its lines, its shipping and its goodwill.',
    violations: sql`select r.id from refunds r where r.amount_minor <> r.shipping_minor + r.goodwill_minor + (select coalesce(sum(l.amount_minor), 0) from refund_lines l where l.shop_id = r.shop_id and l.refund_id = r.id)`,
  },
  {
    id: 'P7',
    statement: 'A payout took no more than was payable when it was drafted.',
    violations: sql`select x.reference as id from (select t.kind, t.reference, sum(e.amount_minor) over (partition by e.shop_id, e.account, e.currency order by coalesce(t.seq, 0), t.id) as left_minor from ledger_entries e join ledger_transactions t on t.shop_id = e.shop_id and t.id = e.transaction_id where e.account like '%:payable') x where x.kind = 'payout.draft' and x.left_minor < 0`,
  },
  {
    id: 'V1',
    statement: 'What the ledger received is what payments brought, less refunds and losses.',
    violations: sql`select t.currency as id from (select currency, amount_minor as n from payments where state = 'captured' union all select currency, -amount_minor from refunds where state <> 'undone' union all select currency, amount_minor from ledger_entries where (account like 'outside:%' and account not like 'outside:payout:%') or account = 'platform:losses') t group by t.currency having sum(t.n) <> 0`,
  },
  {
    id: 'V2',
    statement: 'What the ledger paid out is what payouts paid and sellers collected themselves.',
    violations: sql`select t.currency as id from (select currency, amount_minor as n from payouts where state = 'paid' union all select currency, -amount_minor from due_entries where kind = 'adjust' and reason = 'collected' union all select currency, -amount_minor from ledger_entries where account like 'outside:payout:%') t group by t.currency having sum(t.n) <> 0`,
  },
  {
    id: 'S1',
    statement: 'Stock is not negative, and no more is reserved than there is.',
    violations: sql`select id from variants where on_hand < 0 or reserved < 0 or (is_tracked and reserved > on_hand)`,
  },
  {
    id: 'S2',
    statement: 'What a variant has on hand is the sum of its moves.',
    violations: sql`select v.id from variants v left join stock_moves m on m.seller_id = v.seller_id and m.variant_id = v.id group by v.seller_id, v.id, v.on_hand having v.on_hand <> coalesce(sum(m.delta), 0)`,
  },
  {
    id: 'S3',
    statement: 'A paid line of tracked stock has taken its units exactly once.',
    violations: sql`select l.id from order_lines l join orders o on o.shop_id = l.shop_id and o.id = l.order_id left join stock_moves m on m.seller_id = l.seller_id and m.line_id = l.id and m.kind = 'sale' where o.paid_at is not null and l.is_tracked group by l.shop_id, l.id, l.quantity having coalesce(sum(m.delta), 0) <> -l.quantity`,
  },
  {
    id: 'S4',
    statement: 'What is reserved is what unpaid orders hold.',
    violations: sql`select v.id from variants v where v.is_tracked and v.reserved <> (select coalesce(sum(l.quantity), 0) from order_lines l join orders o on o.shop_id = l.shop_id and o.id = l.order_id where l.seller_id = v.seller_id and l.variant_id = v.id and l.is_tracked and o.status = 'awaiting_payment')`,
  },
  {
    id: 'M1',
    statement: 'Markdowns of one variant never overlap.',
    violations: sql`select a.variant_id as id from markdowns a join markdowns b on b.seller_id = a.seller_id and b.variant_id = a.variant_id and b.starts_at > a.starts_at and b.starts_at < a.ends_at`,
  },
  {
    id: 'M2',
    statement:
      'A variant shows the markdown that has run for a minute, and none that has been over for one.',
    violations: now =>
      sql.raw(
        `select v.id from markdowns m join variants v on v.seller_id = m.seller_id and v.id = m.variant_id where m.starts_at < ${now - minutes(1)} and m.ends_at > ${now} and coalesce(v.markdown_minor, 0) <> m.price_minor union all select v.id from variants v where v.markdown_minor is not null and not exists (select 1 from markdowns m where m.seller_id = v.seller_id and m.variant_id = v.id and m.starts_at <= ${now} and m.ends_at > ${now - minutes(1)})`,
      ),
  },
  {
    id: 'M3',
    statement: 'A product’s prices are the least and the most that is asked for its variants.',
    violations: sql`select p.id from products p left join variants v on v.seller_id = p.seller_id and v.product_id = p.id and v.state = 'active' group by p.seller_id, p.id, p.price_from_minor, p.price_to_minor having p.price_from_minor <> coalesce(min(case when v.markdown_minor < v.price_minor then v.markdown_minor else v.price_minor end), 0) or p.price_to_minor <> coalesce(max(case when v.markdown_minor < v.price_minor then v.markdown_minor else v.price_minor end), 0)`,
  },
  {
    id: 'T1',
    statement: 'A shop counts its picks rightly, and holds no more than its tier allows.',
    violations: sql`select s.id from shops s join tiers t on t.id = s.tier_id left join picks p on p.shop_id = s.id group by s.id, s.pick_count, t.picks_max having count(p.id) <> s.pick_count or count(p.id) > t.picks_max`,
  },
  {
    id: 'T2',
    statement: 'A shop counts its sales rightly: paid, not its own, not given back whole.',
    violations: sql`select s.id from shops s where s.sale_count <> (select count(*) from qualifying_sales q where q.shop_id = s.id) or exists (select 1 from qualifying_sales q left join orders o on o.shop_id = q.shop_id and o.id = q.order_id where q.shop_id = s.id and (o.id is null or o.paid_at is null or o.own_purchase is not null or o.status = 'refunded'))`,
  },
  {
    id: 'T3',
    statement:
      'A shop above the first tier has its unlock on record, with the orders that caused it.',
    violations: sql`select s.id from shops s join tiers t on t.id = s.tier_id left join unlocks u on u.shop_id = s.id and u.tier_id = s.tier_id where t.sales_needed > 0 and u.shop_id is null`,
  },
]
