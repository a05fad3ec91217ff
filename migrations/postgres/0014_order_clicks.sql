ALTER TABLE "orders" ADD COLUMN "click_id" text;--> statement-breakpoint
CREATE INDEX "orders_click" ON "orders" USING btree ("shop_id","click_id") WHERE "orders"."click_id" is not null;