-- AlterTable
ALTER TABLE "Case" ADD COLUMN "mergedInto" TEXT;

-- AlterTable
ALTER TABLE "Report" ADD COLUMN "originCaseId" TEXT;

-- CreateIndex
CREATE INDEX "Case_mergedInto_idx" ON "Case"("mergedInto");

-- CreateIndex
CREATE INDEX "Report_area_createdAt_idx" ON "Report"("area", "createdAt");
