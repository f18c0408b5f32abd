import type { Address } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import { memberChats } from './member-chats.js';
import type { Db, Sealing } from './records.js';

/** A person who holds posts. */
export interface Member {
  readonly id: string;
  /** What colleagues see. */
  readonly name: string;
  /** Those they hold now, and those they stand in for now. */
  readonly posts: readonly string[];
  /** Since when they are not called; null while on duty. */
  readonly offDutySince: Instant | null;
}

/** A post and who holds it. */
export interface Held {
  readonly memberId: string;
  readonly postCode: string;
}

const NAME = 'member.name';
/** What the name of an invite is sealed as. */
export const INVITED_NAME = 'invite.name';

type HeldOnDuty = Held & { readonly offDutySince: bigint | null };

/** Apart for each engine, and whole: a statement in parts would be prepared anew at every call. */
const holdersOf = {
  postgresql: (db: Db, codes: string, now: Instant) => db.$queryRaw<HeldOnDuty[]>`
    SELECT h."memberId", h."postCode", m."offDutySince", MIN(h."stands") AS "stands", MIN(h."since") AS "since" FROM (
      SELECT "memberId", "postCode", 0 AS "stands", "since" FROM "Holding"
      WHERE "postCode" IN (SELECT jsonb_array_elements_text(${codes}::jsonb)) AND "until" IS NULL
      UNION ALL
      SELECT "memberId", "postCode", 1 AS "stands", "startsAt" AS "since" FROM "StandIn"
      WHERE "postCode" IN (SELECT jsonb_array_elements_text(${codes}::jsonb))
        AND "startsAt" <= ${now} AND "endsAt" > ${now}
    ) AS h JOIN "Member" m ON m."id" = h."memberId"
    WHERE m."removedAt" IS NULL
    GROUP BY h."postCode", h."memberId", m."offDutySince"
    ORDER BY h."postCode", "stands", "since", h."memberId"`,
  sqlite: (db: Db, codes: string, now: Instant) => db.$queryRaw<HeldOnDuty[]>`
    SELECT h."memberId", h."postCode", m."offDutySince", MIN(h."stands") AS "stands", MIN(h."since") AS "since" FROM (
      SELECT "memberId", "postCode", 0 AS "stands", "since"
      FROM json_each(${codes}) CROSS JOIN "Holding" ON "postCode" = value WHERE "until" IS NULL
      UNION ALL
      SELECT "memberId", "postCode", 1 AS "stands", "startsAt" AS "since"
      FROM json_each(${codes}) CROSS JOIN "StandIn" ON "postCode" = value WHERE "startsAt" <= ${now} AND "endsAt" > ${now}
    ) AS h JOIN "Member" m ON m."id" = h."memberId"
    WHERE m."removedAt" IS NULL
    GROUP BY h."postCode", h."memberId", m."offDutySince"
    ORDER BY h."postCode", "stands", "since", h."memberId"`,
};

/** Members, the posts they hold or stand in for, and the chats they are reached at. */
export const members = (db: Db, { seal, chats, chatKey, engine }: Sealing) => ({
  /** The member that a chat is bound to; null for a stranger and for a member who left. */
  async byAddress(address: Address, now: Instant): Promise<Member | null> {
    const [bound] = await db.$queryRaw<{ memberId: string }[]>`
      SELECT "memberId" FROM "MemberAddress" WHERE "chatKey" = ${chatKey(address)}`;
    return bound ? this.byId(bound.memberId, now) : null;
  },

  async byId(id: string, now: Instant): Promise<Member | null> {
    const [member] = await db.$queryRaw<{ sealedName: string; offDutySince: bigint | null }[]>`
      SELECT "sealedName", "offDutySince" FROM "Member" WHERE "id" = ${id} AND "removedAt" IS NULL`;
    if (!member) return null;
    const holdings = await db.$queryRaw<{ postCode: string }[]>`
      SELECT "postCode" FROM (
        SELECT "postCode" FROM "Holding" WHERE "memberId" = ${id} AND "until" IS NULL
        UNION SELECT "postCode" FROM "StandIn" WHERE "memberId" = ${id} AND "startsAt" <= ${now} AND "endsAt" > ${now}
      ) AS "held"
      WHERE NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."code" = "held"."postCode" AND p."removedAt" IS NOT NULL)
      ORDER BY "postCode"`;
    return {
      id,
      name: seal.open(NAME, member.sealedName),
      posts: holdings.map((holding) => holding.postCode),
      offDutySince: member.offDutySince === null ? null : Number(member.offDutySince),
    };
  },

  /** Who still holds a post that is not in the directory any more, and which: it is theirs again when it comes back. */
  async ofRemovedPosts(): Promise<Held[]> {
    return db.$queryRaw<Held[]>`
      SELECT h."memberId", h."postCode" FROM "Post" p JOIN "Holding" h ON h."postCode" = p."code" AND h."until" IS NULL
      WHERE p."removedAt" IS NOT NULL
      UNION SELECT s."memberId", s."postCode" FROM "Post" p JOIN "StandIn" s ON s."postCode" = p."code"
      WHERE p."removedAt" IS NOT NULL
      ORDER BY "memberId", "postCode"`;
  },

  /** Everybody who has not left, in the order they came. */
  async all(now: Instant): Promise<Member[]> {
    const rows = await db.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Member" WHERE "removedAt" IS NULL ORDER BY "createdAt", "id"`;
    const found: Member[] = [];
    for (const { id } of rows) {
      const member = await this.byId(id, now);
      if (member) found.push(member);
    }
    return found;
  },

  /** The posts of the directory that a member holds themselves. */
  async heldBy(id: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ postCode: string }[]>`
      SELECT "postCode" FROM "Holding" h WHERE "memberId" = ${id} AND "until" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "Post" p WHERE p."code" = h."postCode" AND p."removedAt" IS NOT NULL)
      ORDER BY "postCode"`;
    return rows.map(({ postCode }) => postCode);
  },

  /** The posts a member holds, or stands in for at any time. */
  async postsOf(id: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ postCode: string }[]>`
      SELECT "postCode" FROM "Holding" WHERE "memberId" = ${id} AND "until" IS NULL
      UNION SELECT "postCode" FROM "StandIn" WHERE "memberId" = ${id}`;
    return rows.map(({ postCode }) => postCode);
  },

  /** The name of a member, also of one who left. */
  async nameOf(id: string): Promise<string | null> {
    const [member] = await db.$queryRaw<{ sealedName: string }[]>`SELECT "sealedName" FROM "Member" WHERE "id" = ${id}`;
    return member ? seal.open(NAME, member.sealedName) : null;
  },

  /** Every name a member is known by: the one shown, and those under which they were invited. */
  async namesOf(id: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ shown: string | null; invited: string | null }[]>`
      SELECT "sealedName" AS "shown", NULL AS "invited" FROM "Member" WHERE "id" = ${id}
      UNION ALL SELECT NULL, "sealedName" FROM "Invite" WHERE "usedBy" = ${id} AND "sealedName" IS NOT NULL`;
    const names = rows.flatMap(({ shown, invited }) => [
      ...(shown === null ? [] : [seal.open(NAME, shown)]),
      ...(invited === null ? [] : [seal.open(INVITED_NAME, invited)]),
    ]);
    return [...new Set(names)];
  },

  async add(id: string, name: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Member" ("id", "sealedName", "createdAt") VALUES (${id}, ${seal.seal(NAME, name)}, ${now})`;
  },

  /** The member holds these posts: those given up before from now on, those held still since they were. */
  async hold(memberId: string, postCodes: readonly string[], now: Instant): Promise<void> {
    for (const postCode of postCodes) {
      await db.$executeRaw`
        INSERT INTO "Holding" ("memberId", "postCode", "since") VALUES (${memberId}, ${postCode}, ${now})
        ON CONFLICT ("memberId", "postCode") DO UPDATE SET "until" = NULL,
          "since" = CASE WHEN "Holding"."until" IS NULL THEN "Holding"."since" ELSE excluded."since" END`;
    }
  },

  /** The member gives a post up. False when they did not hold it. */
  async release(memberId: string, postCode: string, now: Instant): Promise<boolean> {
    const { count } = await db.holding.updateMany({ where: { memberId, postCode, until: null }, data: { until: now } });
    return count > 0;
  },

  /** The member holds a post for somebody else from `startsAt`, inclusive, to `endsAt`, exclusive. */
  async standIn(memberId: string, postCode: string, startsAt: Instant, endsAt: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "StandIn" ("memberId", "postCode", "startsAt", "endsAt")
      VALUES (${memberId}, ${postCode}, ${startsAt}, ${endsAt})
      ON CONFLICT ("memberId", "postCode", "startsAt") DO UPDATE SET "endsAt" = excluded."endsAt"`;
  },

  /** When a member stands in for whom, now or later. */
  async standIns(memberId: string, now: Instant): Promise<{ postCode: string; startsAt: Instant; endsAt: Instant }[]> {
    const rows = await db.$queryRaw<{ postCode: string; startsAt: bigint; endsAt: bigint }[]>`
      SELECT "postCode", "startsAt", "endsAt" FROM "StandIn" WHERE "memberId" = ${memberId} AND "endsAt" > ${now}
      ORDER BY "startsAt", "postCode"`;
    return rows.map((row) => ({ ...row, startsAt: Number(row.startsAt), endsAt: Number(row.endsAt) }));
  },

  /** Whose time as a stand-in ended after one instant, up to another. */
  async endedStandIns(after: Instant, upTo: Instant): Promise<Held[]> {
    return db.$queryRaw<Held[]>`
      SELECT DISTINCT "memberId", "postCode" FROM "StandIn" WHERE "endsAt" > ${after} AND "endsAt" <= ${upTo}
      ORDER BY "memberId", "postCode"`;
  },

  /** Who began to stand in for a post after `after`, and does at `upTo`; since when. */
  async begunStandIns(after: Instant, upTo: Instant): Promise<(Held & { readonly since: Instant })[]> {
    const rows = await db.$queryRaw<(Held & { since: bigint })[]>`
      SELECT "memberId", "postCode", MAX("startsAt") AS "since" FROM "StandIn"
      WHERE "startsAt" > ${after} AND "startsAt" <= ${upTo} AND "endsAt" > ${upTo}
      GROUP BY "memberId", "postCode" ORDER BY "memberId", "postCode"`;
    return rows.map((row) => ({ ...row, since: Number(row.since) }));
  },

  /** Whether the member held a post, or stood in for it, right before an instant. */
  async wasThere(memberId: string, postCode: string, before: Instant): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Holding" WHERE "memberId" = ${memberId} AND "postCode" = ${postCode}
        AND "since" < ${before} AND ("until" IS NULL OR "until" >= ${before})
      UNION ALL
      SELECT 1 FROM "StandIn" WHERE "memberId" = ${memberId} AND "postCode" = ${postCode}
        AND "startsAt" < ${before} AND "endsAt" >= ${before}
      LIMIT 1`;
    return rows.length > 0;
  },

  /** The member is called no more, or again. False when that is how it was. */
  async setDuty(memberId: string, on: boolean, now: Instant): Promise<boolean> {
    const count = on
      ? await db.$executeRaw`
          UPDATE "Member" SET "offDutySince" = NULL WHERE "id" = ${memberId} AND "offDutySince" IS NOT NULL`
      : await db.$executeRaw`
          UPDATE "Member" SET "offDutySince" = ${now} WHERE "id" = ${memberId} AND "offDutySince" IS NULL`;
    return count > 0;
  },

  /**
   * Who is on duty and holds any of these posts now, or stands in for whoever does; the posts' own holders first. With
   * `offDutyToo` also who is not: for an alarm that reaches nobody else.
   */
  async holders(postCodes: readonly string[], now: Instant, { offDutyToo = false } = {}): Promise<Held[]> {
    if (postCodes.length === 0) return [];
    const rows = await holdersOf[engine](db, JSON.stringify(postCodes), now);
    return rows
      .filter(({ offDutySince }) => offDutyToo || offDutySince === null)
      .map(({ memberId, postCode }) => ({ memberId, postCode }));
  },

  /** The person left: no post, no calls; what they did stays on record. */
  async remove(id: string, now: Instant): Promise<boolean> {
    const { count } = await db.member.updateMany({ where: { id, removedAt: null }, data: { removedAt: now } });
    return count > 0;
  },

  // At the end: an object that begins with what another holds takes V8 a hundred times as long to make, and each transaction does.
  ...memberChats(db, { chats, chatKey }),
});
