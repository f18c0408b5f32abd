import { expect, test } from 'vitest';
import type { Address } from '../../src/domain/channel.js';
import { openChats } from '../../src/store/chats.js';
import { openDatabase, type Tx } from '../../src/store/engines/engine.js';
import { Records } from '../../src/store/records.js';
import { openSeal } from '../../src/store/seal.js';
import { freshDatabase } from '../support/engines.js';

const NOW = Date.parse('2026-03-04T10:00:00+08:00');
const SENT = 50_000;
const WAITING = 2_000;
const LIMIT = 25;
/** A statement is planned for its own values five times. */
const KEPT_AFTER = 7;

/** PostgreSQL's own count of what was looked up so far. */
const lookups = async (tx: Tx): Promise<number> => {
  const [row] = await tx.$queryRaw<{ n: bigint }[]>`
    SELECT COALESCE(idx_scan, 0) + COALESCE(idx_tup_fetch, 0) + COALESCE(seq_tup_read, 0) AS n FROM pg_stat_xact_user_tables WHERE relname = 'Outbox'`;
  return Number(row?.n);
};

test.each([
  ['that nothing waits', ['statistics', 'flood']],
  ['what waits', ['flood', 'statistics']],
])(
  'a claim and its settle go through what they take, not through all there is, when statistics say %s',
  async (_, order) => {
    const fresh = await freshDatabase();
    const database = await openDatabase(fresh.url);
    const seal = openSeal(Buffer.alloc(32, 7));
    const chats = openChats(seal);
    const sealing = { seal, engine: 'postgresql', chats, chatKey: (to: Address) => chats.of(to).key } as const;
    const address = chats.of({ channel: 'telegram-desk', chat: '1' }).sealed;
    const message = seal.seal('message', JSON.stringify({ text: 'a card', choices: [], choose: 'one' }));
    const rows = (state: string, from: number, count: number) => `
    INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore", "attempts",
      "maybeSent", "sealedAddress", "sealedMessage", "createdAt", "settledAt")
    SELECT 'm' || n, 'chat' || n, 'telegram-desk', 'alarm', 1, n, '${state}', ${NOW}, 0, FALSE, '${address}', '${message}',
      ${NOW}, ${state === 'sent' ? NOW : 'NULL'} FROM generate_series(${from}, ${from + count - 1}) AS n`;
    try {
      await database.transact(async (tx) => {
        await tx.$executeRawUnsafe(rows('sent', 0, SENT));
        for (const next of order) {
          await tx.$executeRawUnsafe(next === 'flood' ? rows('pending', SENT, WAITING) : 'ANALYZE "Outbox"');
        }
      });
      const looks = async <T>(work: (outbox: Records['outbox']) => Promise<T>) =>
        database.transact(async (tx) => {
          const before = await lookups(tx);
          return [await work(new Records(tx, sealing).outbox), (await lookups(tx)) - before] as const;
        });
      // Of either kind so many that PostgreSQL keeps a plan for whatever values come.
      for (let taken = SENT; taken < SENT + 2 * KEPT_AFTER * LIMIT; taken += LIMIT) {
        const from = { channel: 'telegram-desk', oldestFirst: (taken - SENT) % (2 * LIMIT) > 0 } as const;
        const [claimed, looked] = await looks((outbox) => outbox.claim('me', NOW, NOW + 15_000, LIMIT, from));
        expect(claimed.map(({ id }) => id)).toEqual(Array.from({ length: LIMIT }, (_, index) => `m${taken + index}`));
        expect(looked).toBeLessThan(10 * LIMIT);
        const [settled] = await looks((outbox) =>
          outbox.sent(
            claimed.map((row) => ({ row })),
            NOW,
          ),
        );
        expect(settled.size).toBe(LIMIT);
      }
      // The index of leases keeps an entry for each row that was claimed until it is cleared up: who settles goes past it.
      await database.transact((tx) => tx.$queryRaw`SELECT 1 FROM (SELECT pg_stat_force_next_flush()) AS flush`);
      const scans = await database.transact(
        (tx) =>
          tx.$queryRaw`SELECT idx_scan AS n FROM pg_stat_user_indexes WHERE indexrelname = 'Outbox_leaseUntil_idx'`,
      );
      expect(scans).toEqual([{ n: 0n }]);
    } finally {
      await database.close();
      await fresh.drop();
    }
  },
);
