-- AlterTable
ALTER TABLE "Case" ADD COLUMN "erasedAt" BIGINT;
ALTER TABLE "Case" ADD COLUMN "keptAt" BIGINT;
ALTER TABLE "Case" ADD COLUMN "freedAt" BIGINT;

-- CreateIndex: closed cases whose words are still there; the hourly sweep takes those that were closed longest ago
CREATE INDEX "Case_unerased_idx" ON "Case"("mergedInto", "closedAt") WHERE "closedAt" IS NOT NULL AND "erasedAt" IS NULL;
