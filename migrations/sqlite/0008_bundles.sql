CREATE TABLE `bundle_tags` (
	`shop_id` text NOT NULL,
	`bundle_id` text NOT NULL,
	`pick_id` text NOT NULL,
	`x_bps` integer NOT NULL,
	`y_bps` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `bundle_id`, `pick_id`),
	FOREIGN KEY (`shop_id`,`bundle_id`) REFERENCES `bundles`(`shop_id`,`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`shop_id`,`pick_id`) REFERENCES `picks`(`shop_id`,`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "bundle_tags_place" CHECK("bundle_tags"."x_bps" between 0 and 10000 and "bundle_tags"."y_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE `bundles` (
	`shop_id` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`image_hash` text NOT NULL,
	`image_width` integer NOT NULL,
	`image_height` integer NOT NULL,
	`image_color` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop_id`, `id`),
	FOREIGN KEY (`shop_id`) REFERENCES `shops`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `sellers` ADD `delivery` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `picks` ADD `photo_hash` text;--> statement-breakpoint
ALTER TABLE `picks` ADD `photo_width` integer;--> statement-breakpoint
ALTER TABLE `picks` ADD `photo_height` integer;--> statement-breakpoint
ALTER TABLE `picks` ADD `photo_color` text;