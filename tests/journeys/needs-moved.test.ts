import { afterEach, describe, expect, test } from 'vitest';
import { BRIEF, caseInHand, HELPERS, offersHelp, opensNeed } from '../support/needs.js';
import type { Person } from '../support/people.js';
import { reportsNeglect, takesToSafety } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const need = () => world.query.need.findFirstOrThrow();
const duties = (kind: string) => world.query.obligation.findMany({ where: { kind, state: { not: 'done' } } });
/** The station and the organisation are asked by whoever has the case, and both can. */
const bothOffer = async (engine: 'sqlite' | 'postgresql' = 'sqlite') => {
  world = await openWorld({ engine });
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const { holder, number, caseId } = await caseInHand(world);
  const station = await world.member(HELPERS.station, '社工甲');
  const organisation = await world.member(HELPERS.organisation, '志愿者甲');
  await opensNeed(holder, '成长陪伴');
  await holder.says(`已确认安全 ${number}`);
  await station.sees('帮扶需求');
  await organisation.sees('帮扶需求');
  return { operator, holder, number, caseId, station, organisation };
};
const choosesStation = async (holder: Person) => {
  await holder.sees('可以帮忙');
  await holder.picks('看名单');
  await holder.sees('可以帮忙的单位');
  await holder.picks(holder.options().find((label) => label.includes('社工站')) ?? '');
};
/** The organisation cannot, and the station has the task. */
const stationAloneIsChosen = async (
  people: Readonly<Record<'holder' | 'station' | 'organisation', Person>> & { readonly number: string },
): Promise<void> => {
  const { holder, number, station, organisation } = people;
  await organisation.picks('帮不了');
  await organisation.sees('为什么帮不了');
  await organisation.picks('现在忙不过来');
  await offersHelp(station, number, '马上');
  await choosesStation(holder);
  await station.sees('帮扶任务交给您了');
};
/** A name that is never to be told of the case. */
const leavesOut = async (holder: Person, number: string, name: string): Promise<void> => {
  await holder.says(`设置回避 ${number}`);
  await holder.sees('为什么要回避');
  await holder.picks('线索里提到的人');
  await holder.sees('请写这个人的姓名');
  await holder.says(name);
  await holder.sees('已设置回避');
};
const leaves = async (post: string) => world.operates('leave', await world.holderOf(post));

describe.each(['sqlite', 'postgresql'] as const)('a need of a case that is linked to another, on %s', (engine) => {
  test('goes with it: who offers there is chosen, works and reports there; taken apart it comes back', async () => {
    world = await openWorld({ engine });
    const older = await caseInHand(world);
    const { holder } = older;
    await world.later('PT1M');
    await reportsNeglect(await world.citizen());
    await takesToSafety(holder);
    const newer = await world.query.case.findFirstOrThrow({ where: { id: { not: older.caseId } } });
    const station = await world.member(HELPERS.station, '社工甲');
    const organisation = await world.member(HELPERS.organisation, '志愿者甲');
    await opensNeed(holder, '成长陪伴');
    await organisation.sees('帮扶需求');
    await offersHelp(organisation, newer.number, '下月');
    await holder.says(`关联 ${newer.number}`);
    await holder.sees('要并入哪一件');
    await holder.says(older.number);
    await holder.sees('已并入');
    await station.sees(`帮扶需求(编号${older.number})`);
    await offersHelp(station, older.number, '马上');
    await choosesStation(holder);
    await station.sees('帮扶任务交给您了');
    await organisation.sees('这次已有安排');
    expect(await duties('choose_help')).toEqual([]);
    expect(await duties('help')).toMatchObject([{ caseId: older.caseId }]);
    await holder.says(`帮扶进度 ${older.number}`);
    expect(await holder.sees(':帮扶进度')).toContain('和平区社工站值班');

    await holder.says(`拆分 ${older.number}`);
    await holder.sees('要拆出哪一条');
    await holder.says(newer.number);
    await holder.sees('拆出');
    await station.says(`完成任务 ${newer.number}`);
    await station.sees('做了什么、结果怎么样');
    await station.says('见了四次。');
    await holder.sees(`编号${newer.number}`);
    expect(await need()).toMatchObject({ state: 'done', caseId: newer.id });
  });
});

test('whoever offered leaves before the choice: it ends, and others are asked', async () => {
  const { holder, number, station, organisation } = await bothOffer();
  await offersHelp(station, number, '马上');
  await organisation.picks('帮不了');
  await organisation.sees('为什么帮不了');
  await organisation.picks('现在忙不过来');
  await holder.sees('有1家单位可以帮忙');
  await leaves(HELPERS.station);
  await holder.picks('看名单');
  await holder.sees('愿意帮忙的单位都不在了');
  await holder.sees('已转区民政局想办法');
  expect(await duties('choose_help')).toEqual([]);
  // Nobody in the city can either: the bureau sees to it.
  expect(await need()).toMatchObject({ state: 'unmet' });
});

test('whoever was chosen leaves: whoever was thanked can be chosen after all', async () => {
  const { holder, number, station, organisation } = await bothOffer();
  await offersHelp(station, number, '马上');
  await offersHelp(organisation, number, '下月');
  await choosesStation(holder);
  await organisation.sees('这次已有安排');
  await leaves(HELPERS.station);
  await holder.sees('选定的单位做不下去了');
  await holder.sees('有1家单位可以帮忙');
  expect(await need()).toMatchObject({ state: 'open', chosenPost: null });
  expect(await duties('help')).toEqual([]);
  // Found to be related to those concerned, they cannot be.
  await leavesOut(holder, number, '志愿者甲');
  await holder.picks('看名单');
  await holder.sees('愿意帮忙的单位都不在了');
});

test('whoever is asked goes off duty: no alarm, as to help is nobody’s duty', async () => {
  const { operator, holder, number, station, organisation } = await bothOffer();
  await station.says('离岗');
  await station.sees('您已离岗');
  await world.settled();
  expect(operator.chat().join()).not.toContain('找不到');
  expect(await duties('offer_help')).toHaveLength(2);
  // Nor is it shown any more to who is found to be related to those concerned.
  await leavesOut(holder, number, '志愿者甲');
  for (const { id } of await duties('offer_help')) await organisation.pressesData(`d.brief.${id}`);
  await world.settled();
  expect(organisation.chat().join()).not.toContain(BRIEF);
});

test('whoever is asked stands in, and their time ends: no alarm either', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const { holder } = await caseInHand(world);
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const between = ['2026-03-03T09:00+08:00', '2026-03-03T12:00+08:00'];
  await world.operates('stand-in', await world.holderOf('TJ-120101-EDU'), HELPERS.station, ...between);
  await opensNeed(holder, '成长陪伴');
  await education.sees('帮扶需求');
  await world.later('PT2H');
  expect(operator.chat().join()).not.toContain('找不到');
  expect(await duties('offer_help')).toMatchObject([{ state: 'open' }]);
});

test('late after the case was handed over: whoever has it now hears, and whoever had it does not', async () => {
  const { holder, number, station, organisation } = await bothOffer();
  const director = await world.member(HEPING.director, '儿童主任甲');
  await stationAloneIsChosen({ holder, number, station, organisation });
  await holder.says(`转交 ${number}`);
  await holder.sees('转交给哪一方');
  await holder.picks('社区');
  await holder.sees('为什么转交');
  await holder.picks('需要专业人员');
  await holder.sees('孩子的家人同意转交吗');
  await holder.picks('同意');
  await director.sees('接收转交');
  await director.picks('接收');
  await director.sees('由您负责');
  await world.later('P7DT1H');
  await director.sees(/帮扶任务.*已过期限/);
  expect(holder.chat().join()).not.toMatch(/帮扶任务.*已过期限/);
});

test('begun late, and late again when it has lasted: whoever has the case hears of it first then too', async () => {
  const { holder, number, station, organisation } = await bothOffer();
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await stationAloneIsChosen({ holder, number, station, organisation });
  const late = ({ chat }: Person) => chat().filter((text) => /帮扶任务.*已过期限/.test(text)).length;
  // The day is over on Tuesday; a working day later those above hear.
  await world.later('P8DT1H');
  expect([late(holder), late(bureau)]).toEqual([1, 1]);
  await station.says(`已开始 ${number}`);
  await holder.sees('一项帮扶已开始');
  await world.later('P28DT1H');
  expect([late(holder), late(bureau)]).toEqual([2, 1]);
});
