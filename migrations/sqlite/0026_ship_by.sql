ALTER TABLE `seller_orders` ADD `ship_by` integer;--> statement-breakpoint
CREATE INDEX `seller_orders_ship_by` ON `seller_orders` (`ship_by`) WHERE status in ('forwarded', 'accepted');--> statement-breakpoint
ALTER TABLE `rules` ADD `ship_within_days` integer DEFAULT 5 NOT NULL;