CREATE TABLE `watchers` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`language` text NOT NULL,
	`placement` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `watchers_email` ON `watchers` (`shop_id`,`email`);--> statement-breakpoint
CREATE TABLE `watches` (
	`shop_id` text NOT NULL,
	`watcher_id` text NOT NULL,
	`pick_id` text NOT NULL,
	`seller_id` text NOT NULL,
	`product_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`confirmed_at` integer,
	`mailed_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `watcher_id`, `pick_id`),
	FOREIGN KEY (`shop_id`,`watcher_id`) REFERENCES `watchers`(`shop_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watches_product` ON `watches` (`seller_id`,`product_id`);--> statement-breakpoint
CREATE INDEX `watches_waiting` ON `watches` (`confirmed_at`,`created_at`);