-- AlterTable
ALTER TABLE "Post" ADD COLUMN "hours" TEXT;

-- AlterTable
ALTER TABLE "Member" ADD COLUMN "offDutySince" BIGINT;

-- AlterTable
ALTER TABLE "Invite" ADD COLUMN "memberId" TEXT;
ALTER TABLE "Invite" ADD COLUMN "startsAt" BIGINT;
ALTER TABLE "Invite" ADD COLUMN "endsAt" BIGINT;

-- CreateTable
CREATE TABLE "StandIn" (
    "memberId" TEXT NOT NULL,
    "postCode" TEXT NOT NULL,
    "startsAt" BIGINT NOT NULL,
    "endsAt" BIGINT NOT NULL,

    PRIMARY KEY ("memberId", "postCode", "startsAt")
);

-- CreateIndex
CREATE INDEX "StandIn_postCode_idx" ON "StandIn"("postCode");
