import type { Instant } from '../domain/clock.js';
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
    }));
  },

  async post(code: string): Promise<Post | null> {
    return (await this.posts()).find((post) => post.code === code) ?? null;
  },

  /** Makes the stored directory equal to `posts`; posts no longer listed stay on record as removed. */
  async replace(posts: readonly Post[], now: Instant): Promise<void> {
    for (const { reportsTo, ...post } of posts) {
      const data = { ...post, reportsTo: reportsTo ?? null, removedAt: null };
      await db.post.upsert({ where: { code: post.code }, create: data, update: data });
    }
    await db.post.updateMany({
      where: { code: { notIn: posts.map((post) => post.code) }, removedAt: null },
      data: { removedAt: now },
    });
  },
});
