CREATE TABLE `due_entries` (
	`home` text NOT NULL,
	`due_id` text NOT NULL,
	`seq` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`balance_minor` integer NOT NULL,
	`taken_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`next_at` integer,
	`cause` text NOT NULL,
	`reason` text,
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`payout_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`home`, `due_id`, `seq`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `due_entries_cause` ON `due_entries` (`home`,`due_id`,`cause`);--> statement-breakpoint
CREATE INDEX `due_entries_order` ON `due_entries` (`home`,`order_id`);--> statement-breakpoint
CREATE INDEX `due_entries_payout` ON `due_entries` (`home`,`payout_id`);--> statement-breakpoint
CREATE TABLE `buyer_traces` (
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `order_id`, `kind`)
);
--> statement-breakpoint
CREATE INDEX `buyer_traces_hash` ON `buyer_traces` (`shop_id`,`kind`,`hash`,`at`);--> statement-breakpoint
CREATE TABLE `signals` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`kind` text NOT NULL,
	`strength` text NOT NULL,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`decision` text,
	`appeal` text,
	`created_at` integer NOT NULL,
	`appealed_at` integer,
	`decided_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signals_order` ON `signals` (`shop_id`,`order_id`,`kind`);--> statement-breakpoint
CREATE INDEX `signals_state` ON `signals` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `ledger_heads` (
	`shop_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `discounts` (
	`code` text PRIMARY KEY NOT NULL,
	`funder` text NOT NULL,
	`home` text NOT NULL,
	`bps` integer,
	`amount_minor` integer,
	`currency` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	CONSTRAINT "discounts_value" CHECK(("discounts"."bps" is null) <> ("discounts"."amount_minor" is null) and ("discounts"."bps" is null or "discounts"."bps" between 1 and 9000) and ("discounts"."amount_minor" is null or ("discounts"."amount_minor" > 0 and "discounts"."currency" is not null)))
);
--> statement-breakpoint
CREATE INDEX `discounts_home` ON `discounts` (`home`);--> statement-breakpoint
CREATE TABLE `chargebacks` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`payment_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `chargebacks_order` ON `chargebacks` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE TABLE `payment_events` (
	`provider` text NOT NULL,
	`event_id` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `event_id`)
);
--> statement-breakpoint
CREATE TABLE `payment_refs` (
	`provider` text NOT NULL,
	`ref` text NOT NULL,
	`shop_id` text NOT NULL,
	`payment_id` text NOT NULL,
	PRIMARY KEY(`provider`, `ref`)
);
--> statement-breakpoint
CREATE TABLE `payee_details` (
	`home` text NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`provider` text NOT NULL,
	`destination` text NOT NULL,
	`threshold_minor` integer NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`verified_at` integer,
	`effective_at` integer,
	PRIMARY KEY(`home`, `version`)
);
--> statement-breakpoint
CREATE TABLE `payout_lines` (
	`home` text NOT NULL,
	`payout_id` text NOT NULL,
	`due_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`amount_minor` integer NOT NULL,
	PRIMARY KEY(`home`, `payout_id`, `due_id`),
	FOREIGN KEY (`home`,`payout_id`) REFERENCES `payouts`(`home`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `payout_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `payouts` (
	`home` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`currency` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`provider` text NOT NULL,
	`details_version` integer NOT NULL,
	`destination` text NOT NULL,
	`attempt` integer NOT NULL,
	`provider_ref` text,
	`reason` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`ended_at` integer,
	PRIMARY KEY(`home`, `id`),
	CONSTRAINT "payouts_amount" CHECK("payouts"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payouts_open` ON `payouts` (`home`,`currency`) WHERE state in ('draft', 'processing', 'unresolved');--> statement-breakpoint
CREATE INDEX `payouts_state` ON `payouts` (`state`,`created_at`);--> statement-breakpoint
CREATE TABLE `rates` (
	`home` text NOT NULL,
	`rung` text NOT NULL,
	`subject` text NOT NULL,
	`version` integer NOT NULL,
	`bps` integer,
	`valid_from` integer NOT NULL,
	`valid_until` integer,
	`product_id` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`home`, `rung`, `subject`, `version`),
	CONSTRAINT "rates_bps" CHECK("rates"."bps" between 0 and 9000)
);
--> statement-breakpoint
CREATE TABLE `returns` (
	`seller_id` text NOT NULL,
	`id` text NOT NULL,
	`seller_order_id` text NOT NULL,
	`shop_id` text NOT NULL,
	`order_id` text NOT NULL,
	`lines` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`picture_hash` text,
	`state` text NOT NULL,
	`answer_by` integer NOT NULL,
	`answer` text,
	`decision` text,
	`refund_id` text,
	`created_at` integer NOT NULL,
	`answered_at` integer,
	`closed_at` integer,
	PRIMARY KEY(`seller_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `returns_order` ON `returns` (`shop_id`,`order_id`);--> statement-breakpoint
CREATE INDEX `returns_state` ON `returns` (`state`,`answer_by`);--> statement-breakpoint
CREATE TABLE `rules` (
	`id` text PRIMARY KEY NOT NULL,
	`hold_after_delivery_days` integer NOT NULL,
	`hold_after_shipping_days` integer NOT NULL,
	`rate_notice_days` integer NOT NULL,
	`return_answer_days` integer NOT NULL,
	`payout_threshold_minor` integer NOT NULL,
	`payout_schedule` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `seller_taxes` (
	`seller_id` text NOT NULL,
	`category_id` text NOT NULL,
	`bps` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `category_id`),
	FOREIGN KEY (`seller_id`) REFERENCES `sellers`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "seller_taxes_bps" CHECK("seller_taxes"."bps" between 0 and 5000)
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_order_lines` (
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
	`discount_minor` integer DEFAULT 0 NOT NULL,
	`discount_funder` text,
	`tax_bps` integer DEFAULT 0 NOT NULL,
	`tax_minor` integer DEFAULT 0 NOT NULL,
	`added_tax_minor` integer DEFAULT 0 NOT NULL,
	`is_tracked` integer NOT NULL,
	`rate_bps` integer NOT NULL,
	`rate_rule` text NOT NULL,
	`rate_version` integer DEFAULT 0 NOT NULL,
	`commission_base_minor` integer NOT NULL,
	`commission_minor` integer NOT NULL,
	`bonus_bps` integer DEFAULT 0 NOT NULL,
	`bonus_minor` integer DEFAULT 0 NOT NULL,
	`platform_fee_bps` integer DEFAULT 0 NOT NULL,
	`platform_fee_minor` integer NOT NULL,
	`seller_net_minor` integer NOT NULL,
	`refunded_minor` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`,`order_id`) REFERENCES `orders`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "order_lines_quantity" CHECK("__new_order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_total" CHECK("__new_order_lines"."line_total_minor" = "__new_order_lines"."unit_price_minor" * "__new_order_lines"."quantity" - "__new_order_lines"."discount_minor" + "__new_order_lines"."added_tax_minor"),
	CONSTRAINT "order_lines_discount" CHECK("__new_order_lines"."discount_minor" >= 0 and ("__new_order_lines"."discount_minor" = 0) = ("__new_order_lines"."discount_funder" is null)),
	CONSTRAINT "order_lines_split" CHECK("__new_order_lines"."line_total_minor" = "__new_order_lines"."seller_net_minor" + "__new_order_lines"."commission_minor" + "__new_order_lines"."platform_fee_minor" - case when "__new_order_lines"."discount_funder" in ('platform', 'curator') then "__new_order_lines"."discount_minor" else 0 end and "__new_order_lines"."seller_net_minor" >= 0 and "__new_order_lines"."commission_minor" >= 0 and "__new_order_lines"."platform_fee_minor" >= 0),
	CONSTRAINT "order_lines_curator_discount" CHECK("__new_order_lines"."discount_funder" is null or "__new_order_lines"."discount_funder" <> 'curator' or "__new_order_lines"."discount_minor" <= "__new_order_lines"."commission_minor"),
	CONSTRAINT "order_lines_refunded" CHECK("__new_order_lines"."refunded_minor" between 0 and "__new_order_lines"."line_total_minor")
);
--> statement-breakpoint
INSERT INTO `__new_order_lines`("shop_id", "id", "order_id", "seller_id", "product_id", "variant_id", "external_id", "title", "variant_title", "image_hash", "quantity", "unit_price_minor", "line_total_minor", "discount_minor", "discount_funder", "tax_bps", "tax_minor", "added_tax_minor", "is_tracked", "rate_bps", "rate_rule", "rate_version", "commission_base_minor", "commission_minor", "bonus_bps", "bonus_minor", "platform_fee_bps", "platform_fee_minor", "seller_net_minor", "refunded_minor") SELECT "shop_id", "id", "order_id", "seller_id", "product_id", "variant_id", "external_id", "title", "variant_title", "image_hash", "quantity", "unit_price_minor", "line_total_minor", 0, null, 0, 0, 0, "is_tracked", "rate_bps", "rate_rule", 0, "commission_base_minor", "commission_minor", 0, 0, 0, "platform_fee_minor", "seller_net_minor", "refunded_minor" FROM `order_lines`;--> statement-breakpoint
DROP TABLE `order_lines`;--> statement-breakpoint
ALTER TABLE `__new_order_lines` RENAME TO `order_lines`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `order_lines_order` ON `order_lines` (`shop_id`,`order_id`);--> statement-breakpoint
DROP INDEX `commissions_line`;--> statement-breakpoint
ALTER TABLE `commissions` ADD `kind` text DEFAULT 'commission' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `commissions_line` ON `commissions` (`shop_id`,`line_id`,`kind`);--> statement-breakpoint
ALTER TABLE `ledger_transactions` ADD `seq` integer;--> statement-breakpoint
ALTER TABLE `ledger_transactions` ADD `hash` text;--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_transactions_chain` ON `ledger_transactions` (`shop_id`,`seq`);--> statement-breakpoint
ALTER TABLE `orders` ADD `discount_code` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `fingerprint` text;--> statement-breakpoint
ALTER TABLE `payments` ADD `is_late` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `payments` ADD `looked_at` integer;--> statement-breakpoint
CREATE INDEX `payments_state` ON `payments` (`state`,`created_at`);--> statement-breakpoint
ALTER TABLE `refund_lines` ADD `bonus_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refund_lines` ADD `platform_fee_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refund_lines` ADD `platform_discount_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `refunds` ADD `goodwill_minor` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sellers` ADD `tax_bps` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sellers` ADD `prices_include_tax` integer DEFAULT true NOT NULL;