-- CreateIndex: the running cases of a post, which its other holders and whoever stands in can see and take over
CREATE INDEX "Case_holderPost_idx" ON "Case"("holderPost") WHERE "holderId" IS NOT NULL AND "closedAt" IS NULL;
