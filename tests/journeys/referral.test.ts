import { afterEach, describe, expect, test } from 'vitest';
import { EDUCATION, PART, refers } from '../support/referral.js';
import { answers, holdsCase, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const part = () => world.query.obligation.findFirstOrThrow({ where: { kind: 'referral' } });
const state = async () => (await world.query.referral.findFirstOrThrow()).state;

describe.each(['sqlite', 'postgresql'] as const)('a part is done elsewhere, on %s', (engine) => {
  test('another sector accepts it and reports back; the case stays where it is, and the report is not shown', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    const education = await world.member(EDUCATION, '教育科员甲');
    const before = await world.query.case.findFirstOrThrow();
    await refers(supervisor, '1周内', '打138-0000-0000。');

    await education.sees('转介事项');
    await education.picks('查看任务');
    const brief = await education.sees('请您办一件事');
    expect(brief).toContain(PART);
    await education.pressesData(`d.see.${(await part()).id}`);
    await education.pressesData(`d.case.${(await part()).id}`);
    await world.settled();
    expect(await world.query.event.count({ where: { kind: 'report.viewed', postCode: EDUCATION } })).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'case.viewed', postCode: EDUCATION } })).toBe(0);

    await education.pressesData(`d.accept.${(await part()).id}`);
    await supervisor.sees(/教育科员甲已接收转介事项,3月10日周二10:00前办好/);
    await education.sees(/转介事项由您负责,请在3月10日周二10:00前完成/);
    await education.says('我的待办');
    await education.sees(/转介事项,3月10日周二10:00前/);
    expect(education.options()).toEqual([expect.stringMatching(/^完成任务 /), expect.stringMatching(/^查看任务 /)]);
    await world.settled();
    const after = await world.query.case.findFirstOrThrow();
    expect(after).toMatchObject({ holderId: before.holderId, holderPost: HEPING.supervisor });
    expect(await part()).toMatchObject({ state: 'acknowledged', holderPost: EDUCATION });

    await education.pressesData(`d.report.${(await part()).id}`);
    await education.sees('请写做了什么');
    await education.says('已联系学校,下周一返校');
    await supervisor.sees('一项转介事项已办完');
    await supervisor.says('转介进度');
    const shown = await supervisor.sees('已办完');
    expect(shown).toContain('下周一返校');
    await world.settled();
    expect(await state()).toBe('done');
    const row = await world.query.referral.findFirstOrThrow();
    expect(row.sealedTask).not.toContain(PART);
    expect(education.chat().filter((text) => text.includes('您有') && text.includes(PART))).toEqual([]);
  });
});

test('not accepted, it comes back with the reason; accepting after that changes nothing', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  await holdsCase(world, director, (citizen) => reportsWant(citizen, '8–13岁', '没有'));
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(director);
  await education.sees('转介事项');
  await education.picks('不接收');
  await education.sees('为什么不接收');
  await education.picks('不是我的职责');
  await director.sees('已退回,理由:不是我的职责');
  await world.settled();
  expect(await state()).toBe('returned');
  expect(await world.query.event.count({ where: { kind: 'handover.declined', postCode: EDUCATION } })).toBe(1);
  await education.pressesData(`d.accept.${(await part()).id}`);
  await education.sees('这项转介已退回');
  expect((await part()).state).toBe('done');
});

test('whoever is there where it is sent goes off duty, and nobody accepts it above: whoever is responsible is told all the same, once', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('评估');
  const above = await world.member('TJ-12-CCA', '市民政干事甲');
  // With nobody there it would only climb: that is said before words are written, and another can be named.
  await supervisor.says('转介');
  await answers(supervisor, '请哪一方来办', '政府部门');
  await answers(supervisor, '请哪个岗位来办', '教育局');
  await supervisor.sees('和平区教育局学生保护岗现在没有人可以通知');
  await supervisor.says('取消');
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '1周内');
  await education.sees('转介事项');
  await education.says('离岗');
  await above.sees('转介事项');
  await world.later('P3D');
  await supervisor.sees('还没有人接收');
  expect(supervisor.chat().filter((text) => text.includes('还没有人接收'))).toHaveLength(1);
});

test('nobody accepts in time: it climbs, and whoever is responsible is told once; late work is told of too', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('评估');
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '3天内');
  await education.sees('转介事项');
  await world.later('PT13H');
  await supervisor.sees('还没有人接收,已通知上一级');
  expect(supervisor.chat().filter((text) => text.includes('还没有人接收'))).toHaveLength(1);
  await education.pressesData(`d.accept.${(await part()).id}`);
  await supervisor.sees('教育科员甲已接收转介事项');
  await world.later('P4D');
  await supervisor.sees('到期还没有办好');
  expect((await part()).breachedAt).not.toBeNull();
  await world.operates('leave', await world.holderOf(EDUCATION));
  await world.later('PT1M');
  await supervisor.sees('接下这项转介的人不再承担');
});

test('wanted within a day at P1, nothing comes back: the next above is called, and the case stays where it is', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  const education = await world.member(EDUCATION, '教育科员甲');
  await refers(supervisor, '1天内');
  await education.sees('转介事项');
  await education.picks('不接收');
  await education.sees('为什么不接收');
  await education.picks('人手不够');
  await education.sees('您的卡片仍然有效');
  await supervisor.sees('有一位没有接收,已通知下一位');
  await world.settled();
  expect(await part()).toMatchObject({ level: 'P1', state: 'open', rung: 1 });
  expect((await world.query.case.findFirstOrThrow()).holderPost).toBe(HEPING.supervisor);
});
