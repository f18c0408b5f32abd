import { afterEach, describe, expect, test } from 'vitest';
import { offersToStation, reportsDanger, reportsNeglect, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const steps = () =>
  world.query.obligation.findMany({
    where: { kind: { in: ['assess', 'plan', 'review', 'close'] } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
const openSteps = async () =>
  (await steps()).filter(({ state }) => state !== 'done').map(({ kind, dueAt }) => [kind, at(Number(dueAt))]);
const at = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
/** Whoever holds a post has no chat any more that works. */
const loses = async (post: string): Promise<void> => {
  const [chat] = await world.app.store.read.members.addresses(await world.holderOf(post));
  if (!chat) throw new Error(`nobody in ${post} has a chat`);
  await world.app.store.write((tx) => tx.members.block(chat.address, world.clock.now()));
};
const numberOf = async (): Promise<string> => (await world.query.case.findFirstOrThrow()).number;

describe.each(['sqlite', 'postgresql'] as const)('the steps of a case, on %s', (engine) => {
  test('from safety to review after review: each its day, its basis, met or breached', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    // Some days run from the report, some from when it was taken, and some from the step before.
    await world.later('PT30M');
    await takesToSafety(supervisor);
    await world.settled();
    expect(await openSteps()).toEqual([
      ['assess', '2026-03-06 10:30'],
      ['close', '2026-03-24 10:00'],
    ]);

    await supervisor.sees(/下一步:评估,请在周五10:30前完成/);
    await supervisor.picks('完成评估');
    await supervisor.sees('属于哪几类');
    for (const label of ['自身残疾', '家庭经济困难', '✓ 家庭经济困难', '下一页', '监护不足', '好了']) {
      await supervisor.picks(label);
      await world.settled();
      expect(supervisor.options().length).toBeLessThanOrEqual(6);
    }
    await supervisor.sees('评估结论');
    await supervisor.says('奶奶照看不了,需要康复。');
    await supervisor.sees(/评估已完成。下一步:帮扶计划,请在3月17日周二10:00/);
    expect(await world.query.case.findFirst()).toMatchObject({ status: 'assessed' });
    await world.later('PT20M');
    await supervisor.picks('完成计划');
    await supervisor.sees('帮扶计划:谁');
    await supervisor.says('社工站每周上门一次。');
    await supervisor.sees('帮扶计划已完成。下一步:回访');
    expect(await openSteps()).toEqual([
      ['close', '2026-03-24 10:00'],
      ['review', '2026-03-10 10:50'],
    ]);

    await world.later('P8D');
    await supervisor.sees('提醒:编号');
    await supervisor.sees('回访已过期限');
    await supervisor.picks('完成回访');
    await supervisor.sees('现在怎么样');
    await supervisor.picks('还需要帮扶');
    await supervisor.sees('还需要帮扶:请写这次回访');
    await supervisor.says('功课跟上了。');
    await supervisor.sees('回访已完成。下一步:回访');
    expect(await openSteps()).toContainEqual(['review', '2026-03-18 10:50']);

    await supervisor.says('个案');
    const shown = await supervisor.sees(`编号${await numberOf()} · 高风险 · 已回访`);
    expect(shown).toContain('负责:和平区街道儿童督导员');
    expect(shown).toMatch(/✓ 接手线索:.*按期.*本局服务目标,收到后1小时内接手/);
    expect(shown).toMatch(/✓ 评估:.*按期.*本局服务目标,接手后3个工作日内/);
    expect(shown).toMatch(/✓ 确认孩子安全:.*按期.*接手后24小时内确认/);
    expect(shown).toMatch(/✓ 回访:.*超期\(应在昨天10:50/);
    expect(shown).toMatch(/○ 结案反馈:.*未成年人保护法第十一条要求告知结果;15个工作日内是本局服务目标/);
    expect(shown).toContain('困境类别:自身残疾、监护不足');
    expect(shown).toContain('奶奶照看不了,需要康复。');
    expect(await world.query.event.count({ where: { kind: 'case.viewed' } })).toBe(1);
  });
});

test('a step that is missed is told to the post above, rung by rung, and stays with whoever has it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await world.later('P3DT1H');
  await supervisor.sees('评估已过期限');
  await bureau.sees('请督促办理');
  expect(await steps()).toMatchObject([{ kind: 'assess', state: 'acknowledged' }, { kind: 'close' }]);
  expect((await steps())[0]?.breachedAt).not.toBeNull();
  // The next reminder is not its day.
  await supervisor.says('我的待办');
  expect(await supervisor.sees('您的待办')).toMatch(/评估,应在今天10:00前,已超期/);
  await bureau.says(`接管 ${await numberOf()}`);
  await bureau.sees('要接管吗');
  await bureau.picks('确认接管');
  await bureau.sees(/评估由您负责,应在今天10:00前完成,已超期/);
});

test('a step that is missed, and nobody can be reached in the post above: the next above hears of it at once', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '民政科员甲', languageCode: 'zh-hans' });
  bureau.says(`/start ${await world.invite(HEPING.bureau)}`);
  await bureau.sees('绑定成功');
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  // That this chat is lost is found out with the very line that a step is late.
  bureau.blocks();
  await world.later('P3DT1H');
  await supervisor.sees('评估已过期限');
  await office.sees('请督促办理');
  await loses(HEPING.wcwc);
  await world.later('P1D');
  await operator.sees('评估');
});

test('whose case it is not sees nothing of it, and that they asked is on record', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
  const station = await world.member('TJ-120101-SWS', '社工甲');
  await reportsNeglect(await world.citizen());
  await station.sees('您有1件待接手事项');
  await takesToSafety(supervisor);
  await supervisor.says('写记录');
  await supervisor.sees('请写下');
  await supervisor.says('邻居愿意帮忙。');
  await supervisor.sees('已记录');
  const number = await numberOf();
  await world.later('PT30M');
  for (const again of ['已确认安全', `确认安全 ${number}`]) {
    await supervisor.says(again);
    await supervisor.sees('孩子安全已于今天10:00确认过');
  }
  await elsewhere.says(`个案 ${number}`);
  await elsewhere.sees('这件事没有派给您');
  expect(await world.query.event.count({ where: { kind: 'act.refused' } })).toBe(1);
  await bureau.says(`个案 ${number}`);
  // Nor does whoever was called beside, and did not take it, read what is written about it from then on.
  await station.says(`个案 ${number}`);
  for (const person of [bureau, station])
    expect(await person.sees(`编号${number} · 高风险`)).not.toContain('邻居愿意帮忙');
});

test('a review that finds it worse raises the level, and the next review comes by the new one', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  for (const [word, question] of [
    ['完成评估', '属于哪几类'],
    ['完成计划', '帮扶计划:谁'],
    ['完成回访', '现在怎么样'],
  ] as const) {
    await supervisor.says(word);
    await supervisor.sees(question);
    if (word === '完成评估') await supervisor.picks('好了');
    if (word === '完成评估') await supervisor.sees('评估结论');
    if (word === '完成回访') await supervisor.picks('情况变差');
    if (word === '完成回访') await supervisor.sees('情况变差:请写');
    await supervisor.says('见记录。');
    await supervisor.sees('下一步');
  }
  expect(await world.query.case.findFirst()).toMatchObject({ level: 'P0', status: 'reviewed' });
  expect(await openSteps()).toContainEqual(['review', '2026-03-04 10:00']);
  // However much is written after it, each note is read whole, from whatever is newest back.
  const long = `邻居说了很多。${'每天都有人看。'.repeat(60)}就这些。`;
  for (const text of ['第一次电话。', '第二次电话。', '第三次电话。', '第四次电话。', long]) {
    await supervisor.says('写记录');
    await supervisor.sees('请写下');
    await supervisor.says(text);
    await supervisor.sees('已记录');
    await world.later('PT1M');
  }
  await supervisor.says('个案');
  const newest = await supervisor.sees('还有更早的');
  expect(newest).toContain(long);
  expect(newest).not.toContain('评估:见记录。');
  expect(supervisor.options().length).toBeLessThanOrEqual(6);
  await supervisor.picks('更早');
  expect(await supervisor.sees('第2页,共2页')).toContain('评估:见记录。');
  await supervisor.picks('上一页');
  await supervisor.sees('还有更早的');
  await supervisor.says('更早');
  expect(await supervisor.sees('第2页,共2页')).toContain('计划:见记录。');
  expect(await world.query.event.count({ where: { kind: 'case.viewed' } })).toBe(4);
});

test('a late step is heard of in its holder’s post and above it, not where the case was before', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const station = await world.member('TJ-120101-SWS', '社工甲');
  const beside = await world.member('TJ-120101-SWS', '社工乙');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await offersToStation(supervisor);
  await station.sees('接收转交');
  await station.picks('接收');
  await station.sees('由您负责');
  await supervisor.says(`重新打开 ${await numberOf()}`);
  await supervisor.sees('没有结案,现在由和平区社工站值班 社工甲负责');
  await world.later('P3DT8H');
  await station.sees('评估已过期限');
  await beside.sees('评估已过期限');
  await world.later('P1D');
  await bureau.sees('评估已过期限');
  expect(supervisor.chat().join()).not.toContain('评估已过期限');
});

test('taken in time, fallen back and taken again: the progress tells the first acknowledgement, and safety by its first day', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsDanger(await world.citizen());
  await supervisor.sees('线索有补充');
  await world.later('PT1M');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await world.later('PT2H1M');
  await supervisor.sees('接手后没有进展');
  const number = await numberOf();
  await supervisor.says(`个案 ${number}`);
  const fallen = await supervisor.sees('现在没有负责的人');
  expect(fallen).toMatch(/✓ 接手线索:今天10:01完成,按期\(今天10:15前\)/);
  expect(fallen).toContain('! 接手线索:现在没有人接手');
  expect(fallen).toMatch(/! 确认孩子安全:应在今天12:01前,已超期/);
  await world.later('PT5M');
  await supervisor.says(`接手 ${number}`);
  await supervisor.sees('您已接手编号');
  await world.later('PT1H');
  await supervisor.says('已确认安全');
  await supervisor.sees('确认孩子安全。');
  await supervisor.says(`个案 ${number}`);
  const shown = await supervisor.sees('○ 评估');
  expect(shown).toMatch(/✓ 接手线索:今天10:01完成,按期\(今天10:15前\)/);
  expect(shown).toMatch(/✓ 确认孩子安全:今天13:07完成,超期\(应在今天12:01前\)/);
  expect(shown).not.toContain('现在没有人接手');
});
