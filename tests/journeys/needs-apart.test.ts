import { afterEach, expect, test } from 'vitest';
import { caseInHand, HELPERS, offersHelp, opensNeed } from '../support/needs.js';
import { closes } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const states = async (needId: string) =>
  (await world.query.offer.findMany({ where: { needId }, orderBy: { id: 'asc' } })).map(({ state }) => state);
const owed = async () =>
  (await world.query.obligation.findMany({ where: { state: { not: 'done' }, subjectId: { not: null } } }))
    .map(({ kind, subjectId }) => `${kind} ${subjectId?.slice(-2)}`)
    .sort();

test('of two needs of a case one is taken back: the other goes on, with who is asked and who has its task', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  const [given, asked, left] = [1, 2, 3].map((n) => `${caseId}-n${n}`) as [string, string, string];
  const station = await world.member(HELPERS.station, '社工甲');
  await opensNeed(holder, '临时照料');
  await station.sees('帮扶需求(编号');
  await offersHelp(station, number, '马上');
  await holder.sees('有1家单位可以帮忙');
  await holder.says(`选定 ${number}`);
  await holder.sees('名单里的序号');
  await holder.says('1');
  await station.sees('帮扶任务交给您了');
  const organisation = await world.member(HELPERS.organisation, '志愿者甲');
  for (const _ of [asked, left]) {
    await world.later('PT1M');
    await opensNeed(holder, '成长陪伴');
    await organisation.sees('帮扶需求(编号');
    await world.settled();
  }
  await holder.pressesData(`d.unneed.${left}`);
  await holder.sees('已撤回');
  await world.settled();
  expect(await states(left)).toEqual(['silent', 'silent']);
  expect(await states(asked)).toEqual(['asked', 'asked']);
  expect(await states(given)).toEqual(['chosen']);
  expect(await owed()).toEqual(['help n1', 'offer_help n2', 'offer_help n2']);

  // Of what somebody gives up, the card by which they offered it says so.
  await station.says(`做不下去 ${number}`);
  await station.sees('为什么做不下去');
  await station.picks('人手变动');
  await holder.sees('选定的单位做不下去了');
  await world.settled();
  expect(station.chat().filter((text) => text.includes('这项任务已交回'))).toHaveLength(2);
  expect(station.chat().join()).not.toContain('已选定由你们来帮');
});

test('a need that the bureau has to see to is taken back: its task ends, and it hears so', async () => {
  world = await openWorld();
  const { holder, caseId } = await caseInHand(world);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await opensNeed(holder, '康复服务');
  await bureau.sees('帮扶任务(编号');
  await bureau.picks('我已接手');
  await bureau.sees('帮扶任务由您负责');
  await holder.pressesData(`d.unneed.${caseId}-n1`);
  await holder.sees('已撤回');
  await bureau.sees('这项任务不用做了');
  expect(await owed()).toEqual([]);
  expect(await world.query.need.findMany()).toMatchObject([{ state: 'withdrawn' }]);
  await holder.pressesData(`d.unneed.${caseId}-n1`);
  await world.settled();
  expect(await world.query.event.count({ where: { kind: 'need.withdrawn' } })).toBe(1);
});

test('of two needs of a case one is chosen for: the other is still to be chosen for', async () => {
  world = await openWorld();
  const { holder, caseId } = await caseInHand(world);
  const station = await world.member(HELPERS.station, '社工甲');
  for (const n of [1, 2]) {
    await opensNeed(holder, '临时照料');
    await station.sees('帮扶需求(编号');
    await world.settled();
    await station.pressesData(`d.offer.${caseId}-n${n}-o1`);
    await station.sees('什么时候可以开始');
    await station.says('马上');
    await holder.sees('有1家单位可以帮忙');
    await world.settled();
    await world.later('PT1M');
  }
  expect(await owed()).toEqual(['choose_help n1', 'choose_help n2']);
  await holder.pressesData(`d.pick.${caseId}-n1-o1`);
  await station.sees('帮扶任务交给您了');
  await world.settled();
  expect(await owed()).toEqual(['choose_help n2', 'help n1']);
  expect(await states(`${caseId}-n2`)).toEqual(['offered']);
});

test('a case is closed while one works for it and another is asked: both needs end with it, and both hear so', async () => {
  world = await openWorld();
  const { holder, number } = await caseInHand(world);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const station = await world.member(HELPERS.station, '社工甲');
  await opensNeed(holder, '康复服务');
  await bureau.sees('帮扶任务(编号');
  await bureau.picks('我已接手');
  await bureau.sees('帮扶任务由您负责');
  await world.later('PT1M');
  await opensNeed(holder, '临时照料');
  await station.sees('帮扶需求(编号');
  await holder.says(`已确认安全 ${number}`);
  await holder.sees('确认孩子安全');
  await closes(holder);
  await holder.sees('已结案');
  await bureau.sees('这项任务不用做了');
  await station.sees('不用再回复了');
  await world.settled();
  expect(await world.query.need.findMany()).toMatchObject([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
  expect(await owed()).toEqual([]);
});
