import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const onTelegram = async (name: string, post: string | readonly string[], id = 8_000_000_900) => {
  const user = world.api.user(DESK_TOKEN, { id, firstName: name, languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(...[post].flat())}`);
  await user.sees('绑定成功');
  return user;
};

/** The built-in ladder with an hour's promise made fifty minutes: another version. */
const editedLadder = async (): Promise<string> => {
  const file = join(await mkdtemp(join(tmpdir(), 'huyou-ladder-')), 'ladder.json');
  const ladder = JSON.parse(await readFile('assets/ladder.json', 'utf8')) as {
    levels: { P1: Record<string, unknown> };
  };
  ladder.levels.P1 = { ...ladder.levels.P1, acknowledgeWithin: 'PT50M' };
  await writeFile(file, JSON.stringify(ladder));
  return file;
};

/** What an engineer's mistake or a bad disk would do, behind the service's back. */
const damage = async (statement: string): Promise<void> => {
  const database = await openDatabase(world.database.url);
  await database.transact((tx) => tx.$executeRawUnsafe(statement));
  await database.close();
};

test.each(['sqlite', 'postgresql'] as const)(
  'the line is cut before the platform took the page: it comes once, and says that it may be a second, on %s',
  async (engine) => {
    world = await openWorld({ engine });
    const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
    world.api.fails({ kind: 'dropBefore' }, { token: DESK_TOKEN, method: 'sendMessage', chat: supervisor.id });
    await reportsNeglect(await world.citizen());
    await world.later('PT5S');
    const page = await supervisor.sees('您有1件待接手事项');
    expect(page.text).toContain('可能重发');
    expect(supervisor.messages.filter(({ text }) => text.includes('待接手事项'))).toHaveLength(1);
  },
);

describe('the platform', () => {
  test('moved the chat to a new id, below zero and beyond 2^32: the page and all that follows go there', async () => {
    world = await openWorld();
    const before = await onTelegram('督导员甲', HEPING.supervisor);
    const after = world.api.user(DESK_TOKEN, { id: -1_002_345_678_901, firstName: '督导员甲' });
    const moved = { kind: 'answer', code: 400, migrateTo: after.id } as const;
    world.api.fails(moved, { token: DESK_TOKEN, chat: before.id, times: 1e9 });
    await reportsNeglect(await world.citizen());
    await after.sees('您有1件待接手事项');
    await world.later('PT20M');
    await after.sees('提醒:编号');
    expect(await world.query.memberAddress.count({ where: { blockedAt: { not: null } } })).toBe(0);
  });

  test.each([
    ['was deleted', undefined],
    ['is too old to be changed', { kind: 'answer', code: 400, description: "Bad Request: message can't be edited" }],
  ] as const)('a card that %s: who has the matter comes as a new message, once', async (_, fault) => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const other = await onTelegram('督导员乙', HEPING.supervisor);
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    const card = await other.sees('您有1件待接手事项');
    if (fault) world.api.fails(fault, { token: DESK_TOKEN, method: 'editMessageText', chat: other.id });
    else other.deletes(card.id);
    await first.picks('我已接手');
    await other.sees('督导员甲于', { after: card.id });
    await world.later('PT10M');
    expect(other.messages.filter(({ text }) => text.includes('督导员甲于'))).toHaveLength(1);
  });

  test('revoked the token: one alarm by another way, however many messages could not leave', async () => {
    world = await openWorld();
    for (const [index, name] of ['督导员甲', '督导员乙', '督导员丙'].entries()) {
      await onTelegram(name, HEPING.supervisor, 8_000_000_900 + index);
    }
    const operator = await world.member('TJ-12-OPS', '运维甲', 'web');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    world.api.revokes(DESK_TOKEN);
    await reportsNeglect(await world.citizen('web'));
    await operator.sees('令牌失效');
    await bureau.sees('现在转到您这里');
    await reportsNeglect(await world.citizen('web'));
    await world.later('PT2M');
    await bureau.sees('现在转到您这里');
    world.api.restores(DESK_TOKEN);
    await world.settled();
    expect(operator.chat().filter((text) => text.includes('令牌失效'))).toHaveLength(1);
  });

  test.each([401, 400])(
    'refuses (%s) whoever is called at the top: called again when it is time, not at once and without end',
    async (code) => {
      world = await openWorld();
      const city = await onTelegram('市级值班甲', 'TJ-12-CCA');
      const supervisor = await world.member(HEPING.supervisor, '督导员甲', 'web');
      const operator = await world.member('TJ-12-OPS', '运维甲', 'web');
      const refused = { kind: 'answer', code, description: 'Bad Request: no' } as const;
      const mend = world.api.fails(refused, { token: DESK_TOKEN, method: 'sendMessage', chat: city.id, times: 1e9 });
      await reportsNeglect(await world.citizen());
      await world.later('PT1H1M');
      // Whoever is below is called instead.
      await supervisor.sees('已到最高一级,仍没有人接手');
      await operator.sees('请马上打电话联系');
      await world.later('PT10M');
      expect(await world.query.outbox.count({ where: { channel: 'telegram-desk', state: 'failed' } })).toBe(1);
      mend();
      await world.later('PT15M');
      await city.sees('提醒:编号');
    },
  );

  test('refuses the call in which the operator was to read the alarm: it comes by itself', async () => {
    world = await openWorld();
    const city = await onTelegram('市级值班甲', ['TJ-12-CCA', 'TJ-12-OPS']);
    await world.member('TJ-12-CWO', '市妇儿工委干事甲', 'web');
    await reportsNeglect(await world.citizen());
    await city.sees('您有1件待接手事项');
    await world.later('PT59M');
    const refused = { kind: 'answer', code: 400, description: 'Bad Request: no' } as const;
    world.api.fails(refused, { token: DESK_TOKEN, method: 'sendMessage', chat: city.id });
    await world.later('PT2M');
    await city.sees('值班警报');
  });

  test('refuses both chats of whoever is called: each is tried once, and the next rung is called', async () => {
    world = await openWorld();
    await onTelegram('督导员甲', HEPING.supervisor);
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    const holding = await world.query.holding.findFirst({ where: { postCode: HEPING.supervisor } });
    await (await world.binds(await world.inviteTo(holding?.memberId ?? ''))).sees('绑定成功');
    const refused = { kind: 'answer', code: 400, description: 'Bad Request: no' } as const;
    world.api.fails(refused, { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 });
    await reportsNeglect(await world.citizen('web'));
    await bureau.sees('现在转到您这里');
    await world.settled();
    expect(await world.query.outbox.count({ where: { kind: 'page', state: 'failed' } })).toBe(2);
  });

  test('is away for ten minutes: the ladder goes on, and each call comes once when it is back, the latest of a matter alone', async () => {
    world = await openWorld();
    const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    const fault = { kind: 'answer', code: 500 } as const;
    const mend = world.api.fails(fault, { token: DESK_TOKEN, method: 'sendMessage', times: 1e9 });
    await reportsNeglect(await world.citizen());
    await world.later('PT1H10M');
    await bureau.sees('现在转到您这里');
    mend();
    await world.later('PT2M');
    const calls = supervisor.messages.filter(({ text }) => /您有1件待接手事项|提醒:编号/.test(text));
    expect(calls.map(({ text }) => text.slice(0, 5))).toEqual(['提醒:编号']);
  });
});

test('a page refused only after the promise has passed: the next rung is called all the same', async () => {
  world = await openWorld({ at: '2026-03-03T22:00:00+08:00' });
  const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
  const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT20M');
  const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: supervisor.id };
  const mend = world.api.fails({ kind: 'answer', code: 500 }, { ...scope, times: 1e9 });
  await world.later('PT30M');
  mend();
  supervisor.blocks();
  await world.later('PT2M');
  await bureau.sees('现在转到您这里');
});

test('words that look like markup are shown to the letter, in the chat and at the desk', async () => {
  const words = '<b>他</b> *说* _别_ [看](http://x.example) `DROP` &amp; \\u003c';
  world = await openWorld();
  const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
  await reportsNeglect(await world.citizen(), words);
  await supervisor.sees('您有1件待接手事项');
  supervisor.presses('我已接手');
  await supervisor.sees('您已接手编号');
  supervisor.presses('查看线索');
  expect((await supervisor.sees('分级依据')).text).toContain(words);
  expect(world.api.calls().filter(({ params }) => 'parse_mode' in params || 'entities' in params)).toEqual([]);
});

test('the process stands still for a minute while a page is on its way: it is late, never lost', async () => {
  world = await openWorld();
  const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
  world.api.fails({ kind: 'delay', ms: 400 }, { token: DESK_TOKEN, method: 'sendMessage', chat: supervisor.id });
  await reportsNeglect(await world.citizen());
  await world.api.until(DESK_TOKEN, 'the page is on its way', () =>
    world.api.calls(DESK_TOKEN, 'sendMessage').some(({ params }) => String(params.text).includes('待接手事项')),
  );
  world.clock.set(world.clock.now() + 60_000);
  await world.app.tick();
  await world.later('PT2M');
  await supervisor.sees('您有1件待接手事项');
  const pages = supervisor.messages.filter(({ text }) => text.includes('待接手事项'));
  expect(pages.length).toBeLessThanOrEqual(2);
  // Which of the two arrives first is the platform's to say.
  expect(pages.filter(({ text }) => !text.includes('可能重发')).length).toBeLessThanOrEqual(1);
});

describe.each(['sqlite', 'postgresql'] as const)('a row that cannot be read, on %s', (engine) => {
  test('fails alone: an obligation whose ladder is gone does not hold up the others', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const file = await editedLadder();
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.restart({ env: { LADDER_FILE: file } });
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    const [first] = await world.query.obligation.findMany({ orderBy: { dueAt: 'desc' } });
    await damage(`UPDATE "LadderPolicy" SET "json" = '{' WHERE "version" = '${first?.policyVersion}'`);
    // What was read before is not read again by the same process.
    await world.restart();
    await world.later('PT20M');
    await supervisor.sees('提醒:编号');
    const stages = world.logged.filter((line) => line.startsWith('error a stage of the tick failed'));
    expect(stages.length).toBeGreaterThan(0);
    expect(stages.every((line) => line.includes('"ladders"'))).toBe(true);
    world.logged.splice(0);
  });

  test('fails alone: a chat that cannot be opened is kept for a human, who hears of it, and its person begins anew', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    await world.later('PT1M');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await world.settled();
    await damage(`UPDATE "Conversation" SET "sealedAddress" = 'ruined', "wakeAt" = 1 WHERE "flow" = 'report'`);
    for (let second = 0; second < 3; second += 1) await world.jump('PT1S');
    await operator.sees('有1条消息无法处理');
    expect(await world.query.conversation.count({ where: { parkedAt: { not: null }, wakeAt: null } })).toBe(1);
    expect(world.forget('error a stage of the tick failed')).toBe(2);
    await world.jump('PT1S');
    await neighbour.says('又听见孩子哭了');
    await neighbour.sees('孩子现在有危险吗');
    await world.later('PT1H');
    await damage(`UPDATE "Conversation" SET "sealedState" = 'ruined' WHERE "flow" = 'report'`);
    await world.restart();
    await neighbour.says('还在哭');
    await neighbour.sees('孩子现在有危险吗');
    await operator.sees('有1条消息无法处理');
    const aside = await world.query.parkedUpdate.findMany({ orderBy: { at: 'asc' } });
    // What cannot be opened here may be elsewhere: it is kept as it was.
    expect(aside.map(({ sealedInbound }) => sealedInbound)).toEqual([expect.stringMatching(/^1\./), 'ruined']);
  });

  test('fails alone: a message that cannot be opened is given up with its reason, and what is behind it leaves', async () => {
    world = await openWorld({ engine });
    const supervisor = await onTelegram('督导员甲', HEPING.supervisor);
    const bureau = await world.member(HEPING.bureau, '民政科员甲', 'web');
    const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: supervisor.id };
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 60 }, scope);
    await reportsNeglect(await world.citizen());
    await world.settled();
    await damage(`UPDATE "Outbox" SET "sealedMessage" = 'ruined' WHERE "kind" = 'page'`);
    await world.later('PT1M');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    const [page] = await world.query.outbox.findMany({ where: { kind: 'page', state: 'failed' } });
    expect(page).toMatchObject({ failure: 'unreadable' });
    await world.later('PT1H');
    await bureau.sees('现在转到您这里');
  });
});
