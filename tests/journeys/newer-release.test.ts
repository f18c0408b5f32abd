import { afterEach, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { reportsNeglect } from '../support/stories.js';
import { openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const row = () => world.query.conversation.findFirstOrThrow({ where: { channel: 'telegram-public' } });

/** As a newer release would have saved the one chat that there is. */
const saveAs = async (change: (state: { flow: string; version: number }) => object): Promise<void> => {
  const { chatKey } = await row();
  await world.app.store.write(async (tx) => {
    const saved = await tx.conversations.byKey(chatKey);
    if (!saved) throw new Error('no chat');
    const state = { ...JSON.parse(saved.state), ...change(JSON.parse(saved.state)) };
    const { flow, version } = state;
    await tx.conversations.save({ ...saved, flow, version, state: JSON.stringify(state) }, world.clock.now());
  });
};

const driven = async (person: Person, words: string): Promise<void> => {
  for (let round = 0; !person.chat().some((text) => text.includes(words)); round += 1) {
    if (round > 200) throw new Error(`not told: ${words}\n${world.logged.join('\n')}`);
    world.clock.set(world.clock.now() + 500);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

test.each([
  ['in a later version of its flow', { version: 99 }],
  ['in a flow that is not here', { flow: 'teacher', version: 1 }],
])(
  'a chat that a newer release went on with, %s, is left as it is, answered kindly, and holds nobody up',
  async (_, newer) => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await world.settled();
    await saveAs(() => newer);
    const before = await row();

    await neighbour.says('孩子一个人在家');
    await driven(neighbour, '这条消息没能处理');
    expect(neighbour.chat().at(-1)).toContain('110');
    await operator.sees('有1条消息无法处理');
    await world.settled();
    expect(world.api.bot(PUBLIC_TOKEN).pending).toEqual([]);
    expect(await world.query.parkedUpdate.count()).toBe(1);
    expect(await row()).toEqual(before);

    const other = await world.citizen();
    await reportsNeglect(other);
    await other.sees('回执码');
    // Its timer comes due as well: the state stays.
    await world.later('PT1H');
    const { sealedState, flow, version, parkedAt, revision } = await world.query.conversation.findUniqueOrThrow({
      where: { chatKey: before.chatKey },
    });
    expect({ sealedState, flow, version, parkedAt, revision }).toEqual({
      sealedState: before.sealedState,
      flow: before.flow,
      version: before.version,
      parkedAt: null,
      revision: before.revision,
    });
  },
);

test('what a chat had told when it could not be gone on with is still there for a human once its person writes again', async () => {
  world = await openWorld();
  const operator = await world.member('TJ-12-OPS', '运维甲');
  const neighbour = await world.citizen();
  await neighbour.says('孩子一个人在家');
  await neighbour.sees('孩子现在有危险吗');
  await world.settled();
  await saveAs(() => ({ value: 'a state that is gone' }));
  await world.later('PT1H');
  await operator.sees('有1条消息无法处理');
  const { sealedState, parkedAt } = await row();
  const told = world.app.store.seal.open('conversation.state', sealedState);
  expect(told).toContain('孩子一个人在家');

  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await world.settled();
  expect(await row()).toMatchObject({ parkedAt: null });
  const aside = await world.query.parkedUpdate.findMany();
  expect(aside).toMatchObject([{ at: parkedAt }]);
  expect(world.app.store.seal.open('inbound', aside[0]?.sealedInbound ?? '')).toBe(told);

  // The same where somebody writes before its timer comes: the operator hears of that as well.
  await world.later('PT1H');
  await saveAs(() => ({ value: 'another state that is gone' }));
  await neighbour.says('还在吗');
  await neighbour.sees('孩子现在有危险吗');
  await operator.sees('有1条消息无法处理');
  expect(await world.query.parkedUpdate.count()).toBe(2);
});
