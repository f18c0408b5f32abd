import { afterEach, describe, expect, test } from 'vitest';
import { canDoNothing } from '../support/left-out.js';
import type { Person } from '../support/people.js';
import { closes, offersToStation, reportsNeglect, takesIt, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';
const theCase = () => world.query.case.findFirstOrThrow();
const ack = async () => (await world.query.obligation.findFirstOrThrow({ where: { kind: 'acknowledge' } })).id;

describe.each(['sqlite', 'postgresql'] as const)('whoever holds a case declares a conflict, on %s', (engine) => {
  test('it is nobody’s at once, the operator hears it, the next takes it, and they hear no more', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesIt(supervisor);
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('确认');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const { number } = await theCase();
    await supervisor.says(`更多 ${number}`);
    const id = await ack();
    await world.settled();
    await supervisor.pressesData(`d.conflict.${id}`);
    await supervisor.sees('有关系吗');
    await supervisor.picks('是,请别人接管');
    await supervisor.sees('不会再通知您');
    await operator.sees('有1件个案现在没有人负责');
    await bureau.sees('接管无人负责的个案');
    await world.settled();
    expect((await theCase()).holderId).toBeNull();
    await canDoNothing(world, supervisor, HEPING.supervisor);
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    await world.settled();
    expect((await theCase()).holderPost).toBe(HEPING.bureau);
    await world.later('P1D');
    const told = supervisor.chat().filter((text) => text.includes(number));
    expect(told.filter((text) => !/不会再通知您|确认孩子安全已完成/.test(text))).toEqual([]);
  });
});

describe('says that they are related once it has gone on', () => {
  const declared = async () => (await world.query.conflict.findMany()).map(({ basis }) => basis);

  test('asked why they cannot take it, while a colleague took it: the colleague keeps it, they are never called', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    await reportsNeglect(await world.citizen());
    await related.sees('您有1件待接手事项');
    await related.picks('无法接手');
    await related.sees('为什么无法接手');
    await colleague.sees('您有1件待接手事项');
    await colleague.picks('我已接手');
    await colleague.sees('您已接手');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await world.settled();
    expect(await declared()).toEqual(['declared']);
    expect((await theCase()).holderPost).toBe(HEPING.supervisor);
    await world.operates('leave', (await theCase()).holderId ?? '');
    const told = related.chat().length;
    await world.later('P1D');
    expect(related.chat().slice(told)).toEqual([]);
  });

  test('under their old question, having taken it themselves: it is nobody’s, and the next is called', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await related.sees('您有1件待接手事项');
    await related.picks('无法接手');
    await related.sees('为什么无法接手');
    await related.picks('我已接手');
    await related.sees('您已接手');
    await related.picks('现在忙不过来');
    expect(await related.sees('没有退回')).toContain('转交');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await bureau.sees('现在转到您这里');
    expect((await theCase()).holderId).toBeNull();
  });

  test('asked why they do not accept it, while a colleague accepted', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const related = await world.member(STATION, '社工甲');
    const colleague = await world.member(STATION, '社工乙');
    await reportsNeglect(await world.citizen());
    await takesIt(supervisor);
    await offersToStation(supervisor);
    await related.sees('接收转交');
    await related.picks('不接收');
    await related.sees('为什么不接收');
    await colleague.sees('接收转交');
    await colleague.picks('接收');
    await colleague.sees('从现在起由您负责');
    await related.picks('与当事人有关系,需回避');
    await related.sees('您须回避编号');
    await world.settled();
    expect(await declared()).toEqual(['declared']);
    // Who sent it, and is to be left out since, does not hear by an old button who has it.
    await colleague.says('设置回避');
    await colleague.sees('为什么要回避');
    await colleague.picks('线索里提到的人');
    await colleague.sees('请写这个人的姓名');
    await colleague.says('督导员甲');
    await colleague.sees('已设置回避');
    await world.settled();
    const { id } = await world.query.handOver.findFirstOrThrow();
    await supervisor.pressesData(`d.withdraw.${id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'act.refused', obligationId: id } })).toBe(1);
  });

  test('after it was closed: opened again, it is not theirs', async () => {
    world = await openWorld();
    const related = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(related);
    await closes(related);
    await related.sees('已结案');
    await related.pressesData(`d.conflict.${await ack()}`);
    await related.sees('有关系吗');
    await related.picks('是,请别人接管');
    await related.sees('您须回避编号');
    await bureau.says(`重新打开 ${(await theCase()).number}`);
    await bureau.sees('请写重新打开的原因');
    await bureau.says('孩子又没人管了。');
    await bureau.sees('现在没有人负责');
    expect((await theCase()).holderId).toBeNull();
  });
});

describe.each(['telegram', 'wechat', 'web'] as const)('who is only called for a part of it, on %s', (channel) => {
  const declares = async (member: Person): Promise<void> => {
    if (channel === 'wechat') await member.says(`我须回避 ${(await world.query.case.findFirstOrThrow()).number}`);
    else await member.picks('我须回避');
    await member.sees('确认后由别人接管');
    await member.picks('是,请别人接管');
    await member.sees('不会再通知您');
  };

  test('invited to a conference, declares a conflict: the next above is called, and they hear no more', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const station = await world.member('TJ-120101-SWS', '社工甲', channel);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('会商');
    await supervisor.sees('请谁来会商');
    while (!supervisor.options().includes('社工站')) {
      await supervisor.picks('下一页');
      await world.settled();
    }
    await supervisor.picks('社工站');
    await world.settled();
    await supervisor.picks('好了');
    await supervisor.sees('请写会商的时间');
    await supervisor.says('周五下午两点。');
    await station.sees('会商邀请');
    await world.settled();
    await declares(station);
    await bureau.sees('会商邀请');
    await world.settled();
    expect(await world.query.conflict.findMany()).toMatchObject([{ basis: 'declared' }]);
  });

  test('asked for a second look, declares a conflict: the next above is asked', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', channel);
    const office = await world.member('TJ-120101-DWO', '妇儿工委办甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await closes(supervisor, '去看过了,孩子有人照看。', '不属实或不归我们管');
    await bureau.sees('第二人复核');
    await world.settled();
    await declares(bureau);
    await office.sees('第二人复核');
  });
});
