CREATE TABLE "markdowns" (
	"seller_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"product_id" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"time_zone" text NOT NULL,
	"event_id" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "markdowns_seller_id_variant_id_starts_at_pk" PRIMARY KEY("seller_id","variant_id","starts_at"),
	CONSTRAINT "markdowns_span" CHECK ("markdowns"."starts_at" < "markdowns"."ends_at"),
	CONSTRAINT "markdowns_price" CHECK ("markdowns"."price_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "sale_events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_zh" text,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint NOT NULL,
	"time_zone" text NOT NULL,
	"orders_max" integer,
	"created_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "sale_events_span" CHECK ("sale_events"."starts_at" < "sale_events"."ends_at")
);
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "markdown_minor" bigint;--> statement-breakpoint
ALTER TABLE "markdowns" ADD CONSTRAINT "markdowns_seller_id_variant_id_variants_seller_id_id_fk" FOREIGN KEY ("seller_id","variant_id") REFERENCES "public"."variants"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "markdowns_starts" ON "markdowns" USING btree ("seller_id","starts_at");--> statement-breakpoint
CREATE INDEX "markdowns_ends" ON "markdowns" USING btree ("seller_id","ends_at");--> statement-breakpoint
CREATE INDEX "markdowns_event" ON "markdowns" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "sale_events_ends" ON "sale_events" USING btree ("ends_at");