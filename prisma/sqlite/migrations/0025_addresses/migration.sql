-- Where a message went, or a chat is, is kept no longer than it is written to from there.
UPDATE "Outbox" SET "sealedAddress" = ''
WHERE "state" IN ('sent', 'failed', 'cancelled') AND "memberId" IS NULL AND "obligationId" IS NULL;
UPDATE "Conversation" SET "sealedAddress" = '' WHERE "wakeAt" IS NULL AND "parkedAt" IS NULL;
