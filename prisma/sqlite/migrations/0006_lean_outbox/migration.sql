-- Replies name neither an obligation nor a member: they are no work for the indexes that find calls.
DROP INDEX "Outbox_obligationId_idx";
CREATE INDEX "Outbox_obligationId_idx" ON "Outbox"("obligationId") WHERE "obligationId" IS NOT NULL;

DROP INDEX "Outbox_memberId_createdAt_idx";
CREATE INDEX "Outbox_memberId_createdAt_idx" ON "Outbox"("memberId", "createdAt") WHERE "memberId" IS NOT NULL;

-- What leaves next on one channel. A chat that is held may have hundreds waiting: they are passed over inside the index too.
DROP INDEX "Outbox_channel_idx";
CREATE INDEX "Outbox_channel_idx" ON "Outbox"("channel", "priority", "position", "notBefore", "chatKey", "kind") WHERE "state" = 'pending';
