import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1).toString('base64');
let folder: string;

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'ignore' });
  folder = await mkdtemp(join(tmpdir(), 'huyou-start-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a built program; `until` sees what it printed and may stop it. */
const run = (
  program: 'main' | 'cli',
  env: Record<string, string>,
  args: string[] = [],
  until?: (out: string, child: ChildProcess) => void,
): Promise<Ended> =>
  new Promise((done) => {
    const inherited = { PATH: process.env.PATH ?? '', HOME: folder };
    const child = spawn(process.execPath, [join(root, `dist/${program}.js`), ...args], {
      cwd: folder,
      env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
      until?.(out, child);
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
  });

const file = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

describe('a wrong setting is named in one sentence, and nothing is served', () => {
  test.each([
    ['DATABASE_URL', { DATABASE_URL: 'mysql://secret-word@host/x' }],
    ['DATA_KEY', { DATA_KEY: 'secret-word' }],
    ['PORT', { PORT: 'secret-word' }],
    ['HOST', { HOST: 'secret word' }],
    ['TELEGRAM_PUBLIC_TOKEN', { TELEGRAM_PUBLIC_TOKEN: 'secret-word' }],
    ['TELEGRAM_DESK_TOKEN', { TELEGRAM_DESK_TOKEN: 'secret-word' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'secret-word' }],
    ['TELEGRAM_MODE', { TELEGRAM_MODE: 'secret-word' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'secret-word' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'secret' }],
    ['WECHAT_PUPPET', { WECHAT_PUPPET: 'secret word' }],
    ['WECHAT_PUPPET_OPTIONS', { WECHAT_PUPPET: 'wechaty-puppet-mock', WECHAT_PUPPET_OPTIONS: 'secret-word' }],
    ['DIRECTORY_FILE', { DIRECTORY_FILE: '/nowhere/posts.csv' }],
    ['LADDER_FILE', { LADDER_FILE: '/nowhere/ladder.json' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'secret-word' }],
  ])('%s', async (variable, env) => {
    const { code, out, err } = await run('main', env as unknown as Record<string, string>);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(variable);
    expect(err).not.toMatch(/secret.?word|\n\s+at /);
  });

  test('a directory line: with its number and column', async () => {
    const csv =
      'code,name,kind,sector,area,reports_to,timezone\nA,甲,police,government,120101,,Asia/Shanghai\nB,乙,nobody,government,120101,,Mars/Base\n';
    const { code, err } = await run('main', { DIRECTORY_FILE: await file('posts.csv', csv) });
    expect(code).toBe(1);
    expect(err).toMatch(/3.*kind/);
    expect(err).not.toMatch(/\n\s+at /);
  });

  test('a ladder file', async () => {
    const { code, err } = await run('main', { LADDER_FILE: await file('ladder.json', '{"levels": }') });
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain('LADDER_FILE');
  });

  test('a file that is no database', async () => {
    const path = await file('broken.db', 'this is not a database, however long it may be'.repeat(200));
    const { code, err } = await run('main', { DATABASE_URL: `file:${path}`, DATA_KEY: KEY });
    expect(code).toBe(1);
    expect(err).toContain('is not a database file');
  });

  test('another data key than the one the database was sealed with', async () => {
    const DATABASE_URL = `file:${join(folder, 'sealed.db')}`;
    const stop = (out: string, child: ChildProcess) => void (out.includes('running') && child.kill('SIGTERM'));
    expect((await run('main', { DATABASE_URL, DATA_KEY: KEY }, [], stop)).code).toBe(0);
    const { code, err } = await run('main', { DATABASE_URL, DATA_KEY: Buffer.alloc(32, 2).toString('base64') });
    expect(code).toBe(1);
    expect(err).toContain('DATA_KEY is not the key this database was sealed with');
  });

  test('a port that is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((listening) => {
      other.listen(0, '127.0.0.1', () => listening((other.address() as { port: number }).port));
    });
    const { code, err } = await run('main', { PORT: String(port), DATABASE_URL: `file:${join(folder, 'port.db')}` });
    other.close();
    expect(code).toBe(1);
    expect(err).toContain('PORT is taken');
  });
});

describe('a right start', () => {
  test('prints where it is, is ready, and stops when told', async () => {
    let asked: Promise<number[]> | undefined;
    const { code, out } = await run(
      'main',
      { DATABASE_URL: `file:${join(folder, 'good.db')}` },
      [],
      (printed, child) => {
        const url = /chat {3}(http\S+)\//.exec(printed)?.[1];
        if (!url || asked || !printed.includes('Then report')) return;
        asked = Promise.all(
          ['/healthz', '/readyz', '/', '/desk'].map(async (path) => (await fetch(url + path)).status),
        );
        void asked.finally(() => child.kill('SIGTERM'));
      },
    );
    expect(await asked).toEqual([200, 200, 200, 200]);
    expect(out).toContain('TRIAL');
    expect(code).toBe(0);
  });

  test('invites a member to a post, and only to one that is there', async () => {
    const env = { DATABASE_URL: `file:${join(folder, 'invite.db')}`, DATA_KEY: KEY };
    const good = await run('cli', env, ['invite', 'TJ-120101-SCS']);
    expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/\/start [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/) });
    const bad = await run('cli', env, ['invite', 'TJ-NOBODY']);
    expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('there is no post') });
  });
});
