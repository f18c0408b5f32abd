import { afterEach, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('a neighbour reports, the supervisor takes it, the neighbour is told', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();

  await reportsNeglect(neighbour);
  const receipt = await neighbour.sees('回执码');
  expect(receipt).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
  expect(receipt).toContain('今天11:00前会有工作人员看到');

  const card = await supervisor.sees('您有1件待接手事项');
  expect(card).toContain('高风险');
  expect(card).not.toMatch(/楼道|照顾|3–7/);
  expect(await world.query.case.findMany()).toMatchObject([{ status: 'dispatched', holderId: null }]);

  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await neighbour.sees('已有人接手');
  await world.settled();
});
