CREATE TABLE "watchers" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"email" text NOT NULL,
	"language" text NOT NULL,
	"placement" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "watchers_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "watches" (
	"shop_id" text NOT NULL,
	"watcher_id" text NOT NULL,
	"pick_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"product_id" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"confirmed_at" bigint,
	"mailed_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "watches_shop_id_watcher_id_pick_id_pk" PRIMARY KEY("shop_id","watcher_id","pick_id")
);
--> statement-breakpoint
ALTER TABLE "watches" ADD CONSTRAINT "watches_shop_id_watcher_id_watchers_shop_id_id_fk" FOREIGN KEY ("shop_id","watcher_id") REFERENCES "public"."watchers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "watchers_email" ON "watchers" USING btree ("shop_id","email");--> statement-breakpoint
CREATE INDEX "watches_product" ON "watches" USING btree ("seller_id","product_id");--> statement-breakpoint
CREATE INDEX "watches_waiting" ON "watches" USING btree ("confirmed_at","created_at");