-- CreateTable
CREATE TABLE "Pace" (
    "key" TEXT NOT NULL,
    "pausedUntil" BIGINT NOT NULL,
    "paidUntil" BIGINT NOT NULL,

    CONSTRAINT "Pace_pkey" PRIMARY KEY ("key")
);

-- What leaves next on one channel, most urgent first; what is not due yet is passed over inside the index. A flood of
-- one bot is no work for the claims of another.
CREATE INDEX "Outbox_channel_idx" ON "Outbox"("channel", "priority", "position", "notBefore") WHERE "state" = 'pending';
