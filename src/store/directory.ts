import type { Instant } from '../domain/clock.js';
import { readHours, writeHours } from '../domain/hours.js';
import type { Post, PostKind, Sector } from '../domain/post.js';
import type { Db } from './records.js';

/** What still runs at a post. */
export interface Running {
  readonly code: string;
  readonly members: number;
  readonly cases: number;
  readonly taken: number;
  readonly waiting: number;
}

/** The posts of the directory, as loaded at the last start. */
export const directory = (db: Db) => ({
  async posts(): Promise<Post[]> {
    const rows = await db.$queryRaw<PostRow[]>`
      SELECT "code", "name", "kind", "sector", "area", "reportsTo", "timezone", "hours" FROM "Post"
      WHERE "removedAt" IS NULL ORDER BY "code"`;
    return rows.map((row) => ({
      code: row.code,
      name: row.name,
      kind: row.kind,
      sector: row.sector,
      area: row.area,
      reportsTo: row.reportsTo ?? undefined,
      timezone: row.timezone,
      hours: readHours(row.hours ?? '') ?? undefined,
    }));
  },

  /** What still runs at posts: who holds them, open cases, duties taken in them, and what calls there now. */
  async running(codes: readonly string[]): Promise<Running[]> {
    if (codes.length === 0) return [];
    const found: Running[] = [];
    for (const code of codes) {
      const [row] = await db.$queryRaw<Record<Exclude<keyof Running, 'code'>, bigint | number>[]>`
        SELECT
          (SELECT COUNT(*) FROM "Holding" h JOIN "Member" m ON m."id" = h."memberId" AND m."removedAt" IS NULL
            WHERE h."postCode" = ${code} AND h."until" IS NULL) AS "members",
          (SELECT COUNT(*) FROM "Case" WHERE "holderPost" = ${code} AND "closedAt" IS NULL) AS "cases",
          (SELECT COUNT(*) FROM "Obligation" WHERE "holderPost" = ${code} AND "state" = 'acknowledged') AS "taken",
          (SELECT COUNT(DISTINCT o."id") FROM "Obligation" o JOIN "Outbox" m ON m."obligationId" = o."id"
            AND m."postCode" = ${code} AND m."kind" IN ('page', 'nudge') AND m."epoch" = o."epoch"
            WHERE o."state" = 'open') AS "waiting"`;
      const { members = 0, cases = 0, taken = 0, waiting = 0 } = row ?? {};
      const counts = [Number(members), Number(cases), Number(taken), Number(waiting)] as const;
      if (counts.some((count) => count > 0)) {
        found.push({ code, members: counts[0], cases: counts[1], taken: counts[2], waiting: counts[3] });
      }
    }
    return found;
  },

  /** Makes the stored directory equal to `posts`; posts no longer listed stay on record as removed. */
  async replace(posts: readonly Post[], now: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "Post" SET "removedAt" = ${now} WHERE "removedAt" IS NULL`;
    for (const { code, name, kind, sector, area, reportsTo, timezone, hours } of posts) {
      const open = hours ? writeHours(hours) : null;
      await db.$executeRaw`
        INSERT INTO "Post" ("code", "name", "kind", "sector", "area", "reportsTo", "timezone", "hours", "removedAt")
        VALUES (${code}, ${name}, ${kind}, ${sector}, ${area}, ${reportsTo ?? null}, ${timezone}, ${open}, NULL)
        ON CONFLICT ("code") DO UPDATE SET "name" = excluded."name", "kind" = excluded."kind",
          "sector" = excluded."sector", "area" = excluded."area", "reportsTo" = excluded."reportsTo",
          "timezone" = excluded."timezone", "hours" = excluded."hours", "removedAt" = NULL`;
    }
  },
});

interface PostRow {
  code: string;
  name: string;
  kind: PostKind;
  sector: Sector;
  area: string;
  reportsTo: string | null;
  timezone: string;
  hours: string | null;
}
