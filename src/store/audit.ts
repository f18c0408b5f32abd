import sql, { join, type Sql } from 'sql-template-tag';
import type { ChannelName } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import { type CaseStatus, ENDED_STATUSES, FALLS_BACK, RESPONSIBLE } from '../domain/obligation.js';
import type { NewOutboxRow } from './outbox-row.js';
import type { Db } from './records.js';

/** Counting stops here, so that a look costs the same with a million rows open; a figure that large means "or more". */
export const MOST_COUNTED = 10_000;
/** So many ids in one statement: both engines bear more. */
const MOST_ASKED = 500;

/** How many rows there are, up to `MOST_COUNTED`, and the instant of the one that waits longest; null with none. */
export interface Counted {
  readonly count: number;
  readonly oldest: Instant | null;
}

/** Where obligations stand: those of one ladder and level, from `rung` up. */
export interface Standing {
  readonly policyVersion: string;
  readonly level: Level;
  readonly rung: number;
}

const counted = (rows: Sql): Sql => sql`SELECT COUNT(*) AS "count", MIN("at") AS "oldest" FROM (${rows}) AS "found"`;

/** The post was not left out of the directory. */
const inDirectory = (code: Sql): Sql =>
  sql`(SELECT p."removedAt" FROM "Post" p WHERE p."code" = ${code} LIMIT 1) IS NULL`;

/**
 * What calls for somebody to take the case of `"c"`, as urgently as it is; an offer of it does not: its sender is to have it
 * until then.
 */
const calling = (): Sql => sql`
  SELECT 1 FROM "Obligation" o WHERE o."caseId" = c."id" AND o."state" = 'open' AND o."level" <= c."level"
    AND o."kind" IN (${join([...RESPONSIBLE])}) LIMIT 1`;

/** A case whose alarm stood: whether nobody holds it still, or somebody is still being called to take it over. */
export interface Unheld {
  readonly id: string;
  readonly number: string;
  readonly level: Level;
  readonly stands: boolean;
}

/** The statements of an audit, apart from who runs them: a test asks both engines how each is planned. */
export const auditStatements = {
  overdue: (before: Instant): Sql =>
    counted(sql`
      SELECT "nextDueAt" AS "at" FROM "Obligation" WHERE "nextDueAt" IS NOT NULL AND "nextDueAt" <= ${before}
      ORDER BY "nextDueAt" LIMIT ${MOST_COUNTED}`),
  timerless: (limit: number): Sql => sql`
    SELECT "id" FROM "Obligation" WHERE "nextDueAt" IS NULL AND "state" <> 'done' ORDER BY "id" LIMIT ${limit}`,
  standing: ({ policyVersion, level, rung }: Standing): Sql =>
    counted(sql`
      SELECT NULL AS "at" FROM "Obligation" WHERE "state" = 'open' AND "policyVersion" = ${policyVersion}
        AND "level" = ${level} AND "rung" >= ${rung} LIMIT ${MOST_COUNTED}`),
  pending: (): Sql =>
    counted(sql`
      SELECT "notBefore" AS "at" FROM "Outbox" WHERE "settledAt" IS NULL AND "state" = 'pending'
      ORDER BY "notBefore" LIMIT ${MOST_COUNTED}`),
  troubled: (): Sql =>
    counted(sql`
      SELECT "createdAt" AS "at" FROM "Outbox" WHERE "settledAt" IS NULL AND "failure" IS NOT NULL
      ORDER BY "createdAt" LIMIT ${MOST_COUNTED}`),
  claimed: (): Sql =>
    counted(sql`
      SELECT "leaseUntil" AS "at" FROM "Outbox" WHERE "state" = 'claimed' AND "leaseUntil" IS NOT NULL
      ORDER BY "leaseUntil" LIMIT ${MOST_COUNTED}`),
  expired: (before: Instant): Sql =>
    counted(sql`
      SELECT "leaseUntil" AS "at" FROM "Outbox" WHERE "state" = 'claimed' AND "leaseUntil" <= ${before}
      ORDER BY "leaseUntil" LIMIT ${MOST_COUNTED}`),
  parkedTurns: (): Sql =>
    counted(
      sql`SELECT NULL AS "at" FROM (SELECT "id" FROM "ParkedUpdate" ORDER BY "id" LIMIT ${MOST_COUNTED}) AS "kept"`,
    ),
  parkedChats: (): Sql =>
    counted(sql`
      SELECT "parkedAt" AS "at" FROM "Conversation" WHERE "parkedAt" IS NOT NULL
      ORDER BY "parkedAt" LIMIT ${MOST_COUNTED}`),
  /**
   * The next members after an id, and whether each left, has no post, or no chat that works. One look-up for each, which the
   * limit keeps PostgreSQL from turning into a reading of the whole table.
   */
  gone: (after: string, channels: readonly ChannelName[], limit: number, now: Instant): Sql => sql`
    SELECT m."id", CASE WHEN m."removedAt" IS NOT NULL
        OR COALESCE((SELECT h."postCode" FROM "Holding" h
          WHERE h."memberId" = m."id" AND h."until" IS NULL AND ${inDirectory(sql`h."postCode"`)} LIMIT 1),
          (SELECT s."postCode" FROM "StandIn" s
          WHERE s."memberId" = m."id" AND s."startsAt" <= ${now} AND s."endsAt" > ${now}
            AND ${inDirectory(sql`s."postCode"`)} LIMIT 1)) IS NULL
        OR (SELECT a."channel" FROM "MemberAddress" a
          WHERE a."memberId" = m."id" AND a."blockedAt" IS NULL AND a."channel" IN (${join([...channels])}) LIMIT 1) IS NULL
      THEN 1 ELSE 0 END AS "gone"
    FROM "Member" m WHERE m."id" > ${after} ORDER BY m."id" LIMIT ${limit}`,
  /** The cases of these members that nobody is being called for. */
  abandoned: (memberIds: readonly string[]): Sql => sql`
    SELECT c."id", c."status", (${calling()}) AS "called" FROM "Case" c
    WHERE c."holderId" IN (${join([...memberIds])}) AND c."closedAt" IS NULL`,
  /** The next cases after an id that nobody holds, and whether somebody is being called for each. */
  unheld: (after: string, limit: number): Sql => sql`
    SELECT c."id", c."status", (${calling()}) AS "called" FROM "Case" c
    WHERE c."holderId" IS NULL AND c."closedAt" IS NULL AND c."id" > ${after} ORDER BY c."id" LIMIT ${limit}`,
  stillUnheld: (ids: readonly string[]): Sql => sql`
    SELECT c."id", c."number", c."level", CASE WHEN c."closedAt" IS NULL AND c."status" NOT IN (${join([...ENDED_STATUSES])})
      AND (c."holderId" IS NULL OR EXISTS (SELECT 1 FROM "Obligation" o
        WHERE o."caseId" = c."id" AND o."state" = 'open' AND o."kind" = 'take_over'))
      THEN 1 ELSE 0 END AS "stands"
    FROM "Case" c WHERE c."id" IN (${join([...ids])})`,
  reachable: (posts: readonly string[], channels: readonly ChannelName[], now: Instant): Sql => {
    const byWhom = sql`
      JOIN "Member" m ON m."id" = h."memberId" AND m."removedAt" IS NULL AND m."offDutySince" IS NULL
      JOIN "MemberAddress" a ON a."memberId" = h."memberId" AND a."blockedAt" IS NULL
      WHERE h."postCode" IN (${join([...posts])}) AND a."channel" IN (${join([...channels])})`;
    return sql`
      SELECT h."postCode" FROM "Holding" h ${byWhom} AND h."until" IS NULL
      UNION SELECT h."postCode" FROM "StandIn" h ${byWhom} AND h."startsAt" <= ${now} AND h."endsAt" > ${now}`;
  },
};

interface CountedRow {
  count: bigint | number;
  oldest: bigint | number | null;
}

interface CalledRow {
  id: string;
  status: CaseStatus;
  called: bigint | number | null;
}

/** A message as far as it says when it may leave. */
export type MessageAhead = Pick<NewOutboxRow, 'id' | 'kind' | 'priority'> & { readonly postCode: string | null };

/** What was found among some rows in the order of their ids, and after which id to go on; empty: from the start. */
export interface Page {
  readonly ids: string[];
  readonly next: string;
}

const isUncalled = ({ called, status }: CalledRow): boolean => called === null && !ENDED_STATUSES.includes(status);

const pageOf = <T extends { id: string }>(rows: readonly T[], limit: number, found: (row: T) => boolean): Page => ({
  ids: rows.filter(found).map(({ id }) => id),
  next: rows.length < limit ? '' : (rows.at(-1)?.id ?? ''),
});

/** Cheap figures about what is still to be dealt with: each is found by an index over just those rows. */
export const audit = (db: Db) => {
  const count = async (statement: Sql): Promise<Counted> => {
    const [row] = await db.$queryRaw<CountedRow[]>(statement);
    return { count: Number(row?.count ?? 0), oldest: row?.oldest == null ? null : Number(row.oldest) };
  };
  const s = auditStatements;

  return {
    /** Obligations whose ladder ought to have moved before `before`. */
    overdue: (before: Instant): Promise<Counted> => count(s.overdue(before)),
    /** Ids of obligations that are not done and that nothing will ever move again. There must be none. */
    timerless: async (limit: number): Promise<string[]> =>
      (await db.$queryRaw<{ id: string }[]>(s.timerless(limit))).map(({ id }) => id),
    /**
     * What was called for, or taken, later than `from`, by a clock that was wrong; those after an id. Goes through all that
     * is open.
     */
    async ahead(from: Instant, after: string, limit: number): Promise<string[]> {
      const rows = await db.$queryRaw<{ id: string }[]>`
        SELECT "id" FROM "Obligation" WHERE "id" > ${after} AND (("state" = 'open' AND "rungStartedAt" > ${from})
          OR ("state" = 'acknowledged' AND "kind" IN (${join([...FALLS_BACK])}) AND "heldAt" > ${from}))
        ORDER BY "id" LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
    /** Messages that wait until later than `from` and were written, or tried, by such a clock; those after an id. */
    async messagesAhead(from: Instant, after: string, limit: number): Promise<MessageAhead[]> {
      const rows = await db.$queryRaw<MessageAhead[]>`
        SELECT "id", "kind", "priority", "postCode" FROM "Outbox" WHERE "settledAt" IS NULL AND "state" = 'pending'
          AND "notBefore" > ${from} AND ("createdAt" > ${from} OR "failure" IS NOT NULL) AND "id" > ${after}
        ORDER BY "id" LIMIT ${limit}`;
      return rows.map((row) => ({ ...row, priority: Number(row.priority) }));
    },
    /** Open obligations. */
    standing: async (where: Standing): Promise<number> => (await count(s.standing(where))).count,
    /** Messages that wait; `oldest` is the first moment at which one of them may leave, or could have left. */
    pending: (): Promise<Counted> => count(s.pending()),
    /** Messages that were tried and failed and are tried again, now or later; `oldest` is when the oldest was written. */
    troubled: (): Promise<Counted> => count(s.troubled()),
    /** Messages that a process says it is sending. */
    claimed: (): Promise<Counted> => count(s.claimed()),
    /** Those whose process said so too long ago. */
    expired: (before: Instant): Promise<Counted> => count(s.expired(before)),
    /** Turns that could not be taken, kept for a human. */
    parkedTurns: async (): Promise<number> => (await count(s.parkedTurns())).count,
    /** Chats whose saved state cannot be gone on with. */
    parkedChats: async (): Promise<number> => (await count(s.parkedChats())).count,
    /** Of up to `limit` members after an id, those who left or cannot be reached; `next`: where to go on. */
    async gone(after: string, channels: readonly ChannelName[], limit: number, now: Instant): Promise<Page> {
      if (channels.length === 0) return { ids: [], next: '' };
      const rows = await db.$queryRaw<{ id: string; gone: bigint | number }[]>(s.gone(after, channels, limit, now));
      return pageOf(rows, limit, ({ gone }) => Number(gone) === 1);
    },
    /** Cases of these members that nobody is called for. */
    async abandoned(memberIds: readonly string[]): Promise<string[]> {
      if (memberIds.length === 0) return [];
      return (await db.$queryRaw<CalledRow[]>(s.abandoned(memberIds))).filter(isUncalled).map(({ id }) => id);
    },
    /** Of up to `limit` cases after an id that nobody holds, those that nobody is called for; `next`: where to go on. */
    async unheld(after: string, limit: number): Promise<Page> {
      return pageOf(await db.$queryRaw<CalledRow[]>(s.unheld(after, limit)), limit, isUncalled);
    },
    /** Of cases whose alarm stood: how each stands now. */
    async stillUnheld(ids: readonly string[]): Promise<Unheld[]> {
      const found: Unheld[] = [];
      for (let from = 0; from < ids.length; from += MOST_ASKED) {
        const rows = await db.$queryRaw<(Omit<Unheld, 'stands'> & { stands: bigint | number })[]>(
          s.stillUnheld(ids.slice(from, from + MOST_ASKED)),
        );
        found.push(...rows.map((row) => ({ ...row, stands: Number(row.stands) === 1 })));
      }
      return found;
    },
    /** Which of these posts somebody on duty holds, or stands in for, who can be reached by one of these channels. */
    async reachable(posts: readonly string[], channels: readonly ChannelName[], now: Instant): Promise<Set<string>> {
      if (posts.length === 0 || channels.length === 0) return new Set();
      const rows = await db.$queryRaw<{ postCode: string }[]>(s.reachable(posts, channels, now));
      return new Set(rows.map(({ postCode }) => postCode));
    },
  };
};
