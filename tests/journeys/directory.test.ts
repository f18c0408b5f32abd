import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { DISTRICTS } from '../../src/domain/report.js';
import { parseDirectory } from '../../src/files/directory-file.js';
import { check } from '../../src/operator/check.js';
import { openDesk } from '../../src/operator/command.js';
import { importMembers } from '../../src/operator/import-members.js';
import { StorageProblem } from '../../src/store/problem.js';
import { directoryWithStreets, folderOfTest, hotlinesWith } from '../support/directory.js';
import { reportsNeglect, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

/** A post that no ladder calls by itself. */
const EDUCATION = 'TJ-120101-EDU';

let world: World;
afterEach(() => world.close());

describe('people come and go while a matter waits', () => {
  test('the only one at the rung leaves: the next rung is called at once, and the leaver’s chat is a stranger’s', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsWant(await world.citizen());
    await director.sees('您有1件待接手事项');
    const id = await world.holderOf(HEPING.director);
    expect((await world.operates('leave', id)).lines).toEqual([`${id} has left.`]);
    await supervisor.sees('现在转到您这里');
    await director.picks('我已接手');
    await world.settled();
    expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([
      { state: 'open', rung: 1, holderId: null },
    ]);
    expect(await world.query.event.count({ where: { kind: 'member.left', memberId: id } })).toBe(1);
    await expect(world.operates('leave', id)).rejects.toThrow(/there is no member/);
  });

  test('a post changes holder mid-ladder: the new one is called for what waits, the old one is not any more', async () => {
    world = await openWorld();
    const old = await world.member(HEPING.director, '儿童主任甲');
    const next = await world.member(EDUCATION, '教育局甲');
    await reportsWant(await world.citizen());
    await old.sees('您有1件待接手事项');
    const [from, to] = [await world.holderOf(HEPING.director), await world.holderOf(EDUCATION)];
    await world.operates('hold', to, HEPING.director);
    await next.sees('您有1件待接手事项');
    expect((await world.operates('unhold', from, HEPING.director)).lines).toHaveLength(1);
    const before = old.chat().length;
    await world.later('PT4H');
    await next.sees('还没有人');
    expect(old.chat()).toHaveLength(before);
    await next.picks('我已接手');
    await next.sees('您已接手');
    expect(await world.query.case.findMany()).toMatchObject([{ holderId: to, holderPost: HEPING.director }]);
    await expect(world.operates('unhold', from, HEPING.director)).rejects.toThrow(/does not hold/);
  });

  test('a post that nobody holds any more is said so', async () => {
    world = await openWorld();
    await world.member(HEPING.director, '儿童主任甲');
    const id = await world.holderOf(HEPING.director);
    const { lines } = await world.operates('unhold', id, HEPING.director);
    expect(lines).toContain(`Nobody holds ${HEPING.director} now: what comes to it goes to the next rung.`);
  });
});

describe('a stand-in', () => {
  const between = { from: '2026-03-03T12:00+08:00', to: '2026-03-03T14:00+08:00' };

  test('is called from the first instant to before the last, and can take it', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    const id = await world.holderOf(EDUCATION);
    await world.operates('stand-in', id, HEPING.director, between.from, between.to);
    const cards = () => stand.chat().filter((text) => text.includes('您有1件待接手事项')).length;

    const report = async (words: string) => {
      await reportsNeglect(await world.citizen(), words);
      await director.sees('您有1件待接手事项');
      await director.picks('我已接手');
      await director.sees('您已接手');
      await world.settled();
    };
    await report('之前。');
    expect(cards()).toBe(0);
    await world.later('PT2H');
    await reportsNeglect(await world.citizen(), '正在。');
    await stand.sees('您有1件待接手事项');
    await stand.picks('我已接手');
    await stand.sees('您已接手');
    expect(await world.query.case.findMany({ where: { holderId: id } })).toMatchObject([
      { holderPost: HEPING.director },
    ]);
    const before = cards();
    await world.later('PT2H');
    await report('之后。');
    expect(cards()).toBe(before);
  });

  test('called in the last minute of it: at its end the rung is called anew, and an empty one is passed over at once', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const director = await world.member(HEPING.supervisor, '督导员甲');
    await director.says('离岗');
    await director.sees('您已离岗');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, between.from, between.to);
    await world.later('PT3H59M');
    await reportsNeglect(await world.citizen());
    await stand.sees('您有1件待接手事项');
    await world.settled();
    expect(bureau.chat().join()).not.toContain('待接手事项');
    await world.later('PT2M');
    await bureau.sees('待接手事项');
    const [open] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
    expect(open).toMatchObject({ state: 'open', rung: 1 });
  });

  test('called in the last minute of it beside the post’s own: who was called there goes on being called', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const own = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, between.from, between.to);
    await world.later('PT3H59M');
    await reportsNeglect(await world.citizen());
    await stand.sees('您有1件待接手事项');
    await own.sees('您有1件待接手事项');
    await world.later('PT2M');
    expect(bureau.chat().join()).not.toContain('待接手事项');
    await own.picks('我已接手');
    await own.sees('您已接手');
  });

  test('begins and ends at the very instants', async () => {
    world = await openWorld();
    await world.member(EDUCATION, '教育局甲');
    const id = await world.holderOf(EDUCATION);
    await world.operates('stand-in', id, HEPING.director, between.from, between.to);
    const [from, to] = [Date.parse(between.from), Date.parse(between.to)];
    const { members, audit } = world.app.store.read;
    for (const [at, there] of [
      [from - 1, false],
      [from, true],
      [to - 1, true],
      [to, false],
    ] as const) {
      expect((await members.holders([HEPING.director], at)).length > 0, `${at - from}`).toBe(there);
      expect((await members.byId(id, at))?.posts.includes(HEPING.director), `${at - from}`).toBe(there);
      expect((await audit.reachable([HEPING.director], ['telegram-desk'], at)).size > 0, `${at - from}`).toBe(there);
    }
  });

  test.each<[string, string, string, RegExp]>([
    ['without an offset', '2026-03-03T12:00', between.to, /is no instant/],
    ['on a day that is none', '2026-02-30T12:00+08:00', between.to, /is no instant/],
    ['backwards', between.to, between.from, /is not later than/],
    ['over', '2026-03-01T00:00Z', '2026-03-02T00:00Z', /is over/],
  ])('a time %s is refused with a sentence', async (_, from, to, sentence) => {
    world = await openWorld();
    await world.member(HEPING.director, '儿童主任甲');
    const id = await world.holderOf(HEPING.director);
    await expect(world.operates('stand-in', id, HEPING.director, from, to)).rejects.toThrow(sentence);
  });
});

describe('files', () => {
  test('a list of people becomes invites, one for a stand-in, or nothing with a line to mend', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const folder = await folderOfTest();
    const file = join(folder, 'people.csv');
    const write = (...lines: string[]) => writeFile(file, ['Name,Posts,from,until', ...lines, ''].join('\n'));

    await write('甲,NOWHERE,,', ',TJ-12-BDD,,', `乙,${HEPING.director},2026-03-03T12:00+08:00,`);
    const first = await world.operates('import-members', file);
    expect(first.exitCode).toBe(1);
    expect(first.lines).toEqual([]);
    expect(first.notes).toEqual([
      expect.stringMatching(/^Line 2: post "NOWHERE" is not in the directory/),
      expect.stringMatching(/^Line 3: name is empty/),
      expect.stringMatching(/^Line 4: from and until belong together/),
    ]);
    await writeFile(file, '姓名,岗位\n甲,TJ-12-BDD\n');
    expect((await world.operates('import-members', file)).notes).toEqual([
      'Line 1: the first line must name the columns: name,posts or name,posts,from,until, in these words.',
    ]);

    await write(`${'长'.repeat(41)},TJ-12-BDD,,`);
    expect((await world.operates('import-members', file)).notes).toEqual([
      'Line 2: name is longer than 40 characters: shorten it.',
    ]);
    await write('甲\u202e,TJ-12-BDD,,');
    expect((await world.operates('import-members', file)).notes).toEqual([
      'Line 2: name has a character that cannot be seen (U+202E): write it anew.',
    ]);

    await write(
      `=甲,${HEPING.director}、${HEPING.supervisor},,`,
      `乙,${HEPING.bureau},2026-03-03T10:00Z,2026-03-04T10:00Z`,
    );
    expect((await world.operates('import-members', file, '--dry-run')).lines).toEqual([
      '2 invites would be made: nothing to mend.',
    ]);
    expect(await world.query.invite.count()).toBe(0);
    const { lines } = await world.operates('import-members', file);
    expect(lines[0]).toBe('name,posts,from,until,invite');
    expect(lines[1]).toMatch(/^'=甲,/);
    const codes = lines.slice(1).map((line) => line.split(',').at(-1) ?? '');
    const one = await world.binds(codes[0] ?? '');
    await one.sees('绑定成功');

    // The same file once more, as somebody adds a line to it: who has a code keeps it, and it works.
    const again = [
      `=甲,${HEPING.supervisor};${HEPING.director},,`,
      `乙,${HEPING.bureau},2026-03-03T18:00+08:00,2026-03-04T10:00Z`,
      `乙,${HEPING.bureau},,`,
    ];
    await write(...again);
    const member = await world.holderOf(HEPING.director);
    const known = [
      `Line 2: =甲 has used an invite to this already and is the member ${member}: no new one.`,
      'Line 3: 乙 is invited to this already, and the code given then works until 2026-03-10T02:00:00.000Z: no new one.',
      'For somebody else of the same name: `npm run huyou -- invite POST --name NAME`.',
    ];
    expect((await world.operates('import-members', file, '--dry-run')).lines).toEqual([
      ...known,
      '1 invites would be made: nothing to mend.',
    ]);
    // What is said of them is no line of the list of codes.
    expect(await world.operates('import-members', file)).toEqual({
      notes: known,
      lines: [lines[0], expect.stringMatching(/^乙,.*,,,[0-9A-Z-]{14}$/)],
    });
    expect(await world.query.invite.count()).toBe(3);
    const other = await world.binds(codes[1] ?? '');
    await other.sees(/由您替岗:和平区民政局/);
    await world.settled();
    const { members } = world.app.store.read;
    const now = world.clock.now();
    expect(await members.holders([HEPING.bureau], now)).toEqual([]);
    expect(await members.holders([HEPING.bureau], Date.parse('2026-03-03T10:00Z'))).toHaveLength(1);
    expect(await members.holders([HEPING.director, HEPING.supervisor], now)).toHaveLength(2);
  });

  test('namesakes at one post keep their names and have a code each; who lost the post, or every chat, is told how to come back', async () => {
    world = await openWorld();
    const file = join(await folderOfTest(), 'members.csv');
    const imports = async (lines: number, ...options: string[]) => {
      await writeFile(
        file,
        ['name,posts', ...Array.from({ length: lines }, () => `洛长风,${HEPING.supervisor}`)].join('\n'),
      );
      const { notes = [], lines: codes } = await world.operates('import-members', file, ...options);
      return { notes: notes.join('\n'), lines: codes };
    };
    expect((await imports(2, '--dry-run')).lines).toEqual([
      expect.stringMatching(/^Line 3: it is the same as line 2, and has a code of its own/),
      '2 invites would be made: nothing to mend.',
    ]);
    const first = await imports(2);
    expect(first.lines).toHaveLength(3);
    expect(first.notes).toMatch(/^Line 3: it is the same as line 2/);
    await (await world.binds(first.lines[1]?.split(',').at(-1) ?? '')).sees('绑定成功');
    // One is used, one is open, and the third is somebody else.
    const more = await imports(3);
    expect(more.lines).toHaveLength(2);
    expect(more.notes).toMatch(
      /^Line 2: .* has used an invite[\s\S]*Line 3: .* is invited[\s\S]*--name NAME[\s\S]*Line 4: it is the same as line 2/,
    );
    expect(more.notes).not.toMatch(/names? differently|no chat|does not have/);

    const id = await world.holderOf(HEPING.supervisor);
    await world.operates('unhold', id, HEPING.supervisor);
    await world.app.store.write(async (tx) => {
      for (const { address } of await tx.members.addresses(id)) await tx.members.block(address, world.clock.now());
    });
    const { notes, lines } = await imports(1);
    expect(lines).toEqual([]);
    expect(notes).toContain(
      `does not have ${HEPING.supervisor} now; to give it back: \`npm run huyou -- hold ${id} ${HEPING.supervisor}\``,
    );
    expect(notes).toContain(
      `no chat of 洛长风 works; for a code for another: \`npm run huyou -- invite --member ${id}\``,
    );
  });

  test('a list of newcomers is tried out also while the database cannot be reached', async () => {
    world = await openWorld();
    const file = join(await folderOfTest(), 'members.csv');
    await writeFile(file, `name,posts\n甲,${HEPING.bureau}\n`);
    const tried = await importMembers.run([file, '--dry-run'], {
      now: world.clock.now(),
      locale: 'en',
      config: () => readConfig({ DATABASE_URL: 'postgresql://localhost/none' }),
      posts: async () => world.app.posts,
      withStore: () => Promise.reject(new StorageProblem('The database cannot be reached.')),
    });
    expect(tried).toEqual({
      lines: ['1 invites would be made: nothing to mend.', 'The database could not be asked who is invited already.'],
    });
  });

  test('what is exported is checked and read as the same posts, and opens no formula', async () => {
    const folder = await folderOfTest();
    const source = join(folder, 'source.csv');
    await writeFile(
      source,
      [
        'code,name,kind,sector,area,reports_to,timezone,hours,services',
        'A,"=1+1, ""夜班""",police,government,12,,Asia/Shanghai,22:00-06:00 Fri-Sun;08:30-12:00 Mon,',
        'B,@社会组织,social_organisation,social_org,120101,A,Asia/Shanghai,,tutoring|mentoring',
        '',
      ].join('\n'),
    );
    world = await openWorld({ env: { DIRECTORY_FILE: source } });
    const copy = join(folder, 'copy.csv');
    await world.operates('export', 'directory', copy);
    const text = await readFile(copy, 'utf8');
    // By this mark a spreadsheet on a Chinese Windows takes it for UTF-8.
    expect(text.startsWith('\uFEFFcode,')).toBe(true);
    expect(text).toContain(`"'=1+1`);
    expect(text).toContain(`'@社会组织`);
    expect(parseDirectory(text)).toEqual({ posts: world.app.posts });
    const checked = await world.operates('check', copy);
    expect(checked.exitCode).toBeUndefined();
    expect(checked.lines[0]).toBe('2 posts: nothing to mend.');
    // What has no post at all is said besides: one line for each kind and place.
    expect(checked.lines).toContain(
      'hospital: no post anywhere. Beside others for physical violence, sexual harm, abandoned.',
    );
    expect(checked.lines).toContainEqual(
      expect.stringMatching(
        /^social organisation: no post in Hedong 120102, Hexi .*\. Beside others for material need\.$/,
      ),
    );
    await expect(world.operates('export', 'directory', copy)).rejects.toThrow(/is there already/);

    await writeFile(copy, text.replace('22:00-06:00', 'late').replace('A,', 'A B,'));
    const wrong = await world.operates('check', copy);
    expect(wrong.exitCode).toBe(1);
    expect(wrong.lines).toEqual([
      expect.stringMatching(/^Line 2: code may hold/),
      expect.stringMatching(/^Line 2: hours/),
    ]);
  });

  test('members are listed and written with their names, for the operator alone', async () => {
    world = await openWorld();
    const director = await world.member([HEPING.director, HEPING.supervisor], '=儿童主任甲');
    await director.says('离岗');
    await director.sees('您已离岗');
    const id = await world.holderOf(HEPING.director);
    const [line] = (await world.operates('members')).lines;
    expect(line?.split('\t')).toEqual([
      id,
      '=儿童主任甲',
      `${HEPING.director}|${HEPING.supervisor}`,
      'telegram-desk',
      'off duty since 2026-03-03T02:00:00.000Z',
    ]);
    const file = join(await folderOfTest(), 'members.csv');
    await world.operates('export', 'members', file);
    const text = await readFile(file, 'utf8');
    expect(text.startsWith('\uFEFFid,')).toBe(true);
    expect(text).toContain(`${id},'=儿童主任甲,`);
  });
});

/** What `gaps` says of help lines that nobody has confirmed. */
const NUMBERS = expect.stringMatching(
  /^Help lines that nobody has confirmed for 92 days: government 12345, psychological 12356, .* into HOTLINES_FILE\.$/,
);
/** The sample has no schools, which lead for bullying. */
const SCHOOL = 'TJ-12-SCH,全市学校,school,government,12,,Asia/Shanghai,,';

test('gaps: a report without a district is looked at too: who answers for the whole city, and whether anybody does', async () => {
  const folder = await folderOfTest();
  const desks = DISTRICTS.map((one) => `D-${one},值班席,bot_duty_desk,social_org,${one},,Asia/Shanghai,,`);
  const sample = (await readFile('assets/sample-directory.csv', 'utf8')).trim();
  const file = join(folder, 'directory.csv');
  await writeFile(file, [sample, ...desks, SCHOOL, ''].join('\n'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const codes = world.app.posts.map(({ code }) => code).filter((code) => code !== 'TJ-12-BDD');
  await world.member(codes, '所有岗位');
  expect((await world.operates('gaps')).lines).toEqual([
    'bot duty desk: nobody can be reached in 12, where reports without a district go (TJ-12-BDD). Called at P0 rung 1.',
    NUMBERS,
  ]);

  const alone = join(folder, 'district.csv');
  const [header, ...posts] = sample.split('\n');
  const ofDistricts = posts.filter((line) => !line.includes(',12,')).map((line) => line.replace(',TJ-12-CWO,', ',,'));
  await writeFile(alone, [header, ...ofDistricts, ''].join('\n'));
  expect((await world.operates('check', alone)).lines).toContainEqual(
    expect.stringMatching(/^city wcwc office: no post anywhere\. Called at P0 rung 3,/),
  );
  const rungs = JSON.parse(await readFile('assets/ladder.json', 'utf8'));
  for (const level of Object.values<{ rungs: string[][] }>(rungs.levels)) level.rungs.pop();
  const ladder = join(folder, 'ladder.json');
  await writeFile(ladder, JSON.stringify(rungs));
  const pilot = openDesk({ ...world.settings, LADDER_FILE: ladder }, world.clock.now());
  expect((await check.run([alone], pilot))?.lines).toContainEqual(
    expect.stringMatching(
      /^district wcwc office: no post in 12, where reports without a district go\. Called at P0 rung 2/,
    ),
  );
});

test('gaps: what is missing, what nobody holds, and nothing once everything is held', async () => {
  const folder = await folderOfTest();
  const file = join(folder, 'directory.csv');
  const sample = (await readFile('assets/sample-directory.csv', 'utf8')).split('\n');
  const street = [
    'TJ-120101001-SCS,小白楼街道儿童督导员,street_child_supervisor,government,120101001,,Asia/Shanghai,,',
    'TJ-120101001-CCD,小白楼街道社区儿童主任,community_child_director,community,120101001,,Asia/Shanghai,,',
  ].join('\n');
  const kept = sample.filter((line) => !line.startsWith('TJ-120102-CCD,'));
  await writeFile(file, [...kept.filter((line) => line !== ''), street, ''].join('\n'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const all = world.app.posts.map(({ code }) => code);
  // With nobody at all, an alarm is heard by nobody either.
  expect((await world.operates('gaps')).lines.at(-2)).toBe(
    'operator, bot duty desk: nobody can be reached. Alarms of the service reach nobody.',
  );
  await world.member(
    all.filter(
      (code) =>
        code !== 'TJ-120101001-SCS' && code !== HEPING.bureau && code !== 'TJ-12-CCA' && code !== 'TJ-120101-POL',
    ),
    '所有岗位',
  );
  const found = await world.operates('gaps');
  expect(found.exitCode).toBe(1);
  // One line for each kind; a street that lacks no more than its district is not named beside it.
  expect(found.lines).toEqual([
    'community child director: no post in Hedong 120102. Called at P2 rung 1, P3 rung 1; leads for left alone; ' +
      'beside others for physical violence, neglect, dropout, witness dv.',
    expect.stringMatching(
      /^street child supervisor: nobody can be reached in 120101001 \(TJ-120101001-SCS; in its place TJ-120101-SCS is called\)\. Called at P0 rung /,
    ),
    expect.stringMatching(
      /^district civil affairs: nobody can be reached in Heping 120101 \(TJ-120101-DCA\)\. Called at P0 rung \d, .*; leads for abandoned, begging, guardian unable, material need; beside others for physical violence, /,
    ),
    expect.stringMatching(/^city civil affairs: nobody can be reached anywhere \(TJ-12-CCA\)\. Called at P0 rung \d/),
    // Side actors, by the concerns for which they are called.
    expect.stringMatching(
      /^police: nobody can be reached in Heping 120101 \(TJ-120101-POL\)\. Leads for physical violence, .*; beside others for child labour\.$/,
    ),
    'school: no post anywhere. Leads for school bullying, psychological; beside others for missing runaway.',
    NUMBERS,
  ]);

  await world.member(['TJ-120101001-SCS', HEPING.bureau, 'TJ-12-CCA', 'TJ-120101-POL'], '其余岗位');
  const left = await world.operates('gaps');
  expect(left.lines).toEqual([
    expect.stringMatching(/^community child director: no post in Hedong 120102\./),
    expect.stringMatching(/^school: no post anywhere\./),
    NUMBERS,
  ]);
  expect(left.exitCode).toBe(1);
  await writeFile(file, `${[...sample.filter((line) => line !== ''), street, SCHOOL].join('\n')}\n`);
  expect(world.logged.join('\n')).toMatch(/warn help lines that nobody has confirmed for 92 days.*"government"/);
  world.logged.splice(0);
  const verified = { verified_on: new Date(world.clock.now()).toISOString().slice(0, 10), verified_by: '值班席' };
  await world.restart({ env: { HOTLINES_FILE: await hotlinesWith(verified) } });
  const id = await world.holderOf(HEPING.director);
  await world.operates('hold', id, 'TJ-120102-CCD');
  await world.operates('hold', id, 'TJ-12-SCH');
  const well = 'Every rung and every concern reaches somebody in each of 18 areas.';
  expect(await world.operates('gaps')).toEqual({ lines: [well] });
  expect(world.logged.join('\n')).not.toContain('help lines');
  const page = await (await fetch(world.app.url)).text();
  expect(page).toContain('其他事可打022-5550');
  expect(page, 'the numbers that a tap calls').toContain('022-5550 12356');

  // A number that was not confirmed lately is said, and is no gap.
  await world.restart({ env: { HOTLINES_FILE: await hotlinesWith(verified, { verified_on: '2020-01-01' }) } });
  expect(await world.operates('gaps')).toEqual({
    lines: [well, expect.stringContaining('days: psychological 12356.')],
  });
});

test('gaps: a street in which no child director can be reached is named, with who is called in their place', async () => {
  world = await openWorld({ env: { DIRECTORY_FILE: await directoryWithStreets() } });
  await world.member(['YYL-CCD', 'TJ-120103-CCD'], '儿童主任甲');
  const director = await world.holderOf('YYL-CCD');
  await world.member('DYM-SCS', '督导员甲');
  const streets = async () => (await world.operates('gaps')).lines.filter((line) => line.includes(' within '));
  expect(await streets()).toEqual([
    'community child director: nobody can be reached within 120103002 大营门街道 (in its place TJ-120103-CCD is called).',
  ]);
  // Nobody of the kind: the next rung is called at once.
  await world.operates('unhold', director, 'TJ-120103-CCD');
  expect(await streets()).toEqual([
    'community child director: nobody can be reached within 120103002 大营门街道 (in its place DYM-SCS is called).',
  ]);
});
