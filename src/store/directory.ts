import type { Instant } from '../domain/clock.js';
import { readHours, writeHours } from '../domain/hours.js';
import type { Post, PostKind, Sector } from '../domain/post.js';
import type { Db } from './records.js';

/** The posts of the directory, as loaded at the last start. */
export const directory = (db: Db) => ({
  async posts(): Promise<Post[]> {
    const rows = await db.post.findMany({ where: { removedAt: null }, orderBy: { code: 'asc' } });
    return rows.map((row) => ({
      code: row.code,
      name: row.name,
      kind: row.kind as PostKind,
      sector: row.sector as Sector,
      area: row.area,
      reportsTo: row.reportsTo ?? undefined,
      timezone: row.timezone,
      hours: readHours(row.hours ?? '') ?? undefined,
    }));
  },

  async post(code: string): Promise<Post | null> {
    return (await this.posts()).find((post) => post.code === code) ?? null;
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
