import type { Instant } from '../domain/clock.js';
import type { Need } from '../domain/need.js';
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
      ...(row.services === null ? {} : { services: row.services.split('|') as Need[] }),
    }));
  },

  async post(code: string): Promise<Post | null> {
    return (await this.posts()).find((post) => post.code === code) ?? null;
  },

  /** Makes the stored directory equal to `posts`; posts no longer listed stay on record as removed. */
  async replace(posts: readonly Post[], now: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "Post" SET "removedAt" = ${now} WHERE "removedAt" IS NULL`;
    for (const { code, name, kind, sector, area, reportsTo, timezone, services } of posts) {
      const offered = services?.join('|') ?? null;
      await db.$executeRaw`
        INSERT INTO "Post" ("code", "name", "kind", "sector", "area", "reportsTo", "timezone", "services", "removedAt")
        VALUES (${code}, ${name}, ${kind}, ${sector}, ${area}, ${reportsTo ?? null}, ${timezone}, ${offered}, NULL)
        ON CONFLICT ("code") DO UPDATE SET "name" = excluded."name", "kind" = excluded."kind",
          "sector" = excluded."sector", "area" = excluded."area", "reportsTo" = excluded."reportsTo",
          "timezone" = excluded."timezone", "services" = excluded."services", "removedAt" = NULL`;
    }
  },
});
