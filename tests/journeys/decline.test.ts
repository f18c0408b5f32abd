import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const rung = async (): Promise<number | undefined> => (await world.query.obligation.findFirst())?.rung;

/** The reasons that are on record, oldest first. */
const reasons = async (): Promise<string[]> => {
  const events = await world.query.event.findMany({ where: { kind: 'obligation.declined' }, orderBy: { seq: 'asc' } });
  return events.map(({ data }) => (JSON.parse(data) as { reason: string }).reason);
};

describe('the only one at a rung cannot take it', () => {
  test.each([
    ['不在我的辖区', 'out_of_area'],
    ['与当事人有关系,需回避', 'conflict_of_interest'],
    ['我不在岗', 'off_duty'],
    ['现在忙不过来', 'no_capacity'],
  ])('%s: the next rung is called at once, and the reason is on record', async (label, reason) => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    expect(await rung()).toBe(0);
    await supervisor.picks(label);
    await bureau.sees('现在转到您这里');
    expect(await reasons()).toEqual([reason]);
  });

  test('the promise is missed while the rung above is being called: whoever reported hears that it has gone there', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT5M');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('不在我的辖区');
    await bureau.sees('现在转到您这里');
    await world.later('PT55M');
    await neighbour.sees('约定时间内还没有人接手,已上报上一级。今天11:05前会有人看到');
    expect(await rung()).toBe(1);
  });

  test('another reason asks for a sentence, and counts only once it is given', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('其他原因');
    await supervisor.sees('请写一句原因');
    await world.settled();
    expect(await rung()).toBe(0);
    expect(await reasons()).toEqual([]);
    await supervisor.says('路上封桥,今天过不去');
    await bureau.sees('现在转到您这里');
    expect(await reasons()).toEqual(['other']);
    const [event] = await world.query.event.findMany({ where: { kind: 'obligation.declined' } });
    // The record is for ever: the words are a note, which can be erased.
    expect(JSON.parse(event?.data ?? '')).toEqual({ rung: 0, reason: 'other' });
    const notes = await world.app.store.read.notes.ofCase(event?.caseId ?? '', 5);
    expect(notes).toMatchObject([{ kind: 'declined', text: '路上封桥,今天过不去' }]);
  });

  test('取消 takes nothing back to the ladder', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('无法接手');
    await supervisor.sees('为什么无法接手');
    await supervisor.picks('取消');
    await supervisor.sees('好的,没有退回');
    expect(await reasons()).toEqual([]);
    expect(await rung()).toBe(0);
  });
});

describe('several at one rung', () => {
  test('it climbs only when all of them have declined, and whoever declined may still take it', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const second = await world.member(HEPING.supervisor, '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
    await reportsNeglect(await world.citizen());
    for (const person of [first, second]) {
      await person.sees('您有1件待接手事项');
      await person.picks('无法接手');
      await person.sees('为什么无法接手');
    }
    // Who was never called is refused before a reason is asked for.
    const [{ id } = { id: '' }] = await world.query.obligation.findMany();
    for (const data of [`d.dec.${id}`, `d.why.${id}.other`]) await elsewhere.pressesData(data);
    await elsewhere.says('帮助');
    await elsewhere.sees('我的待办');
    expect(elsewhere.chat().join()).not.toMatch(/为什么无法接手|请写/);
    expect(await world.query.event.count({ where: { kind: 'decline.refused' } })).toBe(2);
    await first.picks('我不在岗');
    await first.sees('紧急事项,不能一退了之:同时通知的人还没有回复');
    await world.settled();
    expect(await rung()).toBe(0);
    expect(bureau.chat()).toHaveLength(1);

    await second.picks('现在忙不过来');
    await bureau.sees('现在转到您这里');
    await first.picks('我已接手');
    await bureau.sees('督导员甲');
    expect(await world.query.obligation.findMany()).toMatchObject([{ state: 'acknowledged' }]);
  });

  test('of what is not urgent, nobody hears that it goes on while others are still asked', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const second = await world.member(HEPING.supervisor, '督导员乙');
    const related = await world.member(HEPING.supervisor, '督导员丙');
    await reportsWant(await world.citizen());
    for (const person of [first, related, second]) {
      await person.sees('您有1件待接手事项');
      await person.picks('无法接手');
      await person.sees('为什么无法接手');
    }
    await first.picks('现在忙不过来');
    expect(await first.sees('您已退回')).toContain('同时通知的人还没有回复');
    await related.picks('与当事人有关系,需回避');
    expect(await related.sees('您须回避')).not.toContain('转给');
    await second.picks('现在忙不过来');
    await second.sees('您已退回');
    expect(second.chat().join()).toContain('已转给下一位');
  });

  test('one declines, and the other goes off duty: nobody is left there, and the next is called at once', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const second = await world.member(HEPING.supervisor, '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await first.picks('无法接手');
    await first.sees('为什么无法接手');
    await first.picks('我不在岗');
    await first.sees('紧急事项');
    await second.says('离岗');
    await second.sees('您已离岗');
    await bureau.sees('现在转到您这里');
  });

  test('one declines, and the other cannot be reached: the next is called at once, as is said', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await world.member(HEPING.supervisor, '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await world.app.store.write(async (tx) => {
      for (const { memberId } of await tx.members.holders([HEPING.supervisor], world.clock.now())) {
        if ((await tx.members.nameOf(memberId)) !== '督导员乙') continue;
        for (const { address } of await tx.members.addresses(memberId))
          await tx.members.block(address, world.clock.now());
      }
    });
    await first.picks('无法接手');
    await first.sees('为什么无法接手');
    await first.picks('我不在岗');
    await first.sees('已同时通知上一级');
    await bureau.sees('现在转到您这里');
  });

  test('one who declines twice is one', async () => {
    world = await openWorld();
    const first = await world.member(HEPING.supervisor, '督导员甲');
    await world.member(HEPING.supervisor, '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    for (const label of ['我不在岗', '现在忙不过来']) {
      await first.picks('无法接手');
      await first.sees('为什么无法接手');
      await first.picks(label);
      await first.sees('紧急事项');
    }
    await world.settled();
    expect(await rung()).toBe(0);
    expect(bureau.chat()).toHaveLength(1);
  });
});

test('danger calls three kinds of post at once: it climbs when the last of them has declined', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await duty.sees('向公安报案');
  await duty.picks('已报警');
  await duty.sees('是谁报的警');
  await duty.picks('我报的');
  await duty.sees('接警时得到的编号');
  await duty.says('无');
  await duty.sees('已记下');
  await neighbour.sees('哪个区');
  await neighbour.picks('和平区');
  for (const person of [supervisor, bureau]) {
    await person.sees('线索有补充');
    await person.picks('无法接手');
    await person.sees('为什么无法接手');
    await person.picks('我不在岗');
    await person.sees('紧急事项');
  }
  await world.settled();
  expect(office.chat()).toHaveLength(1);
  await duty.picks('无法接手');
  await duty.sees('为什么无法接手');
  await duty.picks('现在忙不过来');
  await office.sees('现在转到您这里');
});
