import type { Instant } from '../domain/clock.js';
import type { Ladder } from '../domain/ladder.js';
import type { Db } from './records.js';

/** Every ladder that was ever in force: an obligation follows the one it was opened with. */
export const policies = (db: Db) => ({
  /** Each obligation that is opened asks for this, and it is nearly always there: to write it out would be the larger part. */
  async keep(ladder: Ladder, now: Instant): Promise<void> {
    const { version } = ladder;
    const known = await db.$queryRaw<unknown[]>`SELECT 1 FROM "LadderPolicy" WHERE "version" = ${version}`;
    if (known.length > 0) return;
    await db.$executeRaw`
      INSERT INTO "LadderPolicy" ("version", "json", "createdAt") VALUES (${version}, ${JSON.stringify(ladder)}, ${now})
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
