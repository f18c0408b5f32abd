import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../../src/domain/clock.js';
import { givePost } from '../../src/members/change-posts.js';
import { decline } from '../../src/notify/holding/decline.js';
import { dropExcluded } from '../../src/notify/ladder/excluded.js';
import { freshFile } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { AREA, DISTRICT, onTheStreet, STREET, sample } from '../support/street.js';
import { HEPING } from '../support/world.js';

let house: LadderHouse;
let stage: LadderStage;
beforeAll(async () => {
  house = await openLadderHouse(await freshFile());
});
afterAll(() => house.close());
afterEach(() => stage.close());

const { opens, leaves, goesBy, cards, theCall } = onTheStreet(() => stage);

/** How the only one who was called at a rung is called no more. */
const LOST: Readonly<Record<string, () => Promise<unknown>>> = {
  'whose chat is blocked, as another call finds out': async () => {
    stage.blocked.add('甲');
    await opens('r2');
  },
  'who goes off duty': () => leaves((tx) => tx.members.setDuty('甲', false, stage.clock.now())),
  'who gives the post up': () => leaves((tx) => tx.members.release('甲', STREET.code, stage.clock.now())),
  'who declares a conflict': () =>
    stage.store.write(async (tx) => {
      const now = stage.clock.now();
      await tx.conflicts.add({ id: 'k', caseId: 'r1', basis: 'declared', memberId: '甲' }, now);
      await dropExcluded(stage.frame, tx, 'r1', 'declared', now);
    }),
};

test.each(Object.entries(LOST))('for one %s, whoever is called in their place is called at once', async (_, lost) => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('甲', STREET.code);
  await stage.member('乙', HEPING.supervisor);
  await stage.member('丙', 'TJ-120101-WF');
  await opens('r1');
  await stage.tick();
  await stage.settle();
  const calledFor = (name: string, number = 'R1') =>
    stage.sent.filter(({ chat, message }) => chat === name && message.text.includes(number)).length;
  expect([calledFor('甲'), calledFor('乙'), calledFor('丙')]).toEqual([1, 0, 1]);
  await lost();
  await stage.tick();
  await stage.settle();
  expect(calledFor('乙')).toBe(1);
  // What the call that found it out was for, too.
  if (stage.blocked.has('甲')) expect(calledFor('乙', 'R2')).toBe(1);
  await stage.check();
});

test.each([
  ['P1', ['乙']],
  ['P0', ['丙', '乙']],
] as const)(
  'where the %s call itself finds the only one blocked, whoever is called in their place is called at once, and no next rung',
  async (level, called) => {
    stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
    await stage.member('甲', STREET.code);
    await stage.member('乙', HEPING.supervisor);
    // At the next rung of P1; of P0 beside them, and called already.
    await stage.member('丙', HEPING.bureau);
    stage.blocked.add('甲');
    await opens('r1', level);
    await stage.tick();
    await stage.settle();
    expect(stage.sent.map(({ chat }) => chat)).toEqual(called);
    await stage.check();
  },
);

test('whoever is given the post that stands in place of an empty seat is called at once for what waits, beside others too', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('丙', 'TJ-120101-WF');
  await stage.member('乙');
  // At its top, with nobody there.
  await opens('r1');
  await stage.tick();
  await stage.member('丁', HEPING.bureau);
  // At the rung of the bureau, above it.
  await opens('r2');
  await stage.tick();
  await stage.settle();
  await stage.store.write((tx) => givePost(stage.frame, tx, '乙', HEPING.supervisor, stage.clock.now()));
  await stage.tick();
  await stage.settle();
  const cards = stage.sent.filter(({ chat }) => chat === '乙').map(({ message }) => message.text.match(/R\d/)?.[0]);
  expect(cards.sort()).toEqual(['R1', 'R2']);
  await stage.turn({ channel: 'telegram-desk', chat: '乙' }, { data: 'd.ack.r1-ack' });
  expect(await stage.query.obligation.findUnique({ where: { id: 'r1-ack' } })).toMatchObject({ holderId: '乙' });
  await stage.check();
});

test('whoever is called in their place at once was called before, at a rung below: they are called where it stands now', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('甲', STREET.code);
  await stage.member('乙', HEPING.director, HEPING.supervisor);
  await opens('r1', 'P2');
  stage.clock.set(stage.clock.now() + 180 * MINUTE);
  await stage.tick();
  await leaves((tx) => tx.members.setDuty('甲', false, stage.clock.now()));
  await stage.tick();
  expect(await stage.query.obligation.findMany()).toMatchObject([{ rung: 1 }]);
  const calls = await stage.query.outbox.findMany({ where: { kind: 'page', postCode: HEPING.supervisor } });
  expect(calls.map(({ memberId }) => memberId)).toEqual(['乙']);
  await stage.check();
});

test('one said that they cannot while the call of the other was on its way, and it finds a blocked chat: the next rung is called at once', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.supervisor);
  await stage.member('戊', HEPING.supervisor);
  await stage.member('丁', HEPING.bureau);
  stage.plan('戊', 'rate_limited');
  await opens('r1');
  await stage.tick();
  await stage.settle();
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: 'd.why.r1-ack.capacity' });
  stage.blocked.add('戊');
  stage.clock.set(stage.clock.now() + MINUTE);
  await stage.tick();
  await stage.settle();
  expect(stage.sent.filter(({ chat }) => chat === '丁')).toHaveLength(1);
  await stage.check();
});

test('whose time as stand-in ends: whoever is called in their place is called at once, also beside others who were called', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  const now = stage.clock.now();
  await stage.member('甲');
  await stage.store.write((tx) => tx.members.standIn('甲', STREET.code, now, now + 2 * MINUTE));
  await stage.member('乙', HEPING.supervisor);
  await stage.member('丙', HEPING.bureau);
  await opens('r1', 'P0');
  await stage.tick();
  await stage.settle();
  expect(stage.sent.map(({ chat }) => chat).sort()).toEqual(['丙', '甲']);
  stage.clock.set(now + 3 * MINUTE);
  await stage.tick();
  await stage.settle();
  expect(stage.sent.map(({ chat }) => chat).slice(2)).toEqual(['乙']);
  const paged = await stage.query.event.findMany({ where: { kind: 'member.paged' } });
  expect(paged.map(({ memberId }) => memberId).sort()).toEqual(['丙', '乙', '甲']);
  await stage.check();
});

test('whose time as stand-in ends beside one who said that they cannot: the next rung is called at once', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  const now = stage.clock.now();
  await stage.member('甲');
  await stage.store.write((tx) => tx.members.standIn('甲', HEPING.supervisor, now, now + 2 * MINUTE));
  await stage.member('乙', HEPING.supervisor);
  await stage.member('丙', HEPING.bureau);
  await opens('r1');
  await stage.tick();
  await stage.settle();
  await stage.turn({ channel: 'telegram-desk', chat: '乙' }, { data: 'd.why.r1-ack.off' });
  await stage.settle();
  stage.clock.set(now + 3 * MINUTE);
  await stage.tick();
  await stage.settle();
  expect(stage.sent.filter(({ message }) => message.text.includes('现在转到您这里')).map(({ chat }) => chat)).toEqual([
    '丙',
  ]);
  await stage.check();
});

test('whose time as stand-in ends while they are called in a post of their own: nothing of that moves', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  const now = stage.clock.now();
  // Called below the top, where nobody is.
  await stage.member('甲', HEPING.bureau);
  await opens('r1');
  stage.clock.set(now + 60 * MINUTE);
  await stage.tick();
  await stage.store.write((tx) =>
    tx.members.standIn('甲', HEPING.supervisor, stage.clock.now(), stage.clock.now() + 2 * MINUTE),
  );
  await stage.tick();
  const before = await stage.query.obligation.findMany();
  expect(before).toMatchObject([{ rung: 3 }]);
  stage.clock.set(now + 63 * MINUTE);
  await stage.tick();
  expect(await stage.query.obligation.findMany()).toEqual(before);
  await stage.check();
});

test('while somebody is left who was called, nobody is called anew', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('甲', STREET.code);
  await stage.member('戊', STREET.code);
  await opens('r1');
  await leaves((tx) => tx.members.setDuty('甲', false, stage.clock.now()));
  await stage.tick();
  await stage.settle();
  expect(stage.sent.map(({ chat }) => chat)).toEqual(['戊']);
  expect(await stage.query.obligation.findMany()).toMatchObject([{ epoch: 1 }]);
});

test('where the only one who answers for it cannot take it, the next rung is called, though somebody is called beside', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('甲', STREET.code);
  await stage.member('丙', 'TJ-120101-WF');
  await stage.member('丁', HEPING.bureau);
  await opens('r1');
  await opens('r2');
  const says = (name: string, id: string) =>
    stage.store.write(async (tx) => {
      const member = await tx.members.byId(name, stage.clock.now());
      if (!member) throw new Error(name);
      return decline(stage.frame, tx, `${id}-ack`, member, { reason: 'no_capacity' }, stage.clock.now());
    });
  expect(await says('甲', 'r1')).toMatchObject({ asked: 'above', obligation: { rung: 1 } });
  expect(await says('丙', 'r2')).toMatchObject({ asked: 'others', obligation: { rung: 0 } });
});

test('whose time as stand-in ends in the night, before their card came: the next rung has its card in the morning', async () => {
  stage = await openLadderStage(house, '2026-03-03T21:00:00+08:00');
  const now = stage.clock.now();
  await stage.member('甲');
  await stage.store.write((tx) => tx.members.standIn('甲', HEPING.director, now, now + 60 * MINUTE));
  await stage.member('乙', HEPING.supervisor);
  await opens('r1', 'P2');
  await goesBy(61 * MINUTE);
  expect(await theCall()).toMatchObject({ rung: 1 });
  await goesBy(599 * MINUTE);
  expect([cards('甲'), cards('乙')]).toEqual([0, 1]);
});

test('who is lost in two posts of a rung: whoever is called in the place of each is called at once, also beside others', async () => {
  const women = sample.find(({ code }) => code === 'TJ-120101-WF');
  if (!women) throw new Error('the sample has no women’s federation for the district');
  const federation = { ...women, code: 'TJ-120101001-WF', name: '某街道妇联', area: AREA };
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET, federation]);
  await stage.member('甲', STREET.code, federation.code);
  await stage.member('乙', HEPING.supervisor);
  await stage.member('丙', women.code);
  await stage.member('丁', HEPING.bureau);
  await opens('r1', 'P0');
  await goesBy(1000);
  await leaves((tx) => tx.members.setDuty('甲', false, stage.clock.now()));
  await goesBy(1000);
  expect(['乙', '丙', '丁'].map(cards)).toEqual([1, 1, 1]);
  await stage.check();
});

test('who was called beside, and stands for the post that leads now, is called in that', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET]);
  await stage.member('甲', STREET.code);
  await stage.member('丙', 'TJ-120101-WF', HEPING.supervisor);
  await opens('r1');
  await goesBy(1000);
  await leaves((tx) => tx.members.setDuty('甲', false, stage.clock.now()));
  await goesBy(1000);
  expect(stage.sent.filter(({ chat }) => chat === '丙').at(-1)?.message.text).toContain(DISTRICT.name);
  expect(cards('丙')).toBe(2);
});
