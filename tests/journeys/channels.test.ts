import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const CHANNELS = ['telegram', 'wechat', 'web'] as const;
const pairs = CHANNELS.flatMap((from) => CHANNELS.map((to) => [from, to] as const));

test.each(pairs)('a report on %s is taken on %s, and the reporter is told', async (from, to) => {
  world = await openWorld({ wechat: true });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲', to);
  const neighbour = await world.citizen(from);

  await reportsNeglect(neighbour);
  await neighbour.sees('今天11:00前会有工作人员看到');
  const card = await supervisor.sees('您有1件待接手事项');
  const number = /编号([0-9A-Z]{4}-[0-9A-Z]{4})/.exec(card)?.[1];
  if (to === 'wechat') await supervisor.says(`接手 ${number}`);
  else await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await neighbour.sees('已有人接手');
});

describe('on WeChat, where there are no buttons', () => {
  test('OK with two open matters asks which', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', 'wechat');
    await reportsNeglect(await world.citizen('telegram'));
    await reportsNeglect(await world.citizen('telegram'));
    await supervisor.sees('您有1件待接手事项');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.says('OK');
    await supervisor.sees('您说的是哪一件');
    expect(await world.query.obligation.count({ where: { state: 'acknowledged' } })).toBe(0);
    await supervisor.says('1');
    await supervisor.sees('您已接手编号');
    expect(await world.query.obligation.count({ where: { state: 'acknowledged' } })).toBe(1);
  });
});
