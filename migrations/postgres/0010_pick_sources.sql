ALTER TABLE "picks" ADD COLUMN "source_shop_id" text;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "is_named_as_source" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "picks_source" ON "picks" USING btree ("source_shop_id");