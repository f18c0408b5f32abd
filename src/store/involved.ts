import { join } from 'sql-template-tag';
import type { Instant } from '../domain/clock.js';
import type { OutboxKind, SentCard } from './outbox-row.js';
import type { Db, Sealing } from './records.js';

const beginsWith = (own: readonly string[], id: string): boolean => own.some((one) => id.startsWith(`${one}:`));

/** Who was told of a case or has something to do on it, and what they were sent about it. */
export const involved = (db: Db, { chats }: Sealing) => ({
  async members(caseId: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ memberId: string }[]>`
      SELECT DISTINCT m."memberId" AS "memberId" FROM "Obligation" o JOIN "Outbox" m ON m."obligationId" = o."id"
      WHERE o."caseId" = ${caseId} AND m."memberId" IS NOT NULL
      UNION SELECT o."holderId" FROM "Obligation" o WHERE o."caseId" = ${caseId} AND o."holderId" IS NOT NULL
      UNION SELECT c."holderId" FROM "Case" c WHERE c."id" = ${caseId} AND c."holderId" IS NOT NULL
      ORDER BY "memberId"`;
    return rows.map(({ memberId }) => memberId);
  },

  /** Every card about a case that a member was sent, oldest first. */
  async cards(caseId: string, memberId: string): Promise<SentCard[]> {
    const rows = await db.$queryRaw<
      { id: string; kind: string; sealedAddress: string; postCode: string | null; sentRef: string | null }[]
    >`
      SELECT m."id", m."kind", m."sealedAddress", m."postCode", m."sentRef"
      FROM "Obligation" o JOIN "Outbox" m ON m."obligationId" = o."id"
      WHERE o."caseId" = ${caseId} AND m."memberId" = ${memberId} AND m."state" = 'sent'
        AND m."kind" IN ('page', 'nudge', 'inform')
      ORDER BY m."position"`;
    return rows.map((row) => ({
      ...row,
      kind: row.kind as OutboxKind,
      address: chats.open(row.sealedAddress),
      memberId,
    }));
  },

  /**
   * What a member was told, or is to be told, beside any obligation: a line about a case, whose id begins with what it is
   * about (`own`: the ids of the case, of its reports and of what is owed).
   */
  async lines(own: readonly string[], memberId: string): Promise<SentCard[]> {
    const rows = await db.$queryRaw<{ id: string; kind: string; sealedAddress: string; sentRef: string | null }[]>`
      SELECT "id", "kind", "sealedAddress", "sentRef" FROM "Outbox"
      WHERE "memberId" = ${memberId} AND "obligationId" IS NULL AND "kind" = 'inform'
        AND "state" IN ('pending', 'gathered', 'sent') ORDER BY "position"`;
    return rows
      .filter(({ id }) => beginsWith(own, id))
      .map((row) => ({
        ...row,
        kind: row.kind as OutboxKind,
        postCode: null,
        address: chats.open(row.sealedAddress),
        memberId,
      }));
  },

  /** Who is to be told such a line later, whatever became of them since. */
  async awaiting(own: readonly string[]): Promise<string[]> {
    const rows = await db.$queryRaw<{ id: string; memberId: string }[]>`
      SELECT "id", "memberId" FROM "Outbox"
      WHERE "settledAt" IS NULL AND "state" = 'pending' AND "kind" = 'inform' AND "obligationId" IS NULL
        AND "memberId" IS NOT NULL`;
    return rows.filter(({ id }) => beginsWith(own, id)).map(({ memberId }) => memberId);
  },

  /** What a member was to be told of a case and has not left never leaves; `lines`: beside its obligations. */
  async silence(caseId: string, memberId: string, lines: readonly string[], now: Instant): Promise<void> {
    if (lines.length > 0) {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'conflict', "settledAt" = ${now}
        WHERE "id" IN (${join([...lines])}) AND "state" IN ('pending', 'gathered')`;
    }
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'conflict', "settledAt" = ${now}
      WHERE "obligationId" IN (SELECT "id" FROM "Obligation" WHERE "caseId" = ${caseId})
        AND COALESCE("memberId", '') = ${memberId} AND "state" IN ('pending', 'gathered')`;
  },
});
