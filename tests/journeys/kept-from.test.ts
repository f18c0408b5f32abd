import { afterEach, expect, test } from 'vitest';
import { childTells, receiptIn } from '../support/child.js';
import { invitesGuardian } from '../support/guardian.js';
import { type Person, telegramPerson } from '../support/people.js';
import { asksAlone, joinsAndAgrees } from '../support/permissions/guardians.js';
import { closes, reportsNeglect, takesToSafety, tells } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();
const toldOf = async (member: Person) => {
  const { number } = await theCase();
  return member.chat().filter((text) => text.includes(number));
};
/** One person at both bots of Telegram, who holds a post. */
const bothBots = async (post: string) => {
  const who = { id: 8_800_000_009, firstName: '街坊', languageCode: 'zh-hans' };
  const desk = telegramPerson(world.api, DESK_TOKEN, world.api.user(DESK_TOKEN, who));
  await desk.says(`/start ${await world.invite(post)}`);
  await desk.sees('绑定成功');
  return { desk, home: telegramPerson(world.api, PUBLIC_TOKEN, world.api.user(PUBLIC_TOKEN, who)) };
};
const leavesOut = async (holder: Person, name: string): Promise<void> => {
  await holder.says('设置回避');
  await holder.sees('为什么要回避');
  await holder.picks('线索里提到的人');
  await holder.sees('请写这个人的姓名');
  await holder.says(name);
  await holder.sees('已设置回避');
  await world.settled();
};

test('a guardian who asked for help in the case of a child that came by itself reads no word written for the child', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const child = await world.citizen('web');
  await childTells(child, { concern: '没人好好管我', where: '和平区', notTell: '妈妈', contact: '在这里回我' });
  await takesToSafety(director);
  await director.says('邀请家长');
  await director.sees('邀请家长前请想好');
  await director.picks('仍要邀请家长');
  const mother = await world.citizen();
  await joinsAndAgrees(mother, `/start ${receiptIn(await director.sees('家长邀请码'))}`);
  await world.later('P1DT9H');
  await mother.sees('每周和孩子通话');
  await mother.picks('我需要帮助');
  await mother.sees('前会有人看到');
  await director.says('告知报告人');
  await director.sees('请写');
  await director.says('老师明天陪你去。');
  await director.sees('报告人会收到下面的话');
  await director.picks('发送');
  await child.sees('老师明天陪你去。');
  await mother.sees('还在跟进');
  await director.says(`已确认安全`);
  await world.settled();
  await closes(director, '有人陪着你了。');
  await child.sees('有人陪着你了。');
  await mother.sees('您说的事有了结果,工作人员已经处理');
  expect(mother.chat().join('\n')).not.toMatch(/陪/);
});

test('a chat that the child says is read by others hears nothing more, of what was told from it before either', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const child = await world.citizen();
  await childTells(child, { concern: '没人好好管我', where: '和平区', contact: '在这里回我' });
  await takesToSafety(director);
  await world.later('PT1M');
  await child.says('/start');
  await child.sees('孩子现在有危险吗');
  await childTells(child, { concern: '没人好好管我', where: '和平区', contact: '学校' });
  await world.settled();
  const before = child.chat().length;
  const { number } = await theCase();
  await director.says(`告知报告人 ${number}`);
  await director.sees('请写');
  await director.says('老师明天陪你去。');
  await director.sees('报告人会收到下面的话');
  await director.picks('发送');
  await director.sees(number);
  await world.settled();
  expect(child.chat()).toHaveLength(before);
  // That it was not told, and why, is on record.
  const untold = await world.query.event.findMany({ where: { kind: 'reporter.not_told' } });
  expect(untold.map(({ data }) => JSON.parse(data).failure)).toEqual(['not_in_this_chat']);
});

test('a name that becomes known of who has the case is the one in the report: it goes on without them at once', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen(), '不给饭吃的是青石巷的阿洛叔。');
  await takesToSafety(supervisor);
  const { lines } = await world.operates('invite', HEPING.director, '--name', '阿洛叔');
  await supervisor.says(`绑定 ${receiptIn(lines.join('\n'))}`);
  await supervisor.sees('绑定成功');
  await operator.sees('现在没有人负责');
  await bureau.sees('接管无人负责的个案');
  await supervisor.says('结案');
  await world.settled();
  expect(await theCase()).toMatchObject({ holderId: null, closedAt: null });
});

test('a guardian who was let into a case names its holder: it goes on without them at once', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '洛长风');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(supervisor);
  const mother = await world.citizen();
  await mother.says(`/start ${await invitesGuardian(supervisor)}`);
  await mother.sees('您或孩子现在有危险吗');
  await mother.says('洛长风正在打我的孩子');
  await mother.sees('110');
  await operator.sees('现在没有人负责');
  await world.settled();
  expect(await world.query.case.findMany()).toMatchObject([{ level: 'P0', holderId: null }]);
});

test('whoever is reminded as a guardian is not called as a caseworker for their own family', async () => {
  world = await openWorld();
  const { desk, home } = await bothBots(HEPING.director);
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await asksAlone(home);
  await home.picks('发送');
  await home.sees('会按时提醒您');
  await world.later('P8D');
  await supervisor.sees('待接手事项');
  expect(await toldOf(desk)).toEqual([]);
});

test('whoever reports as a relative is not called as a caseworker for that family', async () => {
  world = await openWorld();
  const { desk, home } = await bothBots(HEPING.supervisor);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await tells(home, { concerns: ['没人好好照顾'], age: '3–7岁', carer: '没有', access: '能', role: '亲属' });
  await bureau.sees('待接手事项');
  await world.settled();
  expect(await toldOf(desk)).toEqual([]);
});

test('a guardian who comes back by receipt in another chat of theirs is of the household there too', async () => {
  world = await openWorld();
  const { desk, home } = await bothBots('TJ-12-BDD');
  const page = await world.citizen('web');
  await page.says('我是家长');
  await page.sees('您或孩子现在有危险吗');
  await page.picks('有');
  const receipt = receiptIn(await page.sees('回执码'));
  await desk.sees('待接手事项');
  await home.says(`查询 ${receipt}`);
  await home.sees(/前/);
  await world.settled();
  await desk.says('接手');
  await world.settled();
  expect(await world.query.obligation.count({ where: { kind: 'acknowledge', state: 'acknowledged' } })).toBe(0);
});

test('a word that waits for the morning does not come to who is named in the night', async () => {
  world = await openWorld({ at: '2026-03-03T21:00:00+08:00' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  // The assessment is late at night; those above hear of it in the morning.
  await world.later('P3DT1M');
  expect(await world.query.obligation.count({ where: { kind: 'assess', NOT: { breachedAt: null } } })).toBe(1);
  expect(await toldOf(bureau)).toEqual([]);
  await leavesOut(supervisor, '民政科员甲');
  await world.later('PT14H');
  expect(await toldOf(bureau)).toEqual([]);
  // Who reads it in the morning reads of yesterday.
  await supervisor.sees('评估已过期限(昨天21:00)');
});

test('a word that waits for the morning does not come to who gave up that post, and is named in the night', async () => {
  world = await openWorld({ at: '2026-03-03T21:00:00+08:00' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member([HEPING.bureau, 'TJ-120101-EDU'], '洛长风');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await world.later('P3DT1M');
  await world.operates('unhold', await world.holderOf(HEPING.bureau), HEPING.bureau);
  await leavesOut(supervisor, '洛长风');
  await world.later('PT14H');
  expect(await toldOf(bureau)).toEqual([]);
});

test('a step that was late in the night and is done by the morning is not told as late then', async () => {
  world = await openWorld({ at: '2026-03-03T21:00:00+08:00' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await world.later('P3DT1M');
  await supervisor.says('完成评估');
  await supervisor.sees('属于哪几类');
  await supervisor.picks('好了');
  await supervisor.sees('评估结论');
  await supervisor.says('由祖母照顾。');
  await supervisor.sees('下一步');
  await world.later('PT14H');
  expect(await toldOf(bureau)).toEqual([]);
});

/** The reporter of a case that somebody took and closed. */
const closedBy = async (holder: Person) => {
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await takesToSafety(holder);
  await closes(holder);
  await neighbour.sees('有了结果');
  return neighbour;
};

test('what is added to a closed case is read by whoever had it, by a button and by its number, and by nobody else', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await closedBy(supervisor);
  await neighbour.says('那家人又搬回来了,孩子没去上学。');
  await supervisor.sees('已结案,报告人又补充了内容');
  await supervisor.picks('查看线索');
  await supervisor.sees('那家人又搬回来了');
  const { number } = await world.query.case.findFirstOrThrow();
  await supervisor.says(`查看 ${number}`);
  expect(await supervisor.sees('那家人又搬回来了')).toContain(`“重新打开 ${number}”`);
  await bureau.says(`查看 ${number}`);
  await bureau.sees('您的待办里没有这个编号');
  expect(await world.query.event.count({ where: { kind: 'report.viewed' } })).toBe(2);
  expect(await world.query.event.count({ where: { kind: 'report.view_refused' } })).toBe(1);
});

test('what is added to a closed case is read by somebody, when whoever had it has left', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await closedBy(supervisor);
  await world.operates('leave', await world.holderOf(HEPING.supervisor));
  await neighbour.says('那家人又搬回来了,孩子没去上学。');
  await bureau.sees('已结案,报告人又补充了内容');
});

test('what is added to a closed case names whoever had it: somebody else reads it, or the operator hears that nobody can', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '洛长风');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const neighbour = await closedBy(supervisor);
  const heard = supervisor.chat().length;
  await neighbour.says('洛长风就是孩子的舅舅。');
  await bureau.sees('已结案,报告人又补充了内容');
  expect(operator.chat().join()).not.toContain('已结案');
  await bureau.says('离岗');
  await bureau.sees('已离岗');
  await world.later('PT1M');
  await neighbour.says('他常去那家。');
  await operator.sees('已结案,报告人又补充了内容,但现在找不到可以查看的人');
  expect(supervisor.chat().slice(heard).join()).not.toContain('补充');
  world.forget('operator alarm');
});

test('who has left hears nothing more of the child: not who took it, nor what was held for the morning', async () => {
  world = await openWorld({ at: '2026-03-03T21:00:00+08:00' });
  const left = [
    await world.member(HEPING.supervisor, '督导员甲'),
    await world.member(HEPING.wcwc, '妇儿工委科员'),
  ] as const;
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await reportsNeglect(await world.citizen());
  await left[0].sees('您有1件待接手事项');
  const heard = left.map((one) => one.chat().length);
  await world.operates('leave', await world.holderOf(HEPING.supervisor));
  await bureau.sees('现在转到您这里');
  await bureau.picks('我已接手');
  await bureau.sees('您已接手编号');
  await bureau.picks('已确认孩子安全');
  await bureau.sees('确认孩子安全。');
  // The assessment is late on Friday at nine in the evening: those above are to hear it at eight.
  await world.later('P3DT1H');
  await world.operates('leave', await world.holderOf(HEPING.wcwc));
  await world.later('PT11H');
  expect(left.map((one) => one.chat().length)).toEqual(heard);
  expect(left.flatMap((one) => one.chat()).join()).not.toMatch(/民政科员甲|完成评估/);
});
