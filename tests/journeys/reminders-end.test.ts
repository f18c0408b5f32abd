import { afterEach, describe, expect, test } from 'vitest';
import { agreesToWeekly, invitesGuardian, joinsCase, setsReminder, setsVisits } from '../support/guardian.js';
import { type Person, telegramPerson } from '../support/people.js';
import { joinsAndAgrees } from '../support/permissions/guardians.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const VISIT = '您约的事到时间了:去复诊';
const told = (person: Person, words: string) => person.chat().filter((text) => text.includes(words)).length;
const theCase = () => world.query.case.findFirstOrThrow();
const missed = async () =>
  (await world.query.event.findMany({ where: { kind: 'checkin.missed' } })).filter(({ data }) =>
    data.includes('follow_up_visit'),
  );
const held = async (engine: 'sqlite' | 'postgresql' = 'sqlite') => {
  world = await openWorld({ engine });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(supervisor);
  return { supervisor, id: (await world.query.case.findFirstOrThrow()).id };
};

describe.each(['sqlite', 'postgresql'] as const)('reminders that the desk set on a case, on %s', (engine) => {
  test('end when it is closed, and come back when it is opened again; what the guardian set alone goes on', async () => {
    const { supervisor } = await held(engine);
    const mother = await joinsCase(world, supervisor);
    const father = await joinsCase(world, supervisor);
    await setsVisits(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    await world.later('P10D');
    expect(told(mother, VISIT)).toBe(0);
    expect(told(mother, '每周和孩子通话')).toBeGreaterThan(0);
    expect(await missed()).toEqual([]);
    expect(await world.query.event.count({ where: { kind: 'reminder.ended' } })).toBe(2);

    // Whoever stops all of them while it is closed is not reminded again; the other is, and not of what went by meanwhile.
    await father.says('退订');
    await father.sees('已停止');
    await supervisor.says(`重新打开 ${(await theCase()).number}`);
    await supervisor.sees('请写重新打开的原因');
    await supervisor.says('家里又有变化。');
    expect(await supervisor.sees('已重新打开')).toContain('1项家长提醒也恢复了');
    await world.settled();
    const visits = await world.query.reminder.findMany({ where: { kind: 'follow_up_visit', phase: 'due' } });
    expect(visits.map(({ nextAt }) => Number(nextAt) > world.clock.now())).toEqual([true]);
    expect(told(mother, VISIT)).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'reminder.resumed' } })).toBe(1);
  });

  test('one that waits for its answer when the case is closed is not asked again, nor counted as missed', async () => {
    const { supervisor } = await held(engine);
    const mother = await joinsCase(world, supervisor);
    await setsVisits(supervisor);
    await world.later('P3D');
    expect(told(mother, VISIT)).toBe(1);
    await closes(supervisor);
    await supervisor.sees('已结案');
    await world.later('P7D');
    expect(told(mother, '去复诊')).toBe(1);
    expect(await missed()).toEqual([]);
    // A press on the old card still finds a way to help.
    const visit = await world.query.reminder.findFirstOrThrow({ where: { kind: 'follow_up_visit' } });
    await mother.pressesData(`m.help.${visit.id}.${Number(visit.occursAt).toString(36)}`);
    await world.settled();
    expect(told(mother, '您或孩子现在有危险吗')).toBe(2);
  });
});

test('of a child that is of age nobody is reminded any more: its guardians hear so, and what they left is erased', async () => {
  const { supervisor } = await held();
  const mother = await joinsCase(world, supervisor);
  await closes(supervisor, '孩子已经成年。', '已满18岁');
  await supervisor.sees('已结案');
  await mother.sees('已停止所有提醒');
  await world.settled();
  expect(await world.query.reminder.count({ where: { phase: { not: 'over' } } })).toBe(0);
  const { stoppedAt, eraseAt } = await world.query.enrolment.findFirstOrThrow();
  expect(stoppedAt).not.toBeNull();
  // Tuesday, 3 March 2026: the fifteenth working day is the 24th, and by then it is gone.
  expect(new Date(Number(eraseAt)).toISOString()).toMatch(/^2026-03-23/);
});

test('of a child that is of age, whose guardian told here of a younger one too: what they set themselves goes on for that one', async () => {
  const { supervisor } = await held();
  const { number } = await theCase();
  const code = await invitesGuardian(supervisor, number);
  const mother = await world.citizen();
  await mother.says('我是家长');
  let last = '';
  for (const [asked, answer] of [
    ['您或孩子现在有危险吗', '没有'],
    ['您想要哪方面的帮助', '生活'],
    ['您想要哪方面的帮助', '选好了'],
    ['哪个区、哪个街道', '河西区'],
    ['同意我们记录孩子的信息吗', '同意'],
    ['几个孩子', '8–13岁'],
    ['几个孩子', '16–17岁'],
    ['几个孩子', '选好了'],
    ['您是孩子的什么人', '父母'],
    ['请简单说说', '提交'],
  ] as const) {
    if (asked !== last) await mother.sees(asked);
    last = asked;
    await mother.picks(answer);
    await world.settled();
  }
  await mother.sees('回执码');
  await joinsAndAgrees(mother, `/start ${code}`);
  await setsVisits(supervisor, number);
  await closes(supervisor, '孩子已经成年。', '已满18岁', number);
  await supervisor.sees('已结案');
  await world.settled();
  const open = await world.query.reminder.findMany({ where: { phase: { not: 'over' } } });
  expect(open.map(({ kind, caseId }) => [kind, caseId])).toEqual([['weekly_contact', null]]);
  expect(told(mother, '已停止所有提醒')).toBe(0);
});

test('the desk’s of a kind that the guardian has set too: each comes on its day, and closing ends the desk’s alone', async () => {
  const { supervisor } = await held();
  const mother = await joinsCase(world, supervisor);
  await setsReminder(supervisor, '每周联系孩子', '周一');
  await supervisor.sees('第一次在');
  // Tuesday: hers on Wednesday evening, the desk's on Monday.
  const before = told(mother, '每周和孩子通话');
  await world.later('P1DT10H');
  await mother.picks('做好了');
  await world.settled();
  const wednesday = told(mother, '每周和孩子通话');
  expect(wednesday).toBeGreaterThan(before);
  await world.later('P5D');
  expect(told(mother, '每周和孩子通话')).toBeGreaterThan(wednesday);
  const open = await world.query.reminder.findMany({ where: { phase: { not: 'over' } } });
  expect(open.map(({ rrule, caseId }) => [rrule, caseId === null]).sort()).toEqual([
    ['FREQ=WEEKLY;BYDAY=MO', false],
    ['FREQ=WEEKLY;BYDAY=WE', true],
  ]);
  await closes(supervisor);
  await supervisor.sees('已结案');
  await world.settled();
  const left = await world.query.reminder.findMany({ where: { phase: { not: 'over' } } });
  expect(left.map(({ rrule }) => rrule)).toEqual(['FREQ=WEEKLY;BYDAY=WE']);
});

test('linked to another case they go with it: who has that can end them, and taken apart they come back', async () => {
  const { supervisor, id: older } = await held();
  await world.later('PT1M');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(supervisor);
  const newer = await world.query.case.findFirstOrThrow({ where: { id: { not: older } } });
  await joinsCase(world, supervisor, newer.number);
  await setsVisits(supervisor, newer.number);
  const assess = await world.query.obligation.findFirstOrThrow({ where: { caseId: newer.id, kind: 'assess' } });
  const { number } = await world.query.case.findUniqueOrThrow({ where: { id: older } });
  const links = async () => {
    await supervisor.pressesData(`d.link.${assess.id}`);
    await supervisor.sees('要并入哪一件');
    await supervisor.says(number);
    await supervisor.sees('已并入');
    await world.settled();
  };
  const cases = async () => ({
    enrolled: (await world.query.enrolment.findFirstOrThrow()).caseId,
    set: (await world.query.reminder.findFirstOrThrow({ where: { kind: 'follow_up_visit' } })).caseId,
  });
  await links();
  expect(await cases()).toEqual({ enrolled: older, set: older });
  await supervisor.says(`拆分 ${number}`);
  await supervisor.sees('要拆出哪一条');
  await supervisor.says(newer.number);
  await supervisor.sees('拆出');
  await world.settled();
  expect(await cases()).toEqual({ enrolled: newer.id, set: newer.id });
  await links();
  await closes(supervisor);
  await supervisor.sees('已结案');
  expect(await world.query.reminder.findMany({ where: { kind: 'follow_up_visit' } })).toMatchObject([
    { phase: 'over' },
  ]);
});

test.each(['sqlite', 'postgresql'] as const)(
  'one that nobody answers twice is owed by whoever has the case, and climbs from their post: on %s',
  async (engine) => {
    const { supervisor } = await held(engine);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const mother = await joinsCase(world, supervisor);
    const checkIns = () => world.query.obligation.findMany({ where: { kind: 'check_in' } });
    // Wednesday evening, once more on Friday, missed on Sunday; what is general waits for Monday morning.
    await world.later('P5DT12H');
    expect(told(mother, '每周和孩子通话。')).toBe(2);
    await world.later('P1D');
    const card = await supervisor.sees('联系家长');
    expect(card).not.toMatch(/通话|妈妈|13800000000/);
    expect(await checkIns()).toMatchObject([{ state: 'open', level: 'P3', caseId: (await theCase()).id }]);
    expect(await world.query.case.count()).toBe(1);
    await world.later('P1DT1H');
    await bureau.sees('联系家长');
    // Who is called for the family alone does not read what was written about the child.
    await supervisor.says('写记录');
    await supervisor.sees('请写');
    await supervisor.says('姑姑今天来过。');
    await world.settled();
    expect(await world.query.caseNote.count({ where: { kind: 'note' } })).toBe(1);
    await bureau.says(`个案 ${(await theCase()).number}`);
    expect(await bureau.sees('高风险')).not.toContain('姑姑今天来过');
    await bureau.says('接手');
    await world.settled();
    expect(await checkIns()).toMatchObject([{ state: 'acknowledged', holderPost: HEPING.bureau }]);
    expect(mother.chat().join()).not.toContain('没有回应');

    // To call for help is more than not to answer. Taken, and nothing follows: called for again; the case stays its holder’s.
    const { id, occursAt } = await world.query.reminder.findFirstOrThrow();
    await mother.pressesData(`m.help.${id}.${Number(occursAt).toString(36)}`);
    await mother.sees('前会有人看到');
    await world.later('PT9H');
    await supervisor.sees('联系家长');
    await supervisor.picks('我已接手');
    await world.settled();
    expect((await checkIns()).map(({ level, state }) => `${level} ${state}`).sort()).toEqual([
      'P2 acknowledged',
      'P3 acknowledged',
    ]);
    await world.jump('P8D');
    const again = (await checkIns()).map(({ level, state, holderId }) => [level, state, holderId]);
    expect(again).toEqual(
      expect.arrayContaining([
        ['P2', 'open', null],
        ['P3', 'open', null],
      ]),
    );
    expect(await theCase()).toMatchObject({ holderPost: HEPING.supervisor });
  },
);

test('nobody answers a reminder of somebody who holds the post themselves: the next rung is called, and not they', async () => {
  world = await openWorld();
  const account = { id: 7_000_000_777, firstName: '主任甲', languageCode: 'zh-hans' };
  const director = telegramPerson(world.api, DESK_TOKEN, world.api.user(DESK_TOKEN, account));
  await director.says(`绑定 ${await world.invite(HEPING.director)}`);
  await director.sees('绑定成功');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const mother = telegramPerson(world.api, PUBLIC_TOKEN, world.api.user(PUBLIC_TOKEN, account));
  await agreesToWeekly(world, mother);
  await world.later('P7D');
  await supervisor.sees('您有1件待接手事项');
  expect(director.chat()).toHaveLength(1);
});
