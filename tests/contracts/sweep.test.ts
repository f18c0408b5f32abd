import { expect, test } from 'vitest';
import { DAY, HOUR, SECOND } from '../../src/domain/clock.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { openTick, type TickDeps } from '../../src/tick.js';
import { freshFile } from '../support/engines.js';

test('a sweep that fails is made again by the next tick, and not an hour later; what nobody needs any more goes', async () => {
  const NOW = Date.parse('2026-03-03T10:00:00+08:00');
  let now = NOW;
  let away = true;
  const { url, drop } = await freshFile();
  const store = await openStore(url, openSeal(Buffer.alloc(32, 1)));
  const { write } = store;
  const logged: string[] = [];
  const note = (_: object, sentence: string) => void logged.push(sentence);
  const log = { debug: note, info: note, warn: note, error: note };
  const tick = openTick({
    store: { ...store, write: (work) => (away ? Promise.reject(new Error('away')) : write(work)) },
    turns: {} as TickDeps['turns'],
    sender: { settle: () => {}, drain: async () => {} } as unknown as TickDeps['sender'],
    frame: {} as TickDeps['frame'],
    clock: { now: () => now, sleep: async () => {} },
    log,
    keepDays: 90,
    watch: { tickBegins: () => {}, audit: async () => {}, tickEnds: () => {} },
  });
  await write(async (tx) => {
    await tx.clockSeen.save({ at: NOW, since: NOW - 2 * DAY, leapt: 0 });
    for (const [code, ended] of Object.entries({ old: 31, young: 29, used: 31 })) {
      await tx.invites.add(code, ['P'], NOW - 40 * DAY, NOW - ended * DAY, { name: '洛长风' });
    }
    await tx.invites.use('used', 'm', NOW - 35 * DAY);
  });
  const at = NOW - 8 * DAY;
  const address = { channel: 'web', chat: 'c-1' } as const;
  const inbound = { address, updateId: '1', at, audience: 'public', turn: { kind: 'file' } } as const;
  const isNew = () => write(async (tx) => tx.updates.take(inbound, at));
  expect([await isNew(), await isNew()]).toEqual([true, false]);
  await tick.run();
  expect(logged).toContain('a stage of the tick failed; the next tick tries again');
  expect(await isNew()).toBe(false);
  away = false;
  now += SECOND;
  await tick.run();
  expect(await isNew(), 'nobody repeats an update this old').toBe(true);
  const left = await Promise.all(['old', 'young', 'used'].map((code) => store.read.invites.byHash(code)));
  expect(
    left.map((invite) => invite !== null),
    'a name of whoever never came is of no use',
  ).toEqual([false, true, true]);
  now += HOUR - SECOND;
  await tick.run();
  expect(await isNew(), 'once an hour').toBe(false);
  now += SECOND;
  await tick.run();
  expect(await isNew()).toBe(true);
  await store.close();
  await drop();
});
