import type { Instant } from '../domain/clock.js';
import type { Db } from './records.js';

/** Every ladder that was ever in force: an obligation follows the one it was opened with. */
export const policies = (db: Db) => ({
  async keep(version: string, json: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "LadderPolicy" ("version", "json", "createdAt") VALUES (${version}, ${json}, ${now})
      ON CONFLICT ("version") DO NOTHING`;
  },

  /** The newest `limit` ladders: obligations that are open follow one of them. */
  async versions(limit: number): Promise<string[]> {
    const rows = await db.$queryRaw<{ version: string }[]>`
      SELECT "version" FROM "LadderPolicy" ORDER BY "createdAt" DESC LIMIT ${limit}`;
    return rows.map(({ version }) => version);
  },

  async json(version: string): Promise<string | null> {
    const [found] = await db.$queryRaw<{ json: string }[]>`
      SELECT "json" FROM "LadderPolicy" WHERE "version" = ${version}`;
    return found?.json ?? null;
  },
});
