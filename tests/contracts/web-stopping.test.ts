import { afterEach, expect, test } from 'vitest';
import { webPerson } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** Node keeps an idle connection for 5 s; a stop must not wait for that. */
const SOON = 2_500;

test('connections that browsers keep alive do not hold up the stop', async () => {
  world = await openWorld();
  const neighbour = await world.citizen('telegram');
  await reportsNeglect(neighbour);
  await neighbour.sees('回执码');
  const page = await webPerson(world.app.url, 'chat');
  await page.says('开始');
  await page.sees('孩子现在有危险吗');
  await page.picks('没有');
  await page.sees('您担心');
  await page.picks('吃穿住有困难');
  await page.picks('选好了');
  await page.sees('哪个区');
  page.leave();
  const began = performance.now();
  await world.restart();
  expect(performance.now() - began).toBeLessThan(SOON);
});
