import type { Instant } from '../domain/clock.js';
import { events } from './events.js';
import type { Db, Sealing } from './records.js';

/** A claimed row that could not be opened, as far as it can still be told of. */
interface Ruined {
  readonly id: string;
  readonly obligationId: string | null;
  readonly memberId: string | null;
}

/**
 * What can be opened of the rows that were claimed. A row that cannot be is settled as failed, on record where it called
 * somebody: left as it is it would be claimed first every time, and nothing would leave any more.
 */
export const readable = async <Row extends Ruined, Opened>(
  db: Db,
  sealing: Pick<Sealing, 'seal' | 'engine'>,
  rows: readonly Row[],
  open: (row: Row) => Opened,
  now: Instant,
): Promise<Opened[]> => {
  const opened: Opened[] = [];
  for (const row of rows) {
    try {
      opened.push(open(row));
    } catch {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'failed', "claim" = NULL, "leaseUntil" = NULL, "sealedMessage" = NULL,
          "failure" = 'unreadable', "settledAt" = ${now} WHERE "id" = ${row.id}`;
      if (row.obligationId === null || row.memberId === null) continue;
      const about = { obligationId: row.obligationId, memberId: row.memberId };
      await events(db, sealing).add({ at: now, kind: 'member.unreachable', ...about });
    }
  }
  return opened;
};
