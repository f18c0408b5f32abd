import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { HELPERS } from '../support/needs.js';
import { reportsNeglect, reportsWant, tells } from '../support/stories.js';
import { type Typist, typist } from '../support/typist.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const EDUCATION = 'TJ-120101-EDU';
const { cases, numbers } = knownChild(() => world);
const member = async (post: string, role: string): Promise<Typist> => typist(await world.member(post, role, 'wechat'));
const theCase = () => world.query.case.findFirstOrThrow();

const takes = async (holder: Typist): Promise<void> => {
  await holder.sees('您有1件待接手事项');
  await holder.replies('接手');
  await holder.sees('您已接手编号');
};

/** Asks the social work station for the whole case. */
const handsToStation = async (holder: Typist): Promise<void> => {
  await holder.replies('更多');
  await holder.answers('要做什么', '转交');
  await holder.answers('转交给哪一方', '社会组织');
  await holder.answers('转交给哪个岗位', '社工站');
  await holder.answers('为什么转交', '需要专业人员');
  await holder.answers('孩子的家人同意转交吗', '同意');
  await holder.sees('对方接收之前,仍由您负责');
};

describe('with nothing but what the chat says to type', () => {
  test('a case is offered, comes back with a reason, is offered again, taken back, offered once more and accepted', async () => {
    world = await openWorld({ wechat: true });
    const director = await member(HEPING.director, '儿童主任甲');
    const station = await member(HELPERS.station, '社工甲');
    await reportsWant(await world.citizen(), '8–13岁', '没有');
    await takes(director);
    await handsToStation(director);
    await station.sees('接收转交');
    await station.replies('查看');
    await station.sees('转交原因');
    await station.replies('不接收');
    await station.answers('为什么不接收', '不是我的职责');
    await station.sees('已退回给转交的人');
    await director.sees('已退回,理由:不是我的职责。仍由您负责');
    expect((await theCase()).holderPost).toBe(HEPING.director);

    await handsToStation(director);
    await station.sees('接收转交');
    await director.replies('撤回转交');
    await director.sees('已撤回转交,仍由您负责');
    await station.sees('这次转交已结束');

    await handsToStation(director);
    await station.sees('接收转交');
    await station.replies('接收');
    await director.sees('已接收,不再由您负责');
    await station.sees('从现在起由您负责');
    await world.settled();
    expect((await theCase()).holderPost).toBe(HELPERS.station);
    await station.replies('已确认安全');
    await station.sees('下一步:评估');
  });

  test('a part is asked of another, which accepts it and reports back; another part is taken back', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const education = await member(EDUCATION, '教育局甲');
    await reportsNeglect(await world.citizen());
    await takes(supervisor);
    const refers = async (part: string) => {
      await supervisor.replies('更多');
      await supervisor.answers('要做什么', '转介');
      await supervisor.answers('请哪一方来办', '政府部门');
      await supervisor.answers('请哪个岗位来办', '教育局');
      await supervisor.answers('为什么请别处办', '需要别的部门来办');
      await supervisor.sees('请写要对方办什么');
      await supervisor.says(part);
      await supervisor.answers('最晚什么时候办好', '1周内');
      await supervisor.answers('孩子的家人同意请别处办吗', '同意');
      await supervisor.sees('个案仍由您负责');
    };
    await refers('请安排复学。');
    await education.sees('转介事项');
    await education.replies('查看任务');
    await education.sees('请安排复学。');
    await education.replies('接收');
    await supervisor.sees('已接收转介事项');
    await education.sees('转介事项由您负责');
    await education.replies('完成任务');
    await education.sees('做了什么、结果怎么样');
    await education.says('周一起回原班。');
    await supervisor.sees('一项转介事项已办完');
    await supervisor.replies('转介进度');
    await supervisor.sees('周一起回原班。');

    await refers('请查学籍。');
    await education.sees('转介事项');
    await supervisor.replies('转介进度');
    await supervisor.answers('请查学籍', '撤回:和平区教育局学生保护岗');
    await supervisor.sees('已撤回这项转介');
    await education.sees('这项转介已结束');
    expect((await theCase()).holderPost).toBe(HEPING.supervisor);
  });

  test('what a plan needs is offered, chosen, and done; a need that is over is withdrawn', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    const station = await member(HELPERS.station, '社工甲');
    const organisation = await member(HELPERS.organisation, '志愿者甲');
    await reportsNeglect(await world.citizen());
    await takes(supervisor);
    const needs = async (need: string) => {
      await supervisor.replies('更多');
      await supervisor.answers('要做什么', '提帮扶需求');
      await supervisor.answers('需要哪种帮扶', need);
      await supervisor.answers('需要多久', '几个星期');
      await supervisor.answers('最晚什么时候开始', '1周内');
      await supervisor.answers('年龄段', '3–7岁');
      await supervisor.sees('不要写姓名、地址');
      await supervisor.says('孩子怕生,请先在社区活动室见面。');
      await supervisor.sees('家本区单位能不能帮');
    };
    await needs('成长陪伴');
    await organisation.sees('帮扶需求(编号');
    await organisation.replies('帮不了');
    await organisation.answers('为什么帮不了', '现在忙不过来');
    await organisation.sees('已回复帮不了');
    await station.sees('帮扶需求(编号');
    await station.replies('查看任务');
    await station.sees('孩子怕生');
    await station.replies('可以帮');
    await station.sees('什么时候可以开始');
    await station.says('这周六开始。');
    await station.sees('等负责人选定');
    await supervisor.sees('有1家单位可以帮忙');
    await supervisor.replies('看名单');
    const list = await supervisor.sees('这周六开始。');
    expect(list).not.toContain('按钮');
    await supervisor.replies('选定');
    await supervisor.sees('名单里的序号');
    await supervisor.says(/^(\d+) 和平区社工站/m.exec(list)?.[1] ?? 'no number');
    await supervisor.sees('已选定');
    await station.sees('帮扶任务交给您了');
    await station.replies('完成任务');
    await station.sees('做了什么、结果怎么样');
    await station.says('见了三次面。');
    await supervisor.sees('一项帮扶任务已完成');
    await supervisor.replies('帮扶进度');
    await supervisor.sees('见了三次面。');

    await needs('心理支持');
    await station.sees('帮扶需求(编号');
    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '帮扶进度');
    await supervisor.answers('正在找单位', '撤回:心理支持');
    await supervisor.sees('已撤回这项需求');
    await station.sees('不用再回复了');
  });

  test('whoever holds a case steps aside: it moves on, and no number brings it back', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takes(supervisor);
    const bureau = await member(HEPING.bureau, '民政科员甲');
    const { number } = await theCase();
    await supervisor.replies('更多');
    await supervisor.answers('要做什么', '我须回避');
    await supervisor.answers('有关系吗', '是,请别人接管');
    await supervisor.sees('不会再通知您');
    await bureau.sees('原来接手的人不再负责');
    await bureau.replies('接手');
    await bureau.sees('您已接手编号');
    await world.settled();
    expect((await theCase()).holderPost).toBe(HEPING.bureau);
    await supervisor.says(`查看 ${number}`);
    await supervisor.sees('没有这个编号');
  });

  test('a second report of a child is proposed and linked; a third is another child', async () => {
    world = await openWorld({ wechat: true });
    const director = await member(HEPING.director, '儿童主任甲');
    const supervisor = await member(HEPING.supervisor, '督导员甲');
    await tells(await world.citizen(), hungry);
    await takes(director);
    await world.later('PT1H');
    await tells(await world.citizen(), crying);
    await supervisor.sees('您有1件待接手事项');
    await supervisor.replies('接手');
    const [first, second] = await numbers();
    await supervisor.answers('可能和下面的个案是同一个孩子', `关联到${first}`);
    await supervisor.sees(`编号${second}已并入编号${first}`);
    await director.sees('有新的线索并入');
    await director.replies('查看');
    await director.sees('第2条线索');
    await director.replies('更多');
    await director.answers('要做什么', '拆分');
    await director.sees('要拆出哪一条');
    await director.says(second ?? '');
    await director.sees(`已从编号${first}拆出编号${second}`);

    await tells(await world.citizen(), { ...crying, words: '夜里听见孩子哭。' });
    await supervisor.sees('您有1件待接手事项');
    await supervisor.replies('接手');
    await supervisor.answers('可能和下面的个案是同一个孩子', '不是同一个孩子');
    await supervisor.sees('已记下,不是同一个孩子');
    expect((await cases()).map(({ mergedInto }) => mergedInto)).toEqual([null, null, null]);
    expect(await world.query.event.count({ where: { kind: 'case.told_apart' } })).toBe(1);
  });
});
