import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { type Typist, typist } from '../support/typist.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const member = async (post: string, role: string): Promise<Typist> => typist(await world.member(post, role, 'wechat'));
const theCase = () => world.query.case.findFirstOrThrow();

/** Somebody on WeChat takes a report, and says that the child is safe, by what their cards say. */
const takesToSafety = async (holder: Typist): Promise<void> => {
  await holder.sees('您有1件待接手事项');
  await holder.replies('接手');
  await holder.sees('您已接手编号');
  await holder.replies('已确认安全');
  await holder.sees('下一步:评估');
};

describe('with nothing but what the chat says to type', () => {
  test('from the report to the outcome: safe, assessed, planned, reviewed, closed, not solved, taken again', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const bureau = await member(HEPING.bureau, '民政科员甲');
    const neighbour = typist(await world.citizen('wechat'));
    await reportsNeglect(neighbour);
    await neighbour.sees('回执码');

    await supervisor.sees('您有1件待接手事项');
    await supervisor.replies('查看');
    await supervisor.sees('孩子常常一个人在楼道里');
    await supervisor.replies('接手');
    await supervisor.sees('您已接手编号');
    await neighbour.sees('已有人接手');
    await supervisor.replies('已确认安全');
    await supervisor.sees('下一步:评估');

    await supervisor.replies('完成评估');
    await supervisor.answers('属于哪几类', '监护不足');
    await supervisor.answers('属于哪几类', '好了');
    await supervisor.sees('评估结论');
    await supervisor.says('外婆年纪大了,放学后没人看。');
    await supervisor.sees('下一步:帮扶计划');
    await supervisor.replies('完成计划');
    await supervisor.sees('帮扶计划:谁');
    await supervisor.says('社工每周陪伴一次。');
    await supervisor.sees('下一步:回访');
    await world.later('P8D');
    await supervisor.sees('回访已过期限');
    await supervisor.replies('完成回访');
    await supervisor.answers('现在怎么样', '安全、稳定');
    await supervisor.sees('请写这次回访');
    await supervisor.says('放学有人接。');
    await supervisor.sees('如果可以结案');

    await supervisor.replies('结案');
    await supervisor.answers('为什么结案', '孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says('孩子有人照看了。');
    const preview = await supervisor.sees('报告人会收到下面的话');
    expect(preview).toContain('孩子有人照看了。');
    await supervisor.replies('确认结案');
    await supervisor.sees('已结案,结果已发给1位报告人');
    await neighbour.sees('孩子有人照看了。');
    await neighbour.replies('没有解决');
    await neighbour.sees('上一级的工作人员会再看一遍');
    await bureau.sees('报告人说没有解决');
    await bureau.replies('接手');
    await bureau.sees('重新处理(报告人说没有解决)由您负责');
    await neighbour.sees('已有人接手');
    await bureau.replies('已确认安全');
    await bureau.sees('下一步:评估');
    await world.settled();
    expect(await theCase()).toMatchObject({ status: 'safety_checked', holderPost: HEPING.bureau });
  });

  test('a question that is answered in words has no number: none of it is taken for the words', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('告知报告人');
    const asked = await supervisor.sees('请写给报告人的进展');
    expect(asked).toContain('也可以发“取消”');
    expect(asked).not.toContain('回复数字');
    await supervisor.replies('取消');
    await supervisor.sees('没有改动');
  });

  test('called in the midst of writing: the words of the desk and of the card are not sent to the reporter', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await supervisor.says('告知报告人');
    await supervisor.sees('请写给报告人的进展');
    const told = neighbour.chat().length;
    await reportsNeglect(await world.citizen(), '昨晚听到孩子哭。');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.says('我的待办');
    await supervisor.sees('您的待办');
    await supervisor.sees('请写给报告人的进展');
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(neighbour.chat().slice(told).join()).not.toMatch(/有了进展/);
  });

  test('in the midst of saying why not: whoever writes 接手 takes it', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.replies('无法接手');
    await supervisor.answers('为什么无法接手', '其他原因');
    await supervisor.sees('请写一句原因');
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
  });

  test('closed, and opened again by the words under the closing', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '结案');
    await supervisor.answers('为什么结案', '孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says('孩子有人照看了。');
    await supervisor.sees('报告人会收到下面的话');
    await supervisor.replies('确认结案');
    await supervisor.sees('已结案');
    await supervisor.replies('重新打开');
    await supervisor.sees('请写重新打开的原因');
    await supervisor.says('孩子又没人管了。');
    await supervisor.sees('已重新打开,由原来的负责人继续');
    await supervisor.replies('完成评估');
    await supervisor.sees('属于哪几类');
    expect(await theCase()).toMatchObject({ status: 'reopened', closedAt: null });
  });

  test('the level is raised at once, and lowered again when a second person agrees', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const bureau = await member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '提高等级');
    await supervisor.answers('要提高到哪一级', '紧急');
    await supervisor.sees('提高到紧急:请写原因');
    await supervisor.says('刚才听到打骂。');
    await supervisor.sees('等级已提高到紧急');
    expect((await theCase()).level).toBe('P0');

    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '降低等级');
    await supervisor.answers('要降低到哪一级', '中风险');
    await supervisor.sees('降低到中风险:请写原因');
    await supervisor.says('姑姑搬来同住。');
    await supervisor.sees('要第二个人同意');
    await bureau.sees('第二人复核');
    await bureau.replies('进展');
    expect(await bureau.sees('紧急')).toContain('姑姑搬来同住。');
    await bureau.replies('同意');
    await bureau.sees('第二个人已同意');
    await supervisor.sees('第二个人已同意');
    expect((await theCase()).level).toBe('P2');
  });

  test('a conference is called, one post comes, another says why it does not', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const education = await member('TJ-120101-EDU', '教育局甲');
    const women = await member('TJ-120101-WF', '妇联甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '召集会商');
    await supervisor.answers('请谁来会商', '教育局');
    await supervisor.answers('请谁来会商', '妇联');
    await supervisor.answers('请谁来会商', '好了');
    await supervisor.sees('邀请:教育局、妇联');
    await supervisor.says('周五下午两点,街道二楼。');
    await supervisor.sees('已邀请2个岗位会商');
    await education.sees('会商邀请');
    await education.replies('进展');
    await education.sees('周五下午两点,街道二楼。');
    await education.replies('参加');
    await supervisor.sees('和平区教育局学生保护岗参加会商');
    await women.sees('会商邀请');
    await women.replies('不参加');
    await women.sees('请写不参加的原因');
    await women.says('当天有别的会。');
    await supervisor.sees('和平区妇联权益岗不参加会商');
  });
});
