PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_commissions` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`order_id` text NOT NULL,
	`line_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`kind` text DEFAULT 'commission' NOT NULL,
	`currency` text NOT NULL,
	`base_minor` integer NOT NULL,
	`rate_bps` integer NOT NULL,
	`rate_rule` text NOT NULL,
	`amount_minor` integer NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_commissions`("shop_id", "id", "order_id", "line_id", "seller_id", "kind", "currency", "base_minor", "rate_bps", "rate_rule", "amount_minor", "created_at") SELECT "shop_id", "id", "order_id", "line_id", "seller_id", "kind", "currency", "base_minor", "rate_bps", "rate_rule", "amount_minor", "created_at" FROM `commissions`;--> statement-breakpoint
DROP TABLE `commissions`;--> statement-breakpoint
ALTER TABLE `__new_commissions` RENAME TO `commissions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `commissions_line` ON `commissions` (`shop_id`,`line_id`,`kind`);--> statement-breakpoint
CREATE INDEX `commissions_order` ON `commissions` (`shop_id`,`order_id`);