-- CreateTable
CREATE TABLE "Link" (
    "position" INTEGER NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "Link_pkey" PRIMARY KEY ("position")
);

-- CreateIndex
CREATE UNIQUE INDEX "Link_eventSeq_key" ON "Link"("eventSeq");

-- CreateTable
CREATE TABLE "Unlinked" (
    "seq" INTEGER NOT NULL,

    CONSTRAINT "Unlinked_pkey" PRIMARY KEY ("seq")
);

-- An event and the note that it waits for its link are one commit, whoever writes it.
CREATE FUNCTION "noteUnlinked"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "Unlinked" ("seq") SELECT "seq" FROM "fresh";
    RETURN NULL;
END $$;
CREATE TRIGGER "Event_waits" AFTER INSERT ON "Event"
    REFERENCING NEW TABLE AS "fresh" FOR EACH STATEMENT EXECUTE FUNCTION "noteUnlinked"();

-- What happened before there was a chain is linked first, as it is found. Whoever writes an event now waits for this commit.
INSERT INTO "Unlinked" ("seq") SELECT "seq" FROM "Event";

-- The record is only ever added to.
CREATE FUNCTION "refuseChange"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only: "%" takes no %', TG_TABLE_NAME, TG_OP;
END $$;
CREATE TRIGGER "Event_stays" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuseChange"();
CREATE TRIGGER "Link_stays" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Link"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuseChange"();
