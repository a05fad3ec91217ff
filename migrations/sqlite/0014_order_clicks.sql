ALTER TABLE `orders` ADD `click_id` text;--> statement-breakpoint
CREATE INDEX `orders_click` ON `orders` (`shop_id`,`click_id`) WHERE "orders"."click_id" is not null;