DROP INDEX "shop_domains_shop";--> statement-breakpoint
ALTER TABLE "shop_domains" DROP CONSTRAINT "shop_domains_pkey";--> statement-breakpoint
ALTER TABLE "shop_domains" ADD CONSTRAINT "shop_domains_shop_id_host_pk" PRIMARY KEY("shop_id","host");--> statement-breakpoint
ALTER TABLE "shop_domains" ADD COLUMN "looked_at" bigint;--> statement-breakpoint
ALTER TABLE "shop_domains" ADD COLUMN "missing_since" bigint;--> statement-breakpoint
ALTER TABLE "shop_domains" ADD COLUMN "warned_at" bigint;--> statement-breakpoint
UPDATE "shop_domains" SET "looked_at" = "verified_at";--> statement-breakpoint
CREATE UNIQUE INDEX "shop_domains_verified" ON "shop_domains" USING btree ("host") WHERE "shop_domains"."verified_at" is not null;
