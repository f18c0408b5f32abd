import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const holdsCase = async (holder: Person) => {
  await reportsNeglect(await world.citizen());
  await holder.sees('您有1件待接手事项');
  await holder.picks('我已接手');
  await holder.sees('您已接手编号');
};
const safe = async (holder: Person) => {
  await holder.picks('已确认孩子安全');
  await holder.sees('确认');
  await world.settled();
};
const idOf = async (post: string) =>
  (await world.query.holding.findFirstOrThrow({ where: { postCode: post } })).memberId;
const theCase = () => world.query.case.findFirstOrThrow();
const takeOvers = () => world.query.obligation.findMany({ where: { kind: 'take_over' } });

describe.each(['sqlite', 'postgresql'] as const)('nobody holds this child now, on %s', (engine) => {
  test('whoever had it left: the operator, the top rung and the next above hear of it in one tick', async () => {
    world = await openWorld({ engine });
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const city = await world.member('TJ-12-CCA', '市民政干事甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(supervisor);
    await safe(supervisor);
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const member = await idOf(HEPING.supervisor);
    // Behind the back of whatever lets members leave: the audit of the next minute finds it by itself.
    await world.app.store.write((tx) => tx.members.remove(member, world.clock.now()));
    await world.later('PT1M');
    await operator.sees('有1件个案现在没有人负责');
    await city.sees('现在没有人负责这个孩子');
    await bureau.sees('接管无人负责的个案');
    await world.settled();
    expect((await theCase()).holderId).toBeNull();
    expect(await takeOvers()).toMatchObject([{ state: 'open' }]);

    await world.later('PT2M');
    expect(await takeOvers()).toHaveLength(1);
    await bureau.picks('我已接手');
    await bureau.sees('从现在起由您负责');
    await world.settled();
    expect(await theCase()).toMatchObject({ holderId: await idOf(HEPING.bureau), holderPost: HEPING.bureau });
    expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
    await world.later('PT5M');
    expect(await takeOvers()).toHaveLength(1);
  });
});

test('whoever cannot be reached any more keeps it until somebody takes it over', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  await safe(supervisor);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const member = await idOf(HEPING.supervisor);
  const [address] = await world.app.store.read.members.addresses(member);
  if (!address) throw new Error('no chat');
  await world.app.store.write((tx) => tx.members.block(address.address, world.clock.now()));
  await world.later('PT1M');
  await operator.sees('有1件个案现在没有人负责');
  await bureau.sees('接管无人负责的个案');
  expect((await theCase()).holderId).toBe(member);
  await bureau.picks('我已接手');
  await bureau.sees('从现在起由您负责');
  await world.settled();
  expect((await theCase()).holderPost).toBe(HEPING.bureau);
});

test('nothing followed in time: who held it does not any more, and the operator and the top hear it in that tick', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  await world.member(HEPING.bureau, '民政科员甲');
  await world.later('PT23H59M');
  expect(operator.chat().filter((text) => text.includes('没有人负责'))).toEqual([]);
  await world.later('PT1M');
  await operator.sees('现在没有人负责这个孩子');
  await city.sees('现在没有人负责这个孩子');
  expect((await theCase()).holderId).toBeNull();
});

test('whoever takes a step of a case that nobody holds is responsible for all of it', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(supervisor);
  await safe(supervisor);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const member = await idOf(HEPING.supervisor);
  await world.app.store.write(async (tx) => {
    await tx.members.remove(member, world.clock.now());
  });
  await world.later('PT1M');
  await operator.sees('没有人负责');
  await bureau.sees('接管无人负责的个案');
  // The assessment is late, and calls by itself as well.
  await world.later('P7D');
  await bureau.sees('评估');
  const assess = await world.query.obligation.findFirstOrThrow({ where: { kind: 'assess' } });
  expect(assess.state).toBe('open');
  await bureau.pressesData(`d.ack.${assess.id}`);
  await bureau.sees('从现在起由您负责');
  await world.settled();
  expect(await theCase()).toMatchObject({ holderPost: HEPING.bureau });
  expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
  await bureau.pressesData(`d.assess.${assess.id}`);
  await bureau.sees('困境');
});
