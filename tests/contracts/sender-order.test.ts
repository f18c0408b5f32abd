import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../src/domain/channel.js';
import type { Frame } from '../../src/notify/frame.js';
import { openSender } from '../../src/notify/sender.js';
import { openSeal } from '../../src/store/seal.js';
import { type NewOutboxRow, openStore } from '../../src/store/store.js';
import { drivenClock } from '../support/driven-clock.js';
import { freshFile } from '../support/engines.js';

test('a reply that shares its commit with the claim of something older leaves after it', async () => {
  const file = await freshFile();
  const store = await openStore(file.url, openSeal(Buffer.alloc(32, 1)));
  const clock = drivenClock('2026-03-03T10:00:00+08:00');
  const sent: string[] = [];
  const channel: Channel = {
    name: 'web',
    can: { buttons: true },
    start: async () => {},
    stop: async () => {},
    send: async (_, { text }) => {
      sent.push(text);
      return { ref: text };
    },
  };
  const sender = openSender({
    store,
    channels: new Map([['web', channel]]),
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    frame: { markRepeated: (message) => message } as Partial<Frame> as Frame,
    instance: 'one',
    wake: () => void sender.drain(),
  });
  onTestFinished(async () => {
    await sender.stop();
    await store.close();
    await file.drop();
  });
  const row = (id: string): NewOutboxRow => ({
    id,
    address: { channel: 'web', chat: '7' },
    kind: 'reply',
    priority: 1,
    notBefore: clock.now(),
    message: { text: id, choices: [], choose: 'one' },
  });

  for (let round = 0; round < 20; round += 1) {
    await store.write((tx) => tx.outbox.add([row(`${round} older`)], clock.now()));
    const drained = sender.drain();
    // The drain's claim is asked for one step later; both wait for the same commit.
    await Promise.resolve();
    await Promise.resolve();
    const claim = sender.claim(clock.now());
    const added = await store.write((tx) => tx.outbox.add([row(`${round} newer`)], clock.now(), claim));
    sender.send(
      added.filter((one) => one.claim !== ''),
      claim,
    );
    await drained;
    await sender.drain();
    while (sent.length < 2 * (round + 1)) await sender.drain().then(() => sender.idle());
  }
  expect(sent).toEqual(Array.from({ length: 20 }, (_, round) => [`${round} older`, `${round} newer`]).flat());
});
