import type { Instant } from '../domain/clock.js';
import { digests } from './digests.js';
import { events } from './events.js';
import type { Db, Sealing } from './records.js';

/** A claimed row that could not be opened, as far as it can still be told of. */
interface Ruined {
  readonly id: string;
  readonly kind: string;
  readonly obligationId: string | null;
  readonly epoch: number | null;
  readonly memberId: string | null;
}

/**
 * What can be opened of the rows that were claimed. A row that cannot be is settled as failed, on record where it was for
 * a member: left as it is it would be claimed first every time, and nothing would leave any more. What it was to tell of
 * others leaves by itself.
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
      if (row.memberId === null) continue;
      if (row.kind === 'digest') await digests(db, sealing).scatter(row.memberId, row.id, now);
      const about = { at: now, memberId: row.memberId, obligationId: row.obligationId ?? undefined };
      await events(db, sealing).add({
        ...about,
        kind: 'message.failed',
        data: { kind: row.kind, epoch: row.epoch === null ? null : Number(row.epoch), failure: 'unreadable' },
      });
      if (row.obligationId !== null) await events(db, sealing).add({ ...about, kind: 'member.unreachable' });
    }
  }
  return opened;
};
