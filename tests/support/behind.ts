import { expect } from 'vitest';
import type { Records } from '../../src/store/store.js';
import type { LadderStage } from './ladder-stage.js';

/** What whoever waits for a case must not have yet: each would be waited for by whoever has the case. */
const TABLES = [
  ['Case', 'id'],
  ['Obligation', 'id'],
  ['Report', 'id'],
  ['Reminder', 'id'],
  ['Enrolment', 'id'],
  ['Matter', 'name'],
  ['MemberAddress', 'chatKey'],
] as const;

/** Two transactions on PostgreSQL, of which the second comes when the first has a case, and waits for it. */
export const openBehind = (stage: LadderStage) => {
  const rows = async (table: string, key: string, locked = ''): Promise<string[]> => {
    const found = await stage.query.$queryRawUnsafe<{ id: string }[]>(
      `SELECT "${key}" AS "id" FROM "${table}" ${locked}`,
    );
    return found.map(({ id }) => `${table} ${id}`);
  };

  const behind = {
    /** How many connections to this database wait for what another has. */
    async waiting(): Promise<number> {
      const found = await stage.query.$queryRaw<{ n: bigint }[]>`
        SELECT COUNT(*) AS n FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;
      return Number(found[0]?.n);
    },

    /** What somebody has: cases, duties, reports, reminders, families, alarms and chats of members. */
    async kept(): Promise<readonly string[]> {
      const kept: string[] = [];
      for (const [table, key] of TABLES) {
        const free = new Set(await rows(table, key, 'FOR UPDATE SKIP LOCKED'));
        kept.push(...(await rows(table, key)).filter((row) => !free.has(row)));
      }
      return kept.sort();
    },

    /**
     * Does `work` while somebody else has these cases, who `does` something to them; once it waits, it has taken nothing, and `look`
     * is taken.
     */
    async comes(
      named: readonly string[],
      work: () => Promise<unknown>,
      { does = async (_: Records): Promise<void> => {}, look = async (): Promise<void> => {} } = {},
    ): Promise<void> {
      let leave = (): void => {};
      const stays = new Promise<void>((resolve) => {
        leave = resolve;
      });
      let arrived = (): void => {};
      const there = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const first = stage.store.write(async (tx) => {
        await tx.cases.inTurn(...named);
        await does(tx);
        arrived();
        await stays;
      });
      await there;
      const before = await behind.kept();
      const second = work();
      try {
        await expect.poll(behind.waiting, { interval: 5, timeout: 10_000 }).toBeGreaterThan(0);
        // What settles meanwhile has what it settles for a moment.
        const taken = async () => (await behind.kept()).filter((row) => !before.includes(row));
        await expect.poll(taken, { interval: 20, timeout: 2_000 }).toEqual([]);
        await look();
      } finally {
        leave();
      }
      await Promise.all([first, second]);
    },
  };
  return behind;
};
