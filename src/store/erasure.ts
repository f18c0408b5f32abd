import sql, { raw, type Sql } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import { erasedDraft, type KeptSince } from '../domain/erasure.js';
import { STATE } from './conversations.js';
import { BRIEF, type Brief } from './needs.js';
import { CASE_ERASED } from './notes.js';
import type { Db, Sealing } from './records.js';
import { type Part, TASK } from './referrals.js';
import { DRAFT } from './reports.js';

/** One case, and those that are linked to it, as its words are erased. */
interface Erasing {
  readonly db: Db;
  readonly seal: Sealing['seal'];
  /** The ids of the cases. */
  readonly cases: Sql;
  /** The ids of their reports. */
  readonly reports: Sql;
}

/** Erases what a column holds of these cases. Returns of how many rows. */
type Erase = (e: Erasing) => Promise<number>;

const named = (name: string): Sql => raw(`"${name}"`);

const emptied =
  (table: string, column: string, to: '' | null, of = ({ cases }: Erasing) => sql`"caseId" IN ${cases}`): Erase =>
  (e) =>
    e.db.$executeRaw`
      UPDATE ${named(table)} SET ${named(column)} = ${to}
      WHERE ${named(column)} IS NOT NULL AND ${named(column)} <> '' AND ${of(e)}`;

/** Of what has words among codes, the codes stay; of what cannot be opened any more, `nothing`. */
const rewritten =
  <T>(table: string, column: string, purpose: string, without: (read: T) => T, nothing: T): Erase =>
  async ({ db, seal, cases }) => {
    const rows = await db.$queryRaw<{ id: string; sealed: string }[]>`
      SELECT "id", ${named(column)} AS "sealed" FROM ${named(table)} WHERE "caseId" IN ${cases}`;
    const read = (sealed: string): T => {
      try {
        return JSON.parse(seal.open(purpose, sealed)) as T;
      } catch {
        return nothing;
      }
    };
    for (const { id, sealed } of rows) {
      const next = seal.seal(purpose, JSON.stringify(without(read(sealed))));
      await db.$executeRaw`UPDATE ${named(table)} SET ${named(column)} = ${next} WHERE "id" = ${id}`;
    }
    return rows.length;
  };

const NO_PART: Part = { words: '', override: null };
const NO_BRIEF: Brief = { span: '', begin: '', band: '', words: '' };

/**
 * Every sealed column that hangs on a case, and how it is erased, in this order. A test names each that is neither here nor
 * in {@link KEPT}.
 */
export const ERASED: Readonly<Record<string, Erase>> = {
  // Where a reporter was told; the ids of these rows begin with the report's, or with that of another of the same chat. Letters only, so that any collation finds them.
  'Outbox.sealedAddress': async ({ db, reports }) => {
    let erased = 0;
    for (const { id } of await db.$queryRaw<{ id: string }[]>`SELECT "id" FROM "Report" WHERE "id" IN ${reports}`) {
      erased += await db.$executeRaw`
        DELETE FROM "Outbox" WHERE "id" BETWEEN ${id} AND ${`${id}zzzz`} AND "id" LIKE ${`${id}:news:%`}`;
    }
    return erased;
  },
  'Reporter.sealedAddress': ({ db, reports }) => db.$executeRaw`DELETE FROM "Reporter" WHERE "reportId" IN ${reports}`,
  'Report.sealedDraft': rewritten('Report', 'sealedDraft', DRAFT, erasedDraft, {
    answers: {},
    signs: [],
    askedForHelp: false,
  }),
  'CaseNote.sealedText': emptied('CaseNote', 'sealedText', ''),
  'Conflict.sealedName': emptied('Conflict', 'sealedName', null),
  'HandOver.sealedNote': emptied('HandOver', 'sealedNote', null),
  'Referral.sealedTask': rewritten<Part>('Referral', 'sealedTask', TASK, () => NO_PART, NO_PART),
  'Offer.sealedNote': emptied(
    'Offer',
    'sealedNote',
    null,
    ({ cases }) => sql`"needId" IN (SELECT "id" FROM "Need" WHERE "caseId" IN ${cases})`,
  ),
  'Need.sealedBrief': rewritten<Brief>('Need', 'sealedBrief', BRIEF, (brief) => ({ ...brief, words: '' }), NO_BRIEF),
};

/** Sealed columns that are not erased with a case, and why. */
export const KEPT: Readonly<Record<string, string>> = {
  'Report.sealedTriage': 'codes of rules and answers that explain the level, no words; the level stays',
  'Obligation.sealedRoute': 'codes of kinds of posts, no words; the record holds them too, of each step',
  'Outbox.sealedMessage': 'erased as soon as it is sent or given up',
  'Mail.sealedMessage': 'what a page showed, erased after 30 days whatever becomes of the case',
  'Conversation.sealedState':
    'forgotten by the conversation itself, 30 days after the last word was added to what it filed; one that could not be restored waits for a human as long as a closed case keeps its words',
  'Conversation.sealedAddress':
    'goes with its last timer, 30 days after the last word; the row stays, so that their next report gets a number of its own',
  'ParkedUpdate.sealedInbound':
    'of no case: what could not be taken or restored waits for a human as long as a closed case keeps its words',
  'Enrolment.sealedAddress':
    'of the guardian, who is reminded until they stop it: has its own day; who agreed to nothing goes with the words',
  'Enrolment.sealedPhone': 'the same',
  'Member.sealedName': 'of staff',
  'MemberAddress.sealedAddress': 'of staff',
  'Invite.sealedName': 'of staff; that of whoever never came is erased 30 days after the invite ended',
};

/**
 * Nothing keeps a closed case `c` any longer: no duty that is open, no hold of the operator's, none for the police
 * (未成年人网络保护条例 art 38), nothing that its reporter added since.
 */
const erasable = ({ closed, unfounded }: KeptSince): Sql => {
  const last = sql`CASE WHEN c."outcome" = 'unfounded' THEN CAST(${unfounded} AS BIGINT) ELSE CAST(${closed} AS BIGINT) END`;
  return sql`
  c."closedAt" IS NOT NULL AND c."erasedAt" IS NULL AND c."mergedInto" IS NULL AND c."keptAt" IS NULL
  AND c."closedAt" <= ${last}
  AND NOT EXISTS (SELECT 1 FROM "Obligation" o WHERE o."caseId" = c."id" AND (o."state" <> 'done'
    OR (o."kind" = 'police_report' AND o."openedAt" > COALESCE(c."freedAt", 0))))
  AND NOT EXISTS (SELECT 1 FROM "Report" r WHERE r."caseId" = c."id" AND r."updatedAt" > ${last})
  AND NOT EXISTS (SELECT 1 FROM "Case" k WHERE k."mergedInto" = c."id" AND k."keptAt" IS NOT NULL)`;
};

/** A chat that could not be restored, and has its words still: nothing else changes its row once it is parked. */
const PARKED = sql`"parkedAt" IS NOT NULL AND "updatedAt" <= "parkedAt"`;

/** Erasing what people wrote about cases whose time of keeping is over. */
export const erasure = (db: Db, { seal }: Sealing) => ({
  /** Cases to be erased, those closed longest ago first. */
  async due(since: KeptSince, limit: number): Promise<string[]> {
    const latest = Math.max(since.closed, since.unfounded);
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT c."id" FROM "Case" c WHERE c."closedAt" <= ${latest} AND ${erasable(since)}
      ORDER BY c."closedAt", c."id" LIMIT ${limit}`;
    return rows.map(({ id }) => id);
  },

  /** Whether nothing keeps this case any longer. */
  async allowed(id: string, since: KeptSince): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM "Case" c WHERE c."id" = ${id} AND ${erasable(since)}`;
    return rows.length > 0;
  },

  /** Until when a chat in which this case was reported remembers what was told, as it was saved last; null: none does. */
  async rememberedUntil(id: string): Promise<Instant | null> {
    const [row] = await db.$queryRaw<{ at: bigint | number | null }[]>`
      SELECT MAX(c."wakeAt") AS "at" FROM "Conversation" c WHERE c."chatKey" IN (
        SELECT r."chatKey" FROM "Reporter" r JOIN "Report" p ON p."id" = r."reportId"
        WHERE p."caseId" IN (SELECT "id" FROM "Case" WHERE "id" = ${id} OR "mergedInto" = ${id}))`;
    return row?.at === null || row?.at === undefined ? null : Number(row.at);
  },

  /** Takes a case to erase it in this transaction. False when it is not to be erased, or another instance has. */
  async take(id: string, since: KeptSince, now: Instant): Promise<boolean> {
    return (
      (await db.$executeRaw`
        UPDATE "Case" AS c SET "erasedAt" = ${now}, "updatedAt" = ${now} WHERE c."id" = ${id} AND ${erasable(since)}`) >
      0
    );
  },

  /** Erases the words of a case and of those linked to it. Returns of how many rows, by column. */
  async erase(id: string): Promise<Record<string, number>> {
    const cases = sql`(SELECT "id" FROM "Case" WHERE "id" = ${id} OR "mergedInto" = ${id})`;
    const reports = sql`(SELECT "id" FROM "Report" WHERE "caseId" IN ${cases})`;
    const erased: Record<string, number> = {};
    for (const [column, erase] of Object.entries(ERASED)) {
      const rows = await erase({ db, seal, cases, reports });
      if (rows > 0) erased[column] = rows;
    }
    return erased;
  },

  /** What was set aside for a human and still has its words: how much, and since when the oldest. */
  async setAside(): Promise<{ readonly count: number; readonly since: Instant | null }> {
    const [row] = await db.$queryRaw<{ count: bigint | number; since: bigint | null }[]>`
      SELECT COUNT(*) AS "count", MIN("at") AS "since" FROM (
        SELECT "at" FROM "ParkedUpdate"
        UNION ALL SELECT "parkedAt" FROM "Conversation" WHERE ${PARKED}
      ) AS "aside"`;
    return { count: Number(row?.count ?? 0), since: row?.since == null ? null : Number(row.since) };
  },

  /** Erases the words of what was set aside by then. A chat keeps its row, and so its number. Returns of how many. */
  async forgetSetAside(before: Instant, now: Instant): Promise<number> {
    const turns = await db.$executeRaw`DELETE FROM "ParkedUpdate" WHERE "at" <= ${before}`;
    const chats = await db.$executeRaw`
      UPDATE "Conversation" SET "sealedState" = ${seal.seal(STATE, '{}')}, "updatedAt" = ${now}
      WHERE ${PARKED} AND "parkedAt" <= ${before}`;
    return turns + chats;
  },

  /** What an event that says so bears: whoever empties a note and has no data key cannot write one. */
  proof: (caseId: string, at: Instant): string => seal.digest(CASE_ERASED, `${caseId}:${at}`),

  /** When the words of a case were erased, as its events prove it; in no order. */
  async provenAt(caseId: string): Promise<Instant[]> {
    const rows = await db.$queryRaw<{ at: bigint; data: string }[]>`
      SELECT "at", "data" FROM "Event" WHERE "caseId" = ${caseId} AND "kind" = ${CASE_ERASED}`;
    return rows
      .map(({ at, data }) => ({ at: Number(at), data }))
      .flatMap(({ at, data }) => (data.includes(`"proof":"${this.proof(caseId, at)}"`) ? [at] : []));
  },

  /** The operator has a case kept, and those linked to it, or not any more. False where its words are erased. */
  async keep(id: string, keeps: boolean, now: Instant): Promise<boolean> {
    const [keptAt, freedAt] = keeps ? [now, null] : [null, now];
    const changed = await db.$executeRaw`
      UPDATE "Case" SET "keptAt" = ${keptAt}, "freedAt" = COALESCE(${freedAt}, "freedAt")
      WHERE ("id" = ${id} OR "mergedInto" = ${id}) AND "erasedAt" IS NULL`;
    return changed > 0;
  },
});
