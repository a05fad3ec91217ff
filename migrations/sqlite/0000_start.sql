CREATE TABLE `categories` (
	`id` text PRIMARY KEY NOT NULL,
	`parent_id` text,
	`title_en` text NOT NULL,
	`title_zh` text NOT NULL,
	`rate_bps` integer
);
--> statement-breakpoint
CREATE TABLE `product_images` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`product_id` text NOT NULL,
	`position` integer NOT NULL,
	`source_url` text NOT NULL,
	`state` text NOT NULL,
	`hash` text,
	`width` integer,
	`height` integer,
	`color` text,
	`attempts` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`),
	FOREIGN KEY (`seller_id`,`product_id`) REFERENCES `products`(`seller_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_images_product` ON `product_images` (`product_id`,`position`);--> statement-breakpoint
CREATE TABLE `products` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`external_id` text NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`title_zh` text,
	`description` text NOT NULL,
	`description_zh` text,
	`brand` text,
	`category_id` text NOT NULL,
	`rate_bps` integer,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`price_from_minor` integer NOT NULL,
	`price_to_minor` integer NOT NULL,
	`is_in_stock` integer NOT NULL,
	`search_text` text NOT NULL,
	`content_hash` text NOT NULL,
	`feed_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`),
	CONSTRAINT "products_rate" CHECK("products"."rate_bps" between 0 and 9000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_external` ON `products` (`seller_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `products_browse` ON `products` (`currency`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `products_category` ON `products` (`category_id`);--> statement-breakpoint
CREATE INDEX `products_id` ON `products` (`id`);--> statement-breakpoint
CREATE TABLE `stock_moves` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`variant_id` text NOT NULL,
	`kind` text NOT NULL,
	`delta` integer NOT NULL,
	`line_id` text,
	`moved_at` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `stock_moves_variant` ON `stock_moves` (`seller_id`,`variant_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stock_moves_sale` ON `stock_moves` (`seller_id`,`line_id`) WHERE "stock_moves"."kind" = 'sale';--> statement-breakpoint
CREATE TABLE `variants` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`product_id` text NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`options` text NOT NULL,
	`price_minor` integer NOT NULL,
	`compare_at_minor` integer,
	`sku` text,
	`gtin` text,
	`is_tracked` integer NOT NULL,
	`on_hand` integer NOT NULL,
	`reserved` integer NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`image_id` text,
	`content_hash` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`),
	FOREIGN KEY (`seller_id`,`product_id`) REFERENCES `products`(`seller_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "variants_price" CHECK("variants"."price_minor" > 0),
	CONSTRAINT "variants_stock" CHECK("variants"."on_hand" >= 0 and "variants"."reserved" >= 0),
	CONSTRAINT "variants_reserved" CHECK((not "variants"."is_tracked") or "variants"."reserved" <= "variants"."on_hand")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `variants_external` ON `variants` (`seller_id`,`external_id`);--> statement-breakpoint
CREATE INDEX `variants_product` ON `variants` (`product_id`,`position`);--> statement-breakpoint
CREATE INDEX `variants_gtin` ON `variants` (`gtin`);--> statement-breakpoint
CREATE INDEX `variants_id` ON `variants` (`id`);--> statement-breakpoint
CREATE TABLE `commissions` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`currency` text NOT NULL,
	`base_minor` integer NOT NULL,
	`rate_bps` integer NOT NULL,
	`rate_rule` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`reversed_minor` integer NOT NULL,
	`state` text NOT NULL,
	`state_reason` text,
	`approves_at` integer,
	`approved_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	CONSTRAINT "commissions_reversed" CHECK("commissions"."reversed_minor" between 0 and "commissions"."amount_minor")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `commissions_line` ON `commissions` (`shop_id`,`line_id`);--> statement-breakpoint
CREATE INDEX `commissions_order` ON `commissions` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `commissions_due` ON `commissions` (`state`,`approves_at`);--> statement-breakpoint
CREATE TABLE `feed_rejections` (
	`seller_id` text NOT NULL,
	`run_id` text NOT NULL,
	`number` integer NOT NULL,
	`row` integer NOT NULL,
	`column` text,
	`value` text NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`seller_id`, `run_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `feed_runs` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`feed_id` text NOT NULL,
	`state` text NOT NULL,
	`fault` text,
	`detail` text,
	`counts` text NOT NULL,
	`unknown_columns` text NOT NULL,
	`bytes_read` integer NOT NULL,
	`bytes_total` integer,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`seller_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `feed_runs_feed` ON `feed_runs` (`seller_id`,`feed_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `feeds` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`url` text,
	`created_at` integer NOT NULL,
	`due_at` integer,
	PRIMARY KEY(`seller_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `feeds_due` ON `feeds` (`due_at`);--> statement-breakpoint
CREATE TABLE `seller_orders` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`lines` text NOT NULL,
	`goods_minor` integer NOT NULL,
	`shipping_minor` integer NOT NULL,
	`seller_net_minor` integer NOT NULL,
	`ship_to` text NOT NULL,
	`language` text NOT NULL,
	`reached_by` text,
	`reached_at` integer,
	`forwarded_at` integer NOT NULL,
	`accepted_at` integer,
	`shipped_at` integer,
	`delivered_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`carrier` text,
	`tracking_number` text,
	`seller_reference` text,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seller_orders_order` ON `seller_orders` (`seller_id`,`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `seller_orders_status` ON `seller_orders` (`seller_id`,`status`,`id`);--> statement-breakpoint
CREATE INDEX `seller_orders_updated` ON `seller_orders` (`seller_id`,`updated_at`);--> statement-breakpoint
CREATE INDEX `seller_orders_of_order` ON `seller_orders` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`user_id` text NOT NULL,
	`id_hash` text NOT NULL,
	`user_agent` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `id_hash`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `user_emails` (
	`email` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `user_tokens` (
	`user_id` text NOT NULL,
	`id` text NOT NULL,
	`purpose` text NOT NULL,
	`secret_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`user_id`, `id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_tokens_secret` ON `user_tokens` (`user_id`,`secret_hash`);--> statement-breakpoint
CREATE INDEX `user_tokens_expiry` ON `user_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`language` text NOT NULL,
	`is_operator` integer NOT NULL,
	`email_verified_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ledger_entries` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`transaction_id` text NOT NULL,
	`account` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`,`transaction_id`) REFERENCES `ledger_transactions`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ledger_entries_account` ON `ledger_entries` (`shop_id`,`account`,`currency`);--> statement-breakpoint
CREATE INDEX `ledger_entries_transaction` ON `ledger_entries` (`shop_id`,`transaction_id`);--> statement-breakpoint
CREATE TABLE `ledger_transactions` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`reference` text NOT NULL,
	`order_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transactions_reference` ON `ledger_transactions` (`shop_id`,`reference`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`scope` text NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`resource_id` text NOT NULL,
	`status` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`scope`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`product_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`external_id` text NOT NULL,
	`title` text NOT NULL,
	`variant_title` text NOT NULL,
	`image_hash` text,
	`quantity` integer NOT NULL,
	`unit_price_minor` integer NOT NULL,
	`line_total_minor` integer NOT NULL,
	`is_tracked` integer NOT NULL,
	`rate_bps` integer NOT NULL,
	`rate_rule` text NOT NULL,
	`commission_base_minor` integer NOT NULL,
	`commission_minor` integer NOT NULL,
	`platform_fee_minor` integer NOT NULL,
	`seller_net_minor` integer NOT NULL,
	`refunded_minor` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`,`order_id`) REFERENCES `orders`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_lines_quantity" CHECK("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_total" CHECK("order_lines"."line_total_minor" = "order_lines"."unit_price_minor" * "order_lines"."quantity"),
	CONSTRAINT "order_lines_split" CHECK("order_lines"."line_total_minor" = "order_lines"."seller_net_minor" + "order_lines"."commission_minor" + "order_lines"."platform_fee_minor" and "order_lines"."seller_net_minor" >= 0 and "order_lines"."commission_minor" >= 0 and "order_lines"."platform_fee_minor" >= 0),
	CONSTRAINT "order_lines_refunded" CHECK("order_lines"."refunded_minor" between 0 and "order_lines"."line_total_minor")
);
--> statement-breakpoint
CREATE INDEX `order_lines_order` ON `order_lines` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `order_shipping` (
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`shipping_minor` integer NOT NULL,
	`refunded_minor` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`, `seller_id`),
	FOREIGN KEY (`shop_id`,`order_id`) REFERENCES `orders`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_shipping_refunded" CHECK("order_shipping"."refunded_minor" between 0 and "order_shipping"."shipping_minor")
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`goods_minor` integer NOT NULL,
	`shipping_minor` integer NOT NULL,
	`total_minor` integer NOT NULL,
	`refunded_minor` integer NOT NULL,
	`buyer_name` text NOT NULL,
	`buyer_email` text NOT NULL,
	`buyer_phone` text,
	`buyer_user_id` text,
	`ship_to` text NOT NULL,
	`language` text NOT NULL,
	`placement` text,
	`own_purchase` text,
	`provider` text NOT NULL,
	`placed_at` integer NOT NULL,
	`expires_at` integer,
	`paid_at` integer,
	`closed_at` integer,
	PRIMARY KEY(`shop_id`, `id`),
	CONSTRAINT "orders_total" CHECK("orders"."total_minor" = "orders"."goods_minor" + "orders"."shipping_minor"),
	CONSTRAINT "orders_refunded" CHECK("orders"."refunded_minor" between 0 and "orders"."total_minor")
);
--> statement-breakpoint
CREATE INDEX `orders_due` ON `orders` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `orders_shelf` ON `orders` (`shop_id`,`placed_at`);--> statement-breakpoint
CREATE TABLE `payments` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`provider` text NOT NULL,
	`state` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`refunded_minor` integer NOT NULL,
	`provider_ref` text,
	`confirmed_by` text,
	`created_at` integer NOT NULL,
	`captured_at` integer,
	PRIMARY KEY(`shop_id`, `id`),
	CONSTRAINT "payments_refunded" CHECK("payments"."refunded_minor" between 0 and "payments"."amount_minor")
);
--> statement-breakpoint
CREATE INDEX `payments_order` ON `payments` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `refund_lines` (
	`shop_id` text NOT NULL,
	`refund_id` text NOT NULL,
	`line_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`quantity` integer NOT NULL,
	`commission_minor` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `refund_id`, `line_id`),
	FOREIGN KEY (`shop_id`,`refund_id`) REFERENCES `refunds`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_lines_line` ON `refund_lines` (`shop_id`,`line_id`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`shipping_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`cause` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`,`payment_id`) REFERENCES `payments`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "refunds_amount" CHECK("refunds"."amount_minor" > 0 and "refunds"."shipping_minor" between 0 and "refunds"."amount_minor")
);
--> statement-breakpoint
CREATE INDEX `refunds_order` ON `refunds` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `refunds_state` ON `refunds` (`state`);--> statement-breakpoint
CREATE TABLE `seller_keys` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`secret_hash` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`seller_id`, `id`),
	FOREIGN KEY (`seller_id`) REFERENCES `sellers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `seller_members` (
	`user_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `seller_id`)
);
--> statement-breakpoint
CREATE INDEX `seller_members_seller` ON `seller_members` (`seller_id`);--> statement-breakpoint
CREATE TABLE `sellers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`line` text NOT NULL,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`support_email` text NOT NULL,
	`shipping_minor` integer NOT NULL,
	`free_shipping_from_minor` integer,
	`default_rate_bps` integer,
	`platform_fee_bps` integer NOT NULL,
	`return_days` integer NOT NULL,
	`state` text NOT NULL,
	`state_reason` text,
	`applied_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`decided_at` integer,
	CONSTRAINT "sellers_shipping" CHECK("sellers"."shipping_minor" >= 0),
	CONSTRAINT "sellers_rate" CHECK("sellers"."default_rate_bps" between 0 and 9000),
	CONSTRAINT "sellers_fee" CHECK("sellers"."platform_fee_bps" between 0 and 1000)
);
--> statement-breakpoint
CREATE INDEX `sellers_state` ON `sellers` (`state`);--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`event` text NOT NULL,
	`body` text NOT NULL,
	`seller_order_id` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`last_outcome` text,
	`created_at` integer NOT NULL,
	`delivered_at` integer,
	PRIMARY KEY(`seller_id`, `id`),
	FOREIGN KEY (`seller_id`,`endpoint_id`) REFERENCES `webhook_endpoints`(`seller_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_order` ON `webhook_deliveries` (`seller_id`,`seller_order_id`);--> statement-breakpoint
CREATE TABLE `webhook_endpoints` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`events` text NOT NULL,
	`state` text NOT NULL,
	`failing_since` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `id`),
	FOREIGN KEY (`seller_id`) REFERENCES `sellers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `picks` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`section_id` text,
	`seller_id` text NOT NULL,
	`product_id` text NOT NULL,
	`slug` text NOT NULL,
	`note` text NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shop_id`,`section_id`) REFERENCES `sections`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `picks_product` ON `picks` (`shop_id`,`seller_id`,`product_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `picks_slug` ON `picks` (`shop_id`,`slug`);--> statement-breakpoint
CREATE INDEX `picks_shelf` ON `picks` (`shop_id`,`position`,`id`);--> statement-breakpoint
CREATE INDEX `picks_of_product` ON `picks` (`seller_id`,`product_id`);--> statement-breakpoint
CREATE TABLE `sections` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `shop_handles` (
	`handle` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `shops` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`handle` text NOT NULL,
	`name` text NOT NULL,
	`line` text NOT NULL,
	`avatar_hash` text,
	`accent` text NOT NULL,
	`language` text NOT NULL,
	`currency` text NOT NULL,
	`tier_id` text NOT NULL,
	`pick_count` integer NOT NULL,
	`sale_count` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "shops_counts" CHECK("shops"."pick_count" >= 0 and "shops"."sale_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE `user_shops` (
	`user_id` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `qualifying_sales` (
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`counted_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`)
);
--> statement-breakpoint
CREATE TABLE `tiers` (
	`id` text PRIMARY KEY NOT NULL,
	`picks_max` integer NOT NULL,
	`sales_needed` integer NOT NULL,
	`bonus_bps` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unlocks` (
	`shop_id` text NOT NULL,
	`tier_id` text NOT NULL,
	`order_ids` text NOT NULL,
	`unlocked_at` integer NOT NULL,
	`seen_at` integer,
	PRIMARY KEY(`shop_id`, `tier_id`)
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`home` text NOT NULL,
	`id` text NOT NULL,
	`topic` text NOT NULL,
	`payload` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`fence` integer NOT NULL,
	`last_outcome` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`home`, `id`)
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);