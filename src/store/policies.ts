import type { Instant } from '../domain/clock.js';
import type { Db } from './records.js';

/** Every ladder that was ever in force: an obligation follows the one it was opened with. */
export const policies = (db: Db) => ({
  async keep(version: string, json: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "LadderPolicy" ("version", "json", "createdAt") VALUES (${version}, ${json}, ${now})
      ON CONFLICT ("version") DO NOTHING`;
  },

  async json(version: string): Promise<string | null> {
    const found = await db.ladderPolicy.findUnique({ where: { version } });
    return found?.json ?? null;
  },
});
