-- CreateTable
CREATE TABLE "Referral" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "fromMember" TEXT NOT NULL,
    "fromPost" TEXT NOT NULL,
    "toPosts" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "consent" TEXT NOT NULL,
    "sealedTask" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "askedAt" BIGINT NOT NULL,
    "settledAt" BIGINT
);

-- CreateIndex
CREATE INDEX "Referral_caseId_idx" ON "Referral"("caseId");
