-- CreateTable
CREATE TABLE "Matter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "standing" BOOLEAN NOT NULL,
    "since" BIGINT NOT NULL,
    "seenAt" BIGINT NOT NULL,
    "toldAt" BIGINT,
    "figure" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL
);

-- What the auditor looks for each minute: indexes over the few rows that are still to be dealt with, so that a look costs
-- the same however much was sent or closed. Those of the outbox ask for "settledAt" too, so that no claim is planned by them.
CREATE INDEX "Obligation_timerless_idx" ON "Obligation"("id") WHERE "nextDueAt" IS NULL AND "state" <> 'done';
CREATE INDEX "Obligation_standing_idx" ON "Obligation"("policyVersion", "level", "rung") WHERE "state" = 'open';
CREATE INDEX "Outbox_ripe_idx" ON "Outbox"("notBefore") WHERE "settledAt" IS NULL AND "state" = 'pending';
CREATE INDEX "Outbox_troubled_idx" ON "Outbox"("createdAt") WHERE "settledAt" IS NULL AND "failure" IS NOT NULL;
CREATE INDEX "Conversation_parkedAt_idx" ON "Conversation"("parkedAt") WHERE "parkedAt" IS NOT NULL;
