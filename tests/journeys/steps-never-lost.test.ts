import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import type { Person } from '../support/people.js';
import { closes, reportsNeglect, takesToSafety, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { numbers, duties, taken, again } = knownChild(() => world);
const theCase = () => world.query.case.findFirstOrThrow({ orderBy: { openedAt: 'asc' } });
const open = async (kind: string) => (await duties(kind)).filter(({ state }) => state !== 'done');
const links = async (member: Person, from = '', to = ''): Promise<void> => {
  await member.says(`关联 ${from}`);
  await member.sees('要并入哪一件');
  await member.says(to);
  await member.sees('已并入');
  await world.settled();
};
const safe = async (member: Person, number = ''): Promise<void> => {
  await member.says(`已确认安全 ${number}`.trim());
  await member.sees('确认孩子安全');
  await world.settled();
};
const leaves = async (post: string) => world.operates('leave', await world.holderOf(post));

describe('a report that was linked is looked at', () => {
  test('and the case goes its way all the same: what follows is owed, also when it is looked at last', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [first, second] = await numbers();
    await links(supervisor, second, first);
    await director.sees('有新的线索并入');
    const look = (await open('review'))[0]?.id ?? '';
    // A card of an earlier release still has the button of a review.
    await director.pressesData(`d.visit.${look}`);
    await director.sees('请先点或发“查看线索”');
    for (const { id } of await open('acknowledge')) {
      await director.pressesData(`d.safe.${id}`);
      await world.settled();
    }
    await director.pressesData(`d.see.${look}`);
    await world.settled();
    expect(await open('acknowledge')).toEqual([]);
    expect(await open('review')).toEqual([]);
    expect(await open('assess')).toHaveLength(1);
    expect(await open('close')).toHaveLength(1);
  });

  test('and taken apart again with nothing left to do: it is assessed, and its reporter is owed a word', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(supervisor);
    await again(supervisor);
    const [first, second] = await numbers();
    await links(supervisor, second, first);
    for (const { id } of await open('acknowledge')) {
      await supervisor.pressesData(`d.safe.${id}`);
      await world.settled();
    }
    const apart = await world.query.case.findFirstOrThrow({ where: { number: second ?? '' } });
    await supervisor.says(`拆分 ${first}`);
    await supervisor.sees('要拆出哪一条');
    await supervisor.says(second ?? '');
    await supervisor.sees('已从编号');
    await world.settled();
    const owed = [...(await open('assess')), ...(await open('close'))].filter(({ caseId }) => caseId === apart.id);
    expect(owed).toHaveLength(2);
  });

  test('and taken apart from a closed case that it had opened again: that one is assessed anew, too', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await safe(director);
    await closes(director);
    await director.sees('已结案');
    await again(supervisor);
    const [first, second] = await numbers();
    await safe(supervisor, second);
    await links(supervisor, second, first);
    await director.sees('接管');
    await director.says(`接手 ${first}`);
    // Whose it was meanwhile hears that it is theirs no more.
    await supervisor.sees('儿童主任甲已接手,现在由对方负责');
    await director.says(`拆分 ${first}`);
    await director.sees('要拆出哪一条');
    await director.says(second ?? '');
    await director.sees('已从编号');
    await world.settled();
    const both = await world.query.case.findMany({ select: { id: true } });
    for (const kind of ['assess', 'close'])
      expect((await open(kind)).map(({ caseId }) => caseId).sort()).toEqual(both.map(({ id }) => id).sort());
  });
});

test('what nobody had taken of a linked case is taken by another: the steps are theirs, and the former holder hears it', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), hungry);
  await director.sees('您有1件待接手事项');
  await world.later('PT1M');
  await again(supervisor, crying);
  const [first, second] = await numbers();
  await safe(supervisor, second);
  await links(supervisor, second, first);
  const [waiting] = await open('acknowledge');
  await director.pressesData(`d.ack.${waiting?.id}`);
  await director.sees('您已接手');
  await supervisor.sees('儿童主任甲已接手');
  await world.settled();
  const { holderId } = await theCase();
  expect((await open('assess')).map((o) => o.holderId)).toEqual([holderId]);
  await director.sees('评估');
});

test('whoever linked what was theirs to what nobody had taken leaves: who takes that has the steps of both', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), hungry);
  await director.sees('您有1件待接手事项');
  await world.later('PT1M');
  await again(supervisor, crying);
  const [first, second] = await numbers();
  await safe(supervisor, second);
  await links(supervisor, second, first);
  await leaves(HEPING.supervisor);
  const [waiting] = await open('acknowledge');
  await director.pressesData(`d.ack.${waiting?.id}`);
  await director.sees('您已接手');
  await world.settled();
  const { holderId } = await theCase();
  expect(holderId).not.toBeNull();
  for (const kind of ['assess', 'close'])
    expect((await open(kind)).map((o) => [o.state, o.holderId])).toEqual([['acknowledged', holderId]]);
  expect(await open('take_over')).toEqual([]);
});

test('a second person agrees to a closing after the law’s own case was found: the police come first, it stays open', async () => {
  world = await openWorld();
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await closes(supervisor, '已经核实。', '不属实或不归我们管');
  await bureau.sees('第二人复核');
  await supervisor.says('强制报告');
  await supervisor.sees('哪一种');
  await supervisor.picks(supervisor.options()[0] ?? '');
  await supervisor.sees('请写发现了什么');
  await supervisor.says('家访时看到。');
  await world.settled();
  expect(await open('police_report')).toHaveLength(1);
  const [look] = await open('second_look');
  await bureau.pressesData(`d.agree.${look?.id}`);
  await world.settled();
  await bureau.pressesData(`d.agree.${look?.id}`);
  await world.settled();
  expect(await theCase()).toMatchObject({ closedAt: null });
  expect(await open('police_report')).toHaveLength(1);
});

describe('a closed case', () => {
  test('is opened again by the post above also when it was called for it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    // The ladder climbs to the bureau before the supervisor takes it after all.
    await world.later('PT70M');
    await bureau.sees('现在转到您这里');
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await safe(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    const { number } = await theCase();
    await leaves(HEPING.supervisor);
    await bureau.says(`重新打开 ${number}`);
    await bureau.sees('请写重新打开的原因');
    await bureau.says('学校又来电话。');
    await bureau.sees('现在没有人负责');
  });

  test('of which its reporter says that it is not solved: nobody holds the child, which is an alarm', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const city = await world.member('TJ-12-CCA', '市民政干事甲');
    await world.member(HEPING.bureau, '民政科员甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await takesToSafety(supervisor);
    await closes(supervisor);
    await neighbour.sees('有了结果');
    await neighbour.says('没有解决');
    await operator.sees('有1件个案现在没有人负责');
    await city.sees('现在没有人负责这个孩子');
  });

  test('opened again: the plan that was never made is due counted from then', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    await world.later('P30D');
    await supervisor.says(`重新打开 ${(await theCase()).number}`);
    await supervisor.sees('请写重新打开的原因');
    await supervisor.says('孩子又没人管了。');
    await supervisor.sees('已重新打开');
    await supervisor.picks('完成评估');
    await supervisor.sees('困境');
    await supervisor.picks('好了');
    await supervisor.sees('请写');
    await supervisor.says('需要照看。');
    await supervisor.sees('帮扶计划');
    const [plan] = await open('plan');
    expect(Number(plan?.dueAt)).toBeGreaterThan(world.clock.now());
  });
});

test('an urgent report is linked to a case whose holder is off duty: whoever can take it over hears of it at once', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const colleague = await world.member(HEPING.director, '儿童主任乙');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await taken(director);
  await director.says('离岗');
  await director.sees('您已离岗');
  await again(supervisor);
  const [first, second] = await numbers();
  await links(supervisor, second, first);
  await colleague.sees('儿童主任甲');
  expect(colleague.chat().join()).toContain('高风险');
});
