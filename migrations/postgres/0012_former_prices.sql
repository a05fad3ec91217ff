CREATE TABLE "former_prices" (
	"seller_id" text NOT NULL,
	"variant_id" text NOT NULL,
	"until" bigint NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "former_prices_seller_id_variant_id_until_pk" PRIMARY KEY("seller_id","variant_id","until")
);
--> statement-breakpoint
CREATE INDEX "former_prices_until" ON "former_prices" USING btree ("until");