import sql, { empty, type Sql } from 'sql-template-tag';
import type { Engine } from './engines/engine.js';
import { place, statement } from './engines/raw.js';
import { EMPTIED, holdsUp, NOBODY } from './outbox-order.js';

// The outbox's statements that a turn and a send make, put together once.

/** Whether what is added has to wait for an older message of its chat. */
const behind = (token: unknown): Sql => sql`
  EXISTS (SELECT 1 FROM "Outbox" AS "older" WHERE "older"."chatKey" = ${place('chatKey')} AND "older"."id" <> ${place('id')}
    AND "older"."priority" <= ${place('priority')} AND ${holdsUp(place('reply'), token, place('now'))})`;

/** Whether what is added has to wait: for a pause of its chat or bot, or for an older message of its chat. */
const WAITS = sql`
  EXISTS (SELECT 1 FROM "Pace" WHERE "key" IN (${place('chatKey')}, ${place('channel')}) AND "pausedUntil" > ${place('now')})
  OR ${behind(place('claim'))}`;

/** A row of its own, behind what its chat waits for even when this clock is behind another instance's. */
const insert = (state: Sql, returning: Sql) => sql`
  INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore",
    "attempts", "claim", "leaseUntil", "maybeSent", "sealedAddress", "sealedMessage", "obligationId", "epoch",
    "memberId", "postCode", "editsRef", "createdAt")
  VALUES (${place('id')}, ${place('chatKey')}, ${place('channel')}, ${place('kind')}, ${place('priority')},
    COALESCE((SELECT MAX("position") + 1 FROM "Outbox" WHERE "chatKey" = ${place('chatKey')}
      AND "state" IN ('pending', 'claimed') AND "position" >= ${place('position')}), ${place('position')}),
    ${state}, ${place('notBefore')}, 0, ${place('claim')}, ${place('leaseUntil')}, ${false}, ${place('sealedAddress')},
    ${place('sealedMessage')}, ${place('obligationId')}, ${place('epoch')}, ${place('memberId')}, ${place('postCode')},
    ${place('editsRef')}, ${place('now')})
  ON CONFLICT ("id") DO NOTHING RETURNING ${returning}`;

type Added =
  | 'id'
  | 'chatKey'
  | 'channel'
  | 'kind'
  | 'priority'
  | 'position'
  | 'notBefore'
  | 'claim'
  | 'leaseUntil'
  | 'sealedAddress'
  | 'sealedMessage'
  | 'obligationId'
  | 'epoch'
  | 'memberId'
  | 'postCode'
  | 'editsRef'
  | 'now'
  | 'reply';

/** What became of a message that is new. */
export interface Inserted {
  readonly state: string;
  /** It waits for an older message of its chat, and leaves when that one is settled. */
  readonly behind: boolean | number;
}

/** Adds a message that the drain sends. */
export const addPending = statement<Added>(insert(sql`'pending'`, sql`"state", ${behind(NOBODY)} AS "behind"`));

/** Adds a message that belongs to whoever adds it, unless it has to wait. */
export const addClaimed = statement<Added>(
  insert(sql`CASE WHEN ${WAITS} THEN 'pending' ELSE 'claimed' END`, sql`"state", ${false} AS "behind"`),
);

/** Whether the settled row's chat has another that waits. */
const WAITING = sql`EXISTS (SELECT 1 FROM "Outbox" AS "behind" WHERE "behind"."chatKey" = "Outbox"."chatKey"
  AND "behind"."state" IN ('pending', 'claimed') AND "behind"."state" = 'pending') AS "waiting"`;

export interface Settled {
  waiting: boolean | number;
}

const settle = (change: Sql) => sql`
  UPDATE "Outbox" SET ${change}, "claim" = NULL, "leaseUntil" = NULL, ${EMPTIED}, "settledAt" = ${place('now')}
  WHERE "id" = ${place('id')} AND "claim" = ${place('claim')} AND "state" = 'claimed' RETURNING ${WAITING}`;

/** Settles a row as sent. */
export const settleSent = statement<'id' | 'claim' | 'ref' | 'now'>(
  settle(sql`"state" = 'sent', "sentRef" = ${place('ref')}`),
);

/**
 * Settles many rows as sent in one statement, on PostgreSQL: each is a way to the server and back. What has a claim is claimed;
 * asked for that too, the server would go through the index of leases, with an entry of each row that was claimed lately.
 */
export const settleAllSent = statement<'ids' | 'claims' | 'refs' | 'now'>(sql`
  UPDATE "Outbox" SET "state" = 'sent', "sentRef" = "arrived"."ref", "claim" = NULL, "leaseUntil" = NULL,
    ${EMPTIED}, "settledAt" = ${place('now')}
  FROM unnest(${place('ids')}::text[], ${place('claims')}::text[], ${place('refs')}::text[])
    AS "arrived"("id", "claim", "ref")
  WHERE "Outbox"."id" = "arrived"."id" AND "Outbox"."claim" = "arrived"."claim"
  RETURNING "Outbox"."id", ${WAITING}`);

/** Settles a row as not to be sent any more. */
export const settleFailed = statement<'id' | 'claim' | 'failure' | 'now'>(
  settle(sql`"state" = 'failed', "failure" = ${place('failure')}`),
);

export interface ClaimKind {
  readonly engine: Engine;
  /** Chats have a budget. */
  readonly paced: boolean;
  readonly oldestFirst: boolean;
}

/** Whether a chat has had its burst. */
const PAID = sql`OR ("paidUntil" > ${place('paidTo')} AND "paidUntil" <= ${place('farthestPaid')})`;

/** What sending a row needs. Said by name, PostgreSQL parses and plans a claim once for a connection (see `statementNames`). */
const SENDABLE = sql`
  "id", "chatKey", "kind", "priority", "position", "notBefore", "attempts", "maybeSent", "claim", "sealedAddress", "sealedMessage",
  "obligationId", "epoch", "memberId", "postCode", "editsRef", "createdAt"`;

/**
 * Takes rows of one channel that may leave, and of each chat only what is next. What holds a whole chat is asked before
 * what is older in it: a chat that is paced may have hundreds waiting. On PostgreSQL both are asked for each row by their
 * index, which OFFSET 0 insists on: planned as joins they go through all that waits, for each row anew, where statistics
 * say that little waits.
 */
const claim = ({ engine, paced, oldestFirst }: ClaimKind) => {
  const apart = engine === 'postgresql' ? sql`OFFSET 0` : empty;
  return statement<'claim' | 'leaseUntil' | 'channel' | 'now' | 'paidTo' | 'farthestPaid' | 'limit'>(sql`
    UPDATE "Outbox" SET "state" = 'claimed', "claim" = ${place('claim')}, "leaseUntil" = ${place('leaseUntil')}
    WHERE "id" IN (SELECT "id" FROM "Outbox" AS "next"
      WHERE "state" = 'pending' AND "channel" = ${place('channel')} AND "notBefore" <= ${place('now')}
      AND NOT EXISTS (SELECT 1 FROM "Pace" WHERE "key" = "next"."chatKey"
        AND ("pausedUntil" > ${place('now')} ${paced ? PAID : empty}) ${apart})
      AND NOT EXISTS (SELECT 1 FROM "Outbox" AS "older" WHERE "older"."chatKey" = "next"."chatKey"
        AND "older"."position" < "next"."position" AND "older"."priority" <= "next"."priority"
        AND ${holdsUp(sql`("next"."kind" = 'reply')`, NOBODY, place('now'))} ${apart})
      ORDER BY ${oldestFirst ? empty : sql`"priority", `}"position" LIMIT ${place('limit')}
      ${engine === 'postgresql' ? sql`FOR UPDATE OF "next" SKIP LOCKED` : empty})
    RETURNING ${SENDABLE}`);
};

const claims = new Map<string, ReturnType<typeof claim>>();

/** The statement that claims in this way. */
export const claimRows = (kind: ClaimKind): ReturnType<typeof claim> => {
  const name = JSON.stringify([kind.engine, kind.paced, kind.oldestFirst]);
  const known = claims.get(name) ?? claim(kind);
  claims.set(name, known);
  return known;
};
