import { afterEach, expect, test } from 'vitest';
import type { Address } from '../../src/domain/channel.js';
import { joinsCase } from '../support/guardian.js';
import { holdsSafe, offersToStation } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const idOf = async (post: string) =>
  (await world.query.holding.findFirstOrThrow({ where: { postCode: post } })).memberId;
const theCase = () => world.query.case.findFirstOrThrow();
const takeOvers = () => world.query.obligation.findMany({ where: { kind: 'take_over' } });

test('whoever takes something less urgent of a case whose holder cannot be reached has it, and nobody is called for it any more', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsSafe(world, supervisor);
  const mother = await joinsCase(world, supervisor);
  const second = await world.member(HEPING.supervisor, '督导员乙');
  await mother.says('家里没有钱给孩子买棉衣。');
  await second.sees('您有1件待接手事项');
  const member = (await theCase()).holderId ?? '';
  const [chat] = await world.app.store.read.members.addresses(member);
  await world.app.store.write((tx) => tx.members.block(chat?.address as Address, world.clock.now()));
  await world.later('PT1M');
  await operator.sees('有1件个案现在没有人负责');
  const word = await world.query.obligation.findFirstOrThrow({ where: { kind: 'acknowledge', state: 'open' } });
  await second.pressesData(`d.ack.${word.id}`);
  await world.later('PT2M');
  await operator.sees('的警报已解除');
  expect((await theCase()).holderId).not.toBe(member);
  expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
});

test('whoever had it left while an offer of it waited: that an answer is waited for holds no child', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const station = await world.member('TJ-120101-SWS', '社工甲');
  await holdsSafe(world, supervisor);
  await offersToStation(supervisor);
  await station.sees('接收转交');
  const member = await idOf(HEPING.supervisor);
  await world.app.store.write((tx) => tx.members.remove(member, world.clock.now()));
  await world.later('PT1M');
  await operator.sees('有1件个案现在没有人负责');
  expect((await theCase()).holderId).toBeNull();
  // Whoever accepts has the child, and the alarm is over.
  await station.picks('接收');
  await station.sees('由您负责');
  await world.later('PT1M');
  await operator.sees('没有人负责的警报已解除');
  expect(await takeOvers()).toMatchObject([{ state: 'done' }]);
});

test('whoever cannot be reached any more keeps it until somebody takes it over', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsSafe(world, supervisor);
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
test('whoever takes a step of a case that nobody holds is responsible for all of it', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsSafe(world, supervisor);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const member = await idOf(HEPING.supervisor);
  await world.app.store.write(async (tx) => {
    await tx.members.remove(member, world.clock.now());
  });
  await world.later('PT1M');
  await operator.sees('没有人负责');
  await bureau.sees('接管无人负责的个案');
  // The assessment is late, and calls by itself as well.
  await world.later('P3DT1H');
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
