-- CreateIndex: what a member said that they can help with, where nobody is chosen yet; not all that they ever offered
CREATE INDEX "Offer_standing_idx" ON "Offer"("memberId") WHERE "state" = 'offered';
