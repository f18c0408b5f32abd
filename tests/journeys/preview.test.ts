import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDesk } from '../../src/operator/command.js';
import { preview } from '../../src/operator/preview.js';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
beforeEach(async () => {
  world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
});
afterEach(() => world.close());

const ANSWERS = [
  'danger_now=no',
  'concern=neglect',
  'district=120101',
  'observed=-',
  'age_band=3-7',
  'carer_present=no',
  'source_access=yes',
].flatMap((answer) => ['--answer', answer]);

const desk = () => openDesk({ ...world.settings, LANG: 'zh_CN.UTF-8' }, world.clock.now());
const shown = async (...more: string[]): Promise<readonly string[]> =>
  (await preview.run([...ANSWERS, ...more], desk()))?.lines ?? [];

/** Messages of the service to members, as a preview words them. */
const sent = async (): Promise<string[]> => {
  const rows = await world.query.outbox.findMany({
    where: { kind: { in: ['page', 'nudge', 'inform'] }, state: 'sent' },
    orderBy: [{ settledAt: 'asc' }, { position: 'asc' }],
  });
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' });
  return rows.map(({ settledAt, kind }) => `${time.format(Number(settledAt))} ${kind}`).sort();
};

test('what is shown is what the service then does, minute by minute, while nobody answers', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  await world.member(HEPING.bureau, '民政科员甲');
  await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const lines = await shown('--days', '1');
  expect(lines[0]).toContain('P1');
  const told = lines.flatMap((line) => {
    const [, time, kind] = /(\d\d:\d\d) {2}(page|nudge|inform) /.exec(line) ?? [];
    return time === undefined ? [] : [`${time} ${kind}`];
  });
  expect(told.length).toBeGreaterThan(10);
  expect(lines.some((line) => line.includes('10:20  nudge') && line.includes(HEPING.supervisor))).toBe(true);
  expect(lines.some((line) => line.includes('11:00  page') && line.includes(HEPING.bureau))).toBe(true);

  await reportsNeglect(await world.citizen());
  await world.later('P1D');
  expect(await sent()).toEqual([...told].sort());
});

test('nothing of a preview is stored or sent', async () => {
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await shown();
  await world.settled();
  expect(await world.query.report.count()).toBe(0);
  expect(await world.query.obligation.count()).toBe(0);
  expect(supervisor.chat()).toHaveLength(1);
});

test('as if each post were held, before anybody is bound', async () => {
  const lines = await shown('--everybody', '--answer', 'concern=dropout', '--days', '1');
  expect(lines.some((line) => line.includes('10:00  page') && line.includes('TJ-120101-EDU'))).toBe(true);
  expect(lines.every((line) => !line.includes('nobody  '))).toBe(true);
});

test('what a guardian’s call for help would bring, at the level that its answers have', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  const help = ['need=care,parenting', 'district=120101', 'strain=yes'].flatMap((answer) => ['--answer', answer]);
  const lines = (await preview.run([...help, '--guardian', '--days', '1'], desk()))?.lines ?? [];
  expect(lines[0]).toMatch(/^Level P1: guardian_might_hurt/);
  expect(lines.some((line) => line.includes('10:00  page') && line.includes(HEPING.supervisor))).toBe(true);
});

test('what a child picked before it came to its own questions can be given', async () => {
  const told = ['safe_now=yes', 'concerns=neglect,left_alone'].flatMap((answer) => ['--answer', answer]);
  const lines = (await preview.run([...told, '--child', '--days', '1'], desk()))?.lines ?? [];
  expect(lines[0]).toMatch(/^Level P[0-3]: /);
});

test.each([
  [['--answer', 'need=reminders', '--guardian'], /opens no case/],
  [['--answer', 'need=a_castle', '--guardian'], /need.* cannot be taken/],
  [['--answer', 'concern=neglect', '--guardian'], /the questions are danger, need/],
  [['--answer', 'need=care', '--guardian', '--child'], /give one of them/],
  [['--answer', 'shoe_size=40'], /the questions are danger_now/],
  [['--answer', 'district=999999'], /district cannot be taken/],
  [['--answer', 'district=120101', '--days', '0'], /--days/],
  [['--answer', 'district=120101', '--at', 'soon'], /--at/],
])('%j is refused in a sentence', async (args, words) => {
  await expect(preview.run(args, desk())).rejects.toThrow(words);
});

test('a calendar of the operator goes before the built-in one', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'huyou-calendar-')), 'days.csv');
  await writeFile(file, 'date,day\n2026-03-04,holiday\n2026-03-07,workday\n');
  const late = ['--answer', 'concern=other', '--answer', 'district=120101', '--answer', 'carer_present=yes'];
  const calm = [
    ...late,
    '--answer',
    'source_access=nobody',
    '--answer',
    'age_band=16-17',
    '--answer',
    'special_needs=no',
  ];
  const run = async (settings: Record<string, string>) =>
    (
      await preview.run(
        [...calm, '--everybody', '--days', '2'],
        openDesk({ ...world.settings, ...settings }, world.clock.now()),
      )
    )?.lines ?? [];
  // Three at ten on a Tuesday: one working day later is Wednesday, or Thursday when Wednesday is none.
  expect((await run({})).some((line) => /Wed 4 March 10:00 {2}page/.test(line))).toBe(true);
  const lines = await run({ CALENDAR_FILE: file });
  expect(lines.some((line) => line.startsWith('Wed 4 March'))).toBe(false);
  expect(lines.some((line) => /Thu 5 March 10:00 {2}page/.test(line))).toBe(true);
});

test('without an answer the usage is shown', async () => {
  expect(await preview.run([], desk())).toBeUndefined();
});
