ALTER TABLE `bundle_tags` ADD `second` integer;--> statement-breakpoint
ALTER TABLE `bundles` ADD `video` text;