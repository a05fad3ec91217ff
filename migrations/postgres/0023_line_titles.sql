ALTER TABLE "order_lines" ADD COLUMN "title_own" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "title_zh" text;