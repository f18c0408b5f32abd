import { afterEach, expect, test } from 'vitest';
import { reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const kinds = async (kind: string) => world.query.event.findMany({ where: { kind }, orderBy: { seq: 'asc' } });

test('going off duty with a matter open and nobody else at the rung: the next rung is called now', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await reportsWant(await world.citizen());
  await director.sees('您有1件待接手事项');
  await world.settled();
  expect(supervisor.chat().join()).not.toContain('待接手事项');
  await director.says('off duty');
  await director.sees('您已离岗');
  await world.settled();
  await world.app.tick();
  await supervisor.sees('现在转到您这里');
  expect(await kinds('member.went_off_duty')).toHaveLength(1);
  expect(await world.query.obligation.findMany()).toMatchObject([{ rung: 1, state: 'open' }]);

  // The card is still theirs to press: a late press counts.
  await director.picks('我已接手');
  await director.sees('您已接手');
});

test('the last one anywhere goes off duty: the operator is called, though off duty too', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const director = await world.member(HEPING.director, '儿童主任甲');
  await reportsWant(await world.citizen());
  await director.sees('您有1件待接手事项');
  await operator.says('下班');
  await operator.sees('您已离岗');
  await director.says('下班');
  await director.sees('您已离岗');
  await operator.sees('找不到任何可联系的人');
  expect(world.forget('operator alarm')).toBeGreaterThan(0);
});

test('somebody else is at the rung: nothing climbs', async () => {
  world = await openWorld();
  const [director, colleague] = [
    await world.member(HEPING.director, '儿童主任甲'),
    await world.member(HEPING.director, '儿童主任乙'),
  ];
  await reportsWant(await world.citizen());
  await director.sees('您有1件待接手事项');
  await director.says('/off_duty');
  await director.sees('您已离岗');
  await colleague.sees('您有1件待接手事项');
  expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([{ rung: 0 }]);
});

test('a call that waits for the morning is withdrawn, and made again when the member is back', async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  const colleague = await world.member(HEPING.director, '儿童主任乙');
  const citizen = await world.citizen();
  await world.later('PT12H');
  await reportsWant(citizen);
  await director.says('离岗');
  await director.sees('您已离岗');
  const before = director.chat().length;
  await world.later('PT10H');
  await colleague.sees('您有1件待接手事项');
  expect(director.chat()).toHaveLength(before);
  await director.says('到岗');
  await director.sees('您已到岗');
  await director.sees('您有1件待接手事项');
});

test('an invite to a further chat binds nobody else’s chat', async () => {
  world = await openWorld();
  await world.member(HEPING.director, '儿童主任甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const [holding] = await world.query.holding.findMany({ where: { postCode: HEPING.director } });
  const code = await world.inviteTo(holding?.memberId ?? '');
  await supervisor.says(`绑定 ${code}`);
  await supervisor.sees('已绑定另一位成员');
  const member = await world.app.store.read.members.byId(holding?.memberId ?? '', world.clock.now());
  expect(member?.posts).toEqual([HEPING.director]);
});
