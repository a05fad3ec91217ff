-- What earlier rows said of themselves becomes the story it was: accrued, given back, approved.
INSERT INTO due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, next_at, cause, reason, shop_id, order_id, seller_id, payout_id, at)
SELECT shop_id, id, 1, 'accrue', CASE WHEN state = 'void' THEN 'void' ELSE 'pending' END, amount_minor, amount_minor, 0, currency, approves_at, 'accrue', state_reason, shop_id, order_id, seller_id, NULL, created_at
FROM commissions;
--> statement-breakpoint
INSERT INTO due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, next_at, cause, reason, shop_id, order_id, seller_id, payout_id, at)
SELECT shop_id, id, 2, 'reverse', CASE WHEN reversed_minor = amount_minor THEN 'reversed' ELSE 'pending' END, -reversed_minor, amount_minor - reversed_minor, 0, currency, approves_at, 'reverse:before', NULL, shop_id, order_id, seller_id, NULL, created_at
FROM commissions WHERE reversed_minor > 0;
--> statement-breakpoint
INSERT INTO due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, next_at, cause, reason, shop_id, order_id, seller_id, payout_id, at)
SELECT shop_id, id, CASE WHEN reversed_minor > 0 THEN 3 ELSE 2 END, 'approve', CASE WHEN reversed_minor = amount_minor THEN 'reversed' ELSE 'approved' END, 0, amount_minor - reversed_minor, 0, currency, approves_at, 'approve', NULL, shop_id, order_id, seller_id, NULL, approved_at
FROM commissions WHERE state = 'approved' AND approved_at IS NOT NULL;
--> statement-breakpoint
INSERT INTO due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, next_at, cause, reason, shop_id, order_id, seller_id, payout_id, at)
SELECT s.seller_id, s.id, 1, 'accrue', 'pending', s.seller_net_minor, s.seller_net_minor, 0, s.currency,
  (SELECT min(c.approves_at) FROM commissions c WHERE c.shop_id = s.shop_id AND c.order_id = s.order_id AND c.seller_id = s.seller_id),
  'accrue', NULL, s.shop_id, s.order_id, s.seller_id, NULL, s.forwarded_at
FROM seller_orders s;
--> statement-breakpoint
INSERT INTO due_entries (home, due_id, seq, kind, state, amount_minor, balance_minor, taken_minor, currency, next_at, cause, reason, shop_id, order_id, seller_id, payout_id, at)
SELECT h.seller_id, h.id, 2, 'reverse', CASE WHEN h.held = 0 THEN 'reversed' ELSE 'pending' END, h.held - h.seller_net_minor, h.held, 0, h.currency, h.next_at, 'reverse:before', NULL, h.shop_id, h.order_id, h.seller_id, NULL, h.forwarded_at
FROM (
  SELECT s.*, (SELECT min(c.approves_at) FROM commissions c WHERE c.shop_id = s.shop_id AND c.order_id = s.order_id AND c.seller_id = s.seller_id) AS next_at,
    (SELECT coalesce(sum(e.amount_minor), 0) FROM ledger_entries e JOIN ledger_transactions t ON t.shop_id = e.shop_id AND t.id = e.transaction_id
     WHERE t.shop_id = s.shop_id AND t.order_id = s.order_id AND e.account = 'seller:' || s.seller_id || ':held') AS held
  FROM seller_orders s
) h WHERE h.held <> h.seller_net_minor;
--> statement-breakpoint
-- From now on a hold ends by a promised task, not by a sweep.
INSERT INTO outbox (home, id, topic, payload, state, due_at, attempts, fence, created_at)
SELECT c.shop_id, 'dues.approve:before:' || c.order_id || ':' || c.seller_id, 'dues.approve',
  json_object('shopId', c.shop_id, 'orderId', c.order_id, 'sellerId', c.seller_id), 'due', min(c.approves_at), 0, 0, min(c.created_at)
FROM commissions c WHERE c.approves_at IS NOT NULL
GROUP BY c.shop_id, c.order_id, c.seller_id;
--> statement-breakpoint
-- Rates that were columns become the first version of their rung.
INSERT INTO rates (home, rung, subject, version, bps, valid_from, valid_until, product_id, created_by, created_at)
SELECT seller_id, 'product', id, 1, rate_bps, 0, NULL, NULL, NULL, 0 FROM products WHERE rate_bps IS NOT NULL;
--> statement-breakpoint
INSERT INTO rates (home, rung, subject, version, bps, valid_from, valid_until, product_id, created_by, created_at)
SELECT id, 'seller', '', 1, default_rate_bps, 0, NULL, NULL, NULL, 0 FROM sellers WHERE default_rate_bps IS NOT NULL;
--> statement-breakpoint
INSERT INTO rates (home, rung, subject, version, bps, valid_from, valid_until, product_id, created_by, created_at)
SELECT 'platform', 'category', id, 1, rate_bps, 0, NULL, NULL, NULL, 0 FROM categories WHERE rate_bps IS NOT NULL;
