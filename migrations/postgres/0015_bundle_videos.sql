ALTER TABLE "bundle_tags" ADD COLUMN "second" integer;--> statement-breakpoint
ALTER TABLE "bundles" ADD COLUMN "video" jsonb;