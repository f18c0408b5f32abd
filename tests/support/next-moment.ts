import type { Database } from '../../src/store/engines/engine.js';

/** The next moment after `now` at which anything is due, up to `until`. */
export const nextMoment = async (database: Database, now: number, until: number): Promise<number> => {
  const [row] = await database.prisma.$queryRaw<{ at: bigint | null }[]>`
    SELECT MIN("at") AS "at" FROM (
      SELECT MIN("nextDueAt") AS "at" FROM "Obligation" WHERE "nextDueAt" > ${now}
      UNION ALL SELECT MIN("nextAt") FROM "Reminder" WHERE "nextAt" > ${now}
      UNION ALL SELECT MIN("wakeAt") FROM "Conversation" WHERE "wakeAt" > ${now}
      UNION ALL SELECT MIN("notBefore") FROM "Outbox" WHERE "state" = 'pending' AND "notBefore" > ${now}
      UNION ALL SELECT MIN("leaseUntil") FROM "Outbox" WHERE "state" = 'claimed' AND "leaseUntil" > ${now}
      UNION ALL SELECT MIN("pausedUntil") FROM "Pace" WHERE "pausedUntil" > ${now}
      UNION ALL SELECT MIN("paidUntil") FROM "Pace" WHERE "paidUntil" > ${now}
    ) AS moments`;
  return Math.min(until, row?.at === null || row?.at === undefined ? until : Number(row.at));
};
