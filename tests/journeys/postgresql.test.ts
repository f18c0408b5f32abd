import { afterEach, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('on PostgreSQL a report climbs, survives a restart, is taken, and the reporter is told', async () => {
  world = await openWorld({ engine: 'postgresql' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await neighbour.sees('回执码');
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT20M');
  await supervisor.sees('提醒:编号');
  await world.restart();
  await world.later('PT40M');
  await bureau.sees('现在转到您这里');
  await bureau.picks('我已接手');
  await supervisor.sees('民政科员甲');
  await neighbour.sees('已有人接手');
  expect(await world.query.obligation.findMany()).toMatchObject([{ state: 'acknowledged', level: 'P1' }]);
});
