import { afterEach, expect, test } from 'vitest';
import { openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

test('a chat that was moved between two turns goes on from where it stands', async () => {
  world = await openWorld();
  const { store } = world.app;
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await world.settled();
  const { chatKey } = await world.query.conversation.findFirstOrThrow({ where: { channel: 'telegram-public' } });
  const earlier = await store.read.conversations.byKey(chatKey);
  await neighbour.picks('没有');
  await neighbour.sees('您担心孩子遇到了什么');
  await neighbour.picks('没人好好照顾');
  await neighbour.picks('选好了');
  await neighbour.sees('哪个区');
  await world.settled();
  const before = neighbour.chat().length;

  await store.write(async (tx) => {
    const latest = await tx.conversations.byKey(chatKey);
    if (!earlier || !latest) throw new Error('no chat');
    await tx.conversations.save({ ...earlier, revision: latest.revision }, world.clock.now());
  });
  await neighbour.says('没有');
  await world.settled();

  expect(neighbour.chat().slice(before)).toEqual([expect.stringContaining('您担心孩子遇到了什么')]);
  expect(await world.query.parkedUpdate.count()).toBe(0);
});
