import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, removeFolder, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const calls = () => world.query.outbox.count({ where: { kind: { in: ['page', 'nudge'] } } });

describe.each(['sqlite', 'postgresql'] as const)('a step, on %s', (engine) => {
  test('is one page for each ladder within a tick and nothing else', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    for (let report = 0; report < 3; report += 1) {
      await reportsNeglect(await world.citizen());
      await supervisor.sees('您有1件待接手事项');
    }
    await world.later('PT19M59S');
    const before = { rows: await world.query.outbox.count(), supervisor: supervisor.chat().length };
    await world.later('PT1S');
    await world.app.tick();
    await world.settled();
    expect(await world.query.outbox.count()).toBe(before.rows + 3);
    expect(supervisor.chat()).toHaveLength(before.supervisor + 3);
    expect(bureau.chat()).toHaveLength(1);
  });

  test('where a nudge and the climb are due in one tick is the climb alone', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.jump('PT1H');
    await bureau.sees('现在转到您这里');
    await world.settled();
    expect(supervisor.chat().filter((text) => text.includes('提醒:编号'))).toHaveLength(0);
    expect(await world.query.event.count({ where: { kind: 'obligation.nudged' } })).toBe(0);
  });

  test('where two nudges were missed is one nudge', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.jump('PT45M');
    await supervisor.sees('提醒:编号');
    expect(await calls()).toBe(2);
    await world.later('PT14M');
    expect(await calls()).toBe(2);
  });

  test('of one ladder is nothing to another: taking one report leaves the other climbing', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT10M');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.later('PT50M');
    await bureau.sees('现在转到您这里');
    const states = await world.query.obligation.findMany({ orderBy: { openedAt: 'asc' } });
    expect(states.map(({ state, rung }) => [state, rung])).toEqual([
      ['open', 1],
      ['acknowledged', 0],
    ]);
  });
});

test('a post that changes hands between two steps: the successor is called at once, who left is not', async () => {
  world = await openWorld();
  const before = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await before.sees('您有1件待接手事项');
  await world.later('PT10M');
  const holding = await world.query.holding.findFirst({ where: { postCode: HEPING.supervisor } });
  await world.app.store.write((tx) => tx.members.remove(holding?.memberId ?? '', world.clock.now()));
  const after = await world.member(HEPING.supervisor, '督导员乙');
  await after.sees('您有1件待接手事项');
  await world.later('PT10M');
  await after.sees('提醒:编号');
  expect(before.chat().filter((text) => text.includes('提醒:编号'))).toHaveLength(0);
  await before.picks('我已接手');
  await world.settled();
  expect(await world.query.obligation.findMany()).toMatchObject([{ state: 'open', rung: 0 }]);
  await after.picks('我已接手');
  await after.sees('您已接手编号');
  expect(bureau.chat()).toHaveLength(1);
});

test('a post that nobody holds any more is passed over at the next step', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  const holding = await world.query.holding.findFirst({ where: { postCode: HEPING.supervisor } });
  await world.app.store.write((tx) => tx.members.remove(holding?.memberId ?? '', world.clock.now()));
  await world.later('PT20M');
  await bureau.sees('现在转到您这里');
});

test('a ladder that is edited while a matter is open: the matter follows the one it began with, a new one the new', async () => {
  const file = join(tmpdir(), `huyou-ladder-${process.pid}.json`);
  const ladder = JSON.parse(await readFile('assets/ladder.json', 'utf8')) as {
    levels: { P1: Record<string, unknown> };
  };
  ladder.levels.P1 = { ...ladder.levels.P1, nudges: ['PT0S'], climbAfter: 'PT10M', acknowledgeWithin: 'PT10M' };
  await writeFile(file, JSON.stringify(ladder));
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await world.restart({ env: { LADDER_FILE: file } });
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT10M');
  await bureau.sees('现在转到您这里');
  await world.later('PT10M');
  await office.sees('现在转到您这里');
  await supervisor.sees('提醒:编号');
  const rungs = await world.query.obligation.findMany({ orderBy: { dueAt: 'desc' } });
  expect(rungs.map(({ rung }) => rung)).toEqual([0, 2]);
  await removeFolder(file);
});

test('提交 pressed twice is one report, one case, one ladder', async () => {
  world = await openWorld();
  const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_900, firstName: 'Reporter', languageCode: 'zh-hans' });
  const citizen = await world.citizen();
  await reportsNeglect(citizen);
  await citizen.sees('回执码');
  for (const [words, label] of [
    ['孩子现在有危险吗', '没有'],
    ['您担心', '没人好好照顾'],
    ['您担心', '选好了'],
    ['哪个区', '和平区'],
  ] as const) {
    if (label === '没有') user.says('/start');
    await user.sees(words);
    await world.settled();
    user.presses(label);
  }
  await user.sees('看到或听到什么');
  user.says('孩子常常一个人在楼道里。');
  for (const [words, label] of [
    ['多大', '3–7岁'],
    ['可靠的大人', '没有'],
    ['还能接触到孩子吗', '能'],
  ] as const) {
    await user.sees(words);
    user.presses(label);
  }
  await user.sees('什么时候发生的');
  user.presses('提交');
  user.presses('提交');
  await user.sees('回执码');
  await world.settled();
  expect(await world.query.report.count()).toBe(2);
  expect(await world.query.obligation.count()).toBe(2);
});

test('taken while a nudge still waits to leave: it never leaves, and the card is changed once', async () => {
  world = await openWorld();
  const first = await world.member(HEPING.supervisor, '督导员甲');
  const slow = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '督导员乙', languageCode: 'zh-hans' });
  slow.says(`/start ${await world.invite(HEPING.supervisor)}`);
  await slow.sees('绑定成功');
  await reportsNeglect(await world.citizen());
  await first.sees('您有1件待接手事项');
  await slow.sees('您有1件待接手事项');
  const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: slow.id };
  world.api.fails({ kind: 'answer', code: 429, retryAfter: 300 }, scope);
  await world.later('PT20M');
  await first.sees('提醒:编号');
  await first.picks('我已接手');
  await first.sees('您已接手编号');
  await world.later('PT10M');
  expect(slow.messages.filter(({ text }) => text.includes('提醒:编号'))).toHaveLength(0);
  const edits = world.api.calls(DESK_TOKEN, 'editMessageText').filter(({ params }) => params.chat_id === slow.id);
  expect(edits).toHaveLength(1);
});
