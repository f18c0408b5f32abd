-- CreateTable
CREATE TABLE "Enrolment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "caseId" TEXT,
    "postCode" TEXT,
    "sealedPhone" TEXT,
    "messagesConsentAt" BIGINT,
    "childConsentAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "stoppedAt" BIGINT,
    "eraseAt" BIGINT
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "enrolmentId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "rrule" TEXT NOT NULL,
    "dtstart" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "occursAt" BIGINT NOT NULL,
    "nextAt" BIGINT,
    "epoch" INTEGER NOT NULL,
    "askedAt" BIGINT,
    "answer" TEXT,
    "missed" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "FamilyInvite" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "postCode" TEXT,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedBy" TEXT,
    "usedAt" BIGINT
);

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_chatKey_key" ON "Enrolment"("chatKey");

-- CreateIndex
CREATE INDEX "Enrolment_caseId_idx" ON "Enrolment"("caseId");

-- CreateIndex
CREATE INDEX "Reminder_enrolmentId_idx" ON "Reminder"("enrolmentId");

-- Which reminder moves next, and which enrolment is to be erased.
CREATE INDEX "Reminder_nextAt_idx" ON "Reminder"("nextAt") WHERE "nextAt" IS NOT NULL;
CREATE INDEX "Enrolment_eraseAt_idx" ON "Enrolment"("eraseAt") WHERE "eraseAt" IS NOT NULL;
