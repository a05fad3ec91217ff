ALTER TABLE `seller_orders` ADD `refunded_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE seller_orders SET refunded_minor = coalesce((SELECT sum(r.amount_minor) FROM refunds r WHERE r.shop_id = seller_orders.shop_id AND r.order_id = seller_orders.order_id AND r.seller_id = seller_orders.seller_id AND r.state <> 'undone'), 0);
