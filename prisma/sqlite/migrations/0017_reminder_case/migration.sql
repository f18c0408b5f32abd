-- AlterTable
ALTER TABLE "Reminder" ADD COLUMN "caseId" TEXT;

-- CreateIndex
CREATE INDEX "Reminder_caseId_idx" ON "Reminder"("caseId");

-- What the desk set before says so on record.
UPDATE "Reminder" SET "caseId" = (
  SELECT e."caseId" FROM "Event" e
  WHERE e."kind" = 'reminder.set' AND e."memberId" IS NOT NULL AND json_extract(e."data", '$.reminder') = "Reminder"."id"
  LIMIT 1);
