import { afterEach, expect, test } from 'vitest';
import { hands } from '../support/hand-over.js';
import { closes, holdsSafe } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('a case that is closed while it is offered to others is offered no more; opened again, it can be offered anew', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const station = await world.member('TJ-120101-SWS', '社工甲');
  await holdsSafe(world, supervisor);
  const { number } = await world.query.case.findFirstOrThrow();
  const offers = () => world.query.handOver.findMany({ orderBy: { offeredAt: 'asc' } });
  await supervisor.says(`个案 ${number}`);
  await hands(supervisor, '社会组织', '社工站');
  await station.sees('接收转交');
  await closes(supervisor);
  await supervisor.sees('已结案');
  await world.settled();
  expect(await offers()).toMatchObject([{ state: 'withdrawn' }]);

  await supervisor.says(`重新打开 ${number}`);
  await supervisor.sees('请写重新打开的原因');
  await supervisor.says('孩子又没人管了。');
  await supervisor.sees('已重新打开');
  await world.later('PT1M');
  await hands(supervisor, '社会组织', '社工站');
  await supervisor.sees('已请和平区社工站值班接收');
  await world.settled();
  await station.picks('接收');
  await supervisor.sees('已接收,不再由您负责');
  await world.settled();
  expect(await offers()).toMatchObject([{ state: 'withdrawn' }, { state: 'accepted' }]);
});
