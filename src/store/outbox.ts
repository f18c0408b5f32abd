import type { Address, ChannelName, OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import { overtaken } from './overtaken.js';
import type { Db, Sealing } from './records.js';
import { readable } from './unreadable.js';

/**
 * - `reply`: answers a turn, or tells a reporter how it went on
 * - `page`: a new rung is called · `nudge`: the same rung again · `alarm`: the operator is called
 * - `inform`: a lower rung is kept in step · `edit`: a card sent before is changed
 */
export type OutboxKind = 'reply' | 'page' | 'nudge' | 'alarm' | 'inform' | 'edit';

/** A message to be put into the outbox. Its id is deterministic: adding it twice is nothing. */
export interface NewOutboxRow {
  readonly id: string;
  readonly address: Address;
  readonly kind: OutboxKind;
  /** 0 urgent … 3 can wait. */
  readonly priority: number;
  readonly message: OutMessage;
  readonly notBefore: Instant;
  readonly obligationId?: string;
  readonly epoch?: number;
  readonly memberId?: string;
  readonly postCode?: string;
  /** For an edit: the platform's id of the message to change. */
  readonly editsRef?: string;
}

/** A row that this process may send until its lease ends. */
export interface ClaimedRow extends NewOutboxRow {
  readonly chatKey: string;
  readonly claim: string;
  readonly attempts: number;
  readonly maybeSent: boolean;
  readonly createdAt: Instant;
}

/** A card that a member was sent, as far as editing it needs. */
export interface SentCard {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly address: Address;
  readonly memberId: string | null;
  readonly postCode: string | null;
  readonly sentRef: string | null;
}

interface Row {
  id: string;
  chatKey: string;
  kind: string;
  priority: number;
  notBefore: bigint;
  attempts: number;
  maybeSent: boolean | number;
  claim: string;
  sealedAddress: string;
  sealedMessage: string;
  obligationId: string | null;
  epoch: number | null;
  memberId: string | null;
  postCode: string | null;
  editsRef: string | null;
  createdAt: bigint;
}

const ADDRESS = 'address';
const MESSAGE = 'message';

/** Messages that are to leave. A row says who by a keyed hash only; address and words are sealed and erased when sent. */
export const outbox = (db: Db, { seal, chatKey, engine }: Sealing) => {
  const open = (row: Row): ClaimedRow => ({
    id: row.id,
    chatKey: row.chatKey,
    address: JSON.parse(seal.open(ADDRESS, row.sealedAddress)) as Address,
    kind: row.kind as OutboxKind,
    priority: Number(row.priority),
    message: JSON.parse(seal.open(MESSAGE, row.sealedMessage)) as OutMessage,
    notBefore: Number(row.notBefore),
    attempts: Number(row.attempts),
    maybeSent: Boolean(row.maybeSent),
    claim: row.claim,
    createdAt: Number(row.createdAt),
    obligationId: row.obligationId ?? undefined,
    epoch: row.epoch === null ? undefined : Number(row.epoch),
    memberId: row.memberId ?? undefined,
    postCode: row.postCode ?? undefined,
    editsRef: row.editsRef ?? undefined,
  });

  let pending = false;

  return {
    /** True when something was added that the outbox's drain has to send. */
    hasPending: (): boolean => pending,

    /**
     * Adds messages in their order. With a `claim` they belong to this process at once, which sends them right after
     * the commit; should it die, the lease ends and any process sends them. Returns the rows that were new.
     */
    async add(
      rows: readonly NewOutboxRow[],
      now: Instant,
      claim?: { token: string; until: Instant },
    ): Promise<ClaimedRow[]> {
      const added: ClaimedRow[] = [];
      for (const [index, row] of rows.entries()) {
        const key = chatKey(row.address);
        const inserted = await db.$executeRaw`
          INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore",
            "attempts", "claim", "leaseUntil", "maybeSent", "sealedAddress", "sealedMessage", "obligationId", "epoch",
            "memberId", "postCode", "editsRef", "createdAt")
          VALUES (${row.id}, ${key}, ${row.address.channel}, ${row.kind}, ${row.priority},
            ${now * 1000 + index}, ${claim ? 'claimed' : 'pending'}, ${row.notBefore}, 0, ${claim?.token ?? null},
            ${claim?.until ?? null}, ${false}, ${seal.seal(ADDRESS, JSON.stringify(row.address))},
            ${seal.seal(MESSAGE, JSON.stringify(row.message))}, ${row.obligationId ?? null}, ${row.epoch ?? null},
            ${row.memberId ?? null}, ${row.postCode ?? null}, ${row.editsRef ?? null}, ${now})
          ON CONFLICT ("id") DO NOTHING`;
        if (inserted > 0) {
          pending ||= claim === undefined;
          added.push({
            ...row,
            chatKey: key,
            claim: claim?.token ?? '',
            attempts: 0,
            maybeSent: false,
            createdAt: now,
          });
        }
      }
      return added;
    },

    /** Takes up to `limit` rows that may leave now, most urgent first. */
    async claim(token: string, now: Instant, until: Instant, limit: number): Promise<ClaimedRow[]> {
      const returning = await (engine === 'postgresql'
        ? db.$queryRaw<Row[]>`
            UPDATE "Outbox" SET "state" = 'claimed', "claim" = ${token}, "leaseUntil" = ${until}
            WHERE "id" IN (SELECT "id" FROM "Outbox" WHERE "state" = 'pending' AND "notBefore" <= ${now}
              ORDER BY "priority", "position" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
            RETURNING *`
        : db.$queryRaw<Row[]>`
            UPDATE "Outbox" SET "state" = 'claimed', "claim" = ${token}, "leaseUntil" = ${until}
            WHERE "id" IN (SELECT "id" FROM "Outbox" WHERE "state" = 'pending' AND "notBefore" <= ${now}
              ORDER BY "priority", "position" LIMIT ${limit})
            RETURNING *`);
      const sorted = returning
        .map((row) => ({ row, position: (row as unknown as { position: bigint }).position }))
        .sort((a, b) => Number(a.row.priority) - Number(b.row.priority) || (a.position < b.position ? -1 : 1))
        .map(({ row }) => row);
      return readable(db, sorted, open, now);
    },

    /** Gives back rows whose holder's lease ended: they may have been sent. */
    async releaseExpired(now: Instant): Promise<number> {
      return db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "maybeSent" = ${true}
        WHERE "state" = 'claimed' AND "leaseUntil" <= ${now}`;
    },

    /** Settles a row as sent. False when the lease was lost meanwhile: then nothing changed. */
    async sent(row: ClaimedRow, ref: string | undefined, now: Instant): Promise<boolean> {
      return (
        (await db.$executeRaw`
          UPDATE "Outbox" SET "state" = 'sent', "claim" = NULL, "leaseUntil" = NULL, "sealedMessage" = NULL,
            "sentRef" = ${ref ?? null}, "settledAt" = ${now}
          WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`) > 0
      );
    },

    /** Settles a row as not to be sent any more. */
    async failed(row: ClaimedRow, failure: string, now: Instant): Promise<boolean> {
      return (
        (await db.$executeRaw`
          UPDATE "Outbox" SET "state" = 'failed', "claim" = NULL, "leaseUntil" = NULL, "sealedMessage" = NULL,
            "failure" = ${failure}, "settledAt" = ${now}
          WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`) > 0
      );
    },

    /** Gives a row back to leave at `notBefore`; a call for what somebody took meanwhile is not made again. */
    async retry(
      row: ClaimedRow,
      next: { notBefore: Instant; attempts: number; maybeSent: boolean; failure: string },
    ): Promise<boolean> {
      if (!next.maybeSent && (await overtaken(db, engine, row))) {
        return (
          (await db.$executeRaw`
            UPDATE "Outbox" SET "state" = 'cancelled', "claim" = NULL, "leaseUntil" = NULL, "sealedMessage" = NULL,
              "failure" = 'taken', "settledAt" = ${next.notBefore}
            WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`) > 0
        );
      }
      return (
        (await db.$executeRaw`
          UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "notBefore" = ${next.notBefore},
            "attempts" = ${next.attempts}, "maybeSent" = ${next.maybeSent}, "failure" = ${next.failure}
          WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`) > 0
      );
    },

    /** Nothing leaves to this chat before `until`; its order is kept. */
    async pauseChat(key: string, until: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "notBefore" = ${until}
        WHERE "chatKey" = ${key} AND "state" = 'pending' AND "notBefore" < ${until}`;
    },

    /** Nothing leaves on this channel before `until`. */
    async pauseChannel(channel: ChannelName, until: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "notBefore" = ${until}
        WHERE "channel" = ${channel} AND "state" = 'pending' AND "notBefore" < ${until}`;
    },

    /** An obligation was taken: what was not sent yet never leaves. */
    async cancel(obligationId: string, now: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'cancelled', "sealedMessage" = NULL, "failure" = 'taken', "settledAt" = ${now}
        WHERE "obligationId" = ${obligationId} AND "state" = 'pending' AND "kind" IN ('page', 'nudge', 'inform')`;
    },

    /** Every card of an obligation that a member has been sent, newest last. */
    async cards(obligationId: string): Promise<SentCard[]> {
      const rows = await db.$queryRaw<(Row & { sentRef: string | null })[]>`
        SELECT "id", "kind", "sealedAddress", "memberId", "postCode", "sentRef" FROM "Outbox"
        WHERE "obligationId" = ${obligationId} AND "state" = 'sent' AND "kind" IN ('page', 'nudge', 'inform')
        ORDER BY "position"`;
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as OutboxKind,
        address: JSON.parse(seal.open(ADDRESS, row.sealedAddress)) as Address,
        memberId: row.memberId,
        postCode: row.postCode,
        sentRef: row.sentRef,
      }));
    },

    /** How many calls of this step and those since are still hoped for or arrived; 0 means that nobody hears of it. */
    async reaching(obligationId: string, epoch: number): Promise<number> {
      const [row] = await db.$queryRaw<{ n: bigint | number }[]>`
        SELECT COUNT(*) AS n FROM "Outbox" WHERE "obligationId" = ${obligationId} AND "epoch" >= ${epoch}
          AND "kind" IN ('page', 'nudge') AND "state" IN ('pending', 'claimed', 'sent')`;
      return Number(row?.n ?? 0);
    },

    /** How many nudges were put out for a member since `since` (domain.md 5.4: at most 3 an hour). */
    async nudgesSince(memberId: string, since: Instant): Promise<number> {
      const [row] = await db.$queryRaw<{ n: bigint | number }[]>`
        SELECT COUNT(*) AS n FROM "Outbox" WHERE "memberId" = ${memberId} AND "kind" = 'nudge' AND "createdAt" > ${since}`;
      return Number(row?.n ?? 0);
    },

    /** The chat has a new id on its platform. */
    async readdress(row: ClaimedRow, address: Address): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "chatKey" = ${chatKey(address)}, "sealedAddress" = ${seal.seal(ADDRESS, JSON.stringify(address))}
        WHERE "id" = ${row.id}`;
    },

    /** An edit whose message is gone or too old leaves as a new message, once. */
    async sendInstead(row: ClaimedRow, now: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "editsRef" = NULL, "notBefore" = ${now}
        WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`;
    },

    /** True when something can leave now, or a lease ended. */
    async anyDue(now: Instant): Promise<boolean> {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM (SELECT 1 FROM "Outbox" WHERE "state" = 'pending' AND "notBefore" <= ${now} LIMIT 1) AS p
        UNION ALL
        SELECT 1 FROM (SELECT 1 FROM "Outbox" WHERE "state" = 'claimed' AND "leaseUntil" <= ${now} LIMIT 1) AS c`;
      return rows.length > 0;
    },

    /** At the start of the only process on a database: what its predecessor held may have been sent. */
    async releaseAll(): Promise<number> {
      return db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "maybeSent" = ${true}
        WHERE "state" = 'claimed'`;
    },
  };
};
