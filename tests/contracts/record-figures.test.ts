import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/domain/clock.js';
import { writeNew } from '../../src/operator/export.js';
import { wantedFigures } from '../../src/operator/figures.js';
import { readFigures, shown } from '../../src/record/figures.js';
import { figuresCommand } from '../../src/record/figures-command.js';
import { table, width } from '../../src/record/table.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { openTexts } from '../../src/texts/texts.js';
import { eachEngine } from '../support/engines.js';
import { inEnglish } from '../support/terminal.js';
import { POSTS, START, type Told, tell } from '../support/told-cases.js';

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
      await expect(inEnglish(run('zh-CN', '--csv', file))).rejects.toThrow('is there already: give a new name');
      await expect(inEnglish(run('zh-CN', '--csv', join(folder, 'no', 'figures.csv')))).rejects.toThrow(
        'correct the path',
      );
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
      await expect(inEnglish(run('en', '--by', 'street'))).rejects.toThrow('sector, post, district');
      await expect(inEnglish(run('en', '--from', '1.3.2026'))).rejects.toThrow('2026-03-01');
      // A month would be no more than its first day.
      await expect(inEnglish(run('en', '--to', '2026-03'))).rejects.toThrow('2026-03-01');
      await expect(inEnglish(run('en', '--from', '2026-03-02', '--to', '2026-03-01'))).rejects.toThrow('--to');
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
