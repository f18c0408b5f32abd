import { join, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
import type { ChannelName } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import type { Db } from './records.js';

/** Counting stops here, so that a look costs the same with a million rows open; a figure that large means "or more". */
export const MOST_COUNTED = 10_000;

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
    /** Which of these posts somebody on duty holds, or stands in for, who can be reached by one of these channels. */
    async reachable(posts: readonly string[], channels: readonly ChannelName[], now: Instant): Promise<Set<string>> {
      if (posts.length === 0 || channels.length === 0) return new Set();
      const rows = await db.$queryRaw<{ postCode: string }[]>(s.reachable(posts, channels, now));
      return new Set(rows.map(({ postCode }) => postCode));
    },
  };
};
