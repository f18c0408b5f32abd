import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { DeliveryError } from '../../src/domain/channel.js';
import { acknowledge } from '../../src/notify/holding/acknowledge.js';
import { decline } from '../../src/notify/holding/decline.js';
import { openObligation } from '../../src/notify/ladder/open.js';
import { stepAside } from '../../src/notify/ladder/step-aside.js';
import { settleFailure } from '../../src/notify/outbox/failure.js';
import { loseChat } from '../../src/notify/outbox/lost-chat.js';
import { settleSent } from '../../src/notify/outbox/settle.js';
import { callsForWaiting } from '../../src/notify/outbox/waiting.js';
import { failedEvents } from '../../src/notify/telling/told.js';
import type { ClaimedRow, Member, Records } from '../../src/store/store.js';
import { freshDatabase } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

vi.setConfig({ testTimeout: 60_000 });

let house: LadderHouse;
let stage: LadderStage;
beforeAll(async () => {
  house = await openLadderHouse(await freshDatabase());
});
afterAll(() => house.close());

type Work = (tx: Records) => Promise<unknown>;
const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;
const CALLED = 'r1-ack';
let pages: readonly ClaimedRow[];

/** One report for which 甲 and 乙 are called, who share a post; both calls are on their way. */
beforeEach(async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  for (const name of ['甲', '乙']) await stage.member(name, HEPING.supervisor);
  await stage.member('above', HEPING.bureau);
  const now = stage.clock.now();
  pages = await stage.store.write(async (tx) => {
    await tx.members.bind('甲', desk('甲2'), 'zh-CN');
    await tx.cases.open({ id: 'r1', number: 'R1', area: '120101', level: 'P1', openedAt: now });
    await openObligation(stage.frame, tx, { reportId: 'r1', caseId: 'r1', level: 'P1', area: '120101' }, now);
    return tx.outbox.claim('ours', now, now + 15_000, 50, { channel: 'telegram-desk', oldestFirst: false });
  });
  expect(pages.map(({ memberId }) => memberId).sort()).toEqual(['乙', '甲'].sort());
});
afterEach(async () => {
  await stage.check();
  await stage.close();
});

const pageOf = (name: string): ClaimedRow => pages.find(({ memberId }) => memberId === name) as ClaimedRow;
const memberOf = async (tx: Records, name: string) => (await tx.members.byId(name, stage.clock.now())) as Member;
const onRow = () => stage.query.obligation.findUniqueOrThrow({ where: { id: CALLED } });

/** Two instances at once: the second begins when the first has done all but its commit, and either ends or waits for it. */
const atOnce = async (first: Work, second: Work): Promise<void> => {
  const gates = { done: () => {}, commit: () => {} };
  const done = new Promise<void>((open) => (gates.done = open));
  const commit = new Promise<void>((open) => (gates.commit = open));
  const one = stage.store.write(async (tx) => {
    await first(tx);
    gates.done();
    await commit;
  });
  await Promise.race([done, one]);
  const two = stage.store.write(second);
  let over = false;
  const ends = two.finally(() => {
    over = true;
  });
  const waits = async (): Promise<void> => {
    const [row] = await stage.query.$queryRaw<{ n: bigint }[]>`
      SELECT COUNT(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (Number(row?.n) === 0 && !over) await waits();
  };
  await Promise.race([ends, waits()]);
  gates.commit();
  await Promise.all([one, ends]);
};

describe('what two instances do at once about the last two who are called', () => {
  const refused = (name: string): Work => {
    const blocked = new DeliveryError('blocked', 'blocked');
    return (tx) => settleFailure(stage.frame, tx, pageOf(name), blocked, stage.clock.now());
  };
  const forget: Work = async (tx) => {
    await tx.members.block(desk('甲2'), stage.clock.now());
  };

  test.each<[string, (name: string) => Work]>([
    [
      'say that they cannot take it',
      (name) => async (tx) =>
        decline(stage.frame, tx, CALLED, await memberOf(tx, name), { reason: 'no_capacity' }, stage.clock.now()),
    ],
    [
      'leave',
      (name) => (tx) =>
        stepAside(
          stage.frame,
          tx,
          name,
          undefined,
          () => tx.members.remove(name, stage.clock.now()),
          stage.clock.now(),
        ),
    ],
    ['sign out', (name) => (tx) => loseChat(stage.frame, tx, desk(name), stage.clock.now())],
    ['are refused by the platform', refused],
  ])('the last two of a rung %s at once: the next is called', async (_, how) => {
    await stage.store.write(forget);
    await atOnce(how('甲'), how('乙'));
    expect(await onRow()).toMatchObject({ rung: 1, state: 'open' });
    expect(await stage.query.outbox.count({ where: { memberId: 'above', kind: 'page' } })).toBe(1);
  });
});

describe('what comes to one who is called', () => {
  const takes: Work = async (tx) => acknowledge(stage.frame, tx, CALLED, await memberOf(tx, '乙'), stage.clock.now());
  const toCome = async () =>
    (await stage.query.outbox.findMany({ where: { memberId: '甲' } }))
      .filter(({ state }) => state !== 'failed')
      .map(({ kind, state }) => `${kind} ${state}`)
      .sort();

  test.each<[string, () => Work, string[]]>([
    [
      'a call that was refused finds no other way',
      () => (tx) =>
        settleFailure(stage.frame, tx, pageOf('甲'), new DeliveryError('rejected', 'rejected'), stage.clock.now()),
      [],
    ],
    [
      'a call that arrives is brought in line',
      () => (tx) => settleSent(stage.frame, tx, [{ row: pageOf('甲'), ref: '7' }], stage.clock.now()),
      ['edit pending', 'page sent'],
    ],
    [
      'who comes back is called for nothing of it',
      () => async (tx) => {
        await tx.outbox.failed(pageOf('甲'), 'blocked', stage.clock.now());
        await tx.events.addAll(failedEvents(pageOf('甲'), 'blocked', stage.clock.now()));
        await tx.outbox.add(await callsForWaiting(stage.frame, tx, '甲', stage.clock.now()), stage.clock.now());
      },
      [],
    ],
  ])('while somebody takes the matter at another instance: %s', async (_, what, comes) => {
    await atOnce(takes, what());
    expect(await onRow()).toMatchObject({ state: 'acknowledged', holderId: '乙' });
    expect(await toCome()).toEqual(comes);
  });
});
