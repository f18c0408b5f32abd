import sql, { empty } from 'sql-template-tag';
import { DAY, type Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** What was put off over the longest run of days off was put out no longer ago. */
const LONGEST_PUT_OFF = 14 * DAY;

/** A call that was told by a digest. */
export interface Gathered {
  readonly kind: string;
  readonly obligationId: string | null;
  readonly postCode: string | null;
  readonly epoch: number | null;
}

/** Calls that can wait and are told together. A gathered row keeps its words, in case the digest cannot be told. */
export const digests = (db: Db, { engine }: Pick<Sealing, 'engine'>) => ({
  /** Whether at least `most` such messages leave, or left, to a member one by one after `since`; the newest are asked first. */
  async crowd(memberId: string, since: Instant, most: number): Promise<boolean> {
    const rows = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM "Outbox"
      WHERE "memberId" = ${memberId} AND "createdAt" > ${since - LONGEST_PUT_OFF} AND "notBefore" > ${since}
        AND "kind" IN ('page', 'nudge', 'inform') AND "priority" >= 2 AND "state" IN ('pending', 'claimed', 'sent')
      ORDER BY "createdAt" DESC LIMIT ${most}`;
    return rows.length === most;
  },

  /** Leaves a message to a digest that has not left. False when it has: then the message leaves by itself. */
  async join(id: string, digestId: string): Promise<boolean> {
    // Whoever sends the digest waits, or passes it over, until this is committed.
    const lock = engine === 'postgresql' ? sql`FOR UPDATE` : empty;
    const [digest] = await db.$queryRaw<{ state: string }[]>`
      SELECT "state" FROM "Outbox" WHERE "id" = ${digestId} ${lock}`;
    if (digest?.state !== 'pending') return false;
    await db.$executeRaw`UPDATE "Outbox" SET "state" = 'gathered', "digestId" = ${digestId} WHERE "id" = ${id} AND "state" = 'pending'`;
    return true;
  },

  /** What the calls are about that a digest tells of. */
  async matters(memberId: string, digestId: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ obligationId: string }[]>`
      SELECT DISTINCT "obligationId" FROM "Outbox" WHERE "memberId" = ${memberId} AND "digestId" = ${digestId}
        AND "state" = 'gathered' AND "obligationId" IS NOT NULL`;
    return rows.map(({ obligationId }) => obligationId);
  },

  /** A digest arrived: what a member was told by it leaves no more. Returns what that was. */
  async told(memberId: string, digestId: string, now: Instant): Promise<Gathered[]> {
    const rows = await db.$queryRaw<(Omit<Gathered, 'epoch'> & { epoch: number | bigint | null })[]>`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'told by a digest', "settledAt" = ${now}
      WHERE "memberId" = ${memberId} AND "digestId" = ${digestId} AND "state" = 'gathered'
      RETURNING "kind", "obligationId", "postCode", "epoch"`;
    return rows.map((row) => ({ ...row, epoch: row.epoch === null ? null : Number(row.epoch) }));
  },

  /** A digest cannot be told: each of its messages has to find its own way. */
  async scatter(memberId: string, digestId: string, now: Instant): Promise<void> {
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'pending', "notBefore" = ${now}
      WHERE "memberId" = ${memberId} AND "digestId" = ${digestId} AND "state" = 'gathered'`;
  },
});
