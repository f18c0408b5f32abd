import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { numbers, duties, taken, again } = knownChild(() => world);

test('a guardian’s call for help is proposed as of the child that a neighbour reported, and the guardian learns nothing of it', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  await taken(director);
  const mother = await world.citizen('web');
  await mother.says('我是家长');
  for (const [asked, answer] of [
    ['您或孩子现在有危险吗', '没有'],
    ['您想要哪方面的帮助', '生活'],
    ['您想要哪方面的帮助', '选好了'],
    ['哪个区、哪个街道', '和平区'],
    ['同意我们记录孩子的信息吗', '同意'],
    ['孩子多大', '8–13岁'],
    ['孩子多大', '选好了'],
    ['您是孩子的什么人', '父母'],
  ] as const) {
    await mother.sees(asked);
    await mother.picks(answer);
    await world.settled();
  }
  await mother.sees('请简单说说现在的困难');
  await mother.says('我上夜班,孩子中午没有饭吃,会翻垃圾桶。');
  await mother.sees('您担心会伤到孩子吗');
  await mother.picks('不会');
  await mother.sees('孩子最近睡不好');
  await mother.picks('提交');
  await mother.sees('回执码');
  await director.sees('您有1件待接手事项');
  await director.picks('我已接手');
  const proposed = await director.sees('可能和下面的个案是同一个孩子');
  expect(proposed).toContain(`编号${(await numbers())[0]} · 中风险`);
  expect(proposed).toContain('描述相近、年龄段相同、同一个区、12个月内');
  await director.picks(`关联到${(await numbers())[0]}`);
  await director.sees('已并入');
  await world.settled();
  expect(mother.chat().join()).not.toMatch(/蓝天|邻居|报告人|个案|关联/);
});

describe('who must not be told', () => {
  test('of a linked report is not told of the case it is linked to any more', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '王大勇督导');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await taken(director);
    // Named in its words: the supervisor is passed over, the bureau takes it.
    await again(bureau, { ...crying, words: '王大勇督导是孩子的叔叔。' });
    expect(supervisor.chat()).toHaveLength(1);
    const [first, second] = await numbers();
    // On record as of its household, and called for nothing yet.
    const { id: caseId } = await world.query.case.findFirstOrThrow({ where: { number: second ?? '' } });
    const kin = {
      id: `${caseId}:kin`,
      caseId,
      basis: 'household' as const,
      memberId: await world.holderOf(HEPING.wcwc),
    };
    await world.app.store.write((tx) => tx.conflicts.add(kin, world.clock.now()));
    await bureau.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    const heard = supervisor.chat().length;
    await world.later('PT1H');
    await director.sees('已过期限');
    await bureau.sees('请督促办理');
    await world.later('PT3H');
    expect(supervisor.chat()).toHaveLength(heard);
    await supervisor.says(`查看 ${first}`);
    await supervisor.sees('没有这个编号');
    await office.says(`个案 ${first}`);
    await office.sees('没有派给您');
  });

  test('of both while they were one is told of neither when they are two again', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [first, second] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    await director.says(`回避 ${first}`);
    await director.sees('为什么要回避');
    await director.picks('和孩子同住的人');
    await director.sees('姓名');
    await director.says('督导员甲');
    await director.sees('已设置回避');
    await director.says(`拆分 ${second}`);
    await director.sees('两件都由您负责');
    const heard = supervisor.chat().length;
    // Nothing follows: both are open again and go up, past the supervisor.
    await world.later('P3D');
    await world.settled();
    expect((await duties('acknowledge')).map(({ state, rung }) => [state, rung > 0])).toEqual([
      ['open', true],
      ['open', true],
    ]);
    expect(supervisor.chat()).toHaveLength(heard);
  });
});

test('whoever reported first did not know the district: whoever takes the next report is shown it all the same, and the other way round', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const city = await world.member('TJ-12-CCA', '市民政科员甲');
  await taken(city, { ...hungry, district: '不清楚' });
  await taken(director);
  const [first, second] = await numbers();
  expect(await director.sees('可能和下面的个案是同一个孩子')).toContain(first);
  await tells(await world.citizen(), { ...hungry, district: '不清楚' });
  await city.sees('您有1件待接手事项');
  await city.picks('我已接手');
  const proposed = await city.sees(/编号.*可能和下面的个案是同一个孩子/);
  expect(proposed).toContain(second);
});

test('on WeChat the number is typed, and the police duty of a linked report is called under the number of its case', async () => {
  world = await openWorld({ wechat: true });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲', 'wechat');
  await taken(director);
  await tells(await world.citizen(), { ...crying, concerns: ['没人好好照顾', '被打、被伤害'] });
  await supervisor.sees('您有1件待接手事项');
  await supervisor.says('接手');
  await supervisor.sees('可能和下面的个案');
  const [first, second] = await numbers();
  await supervisor.says(`关联 ${first}`);
  await supervisor.sees(`编号${second}已并入编号${first}`);
  await supervisor.sees(new RegExp(`向公安报案\\(编号${first}\\)[\\s\\S]*线索有补充`));
  await supervisor.says(`已报警 ${first}`);
  await supervisor.sees('是谁报的警');
  await supervisor.says('1');
  await supervisor.sees('接警时得到的编号');
  await supervisor.says('津公77号');
  await supervisor.sees('已记下');
  await director.says(`查看 ${first}`);
  expect(await director.sees('第2条线索')).toContain('公安答复:津公77号');
});
