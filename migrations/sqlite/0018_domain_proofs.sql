CREATE TABLE `__new_shop_domains` (
	`shop_id` text NOT NULL,
	`host` text NOT NULL,
	`created_at` integer NOT NULL,
	`verified_at` integer,
	`looked_at` integer,
	`missing_since` integer,
	`warned_at` integer,
	PRIMARY KEY(`shop_id`, `host`)
);
--> statement-breakpoint
INSERT INTO `__new_shop_domains`("shop_id", "host", "created_at", "verified_at", "looked_at") SELECT "shop_id", "host", "created_at", "verified_at", "verified_at" FROM `shop_domains`;--> statement-breakpoint
DROP TABLE `shop_domains`;--> statement-breakpoint
ALTER TABLE `__new_shop_domains` RENAME TO `shop_domains`;--> statement-breakpoint
CREATE UNIQUE INDEX `shop_domains_verified` ON `shop_domains` (`host`) WHERE "shop_domains"."verified_at" is not null;
