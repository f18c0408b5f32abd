import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSeal } from '../../src/store/seal.js';
import { type ClaimedRow, type NewOutboxRow, openStore, type Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { obligation } from '../support/obligation.js';

const NOW = 1_790_000_000_000;
const UNTIL = NOW + 15_000;
const OURS = 'ours';
const OTHER = 'another instance';

const row = (id: string, more: Partial<NewOutboxRow> = {}): NewOutboxRow => ({
  id,
  address: { channel: 'telegram-public', chat: '7' },
  kind: 'reply',
  priority: 1,
  notBefore: NOW,
  message: { text: id, choices: [[{ label: 'yes', data: `${id}.yes` }]], choose: 'one' },
  ...more,
});

eachEngine((_, fresh) => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
  });
  afterEach(() => store.close());

  const add = (rows: NewOutboxRow[], token?: string, now = NOW): Promise<ClaimedRow[]> =>
    store.write((tx) => tx.outbox.add(rows, now, token === undefined ? undefined : { token, until: UNTIL }));
  const claim = (token = OURS, now = NOW): Promise<string[]> =>
    store.write(async (tx) =>
      (await tx.outbox.claim(token, now, UNTIL, 50, { channel: 'telegram-public', oldestFirst: false })).map(
        ({ id }) => id,
      ),
    );
  const sent = (row: ClaimedRow | undefined): Promise<{ held: boolean; more: boolean }> =>
    store.write(async (tx) => ({
      held: row !== undefined && (await tx.outbox.sent([{ row, ref: '1' }], NOW)).has(row.id),
      more: tx.outbox.hasPending(),
    }));
  const retry = (row: ClaimedRow | undefined, notBefore: number) =>
    store.write(async (tx) => row && tx.outbox.retry(row, { ...row, notBefore, failure: 'unavailable' }));

  test('whoever wakes after its lease has ended changes nothing of what another process has by then', async () => {
    const [late] = await add([row('first')], OURS);
    await store.write((tx) => tx.outbox.releaseExpired(UNTIL));
    const from = { channel: 'telegram-public', oldestFirst: false } as const;
    const taken = await store.write((tx) => tx.outbox.claim(OTHER, NOW, UNTIL, 50, from));
    expect(taken).toMatchObject([{ id: 'first', maybeSent: true }]);
    expect((await sent(late)).held).toBe(false);
    expect(await retry(late, NOW)).toBe(false);
    expect(await store.write(async (tx) => late && tx.outbox.failed(late, 'rejected', NOW))).toBe(false);
    await store.write(async (tx) => late && tx.outbox.sendInstead(late, NOW));
    expect(await claim()).toEqual([]);
  });

  test('what arrived is settled together, without what was given back meanwhile', async () => {
    const other = { channel: 'telegram-public', chat: '8' } as const;
    await add([row('first'), row('behind'), row('elsewhere', { address: other })]);
    const rows = await store.write((tx) =>
      tx.outbox.claim(OURS, NOW, UNTIL, 50, { channel: 'telegram-public', oldestFirst: false }),
    );
    expect(rows.map(({ id }) => id)).toEqual(['first', 'elsewhere']);
    await retry(rows[1], NOW);
    const [settled, more] = await store.write(async (tx) => [
      await tx.outbox.sent(
        rows.map((row) => ({ row, ref: `${row.id} there` })),
        NOW,
      ),
      tx.outbox.hasPending(),
    ]);
    expect({ settled, more }).toEqual({ settled: new Set(['first']), more: true });
    expect(await claim()).toEqual(['behind', 'elsewhere']);
  });

  describe('a chat has one order', () => {
    test('its messages are given out one after the other, and other chats do not wait', async () => {
      const other = { channel: 'telegram-public', chat: '8' } as const;
      await add([row('first'), row('second'), row('elsewhere', { address: other })]);
      expect(await claim(OTHER)).toEqual(['first', 'elsewhere']);
      expect(await claim()).toEqual([]);
    });

    test('a reply belongs to its process at once only when nothing older waits or is on its way elsewhere', async () => {
      const [first, beside] = await add([row('first'), row('beside')], OURS);
      expect([first?.claim, beside?.claim]).toEqual([OURS, OURS]);
      expect((await add([row('elsewhere')], OTHER))[0]?.claim).toBe('');
      expect(await claim(OTHER)).toEqual([]);
      await sent(first);
      expect(await sent(beside)).toEqual({ held: true, more: true });
      expect(await claim(OTHER)).toEqual(['elsewhere']);
    });

    test('what came back from a try holds up what is newer until it has left, however late it is tried again', async () => {
      const [first] = await add([row('first')], OURS);
      await retry(first, NOW + 60_000);
      expect((await add([row('second')], OURS))[0]?.claim).toBe('');
      expect(await claim()).toEqual([]);
      expect(await claim(OURS, NOW + 60_000)).toEqual(['first']);
    });

    test('what a killed process had is given out first', async () => {
      await add([row('first')], OTHER);
      await add([row('second')], OURS);
      await store.write((tx) => tx.outbox.releaseExpired(UNTIL));
      expect(await claim(OURS, UNTIL)).toEqual(['first']);
    });

    test('a clock that is behind puts nothing in front', async () => {
      await add([row('first')], OTHER);
      await add([row('second')], OURS, NOW - 3_600_000);
      await store.write((tx) => tx.outbox.releaseExpired(UNTIL));
      expect(await claim(OURS, UNTIL)).toEqual(['first']);
    });

    test('what is more urgent overtakes, and what is put off on purpose holds up nothing', async () => {
      await add([row('tonight', { priority: 2, kind: 'page' })], OTHER);
      await add([row('in the morning', { notBefore: NOW + 3_600_000 })]);
      await add([row('now', { priority: 0, kind: 'page' }), row('soon')]);
      expect(await claim()).toEqual(['now', 'soon']);
    });

    test('what is said waits for what was said, not for cards, and they not for it', async () => {
      await add([row('called first', { kind: 'page' }), row('called then', { kind: 'page' })]);
      expect((await add([row('said first')], OURS))[0]?.claim).toBe(OURS);
      expect((await add([row('said then')], OTHER))[0]?.claim).toBe('');
      expect(await claim()).toEqual(['called first']);
    });

    test('two processes that claim at once do not get two messages of one chat', async () => {
      await add(Array.from({ length: 20 }, (_, index) => row(`${index}`)));
      const got = await Promise.all([claim(OURS), claim(OTHER), claim('third')]);
      expect(got.flat()).toEqual(['0']);
    });
  });

  test.each([
    ['page', 'not made again', []],
    ['nudge', 'not made again', []],
    ['inform', 'not made again', []],
    ['alarm', 'made again', ['about']],
  ] as const)('put off while somebody takes what it is about, a %s is %s', async (kind, _, comes) => {
    const taken = { state: 'acknowledged', epoch: 3, holderId: 'm', holderPost: 'p', heldAt: NOW } as const;
    await store.write((tx) => tx.obligations.add(obligation('o', taken)));
    const [about] = await add([row('about', { kind, obligationId: 'o', epoch: 2, memberId: 'n' })], OURS);
    await retry(about, NOW);
    expect(await claim()).toEqual(comes);
  });

  test('a chat that is told to wait for longer than before waits, and for less than before does too', async () => {
    const [first] = await add([row('first')]);
    for (const ms of [5_000, 10_000, 5_000]) await store.write((tx) => tx.pace.pause(first?.chatKey ?? '', NOW + ms));
    expect(await claim(OURS, NOW + 9_000)).toEqual([]);
    expect(await claim(OURS, NOW + 10_000)).toEqual(['first']);
  });

  describe('a pressed button', () => {
    const press = (data: string) => store.write((tx) => tx.outbox.pressed(row('').address, data, '42', OURS, NOW));

    test('proves that its message arrived though its sender is gone: it does not come again', async () => {
      const [question] = await add([row('question')], OTHER);
      await add([row('next')], OURS);
      await press('question.yes');
      expect(await claim()).toEqual(['next']);
      expect((await sent(question)).held).toBe(false);
    });

    test('of another message proves nothing, and neither does one of a message that never left', async () => {
      const [leaving] = await add([row('leaving')], OURS);
      await press('leaving.yes');
      expect((await sent(leaving)).held).toBe(true);
      await add([row('waiting')]);
      await press('waiting.yes');
      const [waiting] = await store.write((tx) =>
        tx.outbox.claim(OURS, NOW, UNTIL, 50, { channel: 'telegram-public', oldestFirst: false }),
      );
      expect((await sent(waiting)).held).toBe(true);
      await add([row('question')], OTHER);
      await press('earlier.yes');
      expect(await claim(OURS)).toEqual([]);
      await store.write((tx) => tx.outbox.releaseExpired(UNTIL));
      await press('earlier.yes');
      expect(await claim(OURS, UNTIL)).toEqual(['question']);
    });
  });
});
