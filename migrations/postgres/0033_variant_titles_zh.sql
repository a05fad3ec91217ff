ALTER TABLE "variants" ADD COLUMN "title_zh" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "variant_title_zh" text;