import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import { reportsDanger, reportsNeglect, reportsWant } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe('a clock that is wrong', () => {
  test('a clock that goes back an hour repeats nothing', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT20M');
    await supervisor.sees('提醒:编号');
    const before = supervisor.chat().length;
    await world.jump('-PT1H');
    await world.later('PT1H10M');
    expect(supervisor.chat()).toHaveLength(before);
  });

  test('a clock that goes back holds up nobody who is called after that, at the pace of Telegram itself', async () => {
    world = await openWorld({ env: { TELEGRAM_RATE: '30' } });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.jump('-PT6H');
    const before = supervisor.chat().length;
    await reportsDanger(await world.citizen());
    await world.settled();
    expect(supervisor.chat().length).toBeGreaterThan(before);
  });

  test('what a clock moved that was hours ahead, until it was put right, goes on from then', async () => {
    world = await openWorld();
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await world.member(HEPING.supervisor, '督导员甲');
    await reportsDanger(await world.citizen());
    await world.later('PT2M');
    await world.jump('PT8H');
    await office.sees('现在转到您这里');
    await world.jump('-PT8H');
    const before = office.chat().length;
    await world.later('PT5M');
    expect(office.chat().slice(before).join()).toMatch(/提醒:编号.*请在今天10:17前确认/);
  });

  test.each([
    ['while it ran', () => world.jump('-PT6H')],
    ['while it was off', () => world.restart({ meanwhile: async () => world.clock.set(world.clock.now() - 6 * HOUR) })],
  ])('what a clock put off that was hours ahead leaves once it is put right, %s', async (_, putRight) => {
    world = await openWorld();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    const lifts = [DESK_TOKEN, PUBLIC_TOKEN].map((token) =>
      world.api.fails({ kind: 'answer', code: 429, retryAfter: 30 }, { token, method: 'sendMessage', times: 1_000 }),
    );
    await world.jump('PT6H');
    expect(await world.query.outbox.count({ where: { state: 'pending', failure: { not: null } } })).toBe(3);
    for (const lift of lifts) lift();
    await putRight();
    await world.later('PT1M');
    await bureau.sees('现在转到您这里');
    await supervisor.sees('已升级到和平区民政局');
    await neighbour.sees('约定时间内还没有人接手');
    // Nor does the pause of a chat hold what is said in it now, or when it is as late again.
    expect(await world.query.pace.count({ where: { pausedUntil: { gt: world.clock.now() } } })).toBe(0);
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
  });

  test('what a clock put off that was hours ahead does not leave in the night when it is put right, where it can wait', async () => {
    world = await openWorld({ at: '2026-03-03T22:30:00+08:00' });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await world.jump('PT12H');
    const lift = world.api.fails(
      { kind: 'answer', code: 429, retryAfter: 30 },
      { token: DESK_TOKEN, method: 'sendMessage', times: 1_000 },
    );
    await reportsWant(await world.citizen());
    await world.settled();
    lift();
    await world.jump('-PT12H');
    await world.later('PT1H');
    expect(supervisor.chat().join()).not.toContain('待接手事项');
    await world.later('PT10H');
    await supervisor.sees('待接手事项');
  });

  test('a step that waits for whoever takes the case over waits for its day, whatever the clock was meanwhile', async () => {
    world = await openWorld();
    await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('确认孩子安全');
    await supervisor.says('登记编号');
    await supervisor.sees('您打的是哪条热线');
    await supervisor.picks('12345');
    await supervisor.sees('请写12345给您的编号');
    await supervisor.says('GD20260303001');
    await supervisor.sees('他们说什么时候答复');
    await supervisor.picks('5个工作日内');
    await supervisor.sees('已记下');
    await world.jump('PT4H');
    await world.operates('leave', await world.holderOf(HEPING.supervisor));
    await world.jump('-PT4H');
    const steps = await world.query.obligation.findMany({
      where: { kind: { in: ['assess', 'close', 'hotline_reply'] }, state: 'open' },
    });
    expect(steps).toHaveLength(3);
    for (const { nextDueAt, dueAt } of steps) expect(nextDueAt).toBe(dueAt);
  });

  test('reminders that a clock sent that was hours ahead hold back none once it is put right', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await world.jump('PT6H');
    for (const _ of [1, 2, 3]) await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT21M');
    expect(await world.query.event.count({ where: { kind: 'member.nudged' } })).toBe(3);
    await world.jump('-PT6H');
    await world.later('PT41M');
    expect(await world.query.event.count({ where: { kind: 'member.nudge_held_back' } })).toBe(0);
    expect(await world.query.event.count({ where: { kind: 'member.nudged' } })).toBe(6);
  });

  test('what cannot be brought in line when a clock is put right is said once', async () => {
    world = await openWorld();
    await world.member(HEPING.supervisor, '督导员甲');
    await world.jump('PT8H');
    await reportsNeglect(await world.citizen());
    await world.settled();
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = 'none'`);
    await world.jump('-PT8H');
    await world.later('PT4M');
    expect(world.forget('could not be brought in line')).toBe(1);
  });
});
