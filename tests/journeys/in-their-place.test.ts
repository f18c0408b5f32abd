import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../../src/domain/clock.js';
import { ROUTES, routeFor } from '../../src/domain/routes.js';
import { loadDirectory } from '../../src/files/load.js';
import { givePost, leave } from '../../src/members/change-posts.js';
import { decline } from '../../src/notify/holding/decline.js';
import { releaseCasesOf } from '../../src/notify/holding/release.js';
import { dropExcluded } from '../../src/notify/ladder/excluded.js';
import { openObligation, redirectObligation } from '../../src/notify/ladder/open.js';
import { stepAside } from '../../src/notify/ladder/step-aside.js';
import { alarmOperator } from '../../src/notify/telling/tell.js';
import type { Records } from '../../src/store/store.js';
import { freshFile } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

let house: LadderHouse;
let stage: LadderStage;
beforeAll(async () => {
  house = await openLadderHouse(await freshFile());
});
afterAll(() => house.close());
afterEach(() => stage.close());

const sample = await loadDirectory(undefined);
const AREA = '120101001';
const district = sample.find(({ code }) => code === HEPING.supervisor);
if (!district) throw new Error('the sample has no supervisor for the district');
/** The same kind of post, of one street: the district's is called in its place. */
const STREET = { ...district, code: 'TJ-120101001-SCS', name: '某街道儿童督导员', area: AREA };

/** The women's federation is called beside: that it knows is not enough. */
const route = routeFor(['emotional_abuse'], ROUTES);
const opens = (id: string, level: 'P0' | 'P1' | 'P2' = 'P1') =>
  stage.store.write(async (tx) => {
    const now = stage.clock.now();
    await tx.cases.open({ id, number: id.toUpperCase(), area: AREA, level, openedAt: now });
    await openObligation(stage.frame, tx, { reportId: id, caseId: id, level, area: AREA, route }, now);
  });
const leaves = (change: (tx: Records) => Promise<unknown>) =>
  stage.store.write((tx) => stepAside(stage.frame, tx, '甲', undefined, () => change(tx), stage.clock.now()));

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

test('whoever has an urgent case loses their last chat: who can take it over hears so at once, as when they go off duty', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.supervisor);
  await stage.member('乙', HEPING.supervisor);
  await opens('r1');
  await stage.tick();
  await stage.settle();
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: 'd.ack.r1-ack' });
  await stage.settle();
  stage.blocked.add('甲');
  await opens('r2');
  await stage.tick();
  await stage.settle();
  const told = stage.sent.filter(({ message }) => message.text.includes('联系不上'));
  expect(told.map(({ chat, message }) => [chat, message.text.includes('R1')])).toEqual([['乙', true]]);
  await stage.check();
});

test.each([
  ['that nobody holds a child', '现在没有人负责'],
  ['that whoever has an urgent case is away', '离岗或联系不上'],
] as const)('an alarm %s finds the operator’s chat blocked: whoever is next hears it', async (what, words) => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.supervisor);
  await stage.member('己', 'TJ-12-OPS');
  await stage.member('丙', 'TJ-12-BDD');
  await opens('r1');
  await stage.tick();
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: 'd.ack.r1-ack' });
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: 'd.safe.r1-ack' });
  await stage.settle();
  stage.blocked.add('己');
  if (what.includes('away')) await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { text: '离岗' });
  else await stage.store.write((tx) => leave(stage.frame, tx, '甲', stage.clock.now()));
  for (const minute of [0, 1, 2]) {
    await stage.tick();
    await stage.settle();
    if (minute < 2) stage.clock.set(stage.clock.now() + MINUTE);
  }
  const heard = stage.sent.filter(({ message }) => message.text.includes(words));
  expect(heard.map(({ chat, message }) => [chat, message.text.includes('R1')])).toEqual([['丙', true]]);
  await stage.check();
});

test('that whoever has an urgent case is away finds the only colleague’s chat blocked: the operator hears it', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.supervisor);
  await stage.member('己', 'TJ-12-OPS');
  await opens('r1');
  await stage.tick();
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: 'd.ack.r1-ack' });
  await stage.member('乙', HEPING.supervisor);
  await stage.settle();
  stage.blocked.add('乙');
  await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { text: '离岗' });
  await stage.settle();
  await stage.tick();
  await stage.settle();
  const heard = stage.sent.filter(({ message }) => message.text.includes('离岗或联系不上'));
  expect(heard.map(({ chat, message }) => [chat, message.text.includes('R1')])).toEqual([['己', true]]);
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
  expect(await says('甲', 'r1')).toMatchObject({ passedOn: true, obligation: { rung: 1 } });
  expect(await says('丙', 'r2')).toMatchObject({ passedOn: false, obligation: { rung: 0 } });
});

test.each([
  ['whoever was called since', ['丁'], 1],
  ['where nobody was, the operator hears so at once', [], 0],
] as const)(
  'danger is told when everybody below has said that they cannot: they are called again, and with them %s',
  async (_, above, rung) => {
    stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
    await stage.member('甲', HEPING.supervisor);
    await stage.member('乙', HEPING.bureau);
    for (const name of above) await stage.member(name, HEPING.wcwc);
    await stage.member('己', 'TJ-12-OPS');
    await opens('r1');
    for (const name of ['甲', '乙']) {
      await stage.tick();
      await stage.settle();
      await stage.turn({ channel: 'telegram-desk', chat: name }, { data: 'd.why.r1-ack.capacity' });
    }
    await stage.tick();
    await stage.settle();
    const before = stage.sent.length;
    await stage.store.write(async (tx) => {
      const read = await tx.obligations.byId('r1-ack');
      if (read) await redirectObligation(stage.frame, tx, read, { level: 'P0', area: AREA, route }, stage.clock.now());
    });
    await stage.tick();
    await stage.settle();
    const told = (words: string) =>
      stage.sent.slice(before).flatMap(({ chat, message }) => (message.text.includes(words) ? [chat] : []));
    expect(new Set(told('线索有补充'))).toEqual(new Set(['甲', '乙', ...above]));
    expect(told('值班警报')).toEqual(above.length === 0 ? ['己'] : []);
    expect(await stage.query.obligation.findMany()).toMatchObject([{ state: 'open', level: 'P0', rung }]);
    await stage.check();
  },
);

test('both posts that were called leave the directory, one of them only called beside: the next rung is called at once', async () => {
  const beside = { ...STREET, code: 'TJ-120101001-A', kind: 'womens_federation' as const };
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', [...sample, STREET, beside]);
  // Called beside in the district's post of that kind from then on.
  await stage.member('甲', beside.code, 'TJ-120101-WF');
  await stage.member('丙', STREET.code);
  await stage.member('丁', HEPING.bureau);
  await opens('r1');
  await stage.tick();
  await stage.settle();
  await stage.replaces(sample);
  await stage.tick();
  await stage.settle();
  expect(stage.sent.filter(({ message }) => message.text.includes('R1')).map(({ chat }) => chat)).toContain('丁');
  await stage.check();
});

test('none of the posts that are called for a child whom nobody holds is in the directory any more: the ladder of its level is called', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.bureau);
  await opens('r1');
  await stage.tick();
  for (const act of ['ack', 'safe']) {
    await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: `d.${act}.r1-ack` });
  }
  await stage.settle();
  await leaves((tx) => tx.members.remove('甲', stage.clock.now()));
  await stage.store.write((tx) => releaseCasesOf(stage.frame, tx, '甲', stage.clock.now()));
  await stage.settle();
  // Every post under another code, as after an import; whoever was there before is given theirs.
  await stage.replaces(
    sample.map((post) => ({ ...post, code: `X${post.code}`, reportsTo: post.reportsTo && `X${post.reportsTo}` })),
  );
  await stage.member('丁');
  await stage.store.write((tx) => givePost(stage.frame, tx, '丁', 'XTJ-12-CCA', stage.clock.now()));
  await stage.tick();
  await stage.settle();
  const calls = await stage.query.obligation.findMany({ where: { kind: 'take_over', state: 'open' } });
  await stage.turn({ channel: 'telegram-desk', chat: '丁' }, { data: `d.ack.${calls[0]?.id}` });
  expect(await stage.query.case.findMany()).toMatchObject([{ holderId: '丁' }]);
  await stage.check();
});

const goesBy = async (ms: number) => {
  stage.clock.set(stage.clock.now() + ms);
  await stage.tick();
  await stage.settle();
};

test('that a holder is not there, and an alarm, are heard by the next where the chats they were to come to turn out lost', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  for (const one of ['甲', '乙']) await stage.member(one, HEPING.supervisor);
  await stage.member('丙', HEPING.bureau);
  await stage.member('操', 'TJ-12-OPS');
  await stage.member('值', 'TJ-12-BDD');
  await opens('r1');
  await goesBy(1000);
  const says = (who: string, turn: { text: string } | { data: string }) =>
    stage.turn({ channel: 'telegram-desk', chat: who }, turn).then(() => goesBy(1000));
  await says('甲', { data: 'd.ack.r1-ack' });
  stage.blocked.add('乙').add('操');
  await says('甲', { text: '离岗' });
  const heard = (words: string) =>
    stage.sent.filter(({ message: { text } }) => text.includes(words)).map(({ chat }) => chat);
  expect(heard('负责人甲已离岗')).toEqual(['丙']);
  stage.blocked.add('丙');
  const alarm = { key: 'operator-alarm-away', args: { number: 'R1' } };
  await stage.store.write((tx) => alarmOperator(stage.frame, tx, alarm, 'r1:1', stage.clock.now(), 'r1'));
  await goesBy(1000);
  expect(heard('R1的负责人')).toEqual(['值']);
  await stage.check();
});

const cards = (name: string) =>
  stage.sent.filter(({ chat, message }) => chat === name && message.text.includes('R1')).length;
const theCall = () => stage.query.obligation.findUniqueOrThrow({ where: { id: 'r1-ack' } });

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
  expect(stage.sent.filter(({ chat }) => chat === '丙').at(-1)?.message.text).toContain(district.name);
  expect(cards('丙')).toBe(2);
});
