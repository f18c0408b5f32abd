import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close().catch(() => undefined));

/** A row is changed behind the service's back, and the next check says what does not hold. */
const tamper = async (statement: string): Promise<void> => {
  const database = await openDatabase(world.database.url);
  await database.transact((tx) => tx.$executeRawUnsafe(statement));
  await database.close();
};

test.each([
  ['an open obligation without a timer', `UPDATE "Obligation" SET "nextDueAt" = NULL`, 'has no timer'],
  ['an epoch that no event tells of', `UPDATE "Obligation" SET "epoch" = "epoch" + 1`, 'the record says'],
  ['a rung that no event tells of', `UPDATE "Obligation" SET "rung" = 2`, 'rung is 2, the record says 0'],
  ['an obligation that is gone', `DELETE FROM "Obligation"`, 'which is not there'],
  [
    'a second event for one epoch',
    `INSERT INTO "Event" ("at", "kind", "obligationId", "data")
     SELECT "at", "kind", "obligationId", "data" FROM "Event" WHERE "kind" = 'obligation.called'`,
    'from epoch 0 to 1, after 1',
  ],
  [
    'two pages for one step',
    `INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore", "maybeSent",
       "attempts", "sealedMessage", "obligationId", "epoch", "memberId", "createdAt")
     SELECT 'again', "chatKey", "channel", "kind", "priority", "position", 'pending', "notBefore" + 1000000, "maybeSent",
       "attempts", 'x', "obligationId", "epoch", "memberId", "createdAt" FROM "Outbox" WHERE "kind" = 'page'`,
    'two messages for one step',
  ],
  [
    'a page that can leave after an acknowledge',
    `INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore", "maybeSent",
       "attempts", "sealedMessage", "obligationId", "epoch", "memberId", "createdAt")
     SELECT 'late', 'other', "channel", 'page', 1, 1, 'pending', "notBefore" + 1000000, "maybeSent", 0, 'x', "obligationId",
       1, 'other', "createdAt" FROM "Outbox" WHERE "kind" = 'edit'`,
    'can still leave after its matter was taken',
    true,
  ],
  ['a lease that nobody holds', `UPDATE "Outbox" SET "claim" = 'x' WHERE "kind" = 'page'`, 'is sent and leased'],
  [
    'a message settled twice',
    `UPDATE "Outbox" SET "state" = 'failed', "failure" = 'rejected' WHERE "kind" = 'reply'`,
    'was sent and is settled again as failed',
  ],
  [
    'a page that failed, and no event',
    `UPDATE "Outbox" SET "state" = 'failed', "failure" = 'blocked' WHERE "kind" = 'page'`,
    'reached nobody, and no event says so',
  ],
  [
    'an alarm that was given up, and no event',
    `UPDATE "Outbox" SET "kind" = 'alarm', "state" = 'failed', "failure" = 'blocked' WHERE "kind" = 'page'`,
    'was given up, and no event says so',
  ],
  [
    'a message given up for no reason',
    `UPDATE "Outbox" SET "state" = 'cancelled' WHERE "kind" = 'page'`,
    'is cancelled for no reason',
  ],
  [
    'an answer that left before an older one',
    `UPDATE "Outbox" SET "sentRef" = '9' || "sentRef" WHERE "position" IN (SELECT MIN("position") FROM "Outbox")`,
    'which is older',
  ],
] as readonly [string, string, string, boolean?][])(
  '%s does not stay unseen',
  async (_, statement, word, taken = false) => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await world.later('PT1M');
    await supervisor.says('我的待办');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    if (taken) {
      await supervisor.picks('我已接手');
      await supervisor.sees('您已接手编号');
    }
    await world.settled();
    await tamper(statement);
    await expect(world.settled()).rejects.toThrow(word);
  },
);
