ALTER TABLE "seller_orders" ADD COLUMN "ship_by" bigint;--> statement-breakpoint
ALTER TABLE "rules" ADD COLUMN "ship_within_days" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
CREATE INDEX "seller_orders_ship_by" ON "seller_orders" USING btree ("ship_by") WHERE status in ('forwarded', 'accepted');