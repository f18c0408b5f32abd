import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../src/domain/channel.js';
import type { Frame } from '../../src/notify/frame.js';
import { openSender } from '../../src/notify/outbox/sender.js';
import { openSeal } from '../../src/store/seal.js';
import { type NewOutboxRow, openStore, type Records, type Store } from '../../src/store/store.js';
import { drivenClock } from '../support/driven-clock.js';
import { freshDatabase } from '../support/engines.js';

// On SQLite one transaction follows the other. On PostgreSQL what settles a message may not see what a turn adds behind it.

/** Something that has happened, and whoever waits for it. */
const moment = () => {
  let come = (): void => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
};

/** A sender on a store of its own, of which `around` drives the transactions that settle. */
const stage = async (around: (settle: () => Promise<unknown>) => Promise<unknown>) => {
  const database = await freshDatabase();
  const store = await openStore(database.url, openSeal(Buffer.alloc(32, 1)));
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
  const driven: Store = {
    ...store,
    writeSoon: <T>(work: (tx: Records) => Promise<T>) =>
      store.writeSoon(async (tx) => {
        let done: { result: T } | undefined;
        await around(async () => {
          done = { result: await work(tx) };
        });
        if (!done) throw new Error('it was not settled');
        return done.result;
      }),
  };
  const sender = openSender({
    store: driven,
    channels: new Map([['web', channel]]),
    clock,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    frame: { markRepeated: (message) => message } as Partial<Frame> as Frame,
    instance: 'one',
    wake: (which) => void sender.drain(which),
  });
  onTestFinished(async () => {
    await sender.stop();
    await store.close();
    await database.drop();
  });
  const row = (id: string): NewOutboxRow => ({
    id,
    address: { channel: 'web', chat: '7' },
    kind: 'reply',
    priority: 1,
    notBefore: clock.now(),
    message: { text: id, choices: [], choose: 'one' },
  });
  return { store, clock, sender, row, sent };
};

test('what a turn adds while the message before it is settled leaves without a tick', async () => {
  const [added, settled, drained] = [moment(), moment(), moment()];
  const { store, clock, sender, row, sent } = await stage(async (settle) => {
    await added.came;
    await settle();
    settled.come();
    await drained.came;
  });
  await store.write((tx) => tx.outbox.add([row('older')], clock.now()));
  await sender.drain();
  await store.write(async (tx) => {
    await tx.outbox.add([row('newer')], clock.now());
    added.come();
    await settled.came;
  });
  // As the turn does that added it: the older one is still under way for all that can be seen.
  await sender.drain();
  drained.come();
  await sender.idle();
  expect(sent).toEqual(['older', 'newer']);
});
