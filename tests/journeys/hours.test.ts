import { afterEach, expect, test } from 'vitest';
import { directoryWithHours } from '../support/directory.js';
import { reportsNeglect, reportsWant, takesIt } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('what can wait does not wake anybody: reported at night, told in the morning', async () => {
  world = await openWorld({ at: '2026-03-03T22:00:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  await reportsWant(await world.citizen());
  const [row] = await world.query.obligation.findMany();
  expect(['P2', 'P3']).toContain(row?.level);
  await world.later('PT9H59M');
  expect(director.chat()).toHaveLength(1);
  await world.later('PT1M');
  await director.sees('您有1件待接手事项');
});

test('danger at three in the morning calls at once', async () => {
  world = await openWorld({ at: '2026-03-03T03:00:00+08:00' });
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const citizen = await world.citizen();
  await citizen.says('/start');
  await citizen.sees('孩子现在有危险吗');
  await citizen.picks('有');
  await duty.sees('您有1件待接手事项');
});

test('a P2 of the night is promised for nine in the morning, and called for at eight', async () => {
  world = await openWorld({ at: '2026-03-03T22:00:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  expect(await reportsWant(neighbour, '8–13岁', '没有')).toContain('明天09:00前');
  expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P2' }]);
  // What they add waits as well.
  await neighbour.says('窗户也坏了。');
  await neighbour.sees('记下了');
  await world.later('PT9H59M');
  expect(director.chat()).toHaveLength(1);
  await world.later('PT1M');
  // It is read in the morning: by then it is today.
  expect(await director.sees('您有1件待接手事项')).toContain('请在今天09:00前');
  await world.later('PT59M');
  expect(await world.query.obligation.findMany()).toMatchObject([{ rung: 0 }]);
});

test('what is added in the night to a matter that can wait is read in the morning by whoever has it, whatever they did meanwhile', async () => {
  world = await openWorld({ at: '2026-03-03T19:30:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  await reportsWant(neighbour, '8–13岁', '没有');
  await takesIt(director);
  await world.later('PT1H');
  await neighbour.says('窗户也坏了。');
  await neighbour.sees('记下了');
  await director.says('已确认安全');
  await director.sees('确认孩子安全');
  await world.later('PT11H');
  expect(director.chat().join()).not.toContain('补充了内容');
  await world.later('PT30M');
  await director.sees('报告人补充了内容');
});

test('a P3 before the National Day waits for the first working day after it, and does not climb meanwhile', async () => {
  world = await openWorld({ at: '2026-09-30T22:00:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  expect(await reportsWant(await world.citizen())).toContain('10月9日周五08:00前');
  expect(await world.query.obligation.findMany()).toMatchObject([{ level: 'P3' }]);
  await world.later('P7DT9H59M');
  expect(director.chat()).toHaveLength(1);
  expect(supervisor.chat()).toHaveLength(1);
  await world.later('PT1M');
  await director.sees('您有1件待接手事项');
  expect(supervisor.chat()).toHaveLength(1);
});

test('a post with service hours: what can wait is called for when it opens', async () => {
  const file = await directoryWithHours({ [HEPING.director]: '10:00-17:00 Mon-Fri' });
  world = await openWorld({ at: '2026-03-03T09:00:00+08:00', env: { DIRECTORY_FILE: file } });
  const director = await world.member(HEPING.director, '儿童主任甲');
  await reportsWant(await world.citizen());
  await world.later('PT59M');
  expect(director.chat()).toHaveLength(1);
  await world.later('PT1M');
  await director.sees('您有1件待接手事项');
});

test('a post with service hours: what is urgent calls before it opens', async () => {
  const file = await directoryWithHours({ [HEPING.director]: '10:00-17:00 Mon-Fri' });
  world = await openWorld({ at: '2026-03-03T06:00:00+08:00', env: { DIRECTORY_FILE: file } });
  const director = await world.member(HEPING.director, '儿童主任甲');
  await reportsNeglect(await world.citizen());
  await director.sees('您有1件待接手事项');
  expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([{ level: 'P1' }]);
});

test('a post that opens after the time its rung had is called by a time that is still to come', async () => {
  const file = await directoryWithHours({ [HEPING.director]: '10:00-17:00 Mon-Fri' });
  world = await openWorld({ at: '2026-03-03T22:00:00+08:00', env: { DIRECTORY_FILE: file } });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  expect(await reportsWant(await world.citizen(), '8–13岁', '没有')).toContain('明天09:00前');
  await world.later('PT11H');
  expect(await supervisor.sees('未能接手')).toContain('请在今天12:00前');
  await world.later('PT1H');
  expect(await director.sees('您有1件待接手事项')).toContain('请在今天12:00前');
});
