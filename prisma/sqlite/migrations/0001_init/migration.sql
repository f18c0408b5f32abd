-- CreateTable
CREATE TABLE "Update" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Conversation" (
    "chatKey" TEXT NOT NULL PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "flow" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "sealedState" TEXT NOT NULL,
    "wakeAt" BIGINT,
    "parkedAt" BIGINT,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "receiptHash" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "sealedTriage" TEXT NOT NULL,
    "sealedDraft" TEXT NOT NULL,
    "partial" BOOLEAN NOT NULL,
    "promisedBy" BIGINT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Reporter" (
    "reportId" TEXT NOT NULL PRIMARY KEY,
    "chatKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "locale" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Case" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "caseId" TEXT NOT NULL,
    "reportId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "timezone" TEXT NOT NULL,
    "policyVersion" TEXT NOT NULL,
    "rung" INTEGER NOT NULL,
    "nudge" INTEGER NOT NULL,
    "rungStartedAt" BIGINT NOT NULL,
    "openedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "breachedAt" BIGINT,
    "nextDueAt" BIGINT,
    "epoch" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "holderId" TEXT,
    "holderPost" TEXT,
    "heldAt" BIGINT,
    "closedAt" BIGINT
);

-- CreateTable
CREATE TABLE "LadderPolicy" (
    "version" TEXT NOT NULL PRIMARY KEY,
    "json" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "value" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Post" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "sector" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "reportsTo" TEXT,
    "timezone" TEXT NOT NULL,
    "removedAt" BIGINT
);

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "sealedName" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "removedAt" BIGINT
);

-- CreateTable
CREATE TABLE "Holding" (
    "memberId" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "until" BIGINT,

    PRIMARY KEY ("memberId", "postCode")
);

-- CreateTable
CREATE TABLE "MemberAddress" (
    "chatKey" TEXT NOT NULL PRIMARY KEY,
    "memberId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "blockedAt" BIGINT
);

-- CreateTable
CREATE TABLE "Invite" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "postCodes" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedBy" TEXT,
    "usedAt" BIGINT
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatKey" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "position" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "notBefore" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claim" TEXT,
    "leaseUntil" BIGINT,
    "maybeSent" BOOLEAN NOT NULL DEFAULT false,
    "sealedAddress" TEXT,
    "sealedMessage" TEXT,
    "obligationId" TEXT,
    "epoch" INTEGER,
    "memberId" TEXT,
    "postCode" TEXT,
    "editsRef" TEXT,
    "sentRef" TEXT,
    "failure" TEXT,
    "createdAt" BIGINT NOT NULL,
    "settledAt" BIGINT
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "caseId" TEXT,
    "reportId" TEXT,
    "obligationId" TEXT,
    "memberId" TEXT,
    "postCode" TEXT,
    "data" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Mail" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "chatKey" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "sealedMessage" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ParkedUpdate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "error" TEXT NOT NULL,
    "sealedInbound" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Report_receiptHash_key" ON "Report"("receiptHash");

-- CreateIndex
CREATE INDEX "Report_caseId_idx" ON "Report"("caseId");

-- CreateIndex
CREATE INDEX "Reporter_chatKey_idx" ON "Reporter"("chatKey");

-- CreateIndex
CREATE UNIQUE INDEX "Case_number_key" ON "Case"("number");

-- CreateIndex
CREATE INDEX "Obligation_caseId_idx" ON "Obligation"("caseId");

-- CreateIndex
CREATE INDEX "Post_kind_area_idx" ON "Post"("kind", "area");

-- CreateIndex
CREATE INDEX "Holding_postCode_idx" ON "Holding"("postCode");

-- CreateIndex
CREATE INDEX "MemberAddress_memberId_idx" ON "MemberAddress"("memberId");

-- CreateIndex
CREATE INDEX "Outbox_obligationId_idx" ON "Outbox"("obligationId");

-- CreateIndex
CREATE INDEX "Outbox_memberId_createdAt_idx" ON "Outbox"("memberId", "createdAt");

-- CreateIndex
CREATE INDEX "Event_caseId_idx" ON "Event"("caseId");

-- CreateIndex
CREATE INDEX "Mail_chatKey_position_idx" ON "Mail"("chatKey", "position");

-- What a Prisma schema cannot say: indexes over the few rows that the ticks look for. SQLite uses one only where a
-- query repeats its condition word for word.

-- Which obligation moves next.
CREATE INDEX "Obligation_nextDueAt_idx" ON "Obligation"("nextDueAt") WHERE "nextDueAt" IS NOT NULL;

-- Which chat's timer is next.
CREATE INDEX "Conversation_wakeAt_idx" ON "Conversation"("wakeAt") WHERE "wakeAt" IS NOT NULL;

-- Which message leaves next, most urgent first.
CREATE INDEX "Outbox_pending_idx" ON "Outbox"("priority", "notBefore", "position") WHERE "state" = 'pending';

-- What waits for a chat.
CREATE INDEX "Outbox_waiting_idx" ON "Outbox"("chatKey", "position") WHERE "state" = 'pending';

-- Whose lease has ended.
CREATE INDEX "Outbox_leaseUntil_idx" ON "Outbox"("leaseUntil") WHERE "state" = 'claimed';

-- What a member holds.
CREATE INDEX "Obligation_holderId_idx" ON "Obligation"("holderId") WHERE "holderId" IS NOT NULL;

-- Which updates are old enough to be forgotten.
CREATE INDEX "Update_at_idx" ON "Update"("at");

-- What happened to an obligation.
CREATE INDEX "Event_obligationId_idx" ON "Event"("obligationId") WHERE "obligationId" IS NOT NULL;
