CREATE TABLE "shop_domains" (
	"host" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"verified_at" bigint
);
--> statement-breakpoint
CREATE TABLE "short_links" (
	"code" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL,
	"slug" text,
	"placement" text,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "theme" text DEFAULT 'paper' NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "layout" text DEFAULT 'grid' NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "embed_hosts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "disclosure" text DEFAULT 'commission' NOT NULL;--> statement-breakpoint
CREATE INDEX "shop_domains_shop" ON "shop_domains" USING btree ("shop_id");--> statement-breakpoint
CREATE INDEX "short_links_shop" ON "short_links" USING btree ("shop_id");