-- Replies name neither an obligation nor a member: they are no work for the indexes that find calls.
DROP INDEX "Outbox_obligationId_idx";
CREATE INDEX "Outbox_obligationId_idx" ON "Outbox"("obligationId") WHERE "obligationId" IS NOT NULL;

DROP INDEX "Outbox_memberId_createdAt_idx";
CREATE INDEX "Outbox_memberId_createdAt_idx" ON "Outbox"("memberId", "createdAt") WHERE "memberId" IS NOT NULL;
