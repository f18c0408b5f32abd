-- CreateTable
CREATE TABLE "Link" (
    "position" INTEGER NOT NULL PRIMARY KEY,
    "eventSeq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Link_eventSeq_key" ON "Link"("eventSeq");

-- CreateTable
CREATE TABLE "Unlinked" (
    "seq" INTEGER NOT NULL PRIMARY KEY
);

-- What happened before there was a chain is linked first, as it is found.
INSERT INTO "Unlinked" ("seq") SELECT "seq" FROM "Event";

-- An event and the note that it waits for its link are one commit, whoever writes it.
CREATE TRIGGER "Event_waits" AFTER INSERT ON "Event"
BEGIN
    INSERT INTO "Unlinked" ("seq") VALUES (NEW."seq");
END;

-- The record is only ever added to.
CREATE TRIGGER "Event_stays" BEFORE UPDATE ON "Event"
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only: "Event" takes no UPDATE');
END;
CREATE TRIGGER "Event_remains" BEFORE DELETE ON "Event"
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only: "Event" takes no DELETE');
END;
CREATE TRIGGER "Link_stays" BEFORE UPDATE ON "Link"
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only: "Link" takes no UPDATE');
END;
CREATE TRIGGER "Link_remains" BEFORE DELETE ON "Link"
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only: "Link" takes no DELETE');
END;
