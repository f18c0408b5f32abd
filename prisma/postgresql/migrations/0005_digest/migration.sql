-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "digestId" TEXT;
