import { join } from 'sql-template-tag';
import type { OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import { MESSAGE } from './outbox.js';
import { NOT_AGAIN } from './outbox-order.js';
import type { OutboxKind, SentCard } from './outbox-row.js';
import type { Db, Sealing } from './records.js';

const beginsWith = (own: readonly string[], id: string): boolean => own.some((one) => id.startsWith(`${one}:`));

/** Who was told of a case or has something to do on it, and what they were sent about it. */
export const involved = (db: Db, { seal, chats }: Sealing) => ({
  async members(caseId: string): Promise<string[]> {
    const rows = await db.$queryRaw<{ memberId: string }[]>`
      SELECT DISTINCT m."memberId" AS "memberId" FROM "Obligation" o JOIN "Outbox" m ON m."obligationId" = o."id"
      WHERE o."caseId" = ${caseId} AND m."memberId" IS NOT NULL
      UNION SELECT o."holderId" FROM "Obligation" o WHERE o."caseId" = ${caseId} AND o."holderId" IS NOT NULL
      UNION SELECT c."holderId" FROM "Case" c WHERE c."id" = ${caseId} AND c."holderId" IS NOT NULL
      UNION SELECT e."memberId" FROM "Event" e WHERE e."caseId" = ${caseId} AND e."memberId" IS NOT NULL
        AND e."kind" IN ('case.viewed', 'report.viewed')
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

  /** Who is to be told such a line, or is to be alarmed about it, later, whatever became of them since. */
  async awaiting(own: readonly string[]): Promise<string[]> {
    const rows = await db.$queryRaw<{ id: string; memberId: string }[]>`
      SELECT "id", "memberId" FROM "Outbox"
      WHERE "settledAt" IS NULL AND "state" = 'pending' AND "kind" IN ('inform', 'alarm') AND "obligationId" IS NULL
        AND "memberId" IS NOT NULL`;
    return rows
      .filter(({ id }) => beginsWith(own, id.replace(/^alarm:(unheld-)?/, '')))
      .map(({ memberId }) => memberId);
  },

  /** What waits for the chats of a member, or is on its way to them, of whichever kind, and says one of these words. */
  async unsent(memberId: string, words: readonly string[]): Promise<{ readonly id: string; readonly kind: string }[]> {
    const rows = await db.$queryRaw<{ id: string; kind: string; sealedMessage: string }[]>`
      SELECT "id", "kind", "sealedMessage" FROM "Outbox"
      WHERE "chatKey" IN (SELECT "chatKey" FROM "MemberAddress" WHERE "memberId" = ${memberId})
        AND "state" IN ('pending', 'claimed') ORDER BY "position"`;
    const says = ({ sealedMessage }: (typeof rows)[number]): boolean => {
      try {
        const { text } = JSON.parse(seal.open(MESSAGE, sealedMessage)) as OutMessage;
        return words.some((word) => text.includes(word));
      } catch {
        // What cannot be opened is not sent either.
        return false;
      }
    };
    return rows.filter(says);
  },

  /**
   * What a member was to be told of a case and has not left never leaves; `lines`: beside its obligations. An answer on its way is
   * let go of. Other messages that are may arrive, and then that is on record; but they are not tried again.
   */
  async silence(caseId: string, memberId: string, lines: readonly string[], now: Instant): Promise<void> {
    if (lines.length > 0) {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'cancelled', "claim" = NULL, "leaseUntil" = NULL, "sealedMessage" = NULL,
          "failure" = ${NOT_AGAIN}, "settledAt" = ${now}
        WHERE "id" IN (${join([...lines])})
          AND ("state" IN ('pending', 'gathered') OR ("state" = 'claimed' AND "kind" = 'reply'))`;
      await db.$executeRaw`
        UPDATE "Outbox" SET "failure" = ${NOT_AGAIN} WHERE "id" IN (${join([...lines])}) AND "state" = 'claimed'`;
    }
    await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = ${NOT_AGAIN}, "settledAt" = ${now}
      WHERE "obligationId" IN (SELECT "id" FROM "Obligation" WHERE "caseId" = ${caseId})
        AND COALESCE("memberId", '') = ${memberId} AND "state" IN ('pending', 'gathered')`;
  },
});
