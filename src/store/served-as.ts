import { SERVED_AS, type ServedAs } from '../domain/served-as.js';
import type { Db } from './records.js';

const KEY = 'served-as';

/** With what settings the database was served at the last start. */
export const servedAs = (db: Db) => ({
  /** Null before the first start, and where an earlier release made it. */
  async last(): Promise<ServedAs | null> {
    const [row] = await db.$queryRaw<{ value: string }[]>`SELECT "value" FROM "Setting" WHERE "key" = ${KEY}`;
    return SERVED_AS.find((one) => one === row?.value) ?? null;
  },

  async save(how: ServedAs): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Setting" ("key", "value") VALUES (${KEY}, ${how})
      ON CONFLICT ("key") DO UPDATE SET "value" = excluded."value"`;
  },
});
