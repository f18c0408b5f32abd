-- CreateIndex: the cases that a guardian's chat was let into
CREATE INDEX "FamilyInvite_usedBy_idx" ON "FamilyInvite"("usedBy") WHERE "usedBy" IS NOT NULL;
