import sql, { type Sql } from 'sql-template-tag';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { auditStatements, MOST_COUNTED } from '../../src/store/audit.js';
import { type Database, openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { type Obligation, openStore, type Store } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';
import { NOW, obligation } from '../support/obligation.js';

eachEngine((engine, fresh) => {
  let store: Store;
  let database: Database;
  beforeEach(async () => {
    const { url } = await fresh();
    store = await openStore(url, openSeal(Buffer.alloc(32, 1)));
    database = await openDatabase(url);
  });
  afterEach(async () => {
    await store.close();
    await database.close();
  });

  const add = (...all: Obligation[]) =>
    store.write(async (tx) => {
      for (const one of all) await tx.obligations.add(one);
    });
  const message = (id: string, notBefore: number) => ({
    id,
    address: { channel: 'web' as const, chat: id },
    kind: 'reply' as const,
    priority: 1,
    notBefore,
    message: { text: 'x', choices: [], choose: 'one' as const },
  });

  describe('an audit counts', () => {
    test('obligations that ought to have moved, and since when', async () => {
      await add(
        obligation('late', { nextDueAt: NOW - HOUR }),
        obligation('later', { nextDueAt: NOW - MINUTE }),
        obligation('done', { nextDueAt: null, state: 'done' }),
        obligation('in time'),
      );
      const { audit } = store.read;
      expect(await audit.overdue(NOW - 2 * MINUTE)).toEqual({ count: 1, oldest: NOW - HOUR });
      expect(await audit.overdue(NOW)).toEqual({ count: 2, oldest: NOW - HOUR });
      expect(await audit.overdue(NOW - 2 * HOUR)).toEqual({ count: 0, oldest: null });
    });

    test('obligations without a timer, done ones not', async () => {
      await add(
        obligation('lost', { nextDueAt: null }),
        obligation('held', { nextDueAt: null, state: 'acknowledged' }),
        obligation('done', { nextDueAt: null, state: 'done' }),
        obligation('well'),
      );
      expect(await store.read.audit.timerless(100)).toEqual(['held', 'lost']);
      expect(await store.read.audit.timerless(1)).toHaveLength(1);
    });

    test('open obligations by ladder, level and rung', async () => {
      await add(
        obligation('a', { rung: 3 }),
        obligation('b', { rung: 2 }),
        obligation('c', { rung: 3, policyVersion: 'two' }),
        obligation('d', { rung: 3, level: 'P0' }),
        obligation('e', { rung: 3, state: 'acknowledged' }),
      );
      const at = { policyVersion: 'one', level: 'P1' as const };
      expect(await store.read.audit.standing({ ...at, rung: 0 })).toBe(2);
      expect(await store.read.audit.standing({ ...at, rung: 3 })).toBe(1);
    });

    test('messages that wait, were tried, are held, and whose holder is gone', async () => {
      const rows = await store.write(async (tx) => {
        const claimed = await tx.outbox.add([message('held', NOW)], NOW, { token: 't', until: NOW + MINUTE });
        await tx.outbox.add([message('a', NOW + HOUR), message('b', NOW - HOUR)], NOW - HOUR);
        const tried = await tx.outbox.add([message('tried', NOW)], NOW - 2 * HOUR, { token: 't', until: NOW });
        for (const row of tried) {
          await tx.outbox.retry(row, {
            notBefore: NOW + MINUTE,
            attempts: 1,
            maybeSent: false,
            failure: 'unavailable',
          });
        }
        return claimed;
      });
      const { audit } = store.read;
      expect(await audit.pending()).toEqual({ count: 3, oldest: NOW - HOUR });
      expect(await audit.troubled()).toEqual({ count: 1, oldest: NOW - 2 * HOUR });
      expect(await audit.claimed()).toEqual({ count: 1, oldest: NOW + MINUTE });
      expect((await audit.expired(NOW)).count).toBe(0);
      expect((await audit.expired(NOW + MINUTE)).count).toBe(1);
      await store.write(async (tx) => {
        await tx.outbox.sent(
          rows.map((row) => ({ row })),
          NOW,
        );
      });
      expect((await audit.claimed()).count).toBe(0);
    });

    test('posts that somebody holds who can be reached', async () => {
      await store.write(async (tx) => {
        for (const [who, post, chat] of [
          ['m1', 'held', 'c1'],
          ['m2', 'blocked', 'c2'],
          ['m3', 'left', 'c3'],
          ['m4', 'elsewhere', 'c4'],
        ] as const) {
          await tx.members.add(who, 'a role', NOW);
          await tx.members.hold(who, [post], NOW);
          await tx.members.bind(who, { channel: who === 'm4' ? 'wechat' : 'web', chat }, 'en');
        }
        await tx.members.block({ channel: 'web', chat: 'c2' }, NOW);
        await tx.members.remove('m3', NOW);
      });
      const { audit } = store.read;
      const codes = ['held', 'blocked', 'left', 'elsewhere', 'nobody'];
      expect(await audit.reachable(codes, ['web'], NOW)).toEqual(new Set(['held']));
      expect(await audit.reachable(codes, ['web', 'wechat'], NOW)).toEqual(new Set(['held', 'elsewhere']));
      expect(await audit.reachable(codes, [], NOW)).toEqual(new Set());
      expect(await audit.reachable([], ['web'], NOW)).toEqual(new Set());
    });
  });

  describe('with much that is settled', () => {
    /** 20,000 rows of each kind that an audit must pass over; a thousand open ones. */
    const fill = async (): Promise<void> => {
      const series =
        engine === 'postgresql'
          ? 'SELECT n FROM generate_series(1, 20000) AS n'
          : 'WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 20000) SELECT n FROM s';
      const no = 'FALSE';
      await database.transact(async (tx) => {
        await tx.$executeRawUnsafe(`
          INSERT INTO "Obligation" ("id", "caseId", "reportId", "kind", "level", "area", "timezone", "policyVersion",
            "rung", "nudge", "rungStartedAt", "openedAt", "dueAt", "nextDueAt", "epoch", "state")
          SELECT 'o' || n, 'c' || n, 'r' || n, 'acknowledge', 'P' || (n % 4), '12', 'Asia/Shanghai', 'one', n % 4, 1,
            ${NOW}, ${NOW}, ${NOW}, CASE WHEN n % 20 = 0 THEN ${NOW} + n ELSE NULL END, 1,
            CASE WHEN n % 20 = 0 THEN 'open' ELSE 'done' END FROM (${series}) AS f`);
        await tx.$executeRawUnsafe(`
          INSERT INTO "Outbox" ("id", "chatKey", "channel", "kind", "priority", "position", "state", "notBefore",
            "attempts", "maybeSent", "createdAt", "settledAt", "failure", "leaseUntil")
          SELECT 'm' || n, 'k' || n, 'web', 'reply', n % 4, n,
            CASE WHEN n % 40 = 0 THEN 'pending' WHEN n % 40 = 1 THEN 'claimed' ELSE 'sent' END, ${NOW} + n, 0, ${no},
            ${NOW} + n, CASE WHEN n % 40 < 2 THEN NULL ELSE ${NOW} END, CASE WHEN n % 2 = 0 THEN 'unavailable' END,
            CASE WHEN n % 40 = 1 THEN ${NOW} + n END FROM (${series}) AS f`);
        await tx.$executeRawUnsafe(`
          INSERT INTO "Conversation" ("chatKey", "channel", "sealedAddress", "locale", "flow", "version", "revision",
            "sealedState", "parkedAt", "updatedAt")
          SELECT 'k' || n, 'web', 'x', 'en', 'report', 1, 1, 'x', CASE WHEN n % 2000 = 0 THEN ${NOW} END, ${NOW}
          FROM (${series}) AS f`);
        await tx.$executeRawUnsafe(`
          INSERT INTO "ParkedUpdate" ("id", "at", "channel", "error", "sealedInbound")
          SELECT 'u' || n, ${NOW}, 'web', 'Error', 'x' FROM (${series}) AS f`);
        for (const [table, columns, values] of [
          [
            'Post',
            '"code", "name", "kind", "sector", "area", "timezone"',
            `'post' || n, 'x', 'police', 'government', '12', 'Asia/Shanghai'`,
          ],
          ['Member', '"id", "sealedName", "createdAt"', `'p' || n, 'x', ${NOW}`],
          ['Holding', '"memberId", "postCode", "since"', `'p' || n, 'post' || n, ${NOW}`],
          ['StandIn', '"memberId", "postCode", "startsAt", "endsAt"', `'p' || n, 'post' || n, ${NOW}, ${NOW + 5_000}`],
          [
            'MemberAddress',
            '"chatKey", "memberId", "channel", "sealedAddress", "locale", "rank"',
            `'a' || n, 'p' || n, 'web', 'x', 'en', 0`,
          ],
        ]) {
          await tx.$executeRawUnsafe(`INSERT INTO "${table}" (${columns}) SELECT ${values} FROM (${series}) AS f`);
        }
        await tx.$executeRawUnsafe(`
          INSERT INTO "Case" ("id", "number", "area", "level", "status", "openedAt", "updatedAt", "holderId")
          SELECT 'case' || n, 'n' || n, '120101', 'P1', 'received', ${NOW}, ${NOW},
            CASE WHEN n % 20 = 0 THEN NULL ELSE 'p' || n % 100 END FROM (${series}) AS f`);
        await tx.$executeRawUnsafe('ANALYZE');
      });
    };

    /** How the engine goes about a statement, in its own words. */
    const planOf = async (statement: Sql): Promise<string> => {
      const rows = await database.prisma.$queryRaw<Record<string, unknown>[]>(
        engine === 'postgresql' ? sql`EXPLAIN ${statement}` : sql`EXPLAIN QUERY PLAN ${statement}`,
      );
      return rows.map((row) => String(row.detail ?? row['QUERY PLAN'])).join('\n');
    };

    const at = { policyVersion: 'one', level: 'P1' as const };
    const STATEMENTS: Record<keyof typeof auditStatements, [Sql, ...string[]]> = {
      overdue: [auditStatements.overdue(NOW + 5_000), 'Obligation_nextDueAt_idx'],
      timerless: [auditStatements.timerless(100), 'Obligation_timerless_idx'],
      standing: [auditStatements.standing({ ...at, rung: 3 }), 'Obligation_standing_idx'],
      pending: [auditStatements.pending(), 'Outbox_ripe_idx'],
      troubled: [auditStatements.troubled(), 'Outbox_troubled_idx'],
      claimed: [auditStatements.claimed(), 'Outbox_leaseUntil_idx'],
      expired: [auditStatements.expired(NOW + 5_000), 'Outbox_leaseUntil_idx'],
      parkedTurns: [auditStatements.parkedTurns(), 'ParkedUpdate'],
      parkedChats: [auditStatements.parkedChats(), 'Conversation_parkedAt_idx'],
      gone: [auditStatements.gone('p1', ['web', 'wechat'], 2_000, NOW), 'MemberAddress_memberId_idx'],
      abandoned: [auditStatements.abandoned(['p1', 'p2']), 'Case_holderId_idx', 'Obligation_caseId_idx'],
      unheld: [auditStatements.unheld('case1', 2_000), 'Case_', 'Obligation_caseId_idx'],
      stillUnheld: [auditStatements.stillUnheld(['case1', 'case2']), 'Case_', 'Obligation_caseId_idx'],
      reachable: [
        auditStatements.reachable(['post1', 'post2'], ['web', 'wechat'], NOW),
        'Holding_postCode_idx',
        'StandIn_postCode_idx',
        'MemberAddress_memberId_idx',
      ],
    };

    test('each statement goes by an index over what is left to do, and reads no table from end to end', async () => {
      await fill();
      for (const [name, [statement, ...indexes]] of Object.entries(STATEMENTS)) {
        const plan = await planOf(statement);
        for (const index of indexes) expect(plan, name).toContain(index);
        expect(plan, name).not.toContain('Seq Scan');
        // SQLite says SCAN also of an index that is read in order up to the limit, but then it names it.
        for (const line of plan.split('\n').filter((one) => /\bSCAN (?!found|kept|\()/.test(one))) {
          expect(line, name).toContain('USING');
        }
      }
    }, 120_000);

    test('counting stops, so that more to count costs no more', async () => {
      await fill();
      expect(await store.read.audit.parkedTurns()).toBe(MOST_COUNTED);
      expect(await store.read.audit.parkedChats()).toBe(10);
      expect((await store.read.audit.pending()).count).toBe(500);
    }, 120_000);
  });

  test('of two instances that note the same matter at once, one does', async () => {
    const matter = { name: 'overdue', standing: true, since: NOW, seenAt: NOW, toldAt: null, figure: 1, revision: 0 };
    const saves = await Promise.all([1, 2, 3].map(() => store.write((tx) => tx.matters.save(matter))));
    expect(saves.filter(Boolean)).toHaveLength(1);
    expect(await store.read.matters.all()).toEqual([{ ...matter, revision: 1 }]);
    expect(await store.read.matters.byName('overdue')).toEqual({ ...matter, revision: 1 });
    expect(await store.write((tx) => tx.matters.save({ ...matter, revision: 1, standing: false, toldAt: NOW }))).toBe(
      true,
    );
    expect(await store.read.matters.byName('overdue')).toMatchObject({ standing: false, toldAt: NOW, revision: 2 });
  });
});
