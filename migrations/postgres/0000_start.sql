CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"parent_id" text,
	"title_en" text NOT NULL,
	"title_zh" text NOT NULL,
	"rate_bps" integer
);
--> statement-breakpoint
CREATE TABLE "product_images" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"product_id" text NOT NULL,
	"position" integer NOT NULL,
	"source_url" text NOT NULL,
	"state" text NOT NULL,
	"hash" text,
	"width" integer,
	"height" integer,
	"color" text,
	"attempts" integer NOT NULL,
	CONSTRAINT "product_images_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"external_id" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"title_zh" text,
	"description" text NOT NULL,
	"description_zh" text,
	"brand" text,
	"category_id" text NOT NULL,
	"rate_bps" integer,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"price_from_minor" bigint NOT NULL,
	"price_to_minor" bigint NOT NULL,
	"is_in_stock" boolean NOT NULL,
	"search_text" text NOT NULL,
	"content_hash" text NOT NULL,
	"feed_id" text,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "products_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "products_rate" CHECK ("products"."rate_bps" between 0 and 9000)
);
--> statement-breakpoint
CREATE TABLE "stock_moves" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"variant_id" text NOT NULL,
	"kind" text NOT NULL,
	"delta" integer NOT NULL,
	"line_id" text,
	"moved_at" bigint NOT NULL,
	CONSTRAINT "stock_moves_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"product_id" text NOT NULL,
	"external_id" text NOT NULL,
	"title" text NOT NULL,
	"options" jsonb NOT NULL,
	"price_minor" bigint NOT NULL,
	"compare_at_minor" bigint,
	"sku" text,
	"gtin" text,
	"is_tracked" boolean NOT NULL,
	"on_hand" integer NOT NULL,
	"reserved" integer NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"image_id" text,
	"content_hash" text NOT NULL,
	"updated_at" bigint NOT NULL,
	CONSTRAINT "variants_seller_id_id_pk" PRIMARY KEY("seller_id","id"),
	CONSTRAINT "variants_price" CHECK ("variants"."price_minor" > 0),
	CONSTRAINT "variants_stock" CHECK ("variants"."on_hand" >= 0 and "variants"."reserved" >= 0),
	CONSTRAINT "variants_reserved" CHECK ((not "variants"."is_tracked") or "variants"."reserved" <= "variants"."on_hand")
);
--> statement-breakpoint
CREATE TABLE "commissions" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"line_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"currency" text NOT NULL,
	"base_minor" bigint NOT NULL,
	"rate_bps" integer NOT NULL,
	"rate_rule" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reversed_minor" bigint NOT NULL,
	"state" text NOT NULL,
	"state_reason" text,
	"approves_at" bigint,
	"approved_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "commissions_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "commissions_reversed" CHECK ("commissions"."reversed_minor" between 0 and "commissions"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "feed_rejections" (
	"seller_id" text NOT NULL,
	"run_id" text NOT NULL,
	"number" integer NOT NULL,
	"row" integer NOT NULL,
	"column" text,
	"value" text NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "feed_rejections_seller_id_run_id_number_pk" PRIMARY KEY("seller_id","run_id","number")
);
--> statement-breakpoint
CREATE TABLE "feed_runs" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"feed_id" text NOT NULL,
	"state" text NOT NULL,
	"fault" text,
	"detail" text,
	"counts" jsonb NOT NULL,
	"unknown_columns" jsonb NOT NULL,
	"bytes_read" integer NOT NULL,
	"bytes_total" integer,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "feed_runs_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"url" text,
	"created_at" bigint NOT NULL,
	"due_at" bigint,
	CONSTRAINT "feeds_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "seller_orders" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"lines" jsonb NOT NULL,
	"goods_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"seller_net_minor" bigint NOT NULL,
	"ship_to" jsonb NOT NULL,
	"language" text NOT NULL,
	"reached_by" text,
	"reached_at" bigint,
	"forwarded_at" bigint NOT NULL,
	"accepted_at" bigint,
	"shipped_at" bigint,
	"delivered_at" bigint,
	"ended_at" bigint,
	"end_reason" text,
	"carrier" text,
	"tracking_number" text,
	"seller_reference" text,
	"updated_at" bigint NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "seller_orders_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"user_id" text NOT NULL,
	"id_hash" text NOT NULL,
	"user_agent" text NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "sessions_user_id_id_hash_pk" PRIMARY KEY("user_id","id_hash")
);
--> statement-breakpoint
CREATE TABLE "user_emails" (
	"email" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_tokens" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"purpose" text NOT NULL,
	"secret_hash" text NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	CONSTRAINT "user_tokens_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"language" text NOT NULL,
	"is_operator" boolean NOT NULL,
	"email_verified_at" bigint,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger_entries" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"transaction_id" text NOT NULL,
	"account" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "ledger_entries_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_transactions" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"order_id" text,
	"at" bigint NOT NULL,
	CONSTRAINT "ledger_transactions_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"scope" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"resource_id" text NOT NULL,
	"status" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "idempotency_keys_scope_key_pk" PRIMARY KEY("scope","key")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"product_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"external_id" text NOT NULL,
	"title" text NOT NULL,
	"variant_title" text NOT NULL,
	"image_hash" text,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"line_total_minor" bigint NOT NULL,
	"is_tracked" boolean NOT NULL,
	"rate_bps" integer NOT NULL,
	"rate_rule" text NOT NULL,
	"commission_base_minor" bigint NOT NULL,
	"commission_minor" bigint NOT NULL,
	"platform_fee_minor" bigint NOT NULL,
	"seller_net_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	CONSTRAINT "order_lines_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "order_lines_quantity" CHECK ("order_lines"."quantity" > 0),
	CONSTRAINT "order_lines_total" CHECK ("order_lines"."line_total_minor" = "order_lines"."unit_price_minor" * "order_lines"."quantity"),
	CONSTRAINT "order_lines_split" CHECK ("order_lines"."line_total_minor" = "order_lines"."seller_net_minor" + "order_lines"."commission_minor" + "order_lines"."platform_fee_minor" and "order_lines"."seller_net_minor" >= 0 and "order_lines"."commission_minor" >= 0 and "order_lines"."platform_fee_minor" >= 0),
	CONSTRAINT "order_lines_refunded" CHECK ("order_lines"."refunded_minor" between 0 and "order_lines"."line_total_minor")
);
--> statement-breakpoint
CREATE TABLE "order_shipping" (
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	CONSTRAINT "order_shipping_shop_id_order_id_seller_id_pk" PRIMARY KEY("shop_id","order_id","seller_id"),
	CONSTRAINT "order_shipping_refunded" CHECK ("order_shipping"."refunded_minor" between 0 and "order_shipping"."shipping_minor")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"goods_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"buyer_name" text NOT NULL,
	"buyer_email" text NOT NULL,
	"buyer_phone" text,
	"buyer_user_id" text,
	"ship_to" jsonb NOT NULL,
	"language" text NOT NULL,
	"placement" text,
	"own_purchase" text,
	"provider" text NOT NULL,
	"placed_at" bigint NOT NULL,
	"expires_at" bigint,
	"paid_at" bigint,
	"closed_at" bigint,
	CONSTRAINT "orders_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "orders_total" CHECK ("orders"."total_minor" = "orders"."goods_minor" + "orders"."shipping_minor"),
	CONSTRAINT "orders_refunded" CHECK ("orders"."refunded_minor" between 0 and "orders"."total_minor")
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"provider" text NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"refunded_minor" bigint NOT NULL,
	"provider_ref" text,
	"confirmed_by" text,
	"created_at" bigint NOT NULL,
	"captured_at" bigint,
	CONSTRAINT "payments_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "payments_refunded" CHECK ("payments"."refunded_minor" between 0 and "payments"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "refund_lines" (
	"shop_id" text NOT NULL,
	"refund_id" text NOT NULL,
	"line_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"quantity" integer NOT NULL,
	"commission_minor" bigint NOT NULL,
	CONSTRAINT "refund_lines_shop_id_refund_id_line_id_pk" PRIMARY KEY("shop_id","refund_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"created_at" bigint NOT NULL,
	"done_at" bigint,
	CONSTRAINT "refunds_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "refunds_amount" CHECK ("refunds"."amount_minor" > 0 and "refunds"."shipping_minor" between 0 and "refunds"."amount_minor")
);
--> statement-breakpoint
CREATE TABLE "seller_keys" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scope" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint,
	CONSTRAINT "seller_keys_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "seller_members" (
	"user_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "seller_members_user_id_seller_id_pk" PRIMARY KEY("user_id","seller_id")
);
--> statement-breakpoint
CREATE TABLE "sellers" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"line" text NOT NULL,
	"country" text NOT NULL,
	"currency" text NOT NULL,
	"support_email" text NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"free_shipping_from_minor" bigint,
	"default_rate_bps" integer,
	"platform_fee_bps" integer NOT NULL,
	"return_days" integer NOT NULL,
	"state" text NOT NULL,
	"state_reason" text,
	"applied_by" text NOT NULL,
	"created_at" bigint NOT NULL,
	"decided_at" bigint,
	CONSTRAINT "sellers_shipping" CHECK ("sellers"."shipping_minor" >= 0),
	CONSTRAINT "sellers_rate" CHECK ("sellers"."default_rate_bps" between 0 and 9000),
	CONSTRAINT "sellers_fee" CHECK ("sellers"."platform_fee_bps" between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"endpoint_id" text NOT NULL,
	"event" text NOT NULL,
	"body" text NOT NULL,
	"seller_order_id" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"last_outcome" text,
	"created_at" bigint NOT NULL,
	"delivered_at" bigint,
	CONSTRAINT "webhook_deliveries_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"events" jsonb NOT NULL,
	"state" text NOT NULL,
	"failing_since" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "webhook_endpoints_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "picks" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"section_id" text,
	"seller_id" text NOT NULL,
	"product_id" text NOT NULL,
	"slug" text NOT NULL,
	"note" text NOT NULL,
	"position" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "picks_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "sections_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "shop_handles" (
	"handle" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"handle" text NOT NULL,
	"name" text NOT NULL,
	"line" text NOT NULL,
	"avatar_hash" text,
	"accent" text NOT NULL,
	"language" text NOT NULL,
	"currency" text NOT NULL,
	"tier_id" text NOT NULL,
	"pick_count" integer NOT NULL,
	"sale_count" integer NOT NULL,
	"state" text NOT NULL,
	"version" integer NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "shops_counts" CHECK ("shops"."pick_count" >= 0 and "shops"."sale_count" >= 0)
);
--> statement-breakpoint
CREATE TABLE "user_shops" (
	"user_id" text PRIMARY KEY NOT NULL,
	"shop_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "qualifying_sales" (
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"counted_at" bigint NOT NULL,
	CONSTRAINT "qualifying_sales_shop_id_order_id_pk" PRIMARY KEY("shop_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "tiers" (
	"id" text PRIMARY KEY NOT NULL,
	"picks_max" integer NOT NULL,
	"sales_needed" integer NOT NULL,
	"bonus_bps" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unlocks" (
	"shop_id" text NOT NULL,
	"tier_id" text NOT NULL,
	"order_ids" jsonb NOT NULL,
	"unlocked_at" bigint NOT NULL,
	"seen_at" bigint,
	CONSTRAINT "unlocks_shop_id_tier_id_pk" PRIMARY KEY("shop_id","tier_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"home" text NOT NULL,
	"id" text NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text NOT NULL,
	"due_at" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"fence" integer NOT NULL,
	"last_outcome" text,
	"created_at" bigint NOT NULL,
	"done_at" bigint,
	CONSTRAINT "outbox_home_id_pk" PRIMARY KEY("home","id")
);
--> statement-breakpoint
ALTER TABLE "product_images" ADD CONSTRAINT "product_images_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_seller_id_product_id_products_seller_id_id_fk" FOREIGN KEY ("seller_id","product_id") REFERENCES "public"."products"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_tokens" ADD CONSTRAINT "user_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entries" ADD CONSTRAINT "ledger_entries_shop_id_transaction_id_ledger_transactions_shop_id_id_fk" FOREIGN KEY ("shop_id","transaction_id") REFERENCES "public"."ledger_transactions"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_shipping" ADD CONSTRAINT "order_shipping_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD CONSTRAINT "refund_lines_shop_id_refund_id_refunds_shop_id_id_fk" FOREIGN KEY ("shop_id","refund_id") REFERENCES "public"."refunds"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_shop_id_payment_id_payments_shop_id_id_fk" FOREIGN KEY ("shop_id","payment_id") REFERENCES "public"."payments"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_keys" ADD CONSTRAINT "seller_keys_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_seller_id_endpoint_id_webhook_endpoints_seller_id_id_fk" FOREIGN KEY ("seller_id","endpoint_id") REFERENCES "public"."webhook_endpoints"("seller_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "picks" ADD CONSTRAINT "picks_shop_id_section_id_sections_shop_id_id_fk" FOREIGN KEY ("shop_id","section_id") REFERENCES "public"."sections"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sections" ADD CONSTRAINT "sections_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "product_images_product" ON "product_images" USING btree ("product_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "products_external" ON "products" USING btree ("seller_id","external_id");--> statement-breakpoint
CREATE INDEX "products_browse" ON "products" USING btree ("currency","state","created_at");--> statement-breakpoint
CREATE INDEX "products_category" ON "products" USING btree ("category_id");--> statement-breakpoint
CREATE INDEX "products_id" ON "products" USING btree ("id");--> statement-breakpoint
CREATE INDEX "stock_moves_variant" ON "stock_moves" USING btree ("seller_id","variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_moves_sale" ON "stock_moves" USING btree ("seller_id","line_id") WHERE "stock_moves"."kind" = 'sale';--> statement-breakpoint
CREATE UNIQUE INDEX "variants_external" ON "variants" USING btree ("seller_id","external_id");--> statement-breakpoint
CREATE INDEX "variants_product" ON "variants" USING btree ("product_id","position");--> statement-breakpoint
CREATE INDEX "variants_gtin" ON "variants" USING btree ("gtin");--> statement-breakpoint
CREATE INDEX "variants_id" ON "variants" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "commissions_line" ON "commissions" USING btree ("shop_id","line_id");--> statement-breakpoint
CREATE INDEX "commissions_order" ON "commissions" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "commissions_due" ON "commissions" USING btree ("state","approves_at");--> statement-breakpoint
CREATE INDEX "feed_runs_feed" ON "feed_runs" USING btree ("seller_id","feed_id","started_at");--> statement-breakpoint
CREATE INDEX "feeds_due" ON "feeds" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "seller_orders_order" ON "seller_orders" USING btree ("seller_id","shop_id","order_id");--> statement-breakpoint
CREATE INDEX "seller_orders_status" ON "seller_orders" USING btree ("seller_id","status","id");--> statement-breakpoint
CREATE INDEX "seller_orders_updated" ON "seller_orders" USING btree ("seller_id","updated_at");--> statement-breakpoint
CREATE INDEX "seller_orders_of_order" ON "seller_orders" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_tokens_secret" ON "user_tokens" USING btree ("user_id","secret_hash");--> statement-breakpoint
CREATE INDEX "user_tokens_expiry" ON "user_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ledger_entries_account" ON "ledger_entries" USING btree ("shop_id","account","currency");--> statement-breakpoint
CREATE INDEX "ledger_entries_transaction" ON "ledger_entries" USING btree ("shop_id","transaction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_reference" ON "ledger_transactions" USING btree ("shop_id","reference");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "order_lines_order" ON "order_lines" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "orders_due" ON "orders" USING btree ("status","expires_at");--> statement-breakpoint
CREATE INDEX "orders_shelf" ON "orders" USING btree ("shop_id","placed_at");--> statement-breakpoint
CREATE INDEX "payments_order" ON "payments" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "refund_lines_line" ON "refund_lines" USING btree ("shop_id","line_id");--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "refunds_state" ON "refunds" USING btree ("state");--> statement-breakpoint
CREATE INDEX "seller_members_seller" ON "seller_members" USING btree ("seller_id");--> statement-breakpoint
CREATE INDEX "sellers_state" ON "sellers" USING btree ("state");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_order" ON "webhook_deliveries" USING btree ("seller_id","seller_order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "picks_product" ON "picks" USING btree ("shop_id","seller_id","product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "picks_slug" ON "picks" USING btree ("shop_id","slug");--> statement-breakpoint
CREATE INDEX "picks_shelf" ON "picks" USING btree ("shop_id","position","id");--> statement-breakpoint
CREATE INDEX "picks_of_product" ON "picks" USING btree ("seller_id","product_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","due_at");