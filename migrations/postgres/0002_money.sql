CREATE TABLE "due_entries" (
	"home" text NOT NULL,
	"due_id" text NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"balance_minor" bigint NOT NULL,
	"taken_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"next_at" bigint,
	"cause" text NOT NULL,
	"reason" text,
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"seller_id" text NOT NULL,
	"payout_id" text,
	"at" bigint NOT NULL,
	CONSTRAINT "due_entries_home_due_id_seq_pk" PRIMARY KEY("home","due_id","seq")
);
--> statement-breakpoint
CREATE TABLE "buyer_traces" (
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "buyer_traces_shop_id_order_id_kind_pk" PRIMARY KEY("shop_id","order_id","kind")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"kind" text NOT NULL,
	"strength" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"state" text NOT NULL,
	"decision" text,
	"appeal" text,
	"created_at" bigint NOT NULL,
	"appealed_at" bigint,
	"decided_at" bigint,
	CONSTRAINT "signals_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_heads" (
	"shop_id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "discounts" (
	"code" text PRIMARY KEY NOT NULL,
	"funder" text NOT NULL,
	"home" text NOT NULL,
	"bps" integer,
	"amount_minor" bigint,
	"currency" text,
	"starts_at" bigint NOT NULL,
	"ends_at" bigint,
	"created_at" bigint NOT NULL,
	CONSTRAINT "discounts_value" CHECK (("discounts"."bps" is null) <> ("discounts"."amount_minor" is null) and ("discounts"."bps" is null or "discounts"."bps" between 1 and 9000) and ("discounts"."amount_minor" is null or ("discounts"."amount_minor" > 0 and "discounts"."currency" is not null)))
);
--> statement-breakpoint
CREATE TABLE "chargebacks" (
	"shop_id" text NOT NULL,
	"id" text NOT NULL,
	"order_id" text NOT NULL,
	"payment_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	CONSTRAINT "chargebacks_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "payment_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"received_at" bigint NOT NULL,
	CONSTRAINT "payment_events_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
CREATE TABLE "payment_refs" (
	"provider" text NOT NULL,
	"ref" text NOT NULL,
	"shop_id" text NOT NULL,
	"payment_id" text NOT NULL,
	CONSTRAINT "payment_refs_provider_ref_pk" PRIMARY KEY("provider","ref")
);
--> statement-breakpoint
CREATE TABLE "payee_details" (
	"home" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"user_id" text NOT NULL,
	"provider" text NOT NULL,
	"destination" jsonb NOT NULL,
	"threshold_minor" bigint NOT NULL,
	"email" text NOT NULL,
	"created_at" bigint NOT NULL,
	"verified_at" bigint,
	"effective_at" bigint,
	CONSTRAINT "payee_details_home_version_pk" PRIMARY KEY("home","version")
);
--> statement-breakpoint
CREATE TABLE "payout_lines" (
	"home" text NOT NULL,
	"payout_id" text NOT NULL,
	"due_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "payout_lines_home_payout_id_due_id_pk" PRIMARY KEY("home","payout_id","due_id")
);
--> statement-breakpoint
CREATE TABLE "payout_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"home" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"currency" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"provider" text NOT NULL,
	"details_version" integer NOT NULL,
	"destination" jsonb NOT NULL,
	"attempt" integer NOT NULL,
	"provider_ref" text,
	"reason" text,
	"created_at" bigint NOT NULL,
	"sent_at" bigint,
	"ended_at" bigint,
	CONSTRAINT "payouts_home_id_pk" PRIMARY KEY("home","id"),
	CONSTRAINT "payouts_amount" CHECK ("payouts"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"home" text NOT NULL,
	"rung" text NOT NULL,
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"bps" integer,
	"valid_from" bigint NOT NULL,
	"valid_until" bigint,
	"product_id" text,
	"created_by" text,
	"created_at" bigint NOT NULL,
	CONSTRAINT "rates_home_rung_subject_version_pk" PRIMARY KEY("home","rung","subject","version"),
	CONSTRAINT "rates_bps" CHECK ("rates"."bps" between 0 and 9000)
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"seller_id" text NOT NULL,
	"id" text NOT NULL,
	"seller_order_id" text NOT NULL,
	"shop_id" text NOT NULL,
	"order_id" text NOT NULL,
	"lines" jsonb NOT NULL,
	"reason" text NOT NULL,
	"note" text NOT NULL,
	"picture_hash" text,
	"state" text NOT NULL,
	"answer_by" bigint NOT NULL,
	"answer" text,
	"decision" text,
	"refund_id" text,
	"created_at" bigint NOT NULL,
	"answered_at" bigint,
	"closed_at" bigint,
	CONSTRAINT "returns_seller_id_id_pk" PRIMARY KEY("seller_id","id")
);
--> statement-breakpoint
CREATE TABLE "rules" (
	"id" text PRIMARY KEY NOT NULL,
	"hold_after_delivery_days" integer NOT NULL,
	"hold_after_shipping_days" integer NOT NULL,
	"rate_notice_days" integer NOT NULL,
	"return_answer_days" integer NOT NULL,
	"payout_threshold_minor" bigint NOT NULL,
	"payout_schedule" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seller_taxes" (
	"seller_id" text NOT NULL,
	"category_id" text NOT NULL,
	"bps" integer NOT NULL,
	CONSTRAINT "seller_taxes_seller_id_category_id_pk" PRIMARY KEY("seller_id","category_id"),
	CONSTRAINT "seller_taxes_bps" CHECK ("seller_taxes"."bps" between 0 and 5000)
);
--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_total";--> statement-breakpoint
ALTER TABLE "order_lines" DROP CONSTRAINT "order_lines_split";--> statement-breakpoint
DROP INDEX "commissions_line";--> statement-breakpoint
ALTER TABLE "commissions" ADD COLUMN "kind" text DEFAULT 'commission' NOT NULL;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "seq" integer;--> statement-breakpoint
ALTER TABLE "ledger_transactions" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "discount_funder" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tax_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "tax_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "added_tax_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "rate_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bonus_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bonus_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "platform_fee_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discount_code" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fingerprint" text;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "is_late" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "looked_at" bigint;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "bonus_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "platform_fee_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refund_lines" ADD COLUMN "platform_discount_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "goodwill_minor" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "tax_bps" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sellers" ADD COLUMN "prices_include_tax" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "payout_lines" ADD CONSTRAINT "payout_lines_home_payout_id_payouts_home_id_fk" FOREIGN KEY ("home","payout_id") REFERENCES "public"."payouts"("home","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seller_taxes" ADD CONSTRAINT "seller_taxes_seller_id_sellers_id_fk" FOREIGN KEY ("seller_id") REFERENCES "public"."sellers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "due_entries_cause" ON "due_entries" USING btree ("home","due_id","cause");--> statement-breakpoint
CREATE INDEX "due_entries_order" ON "due_entries" USING btree ("home","order_id");--> statement-breakpoint
CREATE INDEX "due_entries_payout" ON "due_entries" USING btree ("home","payout_id");--> statement-breakpoint
CREATE INDEX "buyer_traces_hash" ON "buyer_traces" USING btree ("shop_id","kind","hash","at");--> statement-breakpoint
CREATE UNIQUE INDEX "signals_order" ON "signals" USING btree ("shop_id","order_id","kind");--> statement-breakpoint
CREATE INDEX "signals_state" ON "signals" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "discounts_home" ON "discounts" USING btree ("home");--> statement-breakpoint
CREATE INDEX "chargebacks_order" ON "chargebacks" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "payouts_open" ON "payouts" USING btree ("home","currency") WHERE state in ('draft', 'processing', 'unresolved');--> statement-breakpoint
CREATE INDEX "payouts_state" ON "payouts" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "returns_order" ON "returns" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "returns_state" ON "returns" USING btree ("state","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transactions_chain" ON "ledger_transactions" USING btree ("shop_id","seq");--> statement-breakpoint
CREATE INDEX "payments_state" ON "payments" USING btree ("state","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "commissions_line" ON "commissions" USING btree ("shop_id","line_id","kind");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_discount" CHECK ("order_lines"."discount_minor" >= 0 and ("order_lines"."discount_minor" = 0) = ("order_lines"."discount_funder" is null));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_curator_discount" CHECK ("order_lines"."discount_funder" is null or "order_lines"."discount_funder" <> 'curator' or "order_lines"."discount_minor" <= "order_lines"."commission_minor");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_total" CHECK ("order_lines"."line_total_minor" = "order_lines"."unit_price_minor" * "order_lines"."quantity" - "order_lines"."discount_minor" + "order_lines"."added_tax_minor");--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_split" CHECK ("order_lines"."line_total_minor" = "order_lines"."seller_net_minor" + "order_lines"."commission_minor" + "order_lines"."platform_fee_minor" - case when "order_lines"."discount_funder" in ('platform', 'curator') then "order_lines"."discount_minor" else 0 end and "order_lines"."seller_net_minor" >= 0 and "order_lines"."commission_minor" >= 0 and "order_lines"."platform_fee_minor" >= 0);