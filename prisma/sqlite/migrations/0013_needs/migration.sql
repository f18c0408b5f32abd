-- CreateTable
CREATE TABLE "Need" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedBrief" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "chosenPost" TEXT,
    "chosenMember" TEXT,
    "openedAt" BIGINT NOT NULL,
    "settledAt" BIGINT
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "needId" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "memberId" TEXT,
    "state" TEXT NOT NULL,
    "sealedNote" TEXT,
    "at" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "Need_caseId_idx" ON "Need"("caseId");

-- CreateIndex
CREATE INDEX "Offer_needId_idx" ON "Offer"("needId");
