-- CreateTable
CREATE TABLE "HandOver" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "fromMember" TEXT NOT NULL,
    "fromPost" TEXT NOT NULL,
    "toPosts" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "consent" TEXT NOT NULL,
    "sealedNote" TEXT,
    "state" TEXT NOT NULL,
    "offeredAt" BIGINT NOT NULL,
    "settledAt" BIGINT
);

-- CreateIndex
CREATE INDEX "HandOver_caseId_idx" ON "HandOver"("caseId");

-- Cases that nobody is responsible for: an audit asks of each whether somebody is being called.
CREATE INDEX "Case_unheld_idx" ON "Case"("id") WHERE "holderId" IS NULL AND "closedAt" IS NULL;
