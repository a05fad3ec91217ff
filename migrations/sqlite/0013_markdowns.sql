CREATE TABLE `markdowns` (
	`seller_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`product_id` text NOT NULL,
	`price_minor` integer NOT NULL,
	`time_zone` text NOT NULL,
	`event_id` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`seller_id`, `variant_id`, `starts_at`),
	FOREIGN KEY (`seller_id`,`variant_id`) REFERENCES `variants`(`seller_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "markdowns_span" CHECK("markdowns"."starts_at" < "markdowns"."ends_at"),
	CONSTRAINT "markdowns_price" CHECK("markdowns"."price_minor" > 0)
);
--> statement-breakpoint
CREATE INDEX `markdowns_starts` ON `markdowns` (`seller_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `markdowns_ends` ON `markdowns` (`seller_id`,`ends_at`);--> statement-breakpoint
CREATE INDEX `markdowns_event` ON `markdowns` (`event_id`);--> statement-breakpoint
CREATE TABLE `sale_events` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_zh` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`time_zone` text NOT NULL,
	`orders_max` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "sale_events_span" CHECK("sale_events"."starts_at" < "sale_events"."ends_at")
);
--> statement-breakpoint
CREATE INDEX `sale_events_ends` ON `sale_events` (`ends_at`);--> statement-breakpoint
ALTER TABLE `variants` ADD `markdown_minor` integer;