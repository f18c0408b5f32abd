-- AlterTable
ALTER TABLE "Case" ADD COLUMN "holderId" TEXT;
ALTER TABLE "Case" ADD COLUMN "holderPost" TEXT;
ALTER TABLE "Case" ADD COLUMN "heldAt" BIGINT;
ALTER TABLE "Case" ADD COLUMN "closedAt" BIGINT;
ALTER TABLE "Case" ADD COLUMN "outcome" TEXT;

-- AlterTable
ALTER TABLE "Obligation" ADD COLUMN "targets" TEXT;
ALTER TABLE "Obligation" ADD COLUMN "sealedRoute" TEXT;
ALTER TABLE "Obligation" ADD COLUMN "subjectId" TEXT;

-- CreateTable
CREATE TABLE "CaseNote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "memberId" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "sealedText" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Conflict" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "memberId" TEXT,
    "personKey" TEXT,
    "sealedName" TEXT,
    "at" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "Case_holderId_idx" ON "Case"("holderId");

-- CreateIndex
CREATE INDEX "CaseNote_caseId_at_idx" ON "CaseNote"("caseId", "at");

-- CreateIndex
CREATE INDEX "Conflict_caseId_idx" ON "Conflict"("caseId");

-- What was taken before a case had a holder of its own.
UPDATE "Case" SET
  "holderId" = (SELECT o."holderId" FROM "Obligation" o WHERE o."caseId" = "Case"."id" AND o."holderId" IS NOT NULL),
  "holderPost" = (SELECT o."holderPost" FROM "Obligation" o WHERE o."caseId" = "Case"."id" AND o."holderId" IS NOT NULL),
  "heldAt" = (SELECT o."heldAt" FROM "Obligation" o WHERE o."caseId" = "Case"."id" AND o."holderId" IS NOT NULL)
WHERE "status" IN ('acknowledged', 'safety_checked');
