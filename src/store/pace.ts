import sql, { empty, join } from 'sql-template-tag';
import { CHANNELS } from '../domain/channel.js';
import type { Instant } from '../domain/clock.js';
import type { Db, Sealing } from './records.js';

/** How far a bot is held. */
export interface BotPace {
  /** Its platform told it to wait until then; 0 when it did not. */
  readonly pausedUntil: Instant;
  /** See `domain/pace.ts`. */
  readonly paidUntil: Instant;
}

/**
 * Pauses and budgets of bots, by their channel, and of chats, by their key: in rows, since every process on this
 * database sends for the same bots. A chat that was never held and never paced has none.
 */
export const pace = (db: Db, { engine }: Sealing) => ({
  /** Nothing leaves to this chat, or on this channel, before `until`. A longer pause stands. */
  async pause(key: string, until: Instant): Promise<void> {
    await db.$executeRaw`
      INSERT INTO "Pace" ("key", "pausedUntil", "paidUntil") VALUES (${key}, ${until}, 0)
      ON CONFLICT ("key") DO UPDATE SET "pausedUntil" = excluded."pausedUntil"
      WHERE "Pace"."pausedUntil" < excluded."pausedUntil"`;
  },

  /** Reads a bot's row and keeps it for this transaction: what is read is not spent twice. */
  async hold(channel: string): Promise<BotPace> {
    const read = () =>
      engine === 'postgresql'
        ? db.$queryRaw<Row[]>`SELECT "pausedUntil", "paidUntil" FROM "Pace" WHERE "key" = ${channel} FOR UPDATE`
        : db.$queryRaw<Row[]>`SELECT "pausedUntil", "paidUntil" FROM "Pace" WHERE "key" = ${channel}`;
    let [row] = await read();
    if (!row) {
      await db.$executeRaw`
        INSERT INTO "Pace" ("key", "pausedUntil", "paidUntil") VALUES (${channel}, 0, 0) ON CONFLICT ("key") DO NOTHING`;
      [row] = await read();
    }
    return { pausedUntil: Number(row?.pausedUntil ?? 0), paidUntil: Number(row?.paidUntil ?? 0) };
  },

  /** Writes a bot's budget that was read by `hold`. */
  async spend(channel: string, paidUntil: Instant): Promise<void> {
    await db.$executeRaw`UPDATE "Pace" SET "paidUntil" = ${paidUntil} WHERE "key" = ${channel}`;
  },

  /** Takes `cost` ms from the budget of each of these chats, as often as it is named; one beyond `farthest` begins anew. */
  async spendOfChats(keys: readonly string[], cost: number, now: Instant, farthest: Instant): Promise<void> {
    const times = new Map<string, number>();
    for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
    const rows = [...times].map(([key, n]) => sql`(${key}, 0, ${now + n * cost})`);
    if (rows.length === 0) return;
    await db.$executeRaw`
      INSERT INTO "Pace" ("key", "pausedUntil", "paidUntil") VALUES ${join(rows)}
      ON CONFLICT ("key") DO UPDATE SET "paidUntil" = excluded."paidUntil" +
        CASE WHEN "Pace"."paidUntil" > ${now} AND "Pace"."paidUntil" <= ${farthest} THEN "Pace"."paidUntil" - ${now} ELSE 0 END`;
  },

  /** Pauses and budgets beyond `from` hold nobody any more. */
  async waive(from: Instant): Promise<void> {
    // The bots' rows first, as claims do, so that the two never wait for each other.
    if (engine === 'postgresql') {
      const bots = join([...CHANNELS]);
      await db.$queryRaw`SELECT 1 FROM "Pace" WHERE "key" IN (${bots}) ORDER BY "key" FOR UPDATE`;
    }
    await db.$executeRaw`
      UPDATE "Pace" SET "pausedUntil" = CASE WHEN "pausedUntil" > ${from} THEN 0 ELSE "pausedUntil" END,
        "paidUntil" = CASE WHEN "paidUntil" > ${from} THEN 0 ELSE "paidUntil" END
      WHERE "pausedUntil" > ${from} OR "paidUntil" > ${from}`;
  },

  /** Forgets what has held nobody since `before`. */
  async forget(before: Instant): Promise<number> {
    // What somebody is at is in use: whoever has a bot's row waits for a chat's next.
    const unlessKept = engine === 'postgresql' ? sql`FOR UPDATE SKIP LOCKED` : empty;
    return db.$executeRaw`DELETE FROM "Pace" WHERE "key" IN (
      SELECT "key" FROM "Pace" WHERE "pausedUntil" < ${before} AND "paidUntil" < ${before} ${unlessKept})`;
  },
});

interface Row {
  pausedUntil: bigint;
  paidUntil: bigint;
}
