ALTER TABLE `products` ADD `state_reason` text;--> statement-breakpoint
CREATE INDEX `products_suspended` ON `products` (`updated_at`) WHERE state = 'suspended';