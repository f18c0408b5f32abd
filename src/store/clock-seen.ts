import type { ClockSeen } from '../domain/clock-seen.js';
import type { Db } from './records.js';

const KEY = 'clock-seen';

/** What the sweep last saw of the clock. */
export const clockSeen = (db: Db) => ({
  /** Null before the first look. */
  async last(): Promise<ClockSeen | null> {
    const [row] = await db.$queryRaw<{ value: string }[]>`SELECT "value" FROM "Setting" WHERE "key" = ${KEY}`;
    return row ? (JSON.parse(row.value) as ClockSeen) : null;
  },

  async save(seen: ClockSeen): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Setting" ("key", "value") VALUES (${KEY}, ${JSON.stringify(seen)})
      ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"`;
  },
});
