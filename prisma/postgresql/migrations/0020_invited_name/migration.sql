-- AlterTable
ALTER TABLE "Invite" ADD COLUMN "sealedName" TEXT;

-- CreateIndex
CREATE INDEX "Invite_usedBy_idx" ON "Invite"("usedBy");
