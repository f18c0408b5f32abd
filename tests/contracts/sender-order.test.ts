import { expect, onTestFinished, test } from 'vitest';
import type { Channel } from '../../src/domain/channel.js';
import type { Frame } from '../../src/notify/frame.js';
import type { Which } from '../../src/notify/outbox/drain.js';
import { openSender } from '../../src/notify/outbox/sender.js';
import { openSeal } from '../../src/store/seal.js';
import { type NewOutboxRow, openStore } from '../../src/store/store.js';
import { drivenClock } from '../support/driven-clock.js';
import { freshFile } from '../support/engines.js';

/** A sender on a store of its own, with all that it sent and was woken for. */
const stage = async (accepted: () => Promise<void> = async () => {}) => {
  const file = await freshFile();
  const store = await openStore(file.url, openSeal(Buffer.alloc(32, 1)));
  const clock = drivenClock('2026-03-03T10:00:00+08:00');
  const sent: string[] = [];
  const woken: (Which | undefined)[] = [];
  const channel: Channel = {
    name: 'web',
    can: { buttons: true },
    start: async () => {},
    stop: async () => {},
    send: async (_, { text }) => {
      sent.push(text);
      await accepted();
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
    wake: (which) => {
      woken.push(which);
      void sender.drain(which);
    },
  });
  onTestFinished(async () => {
    await sender.stop();
    await store.close();
    await file.drop();
  });
  const row = (id: string, chat = '7'): NewOutboxRow => ({
    id,
    address: { channel: 'web', chat },
    kind: 'reply',
    priority: 1,
    notBefore: clock.now(),
    message: { text: id, choices: [], choose: 'one' },
  });
  return { store, clock, sender, row, sent, woken };
};

test('a reply that shares its commit with the claim of something older leaves after it', async () => {
  const { store, clock, sender, row, sent } = await stage();
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

// The second is of more chats than one claim takes.
test.each([
  [3, 4],
  [70, 2],
])(
  'what waits for a message of its own chat leaves when that one has arrived, without a tick: %d chats',
  async (of, each) => {
    let under = 0;
    let all: () => void = () => {};
    const together = new Promise<void>((resolve) => (all = resolve));
    const { store, clock, sender, row, sent, woken } = await stage(() => {
      under += 1;
      if (under === of) all();
      return together;
    });
    const chats = Array.from({ length: of }, (_, index) => `${index};`);
    const nths = Array.from({ length: each }, (_, index) => index + 1);
    const rows = nths.flatMap((nth) => chats.map((chat) => row(`${chat} ${nth}`, chat)));
    await store.write((tx) => tx.outbox.add(rows, clock.now()));
    await sender.drain();
    await sender.idle();
    expect(chats.map((chat) => sent.filter((text) => text.startsWith(chat)))).toEqual(
      chats.map((chat) => nths.map((nth) => `${chat} ${nth}`)),
    );
    expect(new Set(woken)).toEqual(new Set(['freed']));
  },
);

test('what begins too late for its lease goes back, and leaves once by a claim of its own', async () => {
  const { store, clock, sender, row, sent, woken } = await stage();
  const claim = sender.claim(clock.now());
  const added = await store.write((tx) => tx.outbox.add([row('late')], clock.now(), claim));
  // As of a process that stood still: it could still be sending when the lease ends, and another sends it too.
  clock.set(clock.now() + 5_000);
  sender.send(added, claim);
  await sender.idle();
  expect({ sent, woken }).toEqual({ sent: ['late'], woken: [undefined] });
});

test('a message that was given back while it was sent is not on record as arrived by whoever lost it', async () => {
  let loses = async (): Promise<void> => {};
  const { store, clock, sender, row, sent } = await stage(() => loses());
  loses = () => store.write((tx) => tx.outbox.releaseAll()).then(() => {});
  const card = (id: string) => ({ ...row(id), kind: 'inform', obligationId: 'o', epoch: 1, memberId: 'm' }) as const;
  await store.write((tx) => tx.outbox.add([card('once')], clock.now()));
  await sender.drain();
  await sender.idle();
  expect({ sent, events: await store.read.events.ofObligation('o') }).toEqual({ sent: ['once'], events: [] });
  loses = async () => {};
  await sender.drain();
  await sender.idle();
  expect(await store.read.events.ofObligation('o')).toMatchObject([{ kind: 'message.arrived', memberId: 'm' }]);
});

test('what is behind a message that was given back while it was sent waits for it to be sent again', async () => {
  let loses = async (): Promise<void> => {};
  const { store, clock, sender, row, sent } = await stage(() => loses());
  loses = async () => {
    loses = async () => {};
    await store.write((tx) => tx.outbox.releaseAll());
  };
  const claim = sender.claim(clock.now());
  sender.send(await store.write((tx) => tx.outbox.add([row('first'), row('second')], clock.now(), claim)), claim);
  await sender.idle();
  await sender.drain();
  await sender.idle();
  expect(sent).toEqual(['first', 'first', 'second']);
});

test('a call is left to a digest that waits, and to none that has left', async () => {
  const { store, clock, sender, row } = await stage();
  const later = clock.now() + 60_000;
  const of = (id: string, kind: 'digest' | 'page', notBefore: number) =>
    ({ ...row(id), kind, notBefore, memberId: 'm' }) as const;
  await store.write((tx) =>
    tx.outbox.add(
      [of('told', 'digest', clock.now()), of('one', 'page', later), of('next', 'digest', later)],
      clock.now(),
    ),
  );
  await sender.drain();
  await sender.idle();
  const joins = (digest: string) => store.write((tx) => tx.digests.join('one', digest));
  expect([await joins('told'), await joins('next'), await joins('next')]).toEqual([false, true, true]);
});

test('who adds a message behind another of its chat has nothing to send; who adds the first of a chat has', async () => {
  const { store, clock, row } = await stage();
  const add = (...rows: readonly NewOutboxRow[]) =>
    store.write(async (tx) => {
      await tx.outbox.add(rows, clock.now());
      return tx.outbox.hasPending();
    });
  expect(await add(row('first'))).toBe(true);
  expect(await add(row('behind it'))).toBe(false);
  expect(await add(row('behind both'), row('of another chat', '8'))).toBe(true);
  expect(await add({ ...row('more urgent'), priority: 0 })).toBe(true);
});
