import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { programsInFolder } from '../support/programs.js';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1).toString('base64');
const { inFolder, run, file } = programsInFolder();

describe('a command', () => {
  test('invites a member to a post, and only to one that is there', async () => {
    const env = { DATABASE_URL: `file:${inFolder('invite.db')}`, DATA_KEY: KEY };
    const good = await run('cli', env, ['invite', 'TJ-120101-SCS']);
    expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/\/start [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/) });
    const bad = await run('cli', env, ['invite', 'TJ-NOBODY']);
    expect(bad).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^huyou: there is no post .*\n$/) });
  });

  test('lists the posts, and says how it is used when asked for nothing', async () => {
    // As `| head -1` does: whoever reads may stop before the end.
    const said = inFolder('said.txt');
    execFileSync('sh', ['-c', `"${process.execPath}" "${join(root, 'dist/bin/cli.js')}" posts 2>"${said}" | true`]);
    expect(await readFile(said, 'utf8'), 'no stack').toBe('');
    // Whatever is a device for a full disk is Linux's own.
    if (existsSync('/dev/full')) {
      const full = ['-c', `"${process.execPath}" "${join(root, 'dist/bin/cli.js')}" posts 2>"${said}" >/dev/full`];
      expect(spawnSync('sh', full).status).toBe(1);
      expect(await readFile(said, 'utf8')).toMatch(/^huyou: What this command says could not be written.*\n$/);
    }
    expect((await run('cli', {}, ['posts'])).out).toMatch(/^TJ-120101-SCS\t.+$/m);
    expect(await run('cli', {}, [])).toMatchObject({ code: 1, err: expect.stringContaining('Usage: npm run huyou') });
  });

  test('checks a directory, imports people and says the gaps, each with its exit code', async () => {
    const env = { DATABASE_URL: `file:${inFolder('people.db')}`, DATA_KEY: KEY };
    const wrong = await file(
      'wrong.csv',
      'code,name,kind,sector,area,reports_to,timezone\nA,甲,sheriff,government,12,,UTC\n',
    );
    expect(await run('cli', env, ['check'])).toMatchObject({ code: 0, out: expect.stringContaining('the sample') });
    const checked = await run('cli', env, ['check', wrong]);
    expect(checked).toMatchObject({ code: 1, err: '', out: expect.stringMatching(/^Line 2: kind "sheriff"/) });
    const people = await file('people.csv', 'name,posts\n甲,TJ-120101-SCS\n');
    const made = await run('cli', env, ['import-members', people]);
    expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/\n甲,TJ-120101-SCS,,,[0-9A-Z-]{14}\n$/) });
    expect(await run('cli', env, ['members'])).toMatchObject({ code: 0, out: '' });
    const gaps = await run('cli', env, ['gaps']);
    expect(gaps).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^bot duty desk: nobody can be reached anywhere \(TJ-12-BDD\)/m),
    });
    const nobody = await run('cli', env, ['leave', 'nobody']);
    expect(nobody).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^huyou: there is no member "nobody"/),
    });
  });

  test('an invite for a database sealed with another key is refused', async () => {
    const DATABASE_URL = `file:${inFolder('invite.db')}`;
    const other = Buffer.alloc(32, 2).toString('base64');
    const refused = await run('cli', { DATABASE_URL, DATA_KEY: other }, ['invite', 'TJ-120101-SCS']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('DATA_KEY is not the key') });
  });
});
