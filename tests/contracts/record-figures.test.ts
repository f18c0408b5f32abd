import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { OBLIGATION_KINDS } from '../../src/domain/obligation.js';
import type { Post } from '../../src/domain/post.js';
import { writeNew } from '../../src/operator/export.js';
import { readFigures, shown } from '../../src/record/figures.js';
import { figuresCommand, wantedFigures } from '../../src/record/figures-command.js';
import { table, width } from '../../src/record/table.js';
import { openSeal } from '../../src/store/seal.js';
import { type Measure, openStore, type Store } from '../../src/store/store.js';
import { openTexts } from '../../src/texts/texts.js';
import { eachEngine } from '../support/engines.js';
import { obligation } from '../support/obligation.js';

const post = (code: string, name: string, sector: Post['sector'], area: string): Post => ({
  code,
  name,
  kind: 'street_child_supervisor',
  sector,
  area,
  timezone: 'Asia/Shanghai',
});
const POSTS = [
  post('A', '和平区街道儿童督导员', 'government', '120101'),
  post('B', '=HYPERLINK("http://example.org")', 'community', '120102'),
  post('C', '社工站', 'social_org', '120101'),
];

/** 2026-03-01 in Tianjin. */
const START = Date.parse('2026-03-01T00:00:00+08:00');

interface Told {
  readonly area: string;
  readonly post?: string;
  /** Minutes to each. */
  readonly taken?: number;
  readonly safe?: number;
  readonly closed?: number;
  readonly nudges?: number;
  readonly climbs?: number;
  readonly declined?: readonly string[];
}

/** The next rung called, the top called again, and what fell back to be called for anew. */
const CLIMBS = ['obligation.climbed', 'obligation.repeated', 'obligation.reopened'] as const;

const tell = async (store: Store, n: number, told: Told): Promise<void> => {
  const id = `case${n}`;
  const openedAt = START + n * HOUR;
  await store.write(async (tx) => {
    await tx.cases.open({ id, number: `N${n}`, area: told.area, level: 'P1', openedAt });
    const add = (kind: string, minutes: number, postCode?: string) =>
      tx.events.add({ at: openedAt + minutes * MINUTE, kind, caseId: id, ...(postCode ? { postCode } : {}) });
    for (let i = 0; i < (told.nudges ?? 0); i += 1) await add('obligation.nudged', 1);
    for (let i = 0; i < (told.climbs ?? 0); i += 1) await add(CLIMBS[i % CLIMBS.length] ?? '', 1);
    if (told.taken !== undefined) await add('obligation.acknowledged', told.taken, told.post);
    // Taken again later, by somebody else: the first counts.
    if (told.taken !== undefined) await add('obligation.acknowledged', told.taken + 500, 'C');
    if (told.safe !== undefined) await add('child.safety_confirmed', told.safe, told.post);
    if (told.closed !== undefined) await add('case.closed', told.closed - 1, told.post);
    if (told.closed !== undefined) await add('case.closed', told.closed, told.post);
    if (told.closed !== undefined) await tx.cases.close(id, 'safe_and_stable', openedAt + told.closed * MINUTE);
    for (const by of told.declined ?? []) await add('handover.declined', 3, by);
  });
};

/** Ten cases of A, six of B, two of C, five that nobody took. */
const CASES: readonly Told[] = [
  ...Array.from({ length: 10 }, (_, n) => ({
    area: '120101001',
    post: 'A',
    taken: (n + 1) * 10,
    safe: (n + 1) * 100,
    ...(n < 4 ? { closed: 5_000 } : {}),
    nudges: n % 2,
    declined: n < 5 ? ['B'] : [],
  })),
  ...Array.from({ length: 6 }, (_, n) => ({
    area: '120102',
    post: 'B',
    taken: 60 - n * 10,
    // By a clock that was set back since.
    safe: -n,
    climbs: 2,
  })),
  ...Array.from({ length: 2 }, () => ({ area: '120101', post: 'C', taken: 7, declined: ['A', 'A'] })),
  ...Array.from({ length: 5 }, () => ({ area: '12', nudges: 3 })),
];

eachEngine((_, fresh) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 3)));
    await store.write((tx) => tx.directory.replace(POSTS, 0));
    for (const [n, told] of CASES.entries()) await tell(store, n, told);
  });
  afterAll(() => store.close());
  const all = Number.MAX_SAFE_INTEGER;

  test('by post: medians and 90th percentiles, nudges and climbs per case, hand-overs where they were declined', async () => {
    const lines = await readFigures(store, 'post', 0, all);
    const a = lines.find(({ group }) => group === 'A');
    expect(a).toEqual({
      group: 'A',
      name: '和平区街道儿童督导员',
      cases: 10,
      acknowledge: { median: 50, p90: 90 },
      safety: { median: 500, p90: 900 },
      // Four of ten are closed.
      outcome: null,
      nudgesPerCase: 0.5,
      climbsPerCase: 0,
      // Four: hidden.
      declined: null,
    });
    const nobody = lines.find(({ group }) => group === '');
    expect(nobody).toMatchObject({ acknowledge: null, safety: null });
  });

  test('what is hidden cannot be found out as what is missing from a total', async () => {
    const lines = await readFigures(store, 'post', 0, all);
    // C has two; with those of whoever is the smallest beside it, seven are hidden.
    expect(lines.map(({ group, cases }) => [group, cases])).toEqual([
      ['', null],
      ['A', 10],
      ['B', 6],
      ['C', null],
    ]);
    expect(lines.map(({ group, declined }) => [group, declined])).toEqual([
      ['', 0],
      ['A', null],
      ['B', null],
      ['C', 0],
    ]);
  });

  test('by sector, and by district with the places below it', async () => {
    const sectors = await readFigures(store, 'sector', 0, all);
    expect(sectors.find(({ group }) => group === 'community')).toMatchObject({
      cases: 6,
      acknowledge: { median: 30, p90: 60 },
      climbsPerCase: 2,
    });
    const districts = await readFigures(store, 'district', 0, all);
    expect(districts.map(({ group, cases, declined }) => [group, cases, declined])).toEqual([
      ['', 5, 0],
      ['120101', 12, 9],
      ['120102', 6, 0],
    ]);
  });

  test('only cases opened from the first instant on and before the last', async () => {
    const lines = await readFigures(store, 'district', START + 10 * HOUR, START + 16 * HOUR);
    expect(lines.map(({ group, cases }) => [group, cases])).toEqual([['120102', 6]]);
  });

  describe('of a case that changed later', () => {
    let changed: Store;
    beforeAll(async () => {
      changed = await openStore((await fresh()).url, openSeal(Buffer.alloc(32, 3)));
      await changed.write((tx) => tx.directory.replace(POSTS, 0));
    });
    afterAll(() => changed.close());
    const figure = async (measure: Measure, from = 0, to = all): Promise<[count: number, sum: number]> => {
      const found = (await changed.read.figures.by('district', from, to)).filter((one) => one.measure === measure);
      return [found.reduce((n, { count }) => n + count, 0), found.reduce((n, { sum }) => n + sum, 0)];
    };

    test('what happened to the newer of two linked reports counts with the older, until they are taken apart', async () => {
      await tell(changed, 0, { area: '120101', post: 'A', nudges: 1 });
      await tell(changed, 1, { area: '120102', post: 'A', taken: 30, safe: 40, nudges: 2, climbs: 3, declined: ['B'] });
      await changed.write((tx) => tx.cases.merge('case1', 'case0', START + 9 * HOUR));
      expect(await figure('cases')).toEqual([1, 1]);
      // An hour lies between the two: times are from the first word of the child.
      expect(await figure('acknowledge')).toEqual([1, 90 * MINUTE]);
      expect(await figure('safety')).toEqual([1, 100 * MINUTE]);
      expect(await figure('nudges')).toEqual([1, 3]);
      expect(await figure('climbs')).toEqual([1, 3]);
      expect(await figure('declined')).toEqual([1, 1]);
      // The span is that of the older one's opening.
      expect(await figure('declined', START + HOUR)).toEqual([0, 0]);
      const declined = (await changed.read.figures.by('post', 0, all)).filter(({ measure }) => measure === 'declined');
      expect(declined.map(({ group, sum }) => [group, sum])).toEqual([['B', 1]]);

      await changed.write((tx) => tx.cases.reopen('case1', 'acknowledged', START + 10 * HOUR));
      expect(await figure('cases')).toEqual([2, 2]);
      expect(await figure('acknowledge')).toEqual([1, 30 * MINUTE]);
      expect(await figure('nudges')).toEqual([2, 3]);
    });

    test('one that was opened again has no outcome until it is closed again, and then that of its last closing', async () => {
      await tell(changed, 20, { area: '120101', post: 'A', taken: 10, closed: 100 });
      const from = START + 20 * HOUR;
      expect(await figure('outcome', from)).toEqual([1, 100 * MINUTE]);
      await changed.write((tx) => tx.cases.reopen('case20', 'reopened', from + HOUR));
      expect(await figure('cases', from)).toEqual([1, 1]);
      expect(await figure('outcome', from)).toEqual([0, 0]);
      await changed.write((tx) => tx.cases.close('case20', 'safe_and_stable', from + 5 * HOUR));
      expect(await figure('outcome', from)).toEqual([1, 5 * HOUR]);
    });

    test('it needed what it took until somebody had it, whatever called for that, and is safe by any word that it is', async () => {
      const [caseId, from] = ['case40', START + 40 * HOUR];
      await tell(changed, 40, { area: '120101' });
      await changed.write(async (tx) => {
        for (const [n, kind] of OBLIGATION_KINDS.entries()) {
          const id = `${caseId}-${n}`;
          await tx.obligations.add(obligation(id, { caseId, kind }));
          for (const what of ['obligation.nudged', ...CLIMBS])
            await tx.events.add({ at: from + MINUTE, kind: what, caseId, obligationId: id });
          if (kind === 'check_in')
            await tx.events.add({ at: from + HOUR, kind: 'child.safety_confirmed', caseId, obligationId: id });
        }
      });
      // To take the report, to take the case over, and to look at it again by its reporter's word.
      expect(await figure('nudges', from)).toEqual([1, 3]);
      expect(await figure('climbs', from)).toEqual([1, 9]);
      expect(await figure('safety', from)).toEqual([1, HOUR]);
    });
  });

  describe('the command', () => {
    const run = async (locale: 'zh-CN' | 'en', ...args: string[]): Promise<string[]> => {
      const lines: string[] = [];
      await figuresCommand(store, openTexts(), locale, wantedFigures(args), (line) => lines.push(line), writeNew);
      return lines;
    };

    test('prints an aligned table in the words of the reader', async () => {
      const [heading = '', ...rows] = await run('zh-CN', '--by', 'district');
      expect(heading).toMatch(/^区 +个案数 +到接手 +到确认安全 +到办结 +每案催办 +每案升级 +转交被退$/);
      expect(rows[1]).toMatch(/^和平区 +12 +0:40 \/ 1:30 +8:20 \/ 15:00 +\* +0\.42 +0 +9$/);
      expect(rows.slice(0, 3).map(width)).toEqual([width(heading), width(heading), width(heading)]);
      expect((await run('en', '--by', 'sector'))[0]).toMatch(/^Sector +Cases +To acknowledge/);
    });

    test('writes a CSV that a spreadsheet reads and does not run', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'huyou-figures-'));
      const file = join(folder, 'figures.csv');
      await run('zh-CN', '--csv', file);
      const text = await readFile(file, 'utf8');
      // What the name stands for may be the database: nothing is overwritten.
      await expect(run('zh-CN', '--csv', file)).rejects.toThrow('is there already: give a new name');
      await expect(run('zh-CN', '--csv', join(folder, 'no', 'figures.csv'))).rejects.toThrow('correct the path');
      await rm(folder, { recursive: true });
      const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
      expect(rows.map(({ by }) => by)).toEqual([
        'sector',
        'sector',
        'sector',
        'sector',
        'post',
        'post',
        'post',
        'post',
        'district',
        'district',
        'district',
      ]);
      expect(rows[6]).toEqual({
        by: 'post',
        group: 'B',
        name: `'=HYPERLINK("http://example.org") B`,
        cases: '6',
        acknowledge_median_minutes: '30',
        acknowledge_p90_minutes: '60',
        safety_median_minutes: '0',
        safety_p90_minutes: '0',
        outcome_median_minutes: '',
        outcome_p90_minutes: '',
        nudges_per_case: '0',
        climbs_per_case: '2',
        handovers_declined: '',
      });
      // Two and four are too few: no cell says them.
      expect(rows.flatMap(({ cases, handovers_declined }) => [cases, handovers_declined])).not.toContain('2');
      expect(rows.flatMap(({ cases, handovers_declined }) => [cases, handovers_declined])).not.toContain('4');
    });

    test('counts the days given with --from and --to as whole days in Tianjin, both of them', async () => {
      const cases = async (...args: string[]) => {
        const [, ...rows] = await run('en', '--by', 'post', ...args);
        return rows.find((row) => row.includes(' A ')) ?? '';
      };
      // The ten of A were opened on this day, from midnight on.
      expect(await cases('--from', '2026-03-01', '--to', '2026-03-01')).toMatch(/ A +10 /);
      expect(await cases('--to', '2026-03-01')).toMatch(/ A +10 /);
      expect(await cases('--to', '2026-02-28')).toBe('');
      expect(await cases('--from', '2026-03-02')).toBe('');
      // With a time it is that instant, and a zone is heeded.
      expect(await cases('--to', '2026-03-01T09:00')).toMatch(/ A +9 /);
      expect(await cases('--to', '2026-03-01T01:00Z')).toMatch(/ A +9 /);
    });

    test('says what is wrong with what it was given', async () => {
      await expect(run('en', '--by', 'street')).rejects.toThrow('sector, post, district');
      await expect(run('en', '--from', '1.3.2026')).rejects.toThrow('2026-03-01');
      // A month would be no more than its first day.
      await expect(run('en', '--to', '2026-03')).rejects.toThrow('2026-03-01');
      await expect(run('en', '--from', '2026-03-02', '--to', '2026-03-01')).rejects.toThrow('--to');
    });
  });
});

test('of any counts, none from 1 to 4 is shown, and what is hidden comes to five at least or to all there is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 8 }), (counts) => {
      const visible = shown(counts);
      const hidden = counts.filter((_, index) => !visible[index]);
      for (const [index, count] of counts.entries()) if (count > 0 && count < 5) expect(visible[index]).toBe(false);
      const sum = hidden.reduce((all, count) => all + count, 0);
      expect(sum === 0 || sum >= 5 || counts.every((count, index) => count === 0 || !visible[index])).toBe(true);
    }),
  );
});

test('a table is aligned where Chinese and Latin are mixed', () => {
  expect(
    table(
      ['区', 'n'],
      [
        ['和平区', '7'],
        ['Heping', '12'],
      ],
    ),
  ).toEqual(['区       n', '和平区   7', 'Heping  12']);
});
