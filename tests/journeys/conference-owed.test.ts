import { afterEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.js';
import { LATE } from '../../src/notify/holding/late.js';
import type { Person } from '../support/people.js';
import { closes, reportsDanger, reportsNeglect, takesToSafety, tellsPolice } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const owed = () => world.query.obligation.findMany({ where: { kind: 'convene' }, orderBy: { id: 'asc' } });
const hoursFrom = (instant: bigint | number | null, from: number): number => (Number(instant) - from) / 3_600_000;

/** Taken, and the child is safe; what whoever has it hears of the conference. */
const takesUrgent = async (member: Person): Promise<string> => {
  await member.sees('分级:紧急');
  await world.settled();
  await member.says('接手');
  await world.settled();
  await member.says('已确认孩子安全');
  return member.sees('紧急个案,请在');
};

const changes = async (member: Person, act: string, to: string): Promise<void> => {
  await member.says(act);
  await member.sees(act === '提高等级' ? '要提高到哪一级' : '要降低到哪一级');
  await member.picks(to);
  await member.sees('请写原因');
  await member.says('情况变了。');
};

/** A case that is raised to P0 by whoever is called for it, and the police are told. */
const takesRaised = async (member: Person): Promise<void> => {
  await reportsNeglect(await world.citizen());
  await member.sees('您有1件待接手事项');
  await changes(member, '提高等级', '紧急');
  await member.sees('等级已提高到紧急');
  await takesUrgent(member);
  await tellsPolice(member);
};

const invitesEducation = async (member: Person): Promise<void> => {
  await member.sees('请谁来会商');
  for (const label of ['教育局', '好了']) {
    await member.picks(label);
    await world.settled();
  }
  await member.sees('邀请:教育局');
  await member.says('周五下午两点,街道二楼。');
  await member.sees('已邀请1个岗位会商');
};

const decides = async (member: Person): Promise<void> => {
  await member.says('会商结果');
  await member.sees('请写会商的决定');
  await member.says('下周一派驻社工。');
  await member.sees('已记下会商结果');
};

describe.each(['sqlite', 'postgresql'] as const)('the conference of an urgent case, on %s', (engine) => {
  test('is owed from the acknowledgement within 72 hours, and done once it was held', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const education = await world.member('TJ-120101-EDU', '教育局甲');
    const women = await world.member('TJ-120101-WF', '妇联甲');
    await reportsDanger(await world.citizen());
    expect(await takesUrgent(supervisor)).toContain('请在周五10:00前召开会商');
    const [matter] = await world.query.case.findMany();
    const [duty] = await owed();
    expect(duty).toMatchObject({ state: 'acknowledged', level: 'P0', holderId: matter?.holderId });
    expect(hoursFrom(duty?.dueAt ?? null, Number(matter?.heldAt))).toBe(72);
    await supervisor.says('个案');
    expect(await supervisor.sees('○ 召开会商')).toContain('接手或升为紧急后3天内');

    await supervisor.says('会商');
    await invitesEducation(supervisor);
    await education.sees('会商邀请');
    await education.picks('参加');
    await supervisor.sees('参加会商');
    // Who is invited has not met yet.
    expect(await owed()).toMatchObject([{ state: 'acknowledged' }]);
    expect(await world.query.case.findMany()).toMatchObject([{ status: 'safety_checked' }]);
    await decides(supervisor);
    await education.sees('会商已有结果');
    await education.picks('个案进展');
    await education.sees('下周一派驻社工。');
    await world.settled();
    expect(women.chat().join()).not.toContain('会商已有结果');
    expect(await owed()).toMatchObject([{ state: 'done', holderId: matter?.holderId }]);
    expect(await world.query.case.findMany()).toMatchObject([{ status: 'conferenced' }]);
    const [done] = await world.query.event.findMany({ where: { kind: 'step.convene_done' } });
    expect(JSON.parse(done?.data ?? '{}')).toMatchObject({ met: true });
    await supervisor.says('个案');
    await supervisor.sees(/✓ 召开会商:.*按期/);
  });

  test('that nobody calls is reminded, and once it is missed the post above hears of it', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await takesRaised(supervisor);
    await world.later('P2DT12H');
    await supervisor.sees(/提醒:编号.*召开会商/);
    await world.later('PT13H');
    await supervisor.sees('召开会商已过期限');
    await bureau.sees('召开会商');
    expect((await owed())[0]?.breachedAt).not.toBeNull();
  });
});

test('a case that becomes urgent: whoever holds it hears that a conference is owed from now, by a card that calls it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await world.member('TJ-120101-EDU', '教育局甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  expect(await owed()).toEqual([]);
  await changes(supervisor, '降低等级', '中风险');
  await supervisor.sees('要第二个人同意');
  await world.later('P1D');
  const raisedAt = world.clock.now();
  await bureau.sees('第二人复核');
  await changes(bureau, '提高等级', '紧急');
  await supervisor.sees('紧急个案,请在');
  expect(hoursFrom((await owed())[0]?.dueAt ?? null, raisedAt)).toBeCloseTo(72, 1);
  // So does the assessment, which was to be done by another day: nothing is late that was in time a moment ago.
  const assess = await world.query.obligation.findFirst({ where: { kind: 'assess' } });
  expect(hoursFrom(assess?.dueAt ?? null, raisedAt)).toBeCloseTo(24, 1);
  await supervisor.picks('召集会商');
  await invitesEducation(supervisor);
  await decides(supervisor);
  expect(await owed()).toMatchObject([{ state: 'done' }]);
});

test('lowered by two people: no conference is owed any more, and its card says so', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  await takesRaised(supervisor);
  await changes(supervisor, '降低等级', '中风险');
  await supervisor.sees('要第二个人同意');
  await bureau.sees('第二人复核');
  await bureau.picks('个案进展');
  await bureau.sees('把等级从紧急降低到中风险');
  // A line that it is late, held for the morning, is told no more either.
  const [late] = await owed();
  const now = world.clock.now();
  await world.alter(`UPDATE "Obligation" SET "breachedAt" = ${now} WHERE "id" = '${late?.id}'`);
  await world.app.store.write(async (tx) => {
    const [to] = await tx.members.addresses(late?.holderId ?? '');
    if (!to) throw new Error('no chat');
    const row = { id: `${late?.id}:9:${LATE}:x`, kind: 'inform' as const, priority: 1, notBefore: now + DAY };
    await tx.outbox.add([{ ...row, address: to.address, message: { text: LATE, choices: [], choose: 'one' } }], now);
  });
  await bureau.picks('同意');
  await supervisor.sees('第二个人已同意');
  await world.settled();
  expect(await world.query.outbox.findMany({ where: { id: { contains: LATE } } })).toMatchObject([
    { state: 'cancelled' },
  ]);
  expect(supervisor.chat().join('\n')).toContain('不再是紧急个案,不必召开会商');
  expect(await owed()).toMatchObject([{ state: 'done', holderId: null }]);
  expect(await world.query.event.count({ where: { kind: 'step.convene_ended' } })).toBe(1);
  await supervisor.says('个案');
  await supervisor.sees('－ 召开会商:已不需要');
  await world.later('P4D');
  expect(supervisor.chat().join('\n')).not.toContain('召开会商已过期限');
});

test('opened again while it is urgent: a conference is owed anew', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await changes(supervisor, '提高等级', '紧急');
  await supervisor.sees('紧急个案,请在');
  await tellsPolice(supervisor);
  await closes(supervisor);
  await supervisor.sees('已结案');
  expect(await owed()).toMatchObject([{ state: 'done' }]);
  await world.later('PT1M');
  const { number } = await world.query.case.findFirstOrThrow();
  await supervisor.says(`重新打开 ${number}`);
  await supervisor.sees('请写重新打开的原因');
  await supervisor.says('孩子又没人管了。');
  await supervisor.sees('已重新打开');
  await supervisor.says(`个案 ${number}`);
  const shown = await supervisor.sees('○ 召开会商');
  expect(shown).toContain('－ 召开会商:已不需要');
  expect(shown).toContain('－ 评估:已不需要');
  expect(shown).not.toContain('✓ 召开会商');
  expect(await owed()).toMatchObject([{ state: 'done' }, { state: 'acknowledged' }]);
});

test('an urgent report that is linked to a known child: the days of the older case come nearer, and its conference is owed', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const [older] = await world.query.case.findMany();
  const assessed = async () =>
    Number((await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } })).dueAt);
  const before = await assessed();
  await world.later('PT1H');
  await reportsDanger(await world.citizen());
  await supervisor.sees('分级:紧急');
  await world.settled();
  await supervisor.says('接手');
  await world.settled();
  const newer = await world.query.case.findFirstOrThrow({ where: { id: { not: older?.id } } });
  await supervisor.says(`关联 ${newer.number}`);
  await supervisor.sees('要并入哪一件');
  await supervisor.says(older?.number ?? '');
  await supervisor.sees('紧急个案,请在');
  expect(await owed()).toMatchObject([{ caseId: older?.id, state: 'acknowledged', level: 'P0' }]);
  expect(await assessed()).toBeLessThan(before);
});
