CREATE TABLE `shop_domains` (
	`host` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`verified_at` integer
);
--> statement-breakpoint
CREATE INDEX `shop_domains_shop` ON `shop_domains` (`shop_id`);--> statement-breakpoint
CREATE TABLE `short_links` (
	`code` text PRIMARY KEY NOT NULL,
	`shop_id` text NOT NULL,
	`slug` text,
	`placement` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `short_links_shop` ON `short_links` (`shop_id`);--> statement-breakpoint
ALTER TABLE `shops` ADD `theme` text DEFAULT 'paper' NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `layout` text DEFAULT 'grid' NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `embed_hosts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `shops` ADD `disclosure` text DEFAULT 'commission' NOT NULL;