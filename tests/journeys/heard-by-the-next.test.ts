import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { MINUTE } from '../../src/domain/clock.js';
import { givePost, leave, standIn } from '../../src/members/change-posts.js';
import { releaseCasesOf } from '../../src/notify/holding/release.js';
import { redirectObligation } from '../../src/notify/ladder/open.js';
import { alarmOperator } from '../../src/notify/telling/tell.js';
import { freshFile } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { AREA, onTheStreet, route, STREET, sample } from '../support/street.js';
import { HEPING } from '../support/world.js';

let house: LadderHouse;
let stage: LadderStage;
beforeAll(async () => {
  house = await openLadderHouse(await freshFile());
});
afterAll(() => house.close());
afterEach(() => stage.close());

const { opens, leaves, goesBy } = onTheStreet(() => stage);

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

test('everybody at the top has said that they cannot: they are called once more with the operator, and another “no” calls nobody before its time', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  for (const one of ['甲', '乙', '丙']) await stage.member(one, 'TJ-12-CCA');
  await stage.member('操', 'TJ-12-OPS');
  await opens('r1');
  await goesBy(1000);
  const calls = () =>
    stage.sent.flatMap(({ chat, message: { text, choices } }) =>
      text.includes('R1') && choices.flat().some(({ data }) => data === 'd.ack.r1-ack') ? [chat] : [],
    );
  const declines = async (who: string) => {
    const before = calls().length;
    await stage.turn({ channel: 'telegram-desk', chat: who }, { data: 'd.why.r1-ack.capacity' });
    await goesBy(1000);
    return calls().slice(before).sort();
  };
  expect([await declines('甲'), await declines('乙')]).toEqual([[], []]);
  expect(await declines('丙')).toEqual(['丙', '乙', '甲']);
  expect([await declines('甲'), await declines('乙'), await declines('丙')]).toEqual([[], [], []]);
  const said = stage.sent.filter(({ message }) => message.text.includes('没有下一位')).map(({ chat }) => chat);
  expect(said).toEqual(['丙', '甲', '乙', '丙']);
  const before = calls().length;
  await goesBy(61 * MINUTE);
  expect(new Set(calls().slice(before))).toEqual(new Set(['丙', '乙', '甲']));
  await stage.check();
});

test('a stand-in’s time is over, and nothing has looked at that yet: what they hold by then is not theirs to write in, end or close', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  await stage.member('甲', HEPING.supervisor);
  await stage.member('乙', HEPING.bureau);
  const startsAt = stage.clock.now();
  const times = { startsAt, endsAt: startsAt + 60 * MINUTE };
  await stage.store.write((tx) => standIn(stage.frame, tx, '乙', HEPING.supervisor, times, startsAt));
  await opens('r1');
  await goesBy(1000);
  const presses = (data: string) => stage.turn({ channel: 'telegram-desk', chat: '乙' }, { data });
  await presses('d.ack.r1-ack');
  await presses('d.safe.r1-ack');
  expect(await stage.query.case.findMany()).toMatchObject([{ holderId: '乙', holderPost: HEPING.supervisor }]);
  const step = await stage.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
  await presses(`d.note.${step.id}`);
  stage.clock.set(times.endsAt);
  await stage.turn({ channel: 'telegram-desk', chat: '乙' }, { text: '她搬走了。' });
  for (const act of ['assess', 'close', 'lower']) await presses(`d.${act}.${step.id}`);
  await stage.settle();
  expect(await stage.query.caseNote.count()).toBe(0);
  const refused = await stage.query.event.findMany({ where: { kind: 'act.refused' } });
  expect(refused.map(({ data }) => JSON.parse(data).act)).toEqual(['note', 'assess', 'close', 'lower']);
  await stage.check();
});

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

test('a step that waits for whoever takes the case over is called for on its day from the first rung on', async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  for (const one of ['甲', '乙']) await stage.member(one, HEPING.supervisor);
  await stage.member('丁', HEPING.bureau);
  await opens('r1');
  for (const act of ['ack', 'safe']) {
    await goesBy(1000);
    await stage.turn({ channel: 'telegram-desk', chat: '甲' }, { data: `d.${act}.r1-ack` });
  }
  await stage.store.write((tx) => leave(stage.frame, tx, '甲', stage.clock.now()));
  const step = () => stage.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
  const { dueAt } = await step();
  await goesBy(Number(dueAt) - stage.clock.now());
  expect(await step()).toMatchObject({ state: 'open', rung: 0 });
  const called = await stage.query.outbox.findMany({ where: { obligationId: (await step()).id, kind: 'page' } });
  expect(called.map(({ memberId }) => memberId)).toEqual(['乙']);
  await goesBy(61 * MINUTE);
  expect(await step()).toMatchObject({ state: 'open', rung: 1 });
  await stage.check();
});
