import { afterEach, describe, expect, test } from 'vitest';
import { webPerson } from '../support/people.js';
import { closes, goesOff, reportsNeglect, reportsWant, takesOver, takesToSafety, wants } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();

/** It was not theirs to do: nothing changed, and it is on record. */
const refusedOnce = async (): Promise<void> => {
  await world.settled();
  const refused = await world.query.event.findMany({ where: { kind: 'act.refused' } });
  expect(refused.map(({ data }) => data)).toEqual(['{"act":"assume"}']);
};

describe.each(['telegram', 'wechat', 'web'] as const)('a running case whose holder is away, on %s', (channel) => {
  test('a step is late: the post above hears it with the way to take the case over, does the step, and who had it hears by whom', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲', channel);
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await goesOff(supervisor);
    await world.later('P3DT8H');
    await bureau.sees('已过期限');
    if (channel === 'wechat') await bureau.says(`接管 ${(await theCase()).number}`);
    else await bureau.picks('接管');
    await bureau.sees('要接管吗');
    await bureau.picks('确认接管');
    await bureau.sees('您已接管编号');
    await supervisor.sees('民政科员甲已接手,现在由对方负责');
    expect(await theCase()).toMatchObject({ holderPost: HEPING.bureau });
    await bureau.says('完成评估');
    await bureau.sees('困境属于哪几类');
    await bureau.picks('好了');
    await bureau.sees('请写评估结论');
    await bureau.says('已上门。');
    await bureau.sees('计划');
    await supervisor.says(`完成评估 ${(await theCase()).number}`);
    await supervisor.sees('您的待办里没有这个编号');
  });

  test('a colleague finds it among the cases of the post, looks, and takes it over', async () => {
    world = await openWorld({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙', channel);
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await colleague.sees('督导员甲');
    await goesOff(supervisor);
    const { number } = await theCase();
    await colleague.says('本岗个案');
    await colleague.sees(`编号${number}:高风险,已确认安全,负责人督导员甲`);
    await colleague.picks(`进展 ${number}`);
    await colleague.sees('可以由您接手全部事项');
    if (channel === 'wechat') await colleague.says(`接管 ${number}`);
    else await colleague.picks('接管');
    await colleague.sees('要接管吗');
    await colleague.picks('确认接管');
    await colleague.sees('您已接管编号');
    await supervisor.sees('督导员乙已接手');
    expect(await theCase()).toMatchObject({ holderId: await lastHolderOf(HEPING.supervisor) });
    await colleague.says('本岗个案');
    await colleague.sees('没有由别人负责的个案');
    // Of however many there are, a message has six buttons, and each can be come to.
    const was = await world.app.store.read.cases.byId((await theCase()).id);
    await world.app.store.write(async (tx) => {
      for (let n = 10; n <= 51; n += 1) {
        if (was) await tx.cases.open({ ...was, id: `${was.id}${n}`, number: `0000-00${n}` });
        await tx.cases.hold(`${was?.id}${n}`, { memberId: 'nobody', postCode: HEPING.supervisor }, world.clock.now());
      }
    });
    await colleague.says('本岗个案');
    expect(await colleague.sees('0000-0029')).toContain('还有更多');
    expect(colleague.options()).toHaveLength(6);
    await colleague.picks('下一页');
    expect(await colleague.sees('0000-0049')).toContain('0000-0030');
    await colleague.picks('下一页');
    expect(await colleague.sees('0000-0051')).not.toMatch(/0000-0049|还有更多/);
  });
});

describe('whoever has an urgent case goes off duty', () => {
  test('a colleague on duty hears it at once and takes it over; the post above hears nothing', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await supervisor.says('结案');
    await supervisor.sees('为什么结案');
    await supervisor.picks('孩子安全、稳定');
    await supervisor.sees('请写给报告人的结果');
    await supervisor.says('孩子有人照看了。');
    await supervisor.sees('报告人会收到下面的话');
    await supervisor.says('离岗');
    await supervisor.sees('高风险的1件,已告诉可以接管的人');
    const card = await colleague.sees('负责人督导员甲已离岗');
    expect(card).toContain(`编号${(await theCase()).number}(高风险)`);
    expect(await theCase()).toMatchObject({ holderPost: HEPING.supervisor });
    await colleague.picks('接管');
    await colleague.sees('要接管吗');
    await colleague.picks('确认接管');
    await colleague.sees('您已接管编号');
    await supervisor.sees('督导员乙已接手');
    expect(bureau.chat().join()).not.toContain('已离岗');
    // What somebody else was about to say is not theirs to confirm.
    await colleague.says('确认结案');
    await colleague.sees('再看一遍');
    expect(await theCase()).toMatchObject({ closedAt: null });
  });

  test('and signs out of their only chat besides: nobody hears it twice', async () => {
    world = await openWorld();
    const page = await webPerson(world.app.url, 'desk', {
      invite: await world.invite(HEPING.supervisor),
      name: '督导员甲',
    });
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    await reportsNeglect(await world.citizen());
    await takesToSafety(page);
    await goesOff(page);
    await colleague.sees('负责人督导员甲已离岗');
    await world.later('PT1M');
    const headers = { 'sec-fetch-site': 'same-origin', origin: world.app.url, cookie: page.cookie };
    expect((await fetch(`${world.app.url}/desk/sign-out`, { method: 'POST', headers })).status).toBe(200);
    page.leave();
    await world.settled();
    expect(colleague.chat().filter((text) => text.includes('督导员甲已离岗'))).toHaveLength(1);
  });

  test('nobody else is in the post: the post above hears it; nobody there either: the operator', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await goesOff(supervisor);
    await bureau.sees('负责人督导员甲已离岗');
    expect(operator.chat().join()).not.toContain('同岗和上级都没有');
    await goesOff(bureau);
    await supervisor.says('到岗');
    await supervisor.sees('您已到岗');
    await goesOff(supervisor);
    await operator.sees('负责人已离岗或联系不上,同岗和上级都没有可联系的人');
    expect(world.forget('operator alarm')).toBe(1);
  });

  test('what is general waits until a step is late', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '主任甲');
    const colleague = await world.member(HEPING.director, '主任乙');
    await reportsWant(await world.citizen());
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手');
    await goesOff(director);
    await world.settled();
    expect(colleague.chat().join()).not.toContain('已离岗');
  });
});

/** Who came last to a post. */
const lastHolderOf = async (postCode: string): Promise<string> => {
  const held = await world.query.holding.findMany({ where: { postCode }, orderBy: { since: 'asc' } });
  return held.at(-1)?.memberId ?? '';
};

test('two press at once: one has it, and the other hears by whom', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const [one, two] = [await world.member(HEPING.bureau, '民政科员甲'), await world.member(HEPING.bureau, '民政科员乙')];
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await goesOff(supervisor);
  for (const each of [one, two]) {
    await wants(each, await theCase());
    await each.sees('要接管吗');
  }
  await one.picks('确认接管');
  await one.sees('您已接管编号');
  await two.picks('确认接管');
  await two.sees('民政科员甲接手,没有改动');
});

test('while somebody writes a note of it: they hear that it was not kept, and whose the case is; closed, the same', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const colleague = await world.member(HEPING.supervisor, '督导员乙');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  await world.later('PT15M');
  // Nothing is asked of who was called for it, and does not have it, for what is its holder's alone.
  const { id } = await theCase();
  for (const act of ['note', 'need', 'lower']) {
    await colleague.pressesData(`d.${act}.${id}-ack`);
    expect(await colleague.sees('督导员甲负责,这件事由对方来办')).not.toContain('没有记下');
  }
  expect(colleague.chat().join()).not.toMatch(/请写下|需要哪种帮扶|要降到哪一级/);
  await supervisor.says('写记录');
  await supervisor.sees('请写下要记录的内容');
  await takesOver(colleague, await theCase());
  await colleague.sees('您已接管编号');
  await supervisor.says('外婆今晚在家。');
  expect(await supervisor.sees('没有记下')).toContain('督导员乙负责');
  await colleague.says('写记录');
  await colleague.sees('请写下要记录的内容');
  // From another chat of theirs.
  const { holderId } = await theCase();
  const phone = await world.binds(await world.inviteTo(holderId ?? ''));
  await phone.sees('绑定成功');
  await closes(phone);
  await phone.sees('已结案');
  await colleague.says('外婆今晚在家。');
  expect(await colleague.sees('没有记下')).toContain('重新打开');
  await colleague.pressesData(`d.note.${id}-ack`);
  await colleague.sees(/由您于.*结案。.*要重新打开,请发/);
});

test('while its holder is at work on it, on duty and in time, a post above is told so and asked to let them hand it over', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
  await reportsNeglect(await world.citizen());
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  // The child is to be safe within a day: that the report was to be taken within an hour is not what is late.
  await world.later('PT2H');
  await wants(bureau, await theCase());
  await bureau.sees('要换人,请对方转交');
  await supervisor.picks('已确认孩子安全');
  await supervisor.sees('确认孩子安全。');
  await bureau.says(`个案 ${(await theCase()).number}`);
  expect(await bureau.sees('已确认安全')).not.toContain('接管');
  await wants(bureau, await theCase());
  await bureau.sees('要换人,请对方转交');
  await wants(elsewhere, await theCase());
  await refusedOnce();
  await wants(supervisor, await theCase());
  await supervisor.sees('本来就由您负责');
  expect(await world.query.event.count({ where: { kind: 'case.held' } })).toBe(0);
});

test('who must not know of the case neither sees it among those of the post nor takes it over', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const colleague = await world.member(HEPING.supervisor, '督导员乙');
  await reportsNeglect(await world.citizen(), '听说督导员乙也在场。');
  await takesToSafety(supervisor);
  await goesOff(supervisor);
  await colleague.says('本岗个案');
  await colleague.sees('没有由别人负责的个案');
  await wants(colleague, await theCase());
  await refusedOnce();
  expect(await world.query.event.count({ where: { kind: 'case.held' } })).toBe(0);
});

test('from a post that reports to nobody: the top of the ladder hears that its holder is away, and takes it over', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const education = await world.member('TJ-120101-EDU', '教育局甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const { id } = await theCase();
  const holder = { memberId: await world.holderOf('TJ-120101-EDU'), postCode: 'TJ-120101-EDU' };
  await world.app.store.write((tx) => tx.cases.hold(id, holder, world.clock.now()));
  await goesOff(education);
  await city.sees('接管');
  await takesOver(city, await theCase());
  await city.sees('您已接管编号');
});
