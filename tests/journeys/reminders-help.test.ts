import { afterEach, expect, test } from 'vitest';
import {
  agreesToReminders,
  agreesToWeekly,
  invitesGuardian,
  joinsCase,
  setsReminder,
  setsVisits,
} from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { joinsAndAgrees, joinsAndRefuses, refusesAlone } from '../support/permissions/guardians.js';
import { closes, reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const checkIns = () => world.query.obligation.findMany({ where: { kind: 'check_in' }, orderBy: { openedAt: 'asc' } });
const cases = () => world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
/** A case in the hands of this member; one a minute. */
const takes = async (holder: Person) => {
  await world.later('PT1M');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(holder);
  const found = (await cases()).at(-1);
  if (!found) throw new Error('no case');
  return found;
};
const callsForHelp = async (mother: Person, kind: string): Promise<void> => {
  const { id, occursAt } = await world.query.reminder.findFirstOrThrow({ where: { kind }, orderBy: { id: 'asc' } });
  await mother.pressesData(`m.help.${id}.${Number(occursAt).toString(36)}`);
};
/** A guardian in no case, whose reminder came. */
const reminded = async (): Promise<Person> => {
  const mother = await world.citizen();
  await agreesToWeekly(world, mother);
  await world.later('P1DT9H');
  await mother.sees('每周和孩子通话');
  return mother;
};

test('I need help, under a card that was answered or is long past: whoever has the case hears of it, each time once', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await takes(supervisor);
  const mother = await joinsCase(world, supervisor);
  await world.later('P1DT9H');
  await mother.sees('每周和孩子通话');
  await mother.picks('做好了');
  await mother.sees('记下了');
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees('前会有人看到');
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees(/会有人联系您/);
  expect(await checkIns()).toMatchObject([{ level: 'P2', state: 'open' }]);
  await supervisor.sees('联系家长');
  // She was told by when: nobody takes it, and then somebody does.
  await world.later('P1D');
  await mother.sees('约定时间内还没有人接手');
  await supervisor.says('接手');
  await mother.sees('您说的事,已有人接手了');
  // No reminder comes any more, and the card is still there.
  await mother.says('退订');
  await mother.sees('已停止所有提醒');
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees('会有人联系您');
  expect(await checkIns()).toHaveLength(1);
  // Who closes the case sees that nobody has called her, and it ends with it.
  await closes(supervisor);
  await supervisor.sees('已结案');
  expect(supervisor.chat().join()).toContain('还有1件“联系家长”没有完成');
  expect(await checkIns()).toMatchObject([{ state: 'done', nextDueAt: null }]);
  await mother.sees('您说的事有了结果');
});

test('I need help of somebody who is in the middle of asking: it is heard there, and by somebody if they fall silent', async () => {
  world = await openWorld();
  const mother = await reminded();
  await mother.says('/start');
  await mother.sees('孩子现在有危险吗');
  await mother.says('我是家长');
  await mother.sees('您或孩子现在有危险吗');
  await mother.picks('没有');
  await mother.sees('哪方面的帮助');
  await mother.picks('我需要帮助');
  await mother.sees('110');
  await mother.sees('哪方面的帮助');
  expect(await world.query.report.count()).toBe(0);
  await world.later('PT16M');
  expect(await world.query.report.findMany()).toMatchObject([{ partial: true, area: '120101' }]);
  // The question still stands when that matter is over: to call for help then is a call of its own.
  await world.alter(`UPDATE "Case" SET "closedAt" = "openedAt", "status" = 'closed'`);
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees('110');
  await world.later('PT16M');
  expect(await world.query.report.count()).toBe(2);
});

test('I need help in the middle of a child’s story: what it told is handed over, unsaid', async () => {
  world = await openWorld();
  const mother = await reminded();
  await mother.says('我是孩子');
  await mother.sees('你现在安全吗');
  const before = await world.query.report.count();
  for (const label of ['安全', '能']) if (mother.options().includes(label)) await mother.picks(label);
  await mother.says('家里没人管我,晚上我一个人睡。');
  await world.settled();
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees('您或孩子现在有危险吗');
  expect(await world.query.report.count()).toBe(before + 1);
  expect(mother.chat().join()).not.toContain('回执码');
});

test('a family that moved and enrols again is called for where it is now', async () => {
  world = await openWorld();
  const mother = await world.citizen();
  for (const district of ['和平区', '河东区']) {
    if (mother.options().includes('再说一件事')) await mother.picks('再说一件事');
    await agreesToReminders(world, mother, 'telegram', '每周联系孩子', district);
    await mother.sees('方便的时间');
    await mother.picks('周三晚上7点');
    await mother.sees('请看一遍');
    await mother.picks('发送');
    await mother.sees('会按时提醒您');
    await world.settled();
  }
  await world.later('P6D');
  expect(await cases()).toMatchObject([{ area: '120102' }]);
});

test('one chat in two cases: what each desk sets is owed there, and each can set more', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const first = await takes(supervisor);
  const mother = await joinsCase(world, supervisor, first.number);
  await setsVisits(supervisor, first.number);
  const second = await takes(supervisor);
  await joinsAndAgrees(mother, `/start ${await invitesGuardian(supervisor, second.number)}`);
  await world.settled();
  await world.later('P3DT12H');
  await mother.sees('去复诊');
  await callsForHelp(mother, 'follow_up_visit');
  await mother.sees('前会有人看到');
  expect(await checkIns()).toMatchObject([{ caseId: first.id }]);
  await setsVisits(supervisor, second.number);
  await setsVisits(supervisor, first.number);
  const set = await world.query.reminder.findMany({ where: { kind: 'follow_up_visit', phase: { not: 'over' } } });
  expect(set.map(({ caseId }) => caseId).sort()).toEqual([first.id, second.id].sort());

  // Linked and taken apart, each desk has what it set.
  await supervisor.says(`关联 ${second.number}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(first.number);
  await supervisor.sees('已并入');
  await supervisor.says(`拆分 ${first.number}`);
  await supervisor.sees('要拆出哪一条');
  await supervisor.says(second.number);
  await supervisor.sees('拆出');
  await world.settled();
  for (const { id, caseId } of set)
    expect(await world.query.reminder.findUniqueOrThrow({ where: { id } })).toMatchObject({ caseId });
  // The later of them is closed: what is the guardian's own is of the earlier.
  await world.alter(`UPDATE "Case" SET "closedAt" = "openedAt", "status" = 'closed' WHERE "id" = '${second.id}'`);
  await callsForHelp(mother, 'weekly_contact');
  await mother.sees(/有危险请先打110[\s\S]*会有人联系您/);
  await world.settled();
  expect((await checkIns()).map(({ caseId }) => caseId)).toEqual([first.id, first.id]);
  expect(await cases()).toHaveLength(2);
});

test('a code that was made before its case was linked joins the case that there is now', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const older = await takes(supervisor);
  const newer = await takes(supervisor);
  const code = await invitesGuardian(supervisor, newer.number);
  await supervisor.says(`关联 ${newer.number}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(older.number);
  await supervisor.sees('已并入');
  await joinsAndAgrees(await world.citizen(), `/start ${code}`);
  expect(await world.query.enrolment.findMany()).toMatchObject([{ caseId: older.id }]);
  await setsVisits(supervisor, older.number);
});

test('who agreed before and does not any more, when a case is joined, is reminded of nothing', async () => {
  world = await openWorld();
  const mother = await reminded();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await takes(supervisor);
  await joinsAndRefuses(mother, `/start ${await invitesGuardian(supervisor)}`);
  await mother.picks('发送');
  await mother.sees('不再提醒您了');
  await world.settled();
  expect(await world.query.enrolment.findMany()).toMatchObject([{ messagesConsentAt: null, sealedPhone: null }]);
  const before = mother.chat().length;
  await world.later('P14D');
  expect(mother.chat()).toHaveLength(before);
  await setsReminder(supervisor, '每周联系孩子', '周一');
  await supervisor.sees('还没有同意');
});

test('who agreed before and does not any more, in no case, has nothing left here after 15 working days', async () => {
  world = await openWorld();
  const mother = await reminded();
  await mother.says('开始');
  await mother.sees('孩子现在有危险吗');
  await refusesAlone(mother);
  await mother.picks('发送');
  await mother.sees('不再提醒您了');
  await world.jump('P22D');
  // A clock that leapt so far is believed after a day.
  await world.jump('PT22H');
  await world.jump('PT3H');
  expect(await world.query.enrolment.count()).toBe(0);
});

test('a case that was opened as nobody answered, linked by mistake: taken apart, the family is not the other child’s', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const other = await takes(supervisor);
  const mother = await reminded();
  await world.later('P5D');
  await mother.sees('再提醒一次');
  const missed = (await cases()).at(-1);
  const [of] = await world.query.enrolment.findMany();
  expect(of?.caseId).toBe(missed?.id);
  await supervisor.says(`接手 ${missed?.number}`);
  await supervisor.sees('您已接手');
  await supervisor.says(`关联 ${missed?.number}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(other.number);
  await supervisor.sees('已并入');
  expect(await world.query.enrolment.findMany()).toMatchObject([{ caseId: other.id }]);
  await supervisor.says(`拆分 ${other.number}`);
  await supervisor.sees('要拆出哪一条');
  await supervisor.says(missed?.number ?? '');
  await supervisor.sees('已从编号');
  expect(await world.query.enrolment.findMany()).toMatchObject([{ caseId: null }]);
});
