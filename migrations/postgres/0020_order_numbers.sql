CREATE INDEX "seller_orders_number" ON "seller_orders" USING btree ("seller_id",substr("order_id", 23));--> statement-breakpoint
CREATE INDEX "orders_number" ON "orders" USING btree (substr("id", 23));--> statement-breakpoint
CREATE INDEX "orders_buyer" ON "orders" USING btree ("buyer_email","id");