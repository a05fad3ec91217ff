CREATE TABLE "bundle_tags" (
	"shop_id" text NOT NULL,
	"bundle_id" text NOT NULL,
	"pick_id" text NOT NULL,
	"x_bps" integer NOT NULL,
	"y_bps" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "bundle_tags_shop_id_bundle_id_pick_id_pk" PRIMARY KEY("shop_id","bundle_id","pick_id"),
	CONSTRAINT "bundle_tags_place" CHECK ("bundle_tags"."x_bps" between 0 and 10000 and "bundle_tags"."y_bps" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "bundles" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"image_hash" text NOT NULL,
	"image_width" integer NOT NULL,
	"image_height" integer NOT NULL,
	"image_color" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "bundles_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "delivery" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "picks" ADD COLUMN "photo_hash" text;--> statement-breakpoint
ALTER TABLE "picks" ADD COLUMN "photo_width" integer;--> statement-breakpoint
ALTER TABLE "picks" ADD COLUMN "photo_height" integer;--> statement-breakpoint
ALTER TABLE "picks" ADD COLUMN "photo_color" text;--> statement-breakpoint
ALTER TABLE "bundle_tags" ADD CONSTRAINT "bundle_tags_shop_id_bundle_id_bundles_shop_id_id_fk" FOREIGN KEY ("shop_id","bundle_id") REFERENCES "public"."bundles"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_tags" ADD CONSTRAINT "bundle_tags_shop_id_pick_id_picks_shop_id_id_fk" FOREIGN KEY ("shop_id","pick_id") REFERENCES "public"."picks"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;