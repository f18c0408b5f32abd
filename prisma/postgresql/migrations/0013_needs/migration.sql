-- CreateTable
CREATE TABLE "Need" (
    "id" TEXT NOT NULL,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sealedBrief" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "chosenPost" TEXT,
    "chosenMember" TEXT,
    "openedAt" BIGINT NOT NULL,
    "settledAt" BIGINT,

    CONSTRAINT "Need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Offer" (
    "id" TEXT NOT NULL,
    "needId" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "memberId" TEXT,
    "state" TEXT NOT NULL,
    "sealedNote" TEXT,
    "at" BIGINT NOT NULL,

    CONSTRAINT "Offer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Need_caseId_idx" ON "Need"("caseId");

-- CreateIndex
CREATE INDEX "Offer_needId_idx" ON "Offer"("needId");
