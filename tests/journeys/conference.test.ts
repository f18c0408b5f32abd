import { afterEach, expect, test } from 'vitest';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test.each(['sqlite', 'postgresql'] as const)(
  'a case conference, on %s: each invited post answers, and whoever called it hears each answer',
  async (engine) => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const education = await world.member('TJ-120101-EDU', '教育局甲');
    const women = await world.member('TJ-120101-WF', '妇联甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    for (const label of ['好了', '教育局', '下一页', '学校', '下一页', '妇联', '好了']) {
      await supervisor.picks(label);
      await world.settled();
    }
    await supervisor.sees('邀请:教育局、学校、妇联');
    await supervisor.says('周五下午两点,街道二楼。');
    const said = await supervisor.sees('已邀请2个岗位会商');
    expect(said).toContain('当地没有这些岗位:学校');
    expect(await education.sees('会商邀请')).not.toContain('街道二楼');
    await education.picks('个案进展');
    await education.sees('周五下午两点,街道二楼。');
    const matter = await world.query.case.findFirstOrThrow();
    // Called for something of the case, they write nothing that only its holder keeps: before a word is asked for.
    await education.says(`写记录 ${matter.number}`);
    await education.sees('督导员甲负责,这件事由对方来办');
    await education.pressesData(`d.attend.${matter.id}-conf-1`);
    await supervisor.sees('和平区教育局学生保护岗参加会商');
    await women.sees('会商邀请');
    await women.picks('不参加');
    await women.sees('请写不参加的原因');
    await women.says('当天有别的会。');
    await supervisor.sees('和平区妇联权益岗不参加会商');
    expect(await world.query.obligation.findMany({ where: { kind: 'conference' } })).toMatchObject([
      { state: 'done' },
      { state: 'done' },
    ]);
  },
);

test('called anew, and held while somebody has not answered: their cards say that no answer is needed any more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const calls = async (time: string): Promise<void> => {
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    for (const label of ['教育局', '好了']) {
      await supervisor.picks(label);
      await world.settled();
    }
    await supervisor.sees('邀请:教育局');
    await supervisor.says(time);
    await supervisor.sees('已邀请1个岗位会商');
  };
  const invitations = async () =>
    (await world.query.obligation.findMany({ where: { kind: 'conference' } })).map(({ state }) => state).sort();
  await calls('今天下午。');
  await education.sees('会商邀请');
  await calls('明天上午。');
  await education.sees('这份会商邀请不用再答复');
  await world.settled();
  expect(await invitations()).toEqual(['done', 'open']);
  await supervisor.says('会商结果');
  await supervisor.sees('请写会商的决定');
  await supervisor.says('学校每周联系一次。');
  await supervisor.sees('已记下会商结果');
  await world.settled();
  expect(await invitations()).toEqual(['done', 'done']);
  await world.later('PT3H');
  expect(education.chat().join()).not.toContain('未能处理');
  await supervisor.says('个案');
  expect(await supervisor.sees('会商决定')).toContain('学校每周联系一次。');
});

test.each([
  ['comes again', '参加', 1],
  ['does not come then', '不参加', 0],
])('called anew, and who said that they come %s: how often they hear that it was held', async (_, label, times) => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  for (const [time, answer] of [
    ['今天下午。', '参加'],
    ['明天上午。', label],
  ] as const) {
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    for (const choice of ['教育局', '好了']) {
      await supervisor.picks(choice);
      await world.settled();
    }
    await supervisor.sees('邀请:教育局');
    await supervisor.says(time);
    await supervisor.sees('已邀请1个岗位会商');
    await world.settled();
    await education.picks(answer);
    if (answer === '不参加') {
      await education.sees('请写不参加的原因');
      await education.says('当天有别的会。');
    }
    await supervisor.sees(`和平区教育局学生保护岗${answer}会商`);
    await world.later('PT10M');
  }
  await supervisor.says('会商结果');
  await supervisor.sees('请写会商的决定');
  await supervisor.says('学校每周联系一次。');
  await supervisor.sees('已记下会商结果');
  await world.settled();
  expect(education.chat().filter((text) => text.includes('会商已有结果'))).toHaveLength(times);
});

test('whoever said that they come is found to be related: the holder hears that the seat is free', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const women = await world.member('TJ-120101-WF', '妇联甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await supervisor.says('会商');
  await supervisor.sees('请谁来会商');
  while (!supervisor.options().includes('妇联')) {
    await supervisor.picks('下一页');
    await world.settled();
  }
  await supervisor.picks('妇联');
  await world.settled();
  await supervisor.picks('好了');
  await supervisor.sees('请写会商的时间');
  await supervisor.says('周五下午两点。');
  await women.sees('会商邀请');
  await women.picks('参加');
  await supervisor.sees('和平区妇联权益岗参加会商');
  await supervisor.says('设置回避');
  await supervisor.sees('为什么要回避');
  await supervisor.picks('线索里提到的人');
  await supervisor.sees('请写这个人的姓名');
  await supervisor.says('妇联甲');
  await supervisor.sees('和平区妇联权益岗原来说参加会商,现在不能参加了');
});

test('an invitation that nobody answers goes to the post above', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const station = await world.member('TJ-120101-SWS', '社工甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  // A bureau of education reports to nobody here: over it stands the top of the ladder.
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await supervisor.says('会商');
  await supervisor.sees('请谁来会商');
  for (const label of ['教育局', '下一页', '下一页', '下一页', '社工站', '好了']) {
    if (!supervisor.options().includes(label)) continue;
    await supervisor.picks(label);
    await world.settled();
  }
  await supervisor.sees('邀请:教育局、社工站');
  await supervisor.says('周五下午两点。');
  await station.sees('会商邀请');
  await education.sees('会商邀请');
  await world.later('PT1H');
  await bureau.sees(/会商邀请[\s\S]*未能处理,现在转到您这里/);
  await city.sees(/会商邀请[\s\S]*未能处理,现在转到您这里/);
});
