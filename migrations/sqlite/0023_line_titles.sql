ALTER TABLE `order_lines` ADD `title_own` text;--> statement-breakpoint
ALTER TABLE `order_lines` ADD `title_zh` text;