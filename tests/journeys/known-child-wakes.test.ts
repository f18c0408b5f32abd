import { afterEach, describe, expect, test } from 'vitest';
import { crying, hungry, knownChild } from '../support/known-child.js';
import { tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { cases, numbers, duties, closes, taken, again } = knownChild(() => world);

describe('a new report on a known child wakes its ladder', () => {
  test('that was closed: it is open again, and the post that had it is called first, then the ladder', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    const [old] = await cases();
    await closes(old?.id);
    await world.later('P60D');

    const { proposed } = await again(supervisor);
    expect(proposed).toContain('已结案');
    const [first, second] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees(`编号${second}已并入编号${first},由您负责`);
    // Until somebody takes it on again it is whose who linked it: the child is never nobody's.
    expect(await director.sees('接管无人负责的个案')).toContain(first);
    await world.settled();
    expect(await cases()).toMatchObject([
      { status: 'reopened', closedAt: null, outcome: null, level: 'P1', holderPost: HEPING.supervisor },
      { status: 'merged' },
    ]);
    expect(await duties('take_over')).toMatchObject([{ state: 'open', rung: 0, level: 'P1' }]);
    await world.later('PT1H');
    await supervisor.sees(/接管无人负责的个案[\s\S]*现在转到您这里/);
    await world.later('PT1H');
    await bureau.sees(/接管无人负责的个案[\s\S]*现在转到您这里/);
    await director.says(`接手 ${first}`);
    await director.sees('由您负责');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ holderPost: HEPING.director, status: 'reopened' });
  });

  test('whose holder has closed it and takes the new report too: it is theirs again at once', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(supervisor, crying);
    const [old] = await cases();
    await supervisor.says('已确认安全');
    await supervisor.sees('确认孩子安全');
    await closes(old?.id);
    await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees('有新的线索并入');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ status: 'reopened', holderPost: HEPING.supervisor, closedAt: null });
    expect(await duties('take_over')).toEqual([]);
  });

  test('that nobody has taken yet: one press takes both, and both reporters hear it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const [one, two] = [await world.citizen(), await world.citizen()];
    await tells(one, crying);
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT1M');
    await tells(two, crying);
    await supervisor.sees('您有1件待接手事项');
    const [first, second] = await numbers();
    await supervisor.says(`接手 ${second}`);
    expect(await supervisor.sees('可能和下面的个案')).toContain('负责岗位:暂无');
    expect(one.chat().join()).not.toContain('已有人接手');
    await supervisor.picks(`关联到${first}`);
    await supervisor.sees('由您负责');
    await one.sees('已有人接手');
    await two.sees('已有人接手');
    await world.settled();
    expect((await duties('acknowledge')).map(({ state, holderPost }) => [state, holderPost])).toEqual([
      ['acknowledged', HEPING.supervisor],
      ['acknowledged', HEPING.supervisor],
    ]);
    expect((await cases())[0]).toMatchObject({ status: 'acknowledged', holderPost: HEPING.supervisor });
  });

  test('whose holder has left: the post is called first, and who linked it is responsible until then', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [old] = await cases();
    await world.app.store.write((tx) => tx.members.remove(old?.holderId ?? '', world.clock.now()));
    const successor = await world.member(HEPING.director, '儿童主任乙');
    await supervisor.picks(`关联到${old?.number}`);
    await supervisor.sees('由您负责');
    await successor.sees('接管无人负责的个案');
    await world.settled();
    expect((await cases())[0]).toMatchObject({ holderPost: HEPING.supervisor });
  });

  test('that nobody has since its holder left: what was owed of it is theirs who linked to it, and the call for somebody is as urgent', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const station = await world.member('TJ-120101-SWS', '社工甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await world.operates('leave', await world.holderOf(HEPING.director));
    await bureau.sees('接管无人负责的个案');
    await again(station);
    const [first] = await numbers();
    await station.picks(`关联到${first}`);
    // As urgent as the case is now: three working days from when it was taken, not five.
    await station.sees(`编号${first}:评估由您负责,请在周五`);
    await world.settled();
    expect(await duties('take_over')).toMatchObject([{ state: 'open', level: 'P1' }]);
    expect(await duties('assess')).toMatchObject([{ state: 'acknowledged', holderPost: 'TJ-120101-SWS', level: 'P1' }]);
    await bureau.says(`接手 ${first}`);
    await bureau.sees('由您负责');
    await world.settled();
    expect(await duties('assess')).toMatchObject([{ state: 'acknowledged', holderPost: HEPING.bureau }]);
  });

  test('months after the first reporter had a word: whoever reports now is owed one, by fifteen working days from then', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await director.says('已确认安全');
    await director.sees('确认孩子安全');
    await director.says('告知报告人');
    await director.sees('请写给报告人的进展');
    await director.says('社区在帮孩子安排午饭。');
    await director.sees('报告人会收到下面的话');
    await director.picks('发送');
    await director.sees('已告知报告人');
    await world.jump('P62D');
    const { reporter } = await again(supervisor);
    await supervisor.picks(`关联到${(await numbers())[0]}`);
    await supervisor.sees('已并入');
    await director.says('已确认安全');
    await world.settled();
    const [first, second] = await duties('close');
    expect(first).toMatchObject({ state: 'done' });
    expect(second).toMatchObject({ state: 'acknowledged', holderPost: HEPING.director });
    // The holidays of the First of May, and a Saturday that is worked for them.
    expect(Number(second?.dueAt)).toBe(Date.parse('2026-05-25T11:00:00+08:00'));
    await director.says('告知报告人');
    await director.sees('请写给报告人的进展');
    await director.says('有人每天去看孩子。');
    await director.sees('报告人会收到下面的话');
    await director.picks('发送');
    await reporter.sees(/有了进展:\n有人每天去看孩子。/);
  });

  test('a less urgent report is seen to in the time of the case that it is linked to', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(supervisor, crying);
    await again(director, hungry);
    const [first] = await numbers();
    const linkedAt = world.clock.now();
    await director.picks(`关联到${first}`);
    await supervisor.sees('有新的线索并入');
    const [, newer] = await duties('acknowledge');
    expect(newer).toMatchObject({ level: 'P1', state: 'acknowledged', holderPost: HEPING.supervisor });
    expect((Number(newer?.nextDueAt) - linkedAt) / 3_600_000).toBeCloseTo(24, 1);
  });

  test('a linked report that is to be looked at in the night: in the morning it is late, and no reminder comes beside', async () => {
    world = await openWorld({ at: '2026-03-03T20:30:00+08:00' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const colleague = await world.member(HEPING.supervisor, '督导员乙');
    await taken(supervisor, crying);
    await again(colleague, crying);
    await colleague.picks(`关联到${(await numbers())[0]}`);
    await supervisor.sees('有新的线索并入');
    await world.later('PT12H');
    await supervisor.sees('的回访已过期限(昨天22:30)');
    expect(supervisor.chat().join()).not.toContain('昨天22:30前');
  });

  test('a linked report that nobody looks at goes up, as any duty does', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await taken(director);
    await again(supervisor);
    const [first] = await numbers();
    await supervisor.picks(`关联到${first}`);
    await director.sees('有新的线索并入');
    await world.later('PT1H');
    await director.sees('已过期限');
    await supervisor.sees('请督促办理');
  });
});
