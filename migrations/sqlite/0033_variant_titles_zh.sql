ALTER TABLE `variants` ADD `title_zh` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `variant_title_zh` text;