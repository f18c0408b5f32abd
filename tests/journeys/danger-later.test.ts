import { afterEach, describe, expect, test } from 'vitest';
import { HELPERS, offersHelp, opensNeed } from '../support/needs.js';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, reportsWant, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

/** Danger now, in the reporter's own words. */
const DANGER = '他拿着刀,孩子昏迷了';

let world: World;
afterEach(() => world.close());

const calls = () => world.query.obligation.findMany({ where: { kind: 'acknowledge' }, orderBy: { openedAt: 'asc' } });
const toldPolice = () => world.query.obligation.findMany({ where: { kind: 'police_report' } });
const theCase = () => world.query.case.findFirstOrThrow();

/** A neighbour says that there is danger, and whoever is on duty takes it before anything else is told. */
const tellsAndIsTaken = async (neighbour: Person, duty: Person): Promise<void> => {
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await duty.sees('您有1件待接手事项');
  await duty.picks('我已接手');
  await neighbour.sees('已有人接手您报告的事');
};

describe.each(['sqlite', 'postgresql'] as const)('danger that is told later, on %s', (engine) => {
  test('after somebody took the report: the ladder begins anew, and whoever takes it is responsible', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT1H');
    await neighbour.sees('约定时间内还没有人接手');
    await supervisor.picks('我已接手');
    await neighbour.sees('已有人接手您报告的事');
    await world.later('PT3H');
    const before = bureau.chat().length;
    await neighbour.says(DANGER);
    await neighbour.sees('110 报警');
    await bureau.sees('线索有补充');
    await world.settled();
    expect(bureau.chat().slice(before).join()).toContain('紧急');
    expect(await calls()).toMatchObject([{ level: 'P0', state: 'open', holderId: null }]);
    // Until somebody takes it, whoever had the child has it.
    expect((await theCase()).holderPost).toBe(HEPING.supervisor);
    expect(await theCase()).toMatchObject({ level: 'P0' });
    expect(await toldPolice()).toMatchObject([{ state: 'open' }]);
    // It climbs as any other: whoever has the case may be asleep.
    await world.later('PT15M');
    await supervisor.sees('已到最高一级。之前有人接手过,重新通知后仍没有人接手');
    // What is promised anew, and missed, is told anew.
    expect(neighbour.chat().filter((text) => text.includes('约定时间内还没有人接手'))).toHaveLength(2);

    await bureau.picks('我已接手');
    await supervisor.sees(/民政局.*民政科员甲已接手,现在由对方负责/);
    await world.settled();
    expect(neighbour.chat().filter((text) => text.includes('已有人接手您报告的事'))).toHaveLength(2);
    expect((await theCase()).holderPost).toBe(HEPING.bureau);
  });

  test('after the case was closed: it is open again, and somebody is called', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await closes(supervisor);
    await neighbour.sees('您报告的事有了结果');
    await world.later('P2D');
    const before = supervisor.chat().length;
    await neighbour.says(DANGER);
    await neighbour.sees('110 报警');
    await world.settled();
    expect(supervisor.chat().slice(before).join()).toContain('您有1件待接手事项');
    expect(await theCase()).toMatchObject({ status: 'reopened', level: 'P0', closedAt: null, holderId: null });
    await supervisor.says('接手');
    await neighbour.sees('已有人接手您报告的事');
    await world.settled();
    await supervisor.says('已确认孩子安全');
    await supervisor.sees('下一步:评估');
  });
});

test('whoever is on it at P0 hears of more danger; nobody is called a second time', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const neighbour = await world.citizen();
  await tellsAndIsTaken(neighbour, duty);
  await neighbour.says(DANGER);
  await world.settled();
  await neighbour.picks('提交');
  await neighbour.sees('谢谢您替孩子说出来');
  await neighbour.says(DANGER);
  await duty.sees('报告人补充了内容');
  expect(await calls()).toHaveLength(1);
});

test('whoever is on it at P0 has gone off duty: danger anew calls those who are there', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const colleague = await world.member('TJ-12-BDD', '值班员乙');
  const neighbour = await world.citizen();
  await tellsAndIsTaken(neighbour, duty);
  await neighbour.picks('提交');
  await neighbour.sees('谢谢您替孩子说出来');
  await duty.says('离岗');
  await colleague.sees('值班员甲已离岗');
  await neighbour.says(DANGER);
  await colleague.sees('线索有补充');
  await colleague.says('接手');
  await colleague.sees('您已接手');
});

test('whoever takes it then has the choice of a helper too, which its former holder owed', async () => {
  world = await openWorld();
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const holder = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(holder);
  const station = await world.member(HELPERS.station, '社工甲');
  await opensNeed(holder, '心理支持');
  await station.sees('编号');
  await offersHelp(station, (await theCase()).number, '周三可以。');
  await holder.sees('请选');
  await neighbour.says(DANGER);
  await bureau.sees('紧急');
  await bureau.says('接手');
  await bureau.sees('您已接手');
  await world.settled();
  const chosen = await world.query.obligation.findMany({ where: { kind: 'choose_help' } });
  expect(chosen).toMatchObject([{ state: 'acknowledged', holderPost: HEPING.bureau }]);
});

test('once the police were told, danger anew has to be told them anew', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await neighbour.says(DANGER);
  await supervisor.sees('向公安报案');
  await supervisor.picks('已报警');
  await supervisor.sees('是谁报的警');
  await supervisor.picks('我报的');
  await supervisor.sees('接警时得到的编号');
  await supervisor.says('第1号');
  await supervisor.sees('已记下');
  await supervisor.says('接手');
  await world.settled();
  await supervisor.says('已确认孩子安全');
  await supervisor.sees('确认孩子安全。');
  await neighbour.says(DANGER);
  await world.settled();
  expect((await toldPolice()).map(({ state }) => state).sort()).toEqual(['done', 'open']);
  await supervisor.says('查看');
  const shown = await supervisor.sees('分级依据');
  expect(shown).toContain('公安答复:第1号');
  expect(shown).toContain('请立即向公安报案');
  expect(shown).toContain('话里提到的危险:有人持凶器、');
  await supervisor.says('报送单');
  const slip = await supervisor.sees('给12345或110的报送单');
  expect(slip).toContain('话里提到的危险:有人持凶器、');
  expect(slip).not.toContain('现在有危险:没有');
});

test('words without danger wake nobody, and leave a level that a named person lowered', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const neighbour = await world.citizen();
  await reportsWant(neighbour, '8–13岁', '没有');
  await takesToSafety(director);
  await director.says('降低等级');
  await director.sees('要降低到哪一级');
  await director.picks('一般求助');
  await director.sees('请写原因');
  await director.says('情况好转。');
  await director.sees('等级已降低到一般求助');
  await neighbour.says('现在住在南门。');
  await director.sees('报告人补充了内容');
  await world.settled();
  // How urgent it is by itself is on record, also for a report that counts for more as one that follows another.
  const amended = await world.query.event.findFirstOrThrow({ where: { kind: 'report.amended' } });
  expect(amended.data).toMatch(/"alone":"P[0-3]"/);
  expect(await theCase()).toMatchObject({ level: 'P3' });
  expect(await calls()).toHaveLength(1);
});

test('a second promise that is missed is told as the first was: of danger anew, and of what is not solved', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT70M');
  await neighbour.sees('约定时间内还没有人接手');
  await supervisor.says('接手');
  await supervisor.sees('您已接手');
  await supervisor.says('已确认孩子安全');
  await supervisor.sees('确认孩子安全');
  await closes(supervisor);
  await neighbour.sees('有了结果');
  await neighbour.says('没有解决');
  await neighbour.sees('前会有人接手');
  await world.later('PT70M');
  await neighbour.sees('约定时间内还没有人接手');
  await neighbour.says(DANGER);
  await neighbour.sees('110 报警');
  await world.later('PT16M');
  await neighbour.sees('约定时间内还没有人接手');
});

test('a child left, and presses 不安全 under what it was asked then: the card, in its own words, and somebody is called', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const child = await world.citizen();
  await child.says('/child');
  await child.sees('你现在安全吗');
  await child.says('退出');
  await child.sees('已离开');
  await child.pressesData('c1.b1.no');
  await child.sees('有危险,现在就打电话');
  await child.sees('你现在在哪里');
  await duty.sees('您有1件待接手事项');
  expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
});
