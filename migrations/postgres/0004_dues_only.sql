ALTER TABLE "commissions" DROP CONSTRAINT "commissions_reversed";--> statement-breakpoint
DROP INDEX "commissions_due";--> statement-breakpoint
ALTER TABLE "commissions" DROP COLUMN "reversed_minor";--> statement-breakpoint
ALTER TABLE "commissions" DROP COLUMN "state";--> statement-breakpoint
ALTER TABLE "commissions" DROP COLUMN "state_reason";--> statement-breakpoint
ALTER TABLE "commissions" DROP COLUMN "approves_at";--> statement-breakpoint
ALTER TABLE "commissions" DROP COLUMN "approved_at";