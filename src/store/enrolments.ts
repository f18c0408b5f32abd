import sql, { empty, join } from 'sql-template-tag';
import type { Address, Locale } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** A guardian's chat that is reminded, or was. */
export interface Enrolment {
  readonly id: string;
  readonly address: Address;
  readonly locale: Locale;
  readonly timezone: string;
  readonly area: string;
  /** The case it was invited to, or that was opened as nobody answered; the guardian sees nothing of it. */
  readonly caseId: string | null;
  readonly postCode: string | null;
  readonly phone: string | null;
  readonly messagesConsentAt: Instant | null;
  readonly childConsentAt: Instant | null;
  readonly createdAt: Instant;
  readonly stoppedAt: Instant | null;
  /** By then nothing of it is left. */
  readonly eraseAt: Instant | null;
}

/** A code by which a guardian's chat joins a case, once. */
export interface FamilyInvite {
  readonly caseId: string;
  readonly postCode: string | null;
  readonly expiresAt: Instant;
  readonly usedBy: string | null;
}

type Value = string | number | bigint | null;
type Row = Record<Exclude<keyof Enrolment, 'address' | 'phone'> | 'sealedAddress' | 'sealedPhone', Value>;

/** Erased at once, at most: a statement takes only so many ids. */
const MOST_ERASED = 10_000;

const PHONE = 'enrolment.phone';
const instant = (value: Value): Instant | null => (value === null ? null : Number(value));
const text = (value: Value): string | null => (value === null ? null : String(value));

/** Guardians' chats, one row a chat, and the invites that join them to a case. */
export const enrolments = (db: Db, { seal, chats, engine }: Sealing) => {
  const open = (row: Row | undefined): Enrolment | null =>
    row
      ? {
          id: String(row.id),
          address: chats.open(String(row.sealedAddress)),
          locale: row.locale as Locale,
          timezone: String(row.timezone),
          area: String(row.area),
          caseId: text(row.caseId),
          postCode: text(row.postCode),
          phone: row.sealedPhone === null ? null : seal.open(PHONE, String(row.sealedPhone)),
          messagesConsentAt: instant(row.messagesConsentAt),
          childConsentAt: instant(row.childConsentAt),
          createdAt: Number(row.createdAt),
          stoppedAt: instant(row.stoppedAt),
          eraseAt: instant(row.eraseAt),
        }
      : null;

  return {
    async ofChat(chatKey: string): Promise<Enrolment | null> {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Enrolment" WHERE "chatKey" = ${chatKey}`;
      return open(row);
    },

    /** The key of the chat that is reminded. */
    chatKey: ({ address }: Enrolment): string => chats.of(address).key,

    async byId(id: string): Promise<Enrolment | null> {
      const [row] = await db.$queryRaw<Row[]>`SELECT * FROM "Enrolment" WHERE "id" = ${id}`;
      return open(row);
    },

    /** Guardians who were invited to a case, or to one that is linked to it, and may be reminded: one chat can be in several. */
    async ofCase(caseId: string): Promise<Enrolment[]> {
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM "Enrolment" WHERE "stoppedAt" IS NULL AND ("caseId" = ${caseId} OR "id" IN
          (SELECT "usedBy" FROM "FamilyInvite" WHERE "caseId" = ${caseId}
            OR "caseId" IN (SELECT "id" FROM "Case" WHERE "mergedInto" = ${caseId})))
        ORDER BY "createdAt"`;
      return rows.flatMap((row) => open(row) ?? []);
    },

    /** A family is known by this case from now on; nobody let it in. */
    async belongs(id: string, caseId: string): Promise<void> {
      await db.$executeRaw`UPDATE "Enrolment" SET "caseId" = ${caseId}, "postCode" = NULL WHERE "id" = ${id}`;
    },

    /** Who is reminded in this chat is so in this language from now on. */
    async speak(key: string, locale: Locale): Promise<void> {
      await db.$executeRaw`UPDATE "Enrolment" SET "locale" = ${locale} WHERE "chatKey" = ${key}`;
    },

    /** The families of a case are another's from now on. */
    async moveCase(from: string, to: string): Promise<void> {
      await db.$executeRaw`UPDATE "Enrolment" SET "caseId" = ${to} WHERE "caseId" = ${from}`;
    },

    /**
     * The families of a case that were invited to `origin` are that one's again; returns which. Whoever was invited to none is
     * no case's any more: nobody knows of which they were.
     */
    async moveBack(origin: string, from: string): Promise<string[]> {
      await db.$executeRaw`
        UPDATE "Enrolment" SET "caseId" = NULL WHERE "caseId" = ${from} AND "id" NOT IN
          (SELECT "usedBy" FROM "FamilyInvite" WHERE "usedBy" IS NOT NULL)`;
      const rows = await db.$queryRaw<{ id: string }[]>`
        UPDATE "Enrolment" SET "caseId" = ${origin} WHERE "caseId" = ${from} AND "id" IN
          (SELECT "usedBy" FROM "FamilyInvite" WHERE "caseId" = ${origin} AND "usedBy" IS NOT NULL)
        RETURNING "id"`;
      return rows.map(({ id }) => id);
    },

    /** The cases to which a chat was invited, each with the one to which it is linked now; what it joined last comes first. */
    async invitedTo(id: string): Promise<{ readonly caseId: string; readonly now: string }[]> {
      return db.$queryRaw<{ caseId: string; now: string }[]>`
        SELECT c."id" AS "caseId", COALESCE(c."mergedInto", c."id") AS "now"
        FROM "FamilyInvite" i JOIN "Case" c ON c."id" = i."caseId"
        WHERE i."usedBy" = ${id} ORDER BY i."usedAt" DESC, c."id"`;
    },

    async save(e: Enrolment): Promise<void> {
      const { key, sealed } = chats.of(e.address);
      const phone = e.phone === null ? null : seal.seal(PHONE, e.phone);
      await db.$executeRaw`
        INSERT INTO "Enrolment" ("id", "chatKey", "channel", "sealedAddress", "locale", "timezone", "area", "caseId",
          "postCode", "sealedPhone", "messagesConsentAt", "childConsentAt", "createdAt", "stoppedAt", "eraseAt")
        VALUES (${e.id}, ${key}, ${e.address.channel}, ${sealed}, ${e.locale}, ${e.timezone}, ${e.area}, ${e.caseId},
          ${e.postCode}, ${phone}, ${e.messagesConsentAt}, ${e.childConsentAt}, ${e.createdAt}, ${e.stoppedAt},
          ${e.eraseAt})
        ON CONFLICT ("id") DO UPDATE SET "locale" = excluded."locale", "timezone" = excluded."timezone",
          "area" = excluded."area", "caseId" = excluded."caseId", "postCode" = excluded."postCode",
          "sealedPhone" = excluded."sealedPhone", "messagesConsentAt" = excluded."messagesConsentAt",
          "childConsentAt" = excluded."childConsentAt", "stoppedAt" = excluded."stoppedAt",
          "eraseAt" = excluded."eraseAt"`;
    },

    /**
     * Of these cases nothing is kept any more: neither is whoever was invited to them and agrees to no message, unless a case that
     * is open invited them too.
     */
    async forgetUnagreed(caseIds: readonly string[], now: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Enrolment" SET "eraseAt" = ${now} WHERE "caseId" IN (${join(caseIds)}) AND "messagesConsentAt" IS NULL
          AND NOT EXISTS (SELECT 1 FROM "FamilyInvite" i JOIN "Case" c ON c."id" = i."caseId"
            JOIN "Case" found ON found."id" = COALESCE(c."mergedInto", c."id")
            WHERE i."usedBy" = "Enrolment"."id" AND found."closedAt" IS NULL)`;
    },

    /** Erases what is to be gone by now, reminders and all; who comes again is in no case. Returns how many there were. */
    async erase(now: Instant): Promise<number> {
      // Who is at theirs right now may agree anew: the next sweep sees what they said.
      const unlessKept = engine === 'postgresql' ? sql`FOR UPDATE SKIP LOCKED` : empty;
      const over = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Enrolment" WHERE "eraseAt" IS NOT NULL AND "eraseAt" <= ${now}
        LIMIT ${MOST_ERASED} ${unlessKept}`;
      if (over.length === 0) return 0;
      const ids = join(over.map(({ id }) => id));
      await db.$executeRaw`UPDATE "FamilyInvite" SET "usedBy" = '' WHERE "usedBy" IN (${ids})`;
      await db.$executeRaw`DELETE FROM "Reminder" WHERE "enrolmentId" IN (${ids})`;
      return db.$executeRaw`DELETE FROM "Enrolment" WHERE "id" IN (${ids})`;
    },

    async addInvite(codeHash: string, invite: Omit<FamilyInvite, 'usedBy'>, now: Instant): Promise<void> {
      await db.$executeRaw`
        INSERT INTO "FamilyInvite" ("codeHash", "caseId", "postCode", "createdAt", "expiresAt")
        VALUES (${codeHash}, ${invite.caseId}, ${invite.postCode}, ${now}, ${invite.expiresAt})`;
    },

    async invite(codeHash: string): Promise<FamilyInvite | null> {
      const [row] = await db.$queryRaw<Record<keyof FamilyInvite, Value>[]>`
        SELECT "caseId", "postCode", "expiresAt", "usedBy" FROM "FamilyInvite" WHERE "codeHash" = ${codeHash}`;
      return row
        ? {
            caseId: String(row.caseId),
            postCode: text(row.postCode),
            expiresAt: Number(row.expiresAt),
            usedBy: text(row.usedBy),
          }
        : null;
    },

    /** Uses an invite up. False when somebody used it first. */
    async useInvite(codeHash: string, enrolmentId: string, now: Instant): Promise<boolean> {
      const used = await db.$executeRaw`
        UPDATE "FamilyInvite" SET "usedBy" = ${enrolmentId}, "usedAt" = ${now}
        WHERE "codeHash" = ${codeHash} AND "usedBy" IS NULL`;
      return used > 0;
    },
  };
};
