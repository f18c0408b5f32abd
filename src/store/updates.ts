import type { Inbound } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** Updates that were taken, so that the same one twice is one turn. */
export const updates = (db: Db, { seal }: Sealing) => ({
  /** False when this update was taken before. */
  async take(inbound: Inbound, now: Instant): Promise<boolean> {
    const id = updateKey(inbound);
    return (
      (await db.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES (${id}, ${now}) ON CONFLICT ("id") DO NOTHING`) > 0
    );
  },

  /** Keeps an update that cannot be taken for a human; the same one again is nothing. */
  async park(inbound: Inbound, error: string, now: Instant): Promise<void> {
    const sealed = seal.seal('inbound', JSON.stringify(inbound));
    await db.$executeRaw`
      INSERT INTO "ParkedUpdate" ("id", "at", "channel", "error", "sealedInbound")
      VALUES (${updateKey(inbound)}, ${now}, ${inbound.address.channel}, ${error}, ${sealed})
      ON CONFLICT ("id") DO NOTHING`;
  },

  /** Forgets updates taken before `before`: no platform repeats one that old. */
  async forget(before: Instant): Promise<number> {
    return db.$executeRaw`DELETE FROM "Update" WHERE "at" < ${before}`;
  },
});

const updateKey = ({ address, updateId }: Inbound): string => `${address.channel}:${updateId}`;
