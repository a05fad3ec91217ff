ALTER TABLE "products" ADD COLUMN "state_reason" text;--> statement-breakpoint
CREATE INDEX "products_suspended" ON "products" USING btree ("updated_at") WHERE state = 'suspended';