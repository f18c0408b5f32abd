import { afterEach, expect, test } from 'vitest';
import { agreesToWeekly, invitesGuardian, joinsCase, setsVisits } from '../support/guardian.js';
import type { Person } from '../support/people.js';
import { joinsAndAgrees } from '../support/permissions/guardians.js';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

// Whom it is that looks after a family that did not answer, or asked for help.

let world: World;
afterEach(() => world.close());

const owed = (kind: string) => world.query.obligation.findMany({ where: { kind }, orderBy: { openedAt: 'asc' } });
/** Reminded on Wednesday and on Friday, and then it is missed. */
const MISSED = 'P5DT23H';
const WEEK = 'P7D';

const takes = async (holder: Person) => {
  await world.later('PT1M');
  await reportsNeglect(await world.citizen('web'));
  await takesToSafety(holder);
  const [found] = await world.query.case.findMany({ orderBy: { openedAt: 'desc' } });
  if (!found) throw new Error('no case');
  return found;
};
const callsForHelp = async (mother: Person, kind: string): Promise<void> => {
  const { id, occursAt } = await world.query.reminder.findFirstOrThrow({ where: { kind } });
  await mother.pressesData(`m.help.${id}.${Number(occursAt).toString(36)}`);
  await mother.sees('前会有人看到');
  await world.settled();
};
/** Nobody has this case any more. */
const isLeft = ({ id }: { readonly id: string }) =>
  world.alter(`UPDATE "Case" SET "holderId" = NULL, "holderPost" = NULL WHERE "id" = '${id}'`);

test('a guardian who holds a post is not the one who is called about their own family', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await agreesToWeekly(world, await world.citizen());
  const { store } = world.app;
  // At the desk, the chat of one person has the same id.
  const { id } = await world.query.enrolment.findFirstOrThrow();
  const { address } = (await store.read.enrolments.byId(id)) ?? {};
  const holder = await world.holderOf(HEPING.director);
  await store.write((tx) => tx.members.bind(holder, { channel: 'telegram-desk', chat: address?.chat ?? '' }, 'zh-CN'));
  await world.later(MISSED);
  await supervisor.sees('您有1件待接手事项');
  expect(director.chat().join()).not.toContain('待接手');
});

test('nobody can be called for a family that did not answer: its case stands so; and what is missed next is of it', async () => {
  world = await openWorld();
  await agreesToWeekly(world, await world.citizen());
  await world.later(MISSED);
  expect(await world.query.case.findMany()).toMatchObject([{ status: 'screened' }]);
  await world.alter(`UPDATE "Case" SET "status" = 'acknowledged'`);
  await world.later(WEEK);
  expect(await world.query.report.findMany()).toMatchObject([{ partial: false }, { partial: false }]);
  expect(await owed('acknowledge')).toHaveLength(2);
  // It is not new, and nothing of it begins anew.
  expect(await world.query.case.findMany()).toMatchObject([{ status: 'acknowledged' }]);
});

test('each time that nobody answers is owed by itself, though the last is still open', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '主任甲');
  await agreesToWeekly(world, await world.citizen());
  await world.later(MISSED);
  await takesToSafety(director);
  await world.later(WEEK);
  await world.later(WEEK);
  expect(await owed('check_in')).toHaveLength(2);
});

test('of a case that nobody has, the post that let the guardian in is asked', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const matter = await takes(supervisor);
  const mother = await joinsCase(world, supervisor);
  await world.later('P1DT9H');
  await isLeft(matter);
  await callsForHelp(mother, 'weekly_contact');
  await supervisor.sees('联系家长');
  expect(await owed('check_in')).toMatchObject([{ caseId: matter.id }]);
});

test('whoever let a guardian into another case is not asked for one that nobody has: the posts of its area are', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const first = await takes(supervisor);
  const mother = await joinsCase(world, supervisor, first.number);
  await setsVisits(supervisor, first.number);
  const second = await takes(supervisor);
  await joinsAndAgrees(mother, `/start ${await invitesGuardian(supervisor, second.number)}`);
  await world.settled();
  await world.later('P3DT12H');
  await isLeft(first);
  await callsForHelp(mother, 'follow_up_visit');
  expect(await owed('check_in')).toEqual([]);
  const called = (await owed('acknowledge')).filter(({ caseId }) => caseId === first.id);
  expect(called).toHaveLength(2);
});
