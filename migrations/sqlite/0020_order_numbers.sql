CREATE INDEX `seller_orders_number` ON `seller_orders` (`seller_id`,substr(`order_id`, 23));--> statement-breakpoint
CREATE INDEX `orders_number` ON `orders` (substr(`id`, 23));--> statement-breakpoint
CREATE INDEX `orders_buyer` ON `orders` (`buyer_email`,`id`);