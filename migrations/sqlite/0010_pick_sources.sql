ALTER TABLE `picks` ADD `source_shop_id` text;--> statement-breakpoint
CREATE INDEX `picks_source` ON `picks` (`source_shop_id`);--> statement-breakpoint
ALTER TABLE `shops` ADD `is_named_as_source` integer DEFAULT false NOT NULL;