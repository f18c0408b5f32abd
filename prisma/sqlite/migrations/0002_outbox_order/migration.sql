-- What is not settled in a chat, in its order: a message leaves when no older one of its chat waits or is on its way.
-- It also finds what waits for a chat, so the index for that alone goes.
CREATE INDEX "Outbox_unsettled_idx" ON "Outbox"("chatKey", "position") WHERE "state" IN ('pending', 'claimed');

DROP INDEX "Outbox_waiting_idx";
