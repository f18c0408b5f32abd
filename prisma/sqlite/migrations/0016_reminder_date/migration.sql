-- AlterTable
ALTER TABLE "Reminder" ADD COLUMN "onDate" TEXT;
