import sql, { join } from 'sql-template-tag';
import { type Address, CHANNELS, type ChannelName, type OutMessage } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import { EMPTIED, NOT_AGAIN } from './outbox-order.js';
import type {
  Arrival,
  ClaimedRow,
  ClaimFrom,
  NewOutboxRow,
  OutboxKind,
  OutboxRow as Row,
  SentCard,
} from './outbox-row.js';
import {
  addClaimed,
  addPending,
  claimRows,
  type Inserted,
  type Settled,
  settleAllSent,
  settleFailed,
  settleSent,
} from './outbox-statements.js';
import { overtaken } from './overtaken.js';
import type { Db, Sealing } from './records.js';
import { readable } from './unreadable.js';

/** What the words of a message are sealed as. */
export const MESSAGE = 'message';

/** Messages that are to leave. A row says who by a keyed hash only; address and words are sealed and erased when sent. */
export const outbox = (db: Db, { seal, chats, chatKey, engine }: Sealing) => {
  const open = (row: Row): ClaimedRow => ({
    id: row.id,
    chatKey: row.chatKey,
    address: chats.open(row.sealedAddress),
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

  const settled = (rows: readonly Settled[]): boolean => {
    pending ||= rows.some(({ waiting }) => Boolean(waiting));
    return rows.length > 0;
  };

  /** What waits to be said in a chat, or is on its way, is let go of. */
  const letGo = async (key: string, kind: OutboxKind, like: string, now: Instant): Promise<void> => {
    const cancelled = await db.$executeRaw`
      UPDATE "Outbox" SET "state" = 'cancelled', "claim" = NULL, "leaseUntil" = NULL, ${EMPTIED},
        "failure" = 'not wanted any more', "settledAt" = ${now}
      WHERE "chatKey" = ${key} AND "state" IN ('pending', 'claimed') AND "kind" = ${kind} AND "id" LIKE ${like}`;
    pending ||= cancelled > 0;
  };

  return {
    /** True when the outbox's drain has something to send: it was added, or waited for what was settled. */
    hasPending: (): boolean => pending,

    /**
     * Adds messages, each behind all that its chat still waits for. With a `claim` they belong to this process at once,
     * which sends them right after the commit; should it die, the lease ends and any process sends them. What has to
     * wait for an older message of its chat, or for a pause of its chat or bot, is left to the drain: its `claim` is empty. Returns the rows
     * that were new.
     */
    async add(
      rows: readonly NewOutboxRow[],
      now: Instant,
      claim?: { token: string; until: Instant },
    ): Promise<ClaimedRow[]> {
      const added: ClaimedRow[] = [];
      for (const [index, row] of rows.entries()) {
        const { key, sealed } = chats.of(row.address);
        const values = {
          id: row.id,
          chatKey: key,
          channel: row.address.channel,
          kind: row.kind,
          priority: row.priority,
          position: now * 1000 + index,
          notBefore: row.notBefore,
          claim: claim?.token ?? null,
          leaseUntil: claim?.until ?? null,
          sealedAddress: sealed,
          sealedMessage: seal.seal(MESSAGE, JSON.stringify(row.message)),
          obligationId: row.obligationId ?? null,
          epoch: row.epoch ?? null,
          memberId: row.memberId ?? null,
          postCode: row.postCode ?? null,
          editsRef: row.editsRef ?? null,
          now,
          reply: row.kind === 'reply',
        };
        const add = claim ? addClaimed(values) : addPending(values);
        const [inserted] = await db.$queryRaw<Inserted[]>(...add);
        if (!inserted) continue;
        const held = inserted.state === 'claimed';
        pending ||= !held && !(engine === 'sqlite' && inserted.behind);
        if (claim && !held) {
          await db.$executeRaw`UPDATE "Outbox" SET "claim" = NULL, "leaseUntil" = NULL WHERE "id" = ${row.id}`;
        }
        const mine = held ? (claim?.token ?? '') : '';
        added.push({ ...row, chatKey: key, claim: mine, attempts: 0, maybeSent: false, createdAt: now });
      }
      return added;
    },

    /**
     * Takes up to `limit` rows of one channel that may leave now, and of each chat only what is next: what is behind it
     * is taken when it is settled, by whichever process is first. Nothing to a chat that is paused.
     */
    async claim(token: string, now: Instant, until: Instant, limit: number, from: ClaimFrom): Promise<ClaimedRow[]> {
      // PostgreSQL would sort all that waits: it takes two indexes for independent of each other, and expects one row.
      if (engine === 'postgresql') await db.$executeRaw`SET LOCAL enable_bitmapscan = off`;
      const { channel, chatsPaid, oldestFirst } = from;
      const take = claimRows({ engine, paced: chatsPaid !== undefined, oldestFirst });
      const paid = { paidTo: chatsPaid?.to, farthestPaid: chatsPaid?.farthest };
      const returning = await db.$queryRaw<Row[]>(
        ...take({ claim: token, leaseUntil: until, channel, now, limit, ...paid }),
      );
      const sorted = returning.sort(
        (a, b) => Number(a.priority) - Number(b.priority) || Number(a.position) - Number(b.position),
      );
      return readable(db, { seal, engine }, sorted, open, now);
    },

    /** Gives back rows whose holder's lease ended: they may have been sent. What is not to be tried again is not. */
    async releaseExpired(now: Instant): Promise<number> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'cancelled', "claim" = NULL, "settledAt" = "leaseUntil", "leaseUntil" = NULL,
          ${EMPTIED}
        WHERE "state" = 'claimed' AND "leaseUntil" <= ${now} AND "failure" = ${NOT_AGAIN}`;
      return db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "maybeSent" = ${true},
          "failure" = 'lease ended'
        WHERE "state" = 'claimed' AND "leaseUntil" <= ${now}`;
    },

    /** Settles rows as sent. Returns the ids of those whose lease was not lost meanwhile; the others are as they were. */
    async sent(arrivals: readonly Arrival[], now: Instant): Promise<ReadonlySet<string>> {
      if (engine === 'postgresql') {
        const ids = arrivals.map(({ row }) => row.id);
        const claims = arrivals.map(({ row }) => row.claim);
        const refs = arrivals.map(({ ref = null }) => ref);
        const rows = await db.$queryRaw<(Settled & { id: string })[]>(...settleAllSent({ ids, claims, refs, now }));
        settled(rows);
        return new Set(rows.map(({ id }) => id));
      }
      const ours = new Set<string>();
      for (const { row, ref = null } of arrivals) {
        const given = { id: row.id, claim: row.claim, ref, now };
        if (settled(await db.$queryRaw<Settled[]>(...settleSent(given)))) ours.add(row.id);
      }
      return ours;
    },

    /** Of these chats, those that something waits for. */
    async waitingIn(chatKeys: ReadonlySet<string>): Promise<ReadonlySet<string>> {
      const rows = await db.$queryRaw<{ chatKey: string }[]>`
        SELECT DISTINCT "chatKey" FROM "Outbox" WHERE "chatKey" IN (${join([...chatKeys])})
          AND "state" IN ('pending', 'claimed') AND "state" = 'pending'`;
      return new Set(rows.map(({ chatKey }) => chatKey));
    },

    /** Settles a row as not to be sent any more. */
    async failed(row: ClaimedRow, failure: string, now: Instant): Promise<boolean> {
      const given = { id: row.id, claim: row.claim, failure, now };
      return settled(await db.$queryRaw<Settled[]>(...settleFailed(given)));
    },

    /**
     * Somebody pressed `data` under the message `ref`. If that is what the oldest message of the chat offers whose
     * sender is gone, then it arrived: it is not sent again, and what waits for it may leave.
     */
    async pressed(address: Address, data: string, ref: string, token: string, now: Instant): Promise<void> {
      const [row] = await db.$queryRaw<Row[]>`
        SELECT * FROM "Outbox" WHERE "chatKey" = ${chatKey(address)} AND "state" IN ('pending', 'claimed')
          AND "kind" = 'reply'
        ORDER BY "position" LIMIT 1`;
      if (!row || !(row.maybeSent || (row.state === 'claimed' && row.claim !== token))) return;
      const offered = open(row).message.choices.flat();
      if (!offered.some((choice) => choice.data === data)) return;
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'sent', "claim" = NULL, "leaseUntil" = NULL, ${EMPTIED},
          "sentRef" = ${ref}, "settledAt" = ${now}
        WHERE "id" = ${row.id} AND "state" IN ('pending', 'claimed')`;
    },

    /** Gives a row back to leave at `notBefore`; without a `failure` it is put off, and holds up nothing newer. A call for what somebody took meanwhile is not made again, nor what must not be said. */
    async retry(
      row: ClaimedRow,
      next: { notBefore: Instant; attempts: number; maybeSent: boolean; failure: string | null },
    ): Promise<boolean> {
      const giveUp = async (why: string): Promise<boolean> =>
        (await db.$executeRaw`
          UPDATE "Outbox" SET "state" = 'cancelled', "claim" = NULL, "leaseUntil" = NULL, ${EMPTIED},
            "failure" = ${why}, "settledAt" = ${next.notBefore}
          WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'`) > 0;
      if (await overtaken(db, engine, row, next.maybeSent)) return giveUp('taken');
      const given = await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "notBefore" = ${next.notBefore},
          "attempts" = ${next.attempts}, "maybeSent" = ${next.maybeSent}, "failure" = ${next.failure}
        WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'
          AND COALESCE("failure", '') <> ${NOT_AGAIN}`;
      return given > 0 || giveUp(NOT_AGAIN);
    },

    /** What a chat was to be reminded of, in all or by one reminder, never leaves any more. */
    cancelReminders: (key: string, reminderId: string | undefined, now: Instant): Promise<void> =>
      letGo(key, 'remind', `remind:${reminderId ?? '%'}:%`, now),

    /** Whoever left a chat quickly is answered there no more; `like`: these ids. */
    cancelReplies: (key: string, now: Instant, like = '%'): Promise<void> => letGo(key, 'reply', like, now),

    /** Every card of an obligation that a member has been sent, newest last. */
    async cards(obligationId: string): Promise<SentCard[]> {
      const rows = await db.$queryRaw<(Row & { sentRef: string | null })[]>`
        SELECT "id", "kind", "sealedAddress", "memberId", "postCode", "sentRef" FROM "Outbox"
        WHERE "obligationId" = ${obligationId} AND "state" = 'sent' AND "kind" IN ('page', 'nudge', 'inform')
        ORDER BY "position"`;
      return rows.map(({ id, kind, sealedAddress, memberId, postCode, sentRef }) => {
        return { id, kind: kind as OutboxKind, address: chats.open(sealedAddress), memberId, postCode, sentRef };
      });
    },

    /** Whether a card of an obligation is on its way to a chat: when it is settled, it says how the obligation stands then. */
    async arriving(obligationId: string, key: string): Promise<boolean> {
      const [row] = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM "Outbox" WHERE "obligationId" = ${obligationId} AND "state" = 'claimed' AND "kind" IN ('page', 'nudge')
          AND "chatKey" = ${key} LIMIT 1`;
      return row !== undefined;
    },

    /** The chat has a new id on its platform: all that has not left goes there, in its order. */
    async readdress(row: ClaimedRow, address: Address): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "chatKey" = ${chatKey(address)}, "sealedAddress" = ${chats.of(address).sealed}
        WHERE "chatKey" = ${row.chatKey} AND "state" IN ('pending', 'claimed')`;
    },

    /** An edit whose message is gone or too old leaves as a new message, once. */
    async sendInstead(row: ClaimedRow, now: Instant): Promise<void> {
      await db.$executeRaw`
        UPDATE "Outbox" SET "state" = 'pending', "claim" = NULL, "leaseUntil" = NULL, "editsRef" = NULL, "notBefore" = ${now}
        WHERE "id" = ${row.id} AND "claim" = ${row.claim} AND "state" = 'claimed'
          AND COALESCE("failure", '') <> ${NOT_AGAIN}`;
    },

    /** The channels on which something is due to leave. */
    async dueOn(now: Instant): Promise<ChannelName[]> {
      const each = CHANNELS.map((name) => sql`SELECT ${name} AS "channel"`);
      const rows = await db.$queryRaw<{ channel: ChannelName }[]>`
        SELECT c."channel" FROM (${join(each, ' UNION ALL ')}) AS c
        WHERE EXISTS (SELECT 1 FROM "Outbox" o
          WHERE o."state" = 'pending' AND o."channel" = c."channel" AND o."notBefore" <= ${now})`;
      return rows.map(({ channel }) => channel);
    },

    /** When the next message that waits may leave; null when none waits. */
    async nextLeaves(): Promise<Instant | null> {
      const [row] = await db.$queryRaw<{ at: bigint | null }[]>`
        SELECT MIN("notBefore") AS "at" FROM "Outbox" WHERE "settledAt" IS NULL AND "state" = 'pending'`;
      return row?.at === null || row?.at === undefined ? null : Number(row.at);
    },

    /** True when something can leave now, or a lease ended. */
    async anyDue(now: Instant): Promise<boolean> {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM (SELECT 1 FROM "Outbox"
          WHERE "settledAt" IS NULL AND "state" = 'pending' AND "notBefore" <= ${now} LIMIT 1) AS p
        UNION ALL
        SELECT 1 FROM (SELECT 1 FROM "Outbox" WHERE "state" = 'claimed' AND "leaseUntil" <= ${now} LIMIT 1) AS c`;
      return rows.length > 0;
    },

    /** A message that waits may leave from `notBefore` on, whatever was said before. */
    async moveTo(id: string, notBefore: Instant): Promise<void> {
      await db.$executeRaw`UPDATE "Outbox" SET "notBefore" = ${notBefore} WHERE "id" = ${id} AND "state" = 'pending'`;
    },

    /** Leases that would end after `from` end now. */
    async endLeases(from: Instant, now: Instant): Promise<void> {
      await db.$executeRaw`UPDATE "Outbox" SET "leaseUntil" = ${now} WHERE "state" = 'claimed' AND "leaseUntil" > ${from}`;
    },

    /** At the start of the only process on a database: what its predecessor held may have been sent. */
    async releaseAll(): Promise<number> {
      return this.releaseExpired(Number.MAX_SAFE_INTEGER);
    },
  };
};
