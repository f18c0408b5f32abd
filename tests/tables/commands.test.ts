import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { LOCALES } from '../../src/domain/channel.js';
import { say } from '../../src/domain/say.js';
import { explain } from '../../src/explain.js';
import { call } from '../../src/operator/call.js';
import { openDesk } from '../../src/operator/command.js';
import { COMMANDS } from '../../src/operator/commands.js';
import { width } from '../../src/record/table.js';
import { OUTBOX_KINDS } from '../../src/store/outbox-row.js';
import { openTerminal } from '../../src/texts/terminal.js';
import { folderOfTest } from '../support/directory.js';
import { english, inEnglish, shown } from '../support/terminal.js';

afterEach(() => vi.unstubAllEnvs());

/** Nothing here may come to a database. */
const desk = openDesk({ DATABASE_URL: 'file:/proc/none/huyou.db' }, 0);
const typed = async (...[line, at]: Parameters<typeof call>) => shown(await inEnglish(call(line, at)));
const said = (name: string, what: 'takes' | 'about'): string => english(COMMANDS[name]?.[what] ?? '');
const shape = (name: string): string => `npm run huyou -- ${name} ${said(name, 'takes')}`.trim();

describe('what is typed at the terminal', () => {
  test.each(['docs/operating.md', 'docs/operating.zh-CN.md'])('each command stands in %s', async (file) => {
    const words = await readFile(file, 'utf8');
    const named = (name: string) => new RegExp(`(?:huyou -- |\`)${name}[ \`\\\\]`).test(words);
    expect(Object.keys(COMMANDS).filter((name) => !named(name))).toEqual([]);
  });

  test.each(Object.keys(COMMANDS))('%s says how it is called, and refuses what it does not know', async (name) => {
    for (const help of ['--help', '-h']) {
      expect(await typed([name, 'x', help], desk)).toEqual({
        lines: [`Usage: ${shape(name)}`, `  ${said(name, 'about')}`],
      });
    }
    await expect(typed([name, '--colour', 'x'], desk)).rejects.toThrow(
      `--colour is unknown: it is called as ${shape(name)}`,
    );
    await expect(typed([name, 'a', 'b', 'c', 'd', 'e'], desk)).rejects.toThrow(`: it is called as ${shape(name)}`);
  });

  test('help is no mistake, nothing is one, and an unknown command is named', async () => {
    for (const help of ['help', '--help', '-h']) {
      const { lines, exitCode } = await typed([help], desk);
      expect([lines[0], exitCode]).toEqual([expect.stringMatching(/^Usage: npm run huyou/), undefined]);
    }
    expect(await typed([], desk)).toMatchObject({
      lines: [],
      exitCode: 1,
      notes: expect.arrayContaining([expect.stringMatching(/^Usage:/)]),
    });
    await expect(typed(['figure'], desk)).rejects.toThrow('there is no command "figure": `npm run huyou -- help`');
    await expect(typed(['constructor'], desk)).rejects.toThrow('there is no command');
  });

  test.each([
    [['preview'], 'preview needs more than its name'],
    [['preview', '--answer'], '--answer needs a value'],
    [['preview', '--answer', 'danger_now=yes', '--days', '--everybody'], '--days needs a value'],
    [['preview', '--answer', 'danger_now=yes', '--everybody=yes'], '--everybody takes no value'],
    [['preview', '--answer', 'danger_now=yes', 'P0'], '"P0" belongs to no option'],
    [['preview', '-x'], '-x is unknown'],
    [['invite', 'TJ-12-BDD', '--name'], 'invite cannot be called with these arguments'],
    [['export', 'people', 'x.csv'], 'export cannot be called with these arguments'],
  ])('%j is refused in one sentence with how it is called', async (line, sentence) => {
    const refused = typed(line, desk);
    await expect(refused).rejects.toThrow(`${sentence}: it is called as ${shape(line[0] ?? '')}`);
  });

  test.each([
    [['figures', '--by', 'street'], '--by "street" is not known: use sector, post, district'],
    [['figures', '--csv', '/proc/none/figures.csv'], '/proc/none/figures.csv cannot be written'],
    [['figures', '--csv', 'package.json'], 'package.json is there already'],
    [['export', 'members', 'package.json'], 'package.json is there already'],
    [['verify', '--head', 'x'], '--head "x" is not of the form HASH@POSITION'],
    // A hash may begin with a dash.
    [['verify', '--head', '-x'], '--head "-x" is not of the form HASH@POSITION'],
    [['verify', '--said', 'none.txt'], 'none.txt is not there'],
  ])('%j is refused before any database is opened or made', async (line, sentence) => {
    await expect(typed(line, desk)).rejects.toThrow(sentence);
  });

  test('a preview with a wrong ladder leaves nothing behind', async () => {
    const folder = await folderOfTest();
    vi.stubEnv('TMPDIR', folder);
    const wrong = openDesk({ LADDER_FILE: 'package.json' }, 0);
    await expect(typed(['preview', '--answer', 'danger_now=yes'], wrong)).rejects.toThrow('LADDER_FILE');
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([[['check']], [['preview', '--answer', 'danger_now=yes']]])('%j refuses wrong help lines', async (line) => {
    const wrong = openDesk({ DATABASE_URL: 'file:/proc/none/huyou.db', HOTLINES_FILE: 'package.json' }, 0);
    await expect(typed(line, wrong)).rejects.toThrow(
      'HOTLINES_FILE (package.json): At the top of the file: it must be',
    );
  });

  test.each([
    ['check', 'code,name,kind,sector,area,reports_to,timezone', 'A,公安,police,government,12,,Asia/Shanghai', 299],
    ['import-members', 'id,name,posts', 'M1,阿岩,TJ-12-BDD', 299],
  ])('%s tells the first of many problems, and how many more there are', async (name, header, line, wrong) => {
    const path = join(await folderOfTest(), 'many.csv');
    await writeFile(path, [header, ...Array(300).fill(line)].join('\n'));
    const { lines, notes = [], exitCode } = await typed([name, path], desk);
    const told = [...lines, ...notes];
    expect([told.length, told[0], told.at(-1)]).toEqual([
      21,
      expect.stringMatching(/^Line 3: /),
      `And ${wrong - 20} more.`,
    ]);
    expect(exitCode).toBe(1);
  });

  test.each([
    [['leave', 'nobody']],
    [['hold', 'nobody', 'TJ-12-BDD']],
    [['stand-in', 'nobody', 'TJ-12-BDD', '2026-10-01T08:00+08:00', '2026-10-02T08:00+08:00']],
    [['members']],
    [['export', 'members', 'none.csv']],
    [['gaps']],
    [['verify']],
    [['figures']],
    [['invite', '--member', 'nobody']],
  ])('%j of a database that is not there makes none: it says so', async (line) => {
    const folder = await folderOfTest();
    const mistaken = openDesk({ DATABASE_URL: `file:${join(folder, 'other.db')}`, LOG_LEVEL: 'silent' }, 0);
    await expect(typed(line, mistaken)).rejects.toThrow(
      /^There is no database .*other\.db yet: correct DATABASE_URL, or start the service first, which makes it\.$/,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test('a preview needs none, and an invite says that it made one', async () => {
    const folder = await folderOfTest();
    const first = openDesk(
      {
        DATABASE_URL: `file:${join(folder, 'new.db')}`,
        DIRECTORY_FILE: 'assets/sample-directory.csv',
        PUBLIC_URL: 'https://huyou.example/',
        LOG_LEVEL: 'silent',
      },
      0,
    );
    const preview = ['preview', '--answer', 'danger_now=yes', '--days', '1'];
    expect((await typed(preview, first)).lines.at(-1)).toContain('Nothing was sent');
    expect(await readdir(folder)).toEqual([]);

    const { lines, notes } = await typed(['invite', 'TJ-12-BDD', '--name', '阿岩'], first);
    expect(lines[0]).toMatch(/^Invite for/);
    expect(lines.at(-1)).toMatch(/^Web: open https:\/\/huyou\.example\/desk#invite=[\w-]{14}$/);
    expect(notes).toEqual([
      expect.stringMatching(/^There was no database .*new\.db: it was made now.* as the code does not work there\.$/),
      expect.stringMatching(/^A data key was made in .*new\.db\.key\. .* keep a copy/),
    ]);
    expect((await typed(['invite', 'TJ-12-BDD', '--name', '阿岩'], first)).notes ?? []).toEqual([]);
  });

  test('at a terminal in Chinese each is answered in Chinese, and its usage stands in columns', async () => {
    const folder = await folderOfTest();
    const settings = { DIRECTORY_FILE: 'assets/sample-directory.csv', LOG_LEVEL: 'silent', LANG: 'zh_CN.UTF-8' };
    const chinese = openDesk({ ...settings, DATABASE_URL: `file:${join(folder, 'huyou.db')}` }, 0);
    const inWords = openTerminal('zh-CN');
    const said = async (...line: string[]): Promise<string[]> => {
      const { lines, notes = [] } = await call(line, chinese).catch((error) => ({ lines: explain(error), notes: [] }));
      return [...notes, ...lines].map(inWords);
    };
    expect(await said('hold')).toEqual(['只写 hold 还不够。请写成:npm run huyou -- hold <成员编号> <岗位编码>']);
    const usage = (await said('help')).slice(1);
    const abouts = Object.values(COMMANDS).map(({ about }) => inWords(about));
    expect(new Set(usage.map((line, n) => width(line) - width(abouts[n] ?? ''))).size).toBe(1);

    const told = [
      await said('verify', '--head', 'x'),
      await said('figures', '--from', 'x'),
      await said('preview', '--answer', 'danger_now=yes', '--days', 'x'),
      await said('leave', 'x'),
      await said('invite', 'TJ-12-BDD'),
      await said('keep', '7K3Q-D9XB'),
      await said('erase', 'x'),
      await said('export', 'directory', 'package.json'),
      await said('verify'),
    ].flat();
    expect(told).toHaveLength(18);
    // Beside commands, options, settings, files and codes.
    const known = /`[^`]+`|--[a-z]+|\w*[\d_@./-][\w@./-]*|Telegram/g;
    for (const line of told) expect(line.replace(known, '')).not.toMatch(/[A-Za-z]{2}/);
  });

  test.each(LOCALES)('in a preview each kind of message has a word, which stands in a column: %s', (locale) => {
    const words = OUTBOX_KINDS.map((kind) => openTerminal(locale)(say(`preview-kind-${kind}`)));
    expect(new Set(words).size).toBe(OUTBOX_KINDS.length);
    expect(words.map(width)).toEqual(words.map(() => (locale === 'en' ? 7 : 4)));
  });

  test('a name that is too long is refused before anything is made', async () => {
    await expect(typed(['invite', 'TJ-12-BDD', '--name', '甲'.repeat(41)], desk)).rejects.toThrow(
      '--name is longer than 40 characters: shorten it.',
    );
    await expect(typed(['invite', 'TJ-12-BDD', '--name', '甲\u001b[2J'], desk)).rejects.toThrow(
      '--name has a character that cannot be seen (U+001B): write it anew.',
    );
  });
});
