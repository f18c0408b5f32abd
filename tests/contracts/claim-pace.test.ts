import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { claim } from '../../src/notify/outbox/claim.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

const NOW = 1_790_000_000_000;

eachEngine((_, fresh) => {
  test('a budget from before the clock was set back holds nobody, and leaves those of other channels as they are; a pause holds all', async () => {
    const store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
    const fast = { channel: 'telegram-desk', pace: { perSecond: 30, perChat: 1 } } as const;
    const slow = { channel: 'telegram-public', pace: { perSecond: 1, perChat: 0.01 } } as const;
    let messages = 0;
    const adds = (channel: 'telegram-desk' | 'telegram-public', now: number, count: number) =>
      store.write((tx) =>
        tx.outbox.add(
          Array.from({ length: count }, () => ({
            id: `m${messages++}`,
            address: { channel, chat: '7' },
            kind: 'reply' as const,
            priority: 1,
            notBefore: now,
            message: { text: 'news', choices: [], choose: 'one' as const },
          })),
          now,
        ),
      );
    /** How many leave. */
    const claims = (from: typeof fast | typeof slow, now: number) =>
      store.write(async (tx) => {
        const options = { ...from, token: 'me', leaseUntil: now + MINUTE, room: 50, serial: 0, replies: 0 };
        const { rows } = await claim(tx, now, options);
        await tx.outbox.sent(
          rows.map((row) => ({ row })),
          now,
        );
        return rows.length;
      });
    try {
      // One chat of the slow channel has had its burst; the fast channel was used while the clock was ahead.
      for (let n = 0; n < 5; n += 1) {
        await adds('telegram-public', NOW + n * 1_000, 1);
        expect(await claims(slow, NOW + n * 1_000)).toBe(1);
      }
      const now = NOW + 5_000;
      await adds('telegram-desk', now + 6 * HOUR, 1);
      expect(await claims(fast, now + 6 * HOUR)).toBe(1);

      await adds('telegram-desk', now, 1);
      expect(await claims(fast, now)).toBe(1);
      await adds('telegram-public', now, 1);
      expect(await claims(slow, now)).toBe(0);

      // The platform told the bot to wait: whoever claims for it waits for as long.
      await store.write((tx) => tx.pace.pause('telegram-desk', now + MINUTE));
      await adds('telegram-desk', now, 1);
      expect([await claims(fast, now), await claims(fast, now + MINUTE)]).toEqual([0, 1]);
    } finally {
      await store.close();
    }
  });

  test('a bot’s budget is spent from its first claim on; every eighth claim takes few, and those that wait longest', async () => {
    const store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 1)));
    await store.write((tx) =>
      tx.outbox.add(
        Array.from({ length: 30 }, (_, n) => ({
          id: `m${String(n).padStart(2, '0')}`,
          address: { channel: 'telegram-desk', chat: String(n) } as const,
          kind: 'inform' as const,
          priority: n < 6 ? 3 : 1,
          notBefore: NOW,
          message: { text: 'news', choices: [], choose: 'one' as const },
        })),
        NOW,
      ),
    );
    const claims = (now: number, serial: number) =>
      store.write(async (tx) => {
        const pace = { perSecond: 30, perChat: 1 };
        const options = { channel: 'telegram-desk', pace, token: 'me', leaseUntil: now + MINUTE, replies: 0 } as const;
        return (await claim(tx, now, { ...options, room: 50, serial })).rows.map(({ id }) => id);
      });
    try {
      const urgent = await claims(NOW, 0);
      expect([urgent.length, urgent[0], (await claims(NOW, 1)).length], 'a third of a second').toEqual([10, 'm06', 0]);
      expect((await claims(NOW + 1_000, 7)).sort()).toEqual(['m00', 'm01', 'm02', 'm03', 'm04']);
      expect((await claims(NOW + 2_000, 8)).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `m${16 + n}`));
    } finally {
      await store.close();
    }
  });
});
