import { afterEach, expect, test } from 'vitest';
import { invitesGuardian, joinsCase } from '../support/guardian.js';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('who is let in and tells of danger tells it of that case and its place, and whoever has it hears', async () => {
  world = await openWorld();
  const holder = await world.member('TJ-120101-SWS', '社工甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(holder);
  const mother = await world.citizen();
  await mother.says(`/start ${await invitesGuardian(holder)}`);
  await mother.sees('您或孩子现在有危险吗');
  await mother.picks('有');
  await mother.sees('已经通知值班人员');
  expect(await world.query.case.findMany()).toMatchObject([{ level: 'P0', area: '120101' }]);
  const called = await world.query.obligation.findMany({ where: { level: 'P0', area: '120101', state: 'open' } });
  expect(called.map(({ kind }) => kind).sort()).toEqual(['acknowledge', 'police_report']);
  await bureau.sees('您有1件待接手事项');
  await holder.sees('又说孩子有危险');
});

test('who is let in and tells of a trouble beside the reminders is heard by whoever has the case', async () => {
  world = await openWorld({ wechat: true });
  const holder = await world.member('TJ-120101-SWS', '社工甲');
  await reportsNeglect(await world.citizen('web'));
  await holder.sees('您有1件待接手事项');
  await holder.picks('我已接手');
  await holder.sees('您已接手编号');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const grandmother = await world.citizen('wechat');
  await grandmother.says(`加入 ${await invitesGuardian(holder)}`);
  await grandmother.sees('您或孩子现在有危险吗');
  await grandmother.says('2');
  await grandmother.sees('同意我们记录孩子的信息吗');
  await grandmother.says('没钱给孩子抓药');
  await grandmother.sees('记下了');
  for (const [said, seen] of [
    ['2', '想收到哪些提醒'],
    ['4', '同意我们按时提醒'],
    ['1', '方便的时间'],
    ['周三晚上七点', '请看一遍'],
    ['1', '会按时提醒您'],
  ] as const) {
    await grandmother.says(said);
    await grandmother.sees(seen);
  }
  await holder.sees('线索有补充');
  await holder.picks('查看线索');
  // What the neighbour reported of the child before counts.
  expect(await holder.sees('没钱给孩子抓药')).toContain('12个月内有过线索+2');
  expect(await world.query.case.count()).toBe(1);
  // Somebody else takes it, and has the case: that nothing follows on what its holder took before takes it from nobody.
  await world.later('PT1H');
  await bureau.picks('我已接手');
  await holder.sees('现在由对方负责');
  await world.later('PT23H');
  await holder.sees('接手后没有进展');
  expect(await world.query.case.findMany()).toMatchObject([{ holderPost: HEPING.bureau }]);
});

test('who was let in, stopped the reminders and comes for help later tells it of that case: there is no other', async () => {
  world = await openWorld();
  const holder = await world.member('TJ-120101-SWS', '社工甲');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(holder);
  const mother = await joinsCase(world, holder);
  await mother.says('退订');
  await mother.sees('已停止所有提醒');
  await mother.says('/start');
  await mother.sees('孩子现在有危险吗');
  await mother.says('我是家长');
  await mother.sees('您或孩子现在有危险吗');
  await mother.picks('有');
  await mother.sees('已经通知值班人员');
  await holder.sees('又说孩子有危险');
  expect(await world.query.case.findMany()).toMatchObject([{ level: 'P0' }]);
});
