import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { parseDirectory } from '../../src/files/directory-file.js';
import { importMembers } from '../../src/operator/import-members.js';
import { StorageProblem } from '../../src/store/engines/problem.js';
import { folderOfTest } from '../support/directory.js';
import { shown } from '../support/terminal.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

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
    expect(tried && shown(tried)).toEqual({
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
