-- What waits longest on one channel, of whatever urgency: each eighth claim begins with it, and went through all that waits. It has
-- the columns of the index of what is most urgent, so that the two are equally large and a claim goes by the one that has its order.
CREATE INDEX "Outbox_oldest_idx" ON "Outbox"("channel", "position", "priority", "notBefore", "chatKey", "kind") WHERE "state" = 'pending';

-- Nothing goes by it since each channel is claimed by itself.
DROP INDEX "Outbox_pending_idx";
