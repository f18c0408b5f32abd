import { expect, test } from 'vitest';
import type { Address } from '../../src/domain/channel.js';
import { openChats } from '../../src/store/chats.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { Records } from '../../src/store/records.js';
import { openSeal } from '../../src/store/seal.js';
import type { Report } from '../../src/store/store.js';
import { eachEngine } from '../support/engines.js';

const report = (n: number, area = '120101', caseId = `case-${n}`): Report => ({
  id: `report-${n}`,
  caseId,
  channel: 'web',
  receiptHash: `hash-${n}`,
  area,
  level: 'P2',
  triage: { version: '1', level: 'P2', score: 4, parts: [], rules: [], mandatory: [], policeDuty: false },
  draft: { answers: { observed: `what ${n} saw` }, signs: [], askedForHelp: false },
  partial: false,
  promisedBy: n,
  createdAt: n,
  updatedAt: n,
});

eachEngine((engine, fresh) => {
  test('the newest reports of a place, up to a moment, besides one case, with who reported them', async () => {
    const { url } = await fresh();
    const database = await openDatabase(url);
    const seal = openSeal(Buffer.alloc(32, 7));
    const chats = openChats(seal);
    const sealing = { seal, engine, chats, chatKey: (to: Address) => chats.of(to).key } as const;
    const address = { channel: 'web', chat: 'somebody' } as const;
    await database.transact(async (tx) => {
      const { reports } = new Records(tx, sealing);
      for (let n = 1; n <= 20; n += 1) await reports.save(report(n, n % 5 === 0 ? '120102' : '120101'));
      await reports.save(report(21, '120101', 'case-19'));
      await reports.saveReporter({ reportId: 'report-17', address, locale: 'zh-CN' });

      const found = await reports.near({ area: '120101', until: 18, besides: 'case-16', limit: 3 });
      expect(found.map(({ id }) => id)).toEqual(['report-18', 'report-17', 'report-14']);
      expect(found.map(({ reporterKey }) => reporterKey)).toEqual([null, chats.of(address).key, null]);
      expect(found[0]?.draft.answers).toMatchObject({ observed: 'what 18 saw' });
      expect(await reports.reporterKey('report-17')).toBe(chats.of(address).key);
      expect(await reports.reporterKey('report-18')).toBeNull();
      expect(await reports.earlier(report(21, '120101', 'case-19'), 0)).toBe(1);
      expect(await reports.earlier(report(21, '120101', 'case-19'), 20)).toBe(0);
    });
    await database.close();
  });

  test('are found by an index, however many there are elsewhere', async () => {
    const { url } = await fresh();
    const database = await openDatabase(url);
    await database.transact(async (tx) => {
      const statement = `SELECT r.* FROM "Report" r LEFT JOIN "Reporter" p ON p."reportId" = r."id"
        WHERE r."area" = '120101' AND r."createdAt" <= 5 AND r."caseId" <> 'x' ORDER BY r."createdAt" DESC LIMIT 200`;
      if (engine === 'postgresql') await tx.$executeRawUnsafe('SET LOCAL enable_seqscan = off');
      const plan = await tx.$queryRawUnsafe(`${engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN'} ${statement}`);
      const told = JSON.stringify(plan, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
      expect(told).toContain('Report_area_createdAt_idx');
      expect(told).not.toMatch(/TEMP B-TREE|"Sort/);
    });
    await database.close();
  });
});
