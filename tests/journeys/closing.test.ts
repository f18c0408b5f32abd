import { afterEach, describe, expect, test } from 'vitest';
import { answers, closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
const stillToDo = () => world.query.obligation.findMany({ where: { state: { not: 'done' } } });

describe.each(['sqlite', 'postgresql'] as const)('closing, on %s', (engine) => {
  test('what is previewed is what the reporter hears; nothing is due any more; “没有解决” goes one rung up, once', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await neighbour.sees('回执码');
    await takesToSafety(supervisor);
    await supervisor.says('结案');
    await supervisor.sees('为什么结案');
    await supervisor.picks('孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says('长'.repeat(301));
    await supervisor.sees('太长了');
    await supervisor.says('孩子有人照看了。');
    const preview = (await supervisor.sees('报告人会收到下面的话')).split('\n');
    expect(await theCase()).toMatchObject({ status: 'safety_checked', closedAt: null });
    await supervisor.picks('确认结案并发送');
    await supervisor.sees(/已结案,结果已发给1位报告人/);
    const told = await neighbour.sees('您报告的事有了结果');
    expect(preview.slice(1, -1).join('\n')).toBe(told);
    expect(told).toContain('孩子有人照看了。');
    expect(told).toMatch(/请在3月18日周三10:00前发“没有解决”/);
    expect(await theCase()).toMatchObject({ status: 'closed', outcome: 'safe_and_stable' });
    expect(await stillToDo()).toEqual([]);

    await world.later('P14D');
    await neighbour.says('没有解决');
    await neighbour.sees(/上一级的工作人员会再看一遍.*前会有人接手/);
    await bureau.sees('报告人说没有解决');
    expect(await theCase()).toMatchObject({ status: 'reopened', closedAt: null, holderId: null });
    // This promise is told as missed like the first.
    await world.later('PT1H');
    await neighbour.sees('约定时间内还没有人接手');
    await neighbour.says('没有解决');
    await neighbour.sees('您已经说过没有解决');
    await bureau.picks('我已接手');
    await neighbour.sees('已有人接手您报告的事');
    await world.settled();
    await bureau.picks('已确认孩子安全');
    await bureau.sees('下一步:评估');
    expect(await world.query.obligation.count({ where: { kind: 'not_solved' } })).toBe(1);

    // It can be said once: the second outcome does not promise it again, nor does its preview.
    await closes(bureau, '孩子住到姑姑家了。');
    const again = await neighbour.sees('孩子住到姑姑家了。');
    expect(again).toContain('您已经说过没有解决');
    expect(again).not.toContain('前发“没有解决”');
    expect(bureau.chat().join('\n')).toContain('您已经说过没有解决');
  });
});

test('not before the child is known to be safe, and never by a withdrawal alone', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  const tries = async (reason: string) => {
    await supervisor.says('结案');
    await answers(supervisor, '为什么结案', reason);
  };
  // What bars it is said before its reason is asked, and before the words are: nobody writes them for nothing.
  await supervisor.says('结案');
  expect(await supervisor.sees('还没有确认孩子安全')).not.toContain('为什么结案');
  await supervisor.says('已确认安全');
  await supervisor.sees('确认孩子安全。');
  await tries('家庭不再需要,无风险');
  await supervisor.sees('家庭撤回不能单独结案');
  await supervisor.says('确认结案');
  await supervisor.sees('请先点或发“结案”');
  // Nor at P2; what is general may end with it, and is confirmed while its preview is fresh.
  const { id, area } = await theCase();
  for (const [level, answer] of [
    ['P2', '家庭撤回不能单独结案'],
    ['P3', '请写给报告人的结果'],
  ] as const) {
    await world.app.store.write((tx) => tx.cases.locate(id, { level, area }, world.clock.now()));
    await tries('家庭不再需要,无风险');
    await supervisor.sees(answer);
  }
  await supervisor.says('孩子有人照看了。');
  await supervisor.sees('报告人会收到下面的话');
  await world.later('PT1H1S');
  await supervisor.says('确认结案');
  await supervisor.sees('已过1小时');
  expect(await theCase()).toMatchObject({ closedAt: null });
});

test('a family that withdraws ends it while the child was last seen safe and stable: not after a later visit, nor once it was opened again', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const says = async (...turns: readonly (readonly [string, string])[]) => {
    for (const [said, seen] of turns) {
      await supervisor.says(said);
      await supervisor.sees(seen);
    }
  };
  const visited = (how: string) =>
    says(['完成回访', '现在怎么样'], [how, '请写这次回访'], ['去看过了。', '回访已完成']);
  const withdrawn = async (answer: string) => {
    await says(['结案', '为什么结案'], ['下一页', '为什么结案'], ['家庭不再需要,无风险', answer]);
    if (answer === '请写给报告人的结果') await says(['取消', '没有改动']);
  };
  await says(['完成评估', '属于哪几类'], ['好了', '评估结论'], ['奶奶照看不了。', '评估已完成']);
  await says(['完成计划', '帮扶计划:谁'], ['社工站每周上门一次。', '帮扶计划已完成']);
  await visited('安全、稳定');
  await withdrawn('请写给报告人的结果');
  await visited('还需要帮扶');
  await withdrawn('家庭撤回不能单独结案');
  await visited('安全、稳定');
  await closes(supervisor);
  await supervisor.sees('已结案');
  const { number } = await theCase();
  await says([`重新打开 ${number}`, '请写重新打开的原因'], ['学校又来电话。', '已重新打开']);
  await withdrawn('家庭撤回不能单独结案');
});

test('more is told between the preview and the word that confirms it: it is shown first, and confirmed then', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(supervisor);
  await supervisor.says('结案');
  await supervisor.sees('为什么结案');
  await supervisor.picks('孩子安全、稳定');
  await supervisor.sees('请写给报告人的结果');
  await supervisor.says('孩子有人照看了。');
  await supervisor.sees('报告人会收到下面的话');
  await world.later('PT1M');
  await neighbour.says('今晚孩子又一个人在楼下。');
  await supervisor.sees('补充');
  await supervisor.says('确认结案');
  expect(await supervisor.sees('还没有结案')).toContain('孩子有人照看了。');
  expect(await theCase()).toMatchObject({ closedAt: null });
  await supervisor.picks('查看线索');
  await supervisor.sees('今晚孩子又一个人在楼下。');
  // Two previews look alike: the older one's button sends nothing that it does not show.
  const [owed] = await stillToDo();
  const [, shown] = await world.query.caseNote.findMany({ where: { kind: 'closing' }, orderBy: { at: 'asc' } });
  const older = `d.closeok.${owed?.id}.${Number(shown?.at).toString(36)}`;
  await world.later('PT1M');
  await supervisor.says('结案');
  await supervisor.sees('为什么结案');
  await supervisor.picks('孩子安全、稳定');
  await supervisor.sees('请写给报告人的结果');
  await supervisor.says('孩子去了姑姑家。');
  await supervisor.sees('报告人会收到下面的话');
  await supervisor.pressesData(older);
  expect(await supervisor.sees('不是最近的一次预览')).toContain('孩子去了姑姑家。');
  expect(await theCase()).toMatchObject({ closedAt: null });
  await supervisor.says('确认结案');
  await supervisor.sees('已结案');
  await neighbour.sees('孩子去了姑姑家。');
});

test('a duplicate is linked, not closed: what was told stays together', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await supervisor.says('结案');
  await supervisor.sees('为什么结案');
  await supervisor.picks('下一页');
  await supervisor.sees('为什么结案');
  await supervisor.picks('重复');
  await supervisor.sees('请先发“关联”');
  expect(await theCase()).toMatchObject({ closedAt: null });
});
