import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileReport } from '../../src/cases/reports/file-report.js';
import { DAY } from '../../src/domain/clock.js';
import { openDesk } from '../../src/operator/command.js';
import { frameOf } from '../../src/operator/frame.js';
import { preview } from '../../src/operator/preview.js';
import { readAnswers } from '../../src/operator/preview-answers.js';
import { rehearse } from '../../src/operator/rehearse.js';
import { openTerminal } from '../../src/texts/terminal.js';
import { reportsNeglect } from '../support/stories.js';
import { english, inEnglish } from '../support/terminal.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

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

const desk = (settings: Readonly<Record<string, string>> = world.settings) =>
  openDesk({ LANG: 'zh_CN.UTF-8', ...settings }, world.clock.now());
const linesOf = async (...call: Parameters<typeof preview.run>): Promise<readonly string[]> =>
  ((await preview.run(...call))?.lines ?? []).map(english);
const shown = (...more: string[]): Promise<readonly string[]> => linesOf([...ANSWERS, ...more], desk());
/** When who is called, with the post they are called in. */
const calls = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => {
    const [, time, kind, code] = /(\d\d:\d\d) {2}(page|nudge|inform|alarm) .*? \((TJ-[\w-]+)\): /.exec(line) ?? [];
    return time === undefined ? [] : [`${time} ${kind} ${code}`];
  });

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

test.each([
  ['P0', '2026-03-03T23:30:00+08:00', ['danger_now=yes', 'concern=abandoned'], 0.05],
  [
    'P2',
    '2026-09-30T19:50:00+08:00',
    ['concern=child_labour', 'age_band=8-13', 'carer_present=unsure', 'source_access=unsure', 'special_needs=unsure'],
    1,
  ],
  ['P3', '2026-10-01T15:00:00+08:00', ['concern=material_need', 'carer_present=yes', 'source_access=nobody'], 8],
])(
  'at %s, by night and on holidays too, each message to each person at its minute: %s',
  async (level, at, given, days) => {
    world.clock.set(Date.parse(at));
    await world.member('TJ-120101-CCD', '儿童主任甲');
    await world.member([HEPING.supervisor, HEPING.bureau], '督导员甲', 'web');
    await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await world.member(['TJ-120101-PSB', 'TJ-120101-EDU'], '公安甲');
    await (await world.member('TJ-12-BDD', '值班甲')).says('离岗');
    await world.later('PT1M');
    const from = world.clock.now();
    const draft = readAnswers(['district=120101', 'special_needs=no', 'age_band=16-17', ...given], 'citizen');
    const { messages } = await rehearse(desk(), { draft, at: from, days, most: 1_000, everybody: false });

    const { store } = world.app;
    const address = { channel: 'telegram-public', chat: '7000000001' } as const;
    world.api.user(PUBLIC_TOKEN, { id: 7_000_000_001, firstName: 'Reporter', languageCode: 'zh-hans' });
    const frame = await frameOf(desk());
    await store.write(async (tx) => {
      const who = { address, chatKey: store.chatKey(address), locale: 'zh-CN', member: null } as const;
      await fileReport({ tx, frame, seal: store.seal, now: from, ...who }, 1, draft, false);
    });
    await world.jump('PT0S');
    await world.later(`PT${days * 24 * 60}M`);
    expect(await world.query.case.findFirstOrThrow()).toMatchObject({ level });
    // Beside it the operator hears of posts that nobody holds, report or not.
    const where = { state: 'sent', createdAt: { gte: from }, kind: { not: 'alarm' } };
    const rows = await world.query.outbox.findMany({ where });
    const minute = (ms: number) => new Date(ms).toISOString().slice(0, 16);
    expect(
      rows.map((row) => `${minute(Number(row.settledAt))} ${row.kind} ${row.memberId ?? 'reporter'}`).sort(),
    ).toEqual(
      messages
        .filter(({ kind }) => kind !== 'alarm')
        .map((one) => `${minute(one.at)} ${one.kind} ${one.to}`)
        .sort(),
    );
  },
);

test('a ladder that goes on for ever is played until there are messages enough, and says until when', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  const draft = readAnswers(['district=120101', 'danger_now=yes'], 'citizen');
  const at = world.clock.now();
  const { messages, until } = await rehearse(desk(), { draft, at, days: 60, most: 5, everybody: false });
  expect(messages.length).toBeGreaterThanOrEqual(5);
  expect(messages.length).toBeLessThan(10);
  expect(until).toBe(messages.at(-1)?.at);
});

test('a ladder on which nobody can be reached is not played for ever either', async () => {
  const draft = readAnswers(['district=120101', 'danger_now=yes'], 'citizen');
  const at = world.clock.now();
  const { messages, until } = await rehearse(desk(), { draft, at, days: 60, most: 5, everybody: false });
  expect(messages.length).toBeLessThan(5);
  expect(until).toBeGreaterThan(at);
  expect(until).toBeLessThan(at + DAY);
});

test('in a trial it says that its ladder is sixty times faster', async () => {
  const { TELEGRAM_PUBLIC_TOKEN: _, TELEGRAM_DESK_TOKEN: __, ...trial } = world.settings;
  const want = ['concern=material_need', 'district=120101', 'carer_present=yes', 'age_band=16-17'];
  const args = [...want.flatMap((one) => ['--answer', one]), '--days', '1'];
  const [first, second] = await linesOf(args, desk(trial));
  expect(first).toBe('Played by the ladder of a trial, 60 times faster: an hour is a minute.');
  expect(second).toMatch(/^Level P3: /);
});

test('nothing of a preview is stored or sent', async () => {
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await shown();
  await world.settled();
  expect(await world.query.report.count()).toBe(0);
  expect(await world.query.obligation.count()).toBe(0);
  expect(supervisor.chat()).toHaveLength(1);
});

test('a stand-in is called while they stand in, at the time that is asked for, and not before or after', async () => {
  await world.member(HEPING.wcwc, '妇儿工委干事甲');
  const id = await world.holderOf(HEPING.wcwc);
  const [from, to] = ['2026-03-04T10:00+08:00', '2026-03-04T10:30+08:00'];
  await world.operates('stand-in', id, HEPING.supervisor, from, to);
  const then = calls(await shown('--days', '1', '--at', '2026-03-04T10:00:00+08:00'));
  expect(then.filter((call) => call.includes(HEPING.supervisor))).toEqual([
    `10:00 page ${HEPING.supervisor}`,
    `10:20 nudge ${HEPING.supervisor}`,
  ]);
  expect(then.some((call) => call.includes(`page ${HEPING.wcwc}`))).toBe(true);

  // What waits at the post when their time begins, they are called for then.
  await world.member(HEPING.supervisor, '督导员甲');
  const before = calls(await shown('--days', '1', '--at', '2026-03-04T09:50:00+08:00'));
  expect(before.filter((call) => call.includes(`page ${HEPING.supervisor}`))).toEqual([
    `09:50 page ${HEPING.supervisor}`,
    `10:00 page ${HEPING.supervisor}`,
  ]);
});

test('a time without an offset is one in Tianjin, wherever the server stands', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  expect(calls(await shown('--days', '1', '--at', '2026-03-04T21:30'))[0]).toBe(`21:30 page ${HEPING.supervisor}`);
});

test('whoever has no chat on a channel that is configured is not shown as called', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  expect(calls(await shown('--days', '1'))).toContain(`10:00 page ${HEPING.supervisor}`);
  const { TELEGRAM_DESK_TOKEN: _, ...without } = world.settings;
  const lines = await linesOf([...ANSWERS, '--days', '1'], desk(without));
  expect(calls(lines)).toEqual([]);
  expect(lines.some((line) => line.includes('nobody  rung 1'))).toBe(true);
});

test.each(['督导员甲', '督导员乙'])('whom the words of the reporter name is not shown as called: %s', async (name) => {
  await world.member(HEPING.supervisor, '督导员甲');
  await world.member(HEPING.bureau, '民政科员甲');
  const id = await world.holderOf(HEPING.supervisor);
  // Invited under one name, known by another.
  const { store } = world.app;
  await store.write(async (tx) => {
    await tx.invites.add('hash', [], 0, world.clock.now(), { memberId: id, name: '督导员乙' });
    await tx.invites.use('hash', id, 0);
  });
  const lines = await shown('--days', '1', '--answer', `observed=听说${name}打孩子。`);
  expect(calls(lines).filter((call) => call.includes(HEPING.supervisor))).toEqual([]);
  expect(calls(lines)).toContain(`10:00 page ${HEPING.bureau}`);
  expect(lines.join('\n')).not.toMatch(/督导员[甲乙]|民政科员甲/);
});

test('whoever holds two posts is shown in the one that is called', async () => {
  await world.member([HEPING.supervisor, HEPING.bureau], '督导员甲');
  const told = calls(await shown('--days', '1'));
  expect(told).toContain(`10:20 nudge ${HEPING.supervisor}`);
  expect(told).toContain(`11:00 page ${HEPING.bureau}`);
});

test('an alarm that reaches nobody else is shown to go to an operator who is off duty, in that post', async () => {
  await world.member([HEPING.wcwc, 'TJ-12-OPS'], '运维甲');
  const id = await world.holderOf('TJ-12-OPS');
  await world.app.store.write((tx) => tx.members.setDuty(id, false, world.clock.now()));
  const told = calls(await shown('--days', '1'));
  expect(told).toContain('10:00 alarm TJ-12-OPS');
  expect(told.filter((call) => !call.includes('alarm'))).toEqual([]);
});

test('as if each post were held, before anybody is bound', async () => {
  const lines = await shown('--everybody', '--answer', 'concern=dropout', '--days', '1');
  expect(lines.some((line) => line.includes('10:00  page') && line.includes('TJ-120101-EDU'))).toBe(true);
  expect(lines.every((line) => !line.includes('nobody  '))).toBe(true);
});

test('what a guardian’s call for help would bring, at the level that its answers have', async () => {
  await world.member(HEPING.supervisor, '督导员甲');
  const help = ['need=care,parenting', 'district=120101', 'strain=yes'].flatMap((answer) => ['--answer', answer]);
  const args = [...help, '--guardian', '--days', '1'];
  const lines = await linesOf(args, desk({ ...world.settings, LANG: 'en_GB.UTF-8' }));
  expect(lines[0]).toMatch(/^Level P1: guardian_might_hurt/);
  expect(lines.some((line) => line.includes('10:00  page') && line.includes(HEPING.supervisor))).toBe(true);

  const chinese = ((await preview.run(args, desk()))?.lines ?? []).map(openTerminal('zh-CN'));
  expect(chinese).toHaveLength(lines.length);
  expect(chinese[0]).toMatch(/^分级为 P1:“家长担心会伤到孩子”/);
  expect(chinese[1]).toMatch(`3月3日周二10:00  通知 和平区街道儿童督导员(${HEPING.supervisor}):您有1件待接手事项`);
  // Of Latin letters there are those of posts, levels and case numbers.
  expect(chinese.filter((line) => /[a-z]/.test(line))).toEqual([]);
});

test('what a child picked before it came to its own questions can be given', async () => {
  const told = ['safe_now=yes', 'concerns=neglect,left_alone'].flatMap((answer) => ['--answer', answer]);
  const lines = await linesOf([...told, '--child', '--days', '1'], desk());
  expect(lines[0]).toMatch(/^Level P[0-3]: /);
});

test.each([
  [['--answer', 'need=reminders', '--guardian'], /opens no case/],
  [['--answer', 'need=a_castle', '--guardian'], /need.* cannot be taken/],
  [['--answer', 'remind_when=late', '--guardian'], /remind_when cannot be taken: it must be a day of the week from 1 /],
  [['--answer', 'concern=neglect', '--guardian'], /the questions are danger, need/],
  [['--answer', 'need=care', '--guardian', '--child'], /give one of them/],
  [['--answer', 'shoe_size=40'], /the questions are danger_now/],
  [['--answer', 'district=999999'], /^--answer district cannot be taken: "999999" is unknown: use one of 120101, /],
  [['--answer', 'concern=neglect,rain'], /^--answer concern cannot be taken: "rain" is unknown: use one of /],
  [['--answer', 'district=120101', '--days', '0'], /--days/],
  [['--answer', 'district=120101', '--at', 'soon'], /--at/],
  // What a day would begin with is not told from its night.
  [['--answer', 'district=120101', '--at', '2026/12/1'], /--at/],
  [['--answer', 'district=120101', '--at', '1'], /--at/],
])('%j is refused in a sentence', async (args, words) => {
  await expect(inEnglish(preview.run(args, desk()))).rejects.toThrow(words);
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
  const run = (settings: Record<string, string>) =>
    linesOf(
      [...calm, '--everybody', '--days', '2'],
      openDesk({ ...world.settings, LANG: 'en_GB.UTF-8', ...settings }, world.clock.now()),
    );
  // Three at ten on a Tuesday: one working day later is Wednesday, or Thursday when Wednesday is none.
  expect((await run({})).some((line) => /Wed 4 March 10:00 {2}page/.test(line))).toBe(true);
  const lines = await run({ CALENDAR_FILE: file });
  expect(lines.some((line) => line.startsWith('Wed 4 March'))).toBe(false);
  expect(lines.some((line) => /Thu 5 March 10:00 {2}page/.test(line))).toBe(true);
});

test('without an answer the usage is shown', async () => {
  expect(await preview.run([], desk())).toBeUndefined();
});
