import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { cases, numbers, duties, closes, taken, again } = knownChild(() => world);

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

describe('a new report on a known child wakes its ladder', () => {
  test('that was closed: it is open again, and the post that had it is called first, then the ladder', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    const [old] = await cases();
    await closes(old?.id);
    await world.later('P60D');

    const { proposed } = await again(supervisor);
    expect(proposed).toContain('已结案');
    const [first, second] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees(`编号${second}已并入编号${first},由您负责`);
    // Until somebody takes it on again it is whose who linked it: the child is never nobody's.
    expect(await director.sees('接管无人负责的个案')).toContain(first);
    await world.settled();
    expect(await cases()).toMatchObject([
      { status: 'reopened', closedAt: null, outcome: null, level: 'P1', holderPost: HEPING.supervisor },
      { status: 'merged' },
    ]);
    expect(await duties('take_over')).toMatchObject([{ state: 'open', rung: 0, level: 'P1' }]);
    await world.later('PT1H');
    await supervisor.sees(/接管无人负责的个案[\s\S]*现在转到您这里/);
    await world.later('PT1H');
    await bureau.sees(/接管无人负责的个案[\s\S]*现在转到您这里/);
    await director.says(`接手 ${first}`);
    await director.sees('由您负责');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ holderPost: HEPING.director, status: 'reopened' });
  });

  test('whose holder has closed it and takes the new report too: it is theirs again at once', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(supervisor, crying);
    const [old] = await cases();
    await supervisor.says('已确认安全');
    await supervisor.sees('确认孩子安全');
    await closes(old?.id);
    await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees('有新的线索并入');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ status: 'reopened', holderPost: HEPING.supervisor, closedAt: null });
    expect(await duties('take_over')).toEqual([]);
  });

  test('that nobody has taken yet: one press takes both, and both reporters hear it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const [one, two] = [await world.citizen(), await world.citizen()];
    await tells(one, crying);
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT1M');
    await tells(two, crying);
    await supervisor.sees('您有1件待接手事项');
    const [first, second] = await numbers();
    await supervisor.says(`接手 ${second}`);
    expect(await supervisor.sees('可能和下面的个案')).toContain('负责岗位:暂无');
    expect(one.chat().join()).not.toContain('已有人接手');
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees('由您负责');
    await one.sees('已有人接手');
    await two.sees('已有人接手');
    await world.settled();
    expect((await duties('acknowledge')).map(({ state, holderPost }) => [state, holderPost])).toEqual([
      ['acknowledged', HEPING.supervisor],
      ['acknowledged', HEPING.supervisor],
    ]);
    expect((await cases())[0]).toMatchObject({ status: 'acknowledged', holderPost: HEPING.supervisor });
  });

  test('whose holder has left: the post is called first, and who linked it is responsible until then', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [old] = await cases();
    await world.app.store.write((tx) => tx.members.remove(old?.holderId ?? '', world.clock.now()));
    const successor = await world.member(HEPING.director, '儿童主任乙');
    await supervisor.picks(`关联到${old?.number}`);
    await supervisor.sees('由您负责');
    await successor.sees('接管无人负责的个案');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ holderPost: HEPING.supervisor });
  });

  test('that nobody has since its holder left: what was owed of it is theirs who linked to it, and the call for somebody is as urgent', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const station = await world.member('TJ-120101-SWS', '社工甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await world.operates('leave', await world.holderOf(HEPING.director));
    await bureau.sees('接管无人负责的个案');
    await again(station);
    const [first] = await numbers();
    await station.picks(`关联到${first}`);
    // As urgent as the case is now: three working days from when it was taken, not five.
    await station.sees(`编号${first}:评估由您负责,请在周五`);
    await world.settled();
    expect(await duties('take_over')).toMatchObject([{ state: 'open', level: 'P1' }]);
    expect(await duties('assess')).toMatchObject([{ state: 'acknowledged', holderPost: 'TJ-120101-SWS', level: 'P1' }]);
    await bureau.says(`接手 ${first}`);
    await bureau.sees('由您负责');
    await world.settled();
    expect(await duties('assess')).toMatchObject([{ state: 'acknowledged', holderPost: HEPING.bureau }]);
  });

  test('months after the first reporter had a word: whoever reports now is owed one, by fifteen working days from then', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    await director.says('告知报告人');
    await director.sees('请写给报告人的进展');
    await director.says('社区在帮孩子安排午饭。');
    await director.sees('报告人会收到下面的话');
    await director.picks('发送');
    await director.sees('已告知报告人');
    await world.jump('P62D');
    const { reporter } = await again(supervisor);
    await supervisor.picks(`关联到${(await numbers())[0]}`);
    await supervisor.sees('已并入');
    await director.says('已确认安全');
    await world.settled();
    const [first, second] = await duties('close');
    expect(first).toMatchObject({ state: 'done' });
    expect(second).toMatchObject({ state: 'acknowledged', holderPost: HEPING.director });
    // The holidays of the First of May, and a Saturday that is worked for them.
    expect(Number(second?.dueAt)).toBe(Date.parse('2026-05-25T11:00:00+08:00'));
    await director.says('告知报告人');
    await director.sees('请写给报告人的进展');
    await director.says('有人每天去看孩子。');
    await director.sees('报告人会收到下面的话');
    await director.picks('发送');
    await reporter.sees(/有了进展:\n有人每天去看孩子。/);
  });

  test('a linked report that nobody looks at goes up, as any duty does', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    await world.later('PT1H');
    await director.sees('已过期限');
    await supervisor.sees('请督促办理');
  });
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
