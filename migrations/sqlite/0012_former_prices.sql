CREATE TABLE `former_prices` (
	`seller_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`until` integer NOT NULL,
	`price_minor` integer NOT NULL,
	`currency` text NOT NULL,
	PRIMARY KEY(`seller_id`, `variant_id`, `until`)
);
--> statement-breakpoint
CREATE INDEX `former_prices_until` ON `former_prices` (`until`);