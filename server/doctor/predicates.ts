import { type SQL, sql } from 'drizzle-orm'

/** Something that must be true at any moment, and a query whose rows are where it is not. */
export type Predicate = { id: string; statement: string; violations: SQL }

/** The same text for every engine. Money is minor units; ids name what is wrong. */
export const predicates: Predicate[] = [
  {
    id: 'L1',
    statement: 'Every ledger transaction balances, per currency.',
    violations: sql`select transaction_id as id from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0`,
  },
  {
    id: 'L5',
    statement: 'No account but the outside stands below zero.',
    violations: sql`select account as id from ledger_entries where account not like 'outside:%' group by shop_id, account, currency having sum(amount_minor) < 0`,
  },
  {
    id: 'L6',
    statement: 'A ledger transaction has at least two entries, none of them zero.',
    violations: sql`select t.id from ledger_transactions t left join ledger_entries e on e.shop_id = t.shop_id and e.transaction_id = t.id and e.amount_minor <> 0 group by t.shop_id, t.id having count(e.id) < 2`,
  },
  {
    id: 'O1',
    statement: 'A paid order has exactly one captured payment, of its amount and currency.',
    violations: sql`select o.id from orders o left join payments p on p.shop_id = o.shop_id and p.order_id = o.id and p.state = 'captured' and p.amount_minor = o.total_minor and p.currency = o.currency where o.paid_at is not null group by o.shop_id, o.id having count(p.id) <> 1`,
  },
  {
    id: 'O2',
    statement: 'A captured payment has an order that is paid.',
    violations: sql`select p.id from payments p left join orders o on o.shop_id = p.shop_id and o.id = p.order_id where p.state = 'captured' and (o.id is null or o.paid_at is null)`,
  },
  {
    id: 'O3',
    statement: 'An order’s goods are the sum of its lines, its shipping of its parcels.',
    violations: sql`select o.id from orders o where o.goods_minor <> (select coalesce(sum(l.line_total_minor), 0) from order_lines l where l.shop_id = o.shop_id and l.order_id = o.id) or o.shipping_minor <> (select coalesce(sum(s.shipping_minor), 0) from order_shipping s where s.shop_id = o.shop_id and s.order_id = o.id)`,
  },
  {
    id: 'O4',
    statement: 'A line’s total is its quantity times its price.',
    violations: sql`select id from order_lines where line_total_minor <> quantity * unit_price_minor`,
  },
  {
    id: 'O5',
    statement: 'Every answered idempotency key points at an order.',
    violations: sql`select k.key as id from idempotency_keys k left join orders o on o.shop_id = k.scope and o.id = k.resource_id where k.status = 201 and o.id is null`,
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
    id: 'C1',
    statement: 'The shares of a line are not negative and not more than the line.',
    violations: sql`select id from order_lines where commission_minor < 0 or platform_fee_minor < 0 or seller_net_minor < 0 or commission_minor + platform_fee_minor > line_total_minor`,
  },
  {
    id: 'C2',
    statement: 'What the buyer paid for a line is seller, curator and platform together.',
    violations: sql`select id from order_lines where line_total_minor <> seller_net_minor + commission_minor + platform_fee_minor`,
  },
  {
    id: 'C3',
    statement: 'A paid line has one commission, of its amount.',
    violations: sql`select l.id from order_lines l join orders o on o.shop_id = l.shop_id and o.id = l.order_id left join commissions c on c.shop_id = l.shop_id and c.line_id = l.id and c.amount_minor = l.commission_minor and c.currency = o.currency where o.paid_at is not null group by l.shop_id, l.id having count(c.id) <> 1`,
  },
  {
    id: 'C4',
    statement: 'A commission is approved only after its hold.',
    violations: sql`select id from commissions where state = 'approved' and (approves_at is null or approved_at is null or approved_at < approves_at)`,
  },
  {
    id: 'C5',
    statement: 'No more of a commission is reversed than was accrued.',
    violations: sql`select id from commissions where reversed_minor < 0 or reversed_minor > amount_minor`,
  },
  {
    id: 'C6',
    statement: 'Refunds of a line are what the line says, and not more than it.',
    violations: sql`select l.id from order_lines l left join refund_lines r on r.shop_id = l.shop_id and r.line_id = l.id group by l.shop_id, l.id, l.line_total_minor, l.refunded_minor having coalesce(sum(r.amount_minor), 0) > l.line_total_minor or coalesce(sum(r.amount_minor), 0) <> l.refunded_minor`,
  },
  {
    id: 'C7',
    statement: 'What refunds took of a commission is what it says was reversed.',
    violations: sql`select c.id from commissions c left join refund_lines r on r.shop_id = c.shop_id and r.line_id = c.line_id group by c.shop_id, c.id, c.reversed_minor having coalesce(sum(r.commission_minor), 0) <> c.reversed_minor`,
  },
  {
    id: 'C8',
    statement: 'A curator’s own purchase earns nothing.',
    violations: sql`select c.id from commissions c join orders o on o.shop_id = c.shop_id and o.id = c.order_id where o.own_purchase is not null and (c.state <> 'void' or c.amount_minor <> 0)`,
  },
  {
    id: 'C9',
    statement: 'Pending and approved commissions are what the ledger holds for the curator.',
    violations: sql`select s.id from shops s where (select coalesce(sum(c.amount_minor - c.reversed_minor), 0) from commissions c where c.shop_id = s.id and c.state in ('pending', 'approved')) <> (select coalesce(sum(e.amount_minor), 0) from ledger_entries e where e.shop_id = s.id and e.account in ('curator:pending', 'curator:payable'))`,
  },
  {
    id: 'P1',
    statement: 'A payment’s refunds are what it says, and an order’s as well.',
    violations: sql`select p.id from payments p join orders o on o.shop_id = p.shop_id and o.id = p.order_id where p.state = 'captured' and (p.refunded_minor <> (select coalesce(sum(r.amount_minor), 0) from refunds r where r.shop_id = p.shop_id and r.payment_id = p.id) or o.refunded_minor <> p.refunded_minor)`,
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
