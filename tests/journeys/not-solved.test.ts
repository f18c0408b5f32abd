import { afterEach, describe, expect, test } from 'vitest';
import { closes, reportsNeglect, takesToSafety, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no code';
const theCase = () => world.query.case.findFirstOrThrow();

test('on another channel, by the receipt: the outcome, and the word that it is not solved', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  const code = codeIn(await neighbour.sees('回执码'));
  await takesToSafety(supervisor);
  await closes(supervisor);
  await neighbour.sees('您报告的事有了结果');
  const page = await world.citizen('web');
  await page.says(`查询 ${code}`);
  await page.sees(/有了结果:\n孩子有人照看了。[\s\S]*前发“没有解决”/);
  await page.says('not solved');
  await page.sees('上一级的工作人员会再看一遍');
  await bureau.sees('报告人说没有解决');
  await page.says(`查询 ${code}`);
  await page.sees(/还没有人接手。.*前会有工作人员看到/);
  await bureau.picks('我已接手');
  await page.sees('已有人接手');
  await page.says(`查询 ${code}`);
  await page.sees('正在重新处理');
});

test.each(['wechat', 'telegram'] as const)(
  'typed on %s where several reports have an outcome: of the one shown last; said once more it opens no other, but asks which',
  async (channel) => {
    world = await openWorld({ wechat: channel === 'wechat' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen(channel);
    const codes: string[] = [];
    for (const words of ['二楼的孩子常常一个人。', '六楼的孩子没有冬衣。']) {
      await reportsNeglect(neighbour, words);
      codes.push(codeIn(await neighbour.sees('回执码')));
      await takesToSafety(supervisor);
      await closes(supervisor, words);
      await neighbour.sees(`有了结果:\n${words}`);
      await world.later('PT1H');
    }
    const [second = '', sixth = ''] = codes;
    const open = async () =>
      (await world.query.case.findMany({ orderBy: { openedAt: 'asc' } })).map(({ closedAt }) => closedAt === null);
    await neighbour.says(`查询 ${second}`);
    await neighbour.sees('二楼的孩子');
    await neighbour.says('没有解决');
    expect(await neighbour.sees('上一级的工作人员会再看一遍')).toContain(`最后4位为${second.slice(-4)}`);
    expect(await open()).toEqual([true, false]);
    await neighbour.says('没有解决');
    const asked = await neighbour.sees('您已经说过没有解决');
    expect(asked).toContain(`今天11:00有结果的,请发“没有解决 ${sixth.slice(-4)}”`);
    expect(asked).not.toContain(sixth);
    expect(await open()).toEqual([true, false]);
    await neighbour.picks(`没有解决 ${sixth.slice(-4)}`);
    expect(await neighbour.sees('上一级的工作人员会再看一遍')).not.toContain('有结果的');
    expect(await open()).toEqual([true, true]);
    await neighbour.says('没有解决 0000');
    await neighbour.sees('没有查到已经有结果的报告');
  },
);

test('too late it is told kindly, and to whom has no outcome it is said where to find it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  const stranger = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(supervisor);
  await closes(supervisor);
  await neighbour.sees('您报告的事有了结果');
  await world.later('P15DT1S');
  await neighbour.says('没有解决');
  await neighbour.sees('时间已经过了');
  await stranger.says('没有解决');
  await stranger.sees('没有查到已经有结果的报告');
  expect(await theCase()).toMatchObject({ status: 'closed' });
});

describe('by a button under the outcome', () => {
  const told = async (channel: 'telegram' | 'web') => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen(channel);
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案,结果已发给1位报告人');
    await neighbour.sees('您报告的事有了结果');
    return { supervisor, neighbour };
  };

  test.each(['telegram', 'web'] as const)('on %s: heard once, also in the midst of something else', async (channel) => {
    const { neighbour } = await told(channel);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const { id } = await world.query.report.findFirstOrThrow();
    expect(neighbour.options()).toEqual(['没有解决']);
    await neighbour.picks('说一件新的事');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('没有解决');
    await neighbour.sees(/上一级的工作人员会再看一遍.*前会有人接手/);
    await bureau.sees('报告人说没有解决');
    await neighbour.picks('没有解决');
    await neighbour.sees('您已经说过没有解决');
    // What was under way goes on.
    await neighbour.picks('没有');
    await neighbour.sees('您担心孩子遇到了什么');
    await world.settled();
    expect(await world.query.obligation.count({ where: { kind: 'not_solved' } })).toBe(1);
    // Nobody else's press counts for it.
    const stranger = await world.citizen(channel);
    await stranger.says('你好');
    await stranger.sees('孩子现在有危险吗');
    await stranger.pressesData(`u.${id}`);
    await stranger.sees('没有查到已经有结果的报告');
  });

  test('after its time, and where the staff are at it again, it is told kindly', async () => {
    const { supervisor, neighbour } = await told('telegram');
    await supervisor.picks('重新打开');
    await supervisor.sees('请写重新打开的原因');
    await supervisor.says('邻居又听到哭声。');
    await supervisor.sees('已重新打开,由原来的负责人继续');
    await neighbour.picks('没有解决');
    await neighbour.sees('工作人员正在重新处理这件事,不用再说');
    await neighbour.says('没有解决');
    await neighbour.sees('工作人员正在重新处理这件事,不用再说');
    await world.later('PT1H');
    // Once the child was looked at anew, whoever has it closes it by themselves again.
    await supervisor.says('完成评估');
    await supervisor.sees('属于哪几类');
    await supervisor.picks('好了');
    await supervisor.sees('评估结论');
    await supervisor.says('姑姑搬来同住。');
    await supervisor.sees('评估已完成');
    await closes(supervisor, '孩子有人照看了,谢谢。');
    await neighbour.sees('孩子有人照看了,谢谢。');
    await world.later('P15DT1S');
    await neighbour.picks('没有解决');
    await neighbour.sees('时间已经过了');
    expect(await theCase()).toMatchObject({ status: 'closed' });
    expect(await world.query.obligation.count({ where: { kind: 'not_solved' } })).toBe(0);
  });

  test('where it is open again and nobody has it, it is not told that the staff are at it, but by when they are', async () => {
    const { supervisor, neighbour } = await told('telegram');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const { number } = await theCase();
    await supervisor.says('离岗');
    await supervisor.sees('已离岗');
    await bureau.says(`重新打开 ${number}`);
    await bureau.sees('请写重新打开的原因');
    await bureau.says('邻居又听到哭声。');
    await bureau.sees('已重新打开');
    expect(await theCase()).toMatchObject({ holderId: null });
    await neighbour.picks('没有解决');
    await neighbour.sees(/已经重新打开,正在请人接手,.*前会有工作人员看到/);
    await neighbour.says('没有解决');
    await neighbour.sees(/已经重新打开,正在请人接手,.*前会有工作人员看到/);
    await bureau.picks('我已接手');
    await world.settled();
    expect(await theCase()).toMatchObject({ holderPost: HEPING.bureau });
    await neighbour.picks('没有解决');
    await neighbour.sees('工作人员正在重新处理这件事,不用再说');
  });

  test('with the receipt on another channel the button comes too, and goes with the time', async () => {
    const { neighbour } = await told('telegram');
    const [code = 'none'] = neighbour
      .chat()
      .map(codeIn)
      .filter((one) => one !== 'no code');
    const page = await world.citizen('web');
    await page.says(`查询 ${code}`);
    await page.sees('有了结果');
    await neighbour.sees('有人在别处用回执码查询了');
    // The news, and the word, are that chat's now.
    await neighbour.picks('没有解决');
    await neighbour.sees('没有查到已经有结果的报告');
    await page.picks('没有解决');
    await page.sees('上一级的工作人员会再看一遍');
    await page.says(`查询 ${code}`);
    await page.sees('还没有人接手');
  });
});

test('closed in a post that reports to nobody, as an education bureau: “没有解决” goes to the top of the ladder, not to its first rung', async () => {
  world = await openWorld();
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const director = await world.member(HEPING.director, '儿童主任甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  const neighbour = await world.citizen();
  await tells(neighbour, { concerns: ['失学、辍学'], age: '14–15岁', carer: '有', access: '没有这个人' });
  await takesToSafety(education);
  await closes(education, '孩子回学校了。');
  await neighbour.sees('孩子回学校了。');
  await neighbour.says('没有解决');
  await neighbour.sees('上一级的工作人员会再看一遍');
  await city.sees('报告人说没有解决');
  await world.settled();
  expect(director.chat().join()).not.toContain('报告人说没有解决');
});
