import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engine.js';
import { freshDatabase, freshFile } from '../support/engines.js';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1).toString('base64');
/** Permissions do not bind root: where the tests run as root, what they forbid is tried as `nobody`. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const SECRET = 'secret-word-for-webhooks';
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
  uid?: number,
): Promise<Ended> =>
  new Promise((done) => {
    const inherited = { PATH: process.env.PATH ?? '', HOME: folder };
    const child = spawn(process.execPath, [join(root, `dist/${program}.js`), ...args], {
      cwd: folder,
      env: { ...inherited, PORT: '0', LOG_LEVEL: 'silent', ...env },
      ...(uid === undefined ? {} : { uid, gid: uid }),
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

/** Tells a program that serves to stop. */
const stopped = (out: string, child: ChildProcess) => void (out.includes('running') && child.kill('SIGTERM'));

const overwrite = async (path: string, at: number): Promise<void> => {
  const bytes = await readFile(path);
  await writeFile(path, bytes.fill(0xff, at, at + 40_960));
};

const NEWER = `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "finished_at")
  VALUES ('x', 'x', '9999_later', CURRENT_TIMESTAMP)`;
const FORGED = `UPDATE "Setting" SET "value" = 'x'`;

const alter = async (path: string, sql: string): Promise<void> => {
  const database = await openDatabase(`file:${path}`);
  await database.transact((tx) => tx.$executeRawUnsafe(sql));
  await database.close();
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
    ['TELEGRAM_RATE', { TELEGRAM_RATE: 'secret-word' }],
    ['TELEGRAM_RATE', { TELEGRAM_RATE: '0' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'secret-word' }],
    ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_SECRET: 'secret' }],
    ['WECHAT_PUPPET', { WECHAT_PUPPET: 'secret word' }],
    ['WECHAT_PUPPET', { WECHAT_PUPPET: 'secret-word-is-no-package' }],
    ['WECHAT_PUPPET', { WECHAT_PUPPET: 'fs' }],
    ['WECHAT_PUPPET_OPTIONS', { WECHAT_PUPPET_OPTIONS: '{"token":"secret-word"}' }],
    ['WECHAT_PUPPET_OPTIONS', { WECHAT_PUPPET: 'wechaty-puppet-mock', WECHAT_PUPPET_OPTIONS: 'secret-word' }],
    ['the same', { TELEGRAM_PUBLIC_TOKEN: '1:secret-word', TELEGRAM_DESK_TOKEN: '1:secret-word' }],
    ['there is no bot', { TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://x.example', TELEGRAM_WEBHOOK_SECRET: SECRET }],
    ['PUBLIC_URL', { TELEGRAM_MODE: 'webhook', TELEGRAM_DESK_TOKEN: '1:x', TELEGRAM_WEBHOOK_SECRET: SECRET }],
    ['HOST', { HOST: '203.0.113.9' }],
    ['DATA_KEY', { DATABASE_URL: 'postgresql://user:secret-word@127.0.0.1:1/huyou' }],
    ['No PostgreSQL answers', { DATABASE_URL: 'postgresql://user:secret-word@127.0.0.1:1/huyou', DATA_KEY: KEY }],
    ['DIRECTORY_FILE', { DIRECTORY_FILE: '/nowhere/posts.csv' }],
    ['LADDER_FILE', { LADDER_FILE: '/nowhere/ladder.json' }],
    ['HOTLINES_FILE', { HOTLINES_FILE: '/nowhere/hotlines.json' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'secret-word' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'secret-word' }],
    ['HEARTBEAT_URL', { HEARTBEAT_URL: 'ftp://secret-word.example' }],
  ])('%s', async (variable, env) => {
    const { code, out, err } = await run('main', env as unknown as Record<string, string>);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(variable);
    expect(err).not.toMatch(/secret.?word|\n\s+at /);
  });

  test('a WeChat puppet that needs a token, beside what it prints itself', async () => {
    const { code, err } = await run('main', { WECHAT_PUPPET: 'wechaty-puppet-service' });
    expect(code).toBe(1);
    expect(err).toMatch(/^huyou: .*WECHAT_PUPPET_OPTIONS='\{"token":"…"\}'.*$/m);
  });

  test('directory lines: each wrong one with its number and column', async () => {
    const csv = [
      'code,name,kind,sector,area,reports_to,timezone',
      'A,甲,police,government,120101,,Asia/Shanghai',
      'B,乙,nobody,government,120101,,Asia/Shanghai',
      'C,丙,police,government,120101,,Mars/Base',
      'D,丁,police',
    ];
    const { code, out, err } = await run('main', { DIRECTORY_FILE: await file('posts.csv', csv.join('\n')) });
    expect(code).toBe(1);
    expect(out).toBe('');
    const sentences = err.trimEnd().split('\n');
    expect(sentences).toHaveLength(3);
    expect(sentences[0]).toMatch(/DIRECTORY_FILE.*Line 3: .*kind/);
    expect(sentences[1]).toMatch(/DIRECTORY_FILE.*Line 4: .*timezone/);
    expect(sentences[2]).toMatch(/DIRECTORY_FILE.*Line 5: it has 3 values for 7 columns/);
  });

  test.each([
    ['that is no JSON', () => '{"levels": }', 'The ladder is not JSON'],
    [
      'with a wrong time',
      (ladder: string) => ladder.replace(/"climbAfter": "[^"]+"/, '"climbAfter": "soon"'),
      'climbAfter',
    ],
    [
      'with an unknown word',
      (ladder: string) => ladder.replace('"service"', '"services": 1, "service"'),
      'services is unknown',
    ],
  ])('a ladder file %s', async (_, change, sentence) => {
    const ladder = await readFile(join(root, 'assets/ladder.json'), 'utf8');
    const { code, out, err } = await run('main', { LADDER_FILE: await file('ladder.json', change(ladder)) });
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(/^huyou: LADDER_FILE/);
    expect(err).toContain(sentence);
  });

  test('a file that is no database', async () => {
    const path = await file('broken.db', 'this is not a database, however long it may be'.repeat(200));
    const { code, err } = await run('main', { DATABASE_URL: `file:${path}`, DATA_KEY: KEY });
    expect(code).toBe(1);
    expect(err).toContain('is not a database file');
  });

  describe('a database', () => {
    /** A database as a first start leaves it, changed by hand; what the next start says of it. */
    const restarted = async (name: string, change: (path: string) => Promise<void>): Promise<Ended> => {
      const path = join(folder, name);
      const env = { DATABASE_URL: `file:${path}`, DATA_KEY: KEY };
      expect((await run('main', env, [], stopped)).code).toBe(0);
      await change(path);
      return run('main', env);
    };

    test.each([
      ['cut short', (path: string) => truncate(path, 5_000), 'is damaged; restore it from a backup'],
      ['overwritten', (path: string) => overwrite(path, 4_096), 'is damaged; restore it from a backup'],
      ['of a newer release', (path: string) => alter(path, NEWER), 'was made by a newer Huyou; start that version'],
      ['whose key-check is gone bad', (path: string) => alter(path, FORGED), 'DATA_KEY is not the key'],
    ])('%s', async (name, change, sentence) => {
      const { code, out, err } = await restarted(`${name}.db`, change);
      expect(code).toBe(1);
      expect(out).toBe('');
      expect(err.trimEnd().split('\n')).toHaveLength(1);
      expect(err).toContain(sentence);
    });

    test('in a folder, or a file, that this user may not write to', async () => {
      const shut = join(folder, 'shut');
      const path = join(shut, 'huyou.db');
      await mkdir(shut);
      const env = { DATABASE_URL: `file:${path}`, DATA_KEY: KEY };
      expect((await run('main', env, [], stopped)).code).toBe(0);
      await chmod(path, 0o444);
      await chmod(shut, 0o555);
      await chmod(folder, 0o755);
      const { code, err } = await run('main', env, [], undefined, NOBODY);
      expect(code).toBe(1);
      expect(err).toMatch(
        /^huyou: .*huyou\.db cannot be read or written by this user; give this user the right .*\.\n$/,
      );
    });

    test('without the key file that was made for it', async () => {
      const env = { DATABASE_URL: `file:${join(folder, 'keyless.db')}` };
      expect((await run('main', env, [], stopped)).code).toBe(0);
      await rm(join(folder, 'keyless.db.key'));
      const { code, err } = await run('main', env);
      expect(code).toBe(1);
      expect(err).toMatch(/^huyou: .*keyless\.db\.key is missing.*\n$/);
    });
  });

  test('another data key than the one the database was sealed with', async () => {
    const DATABASE_URL = `file:${join(folder, 'sealed.db')}`;
    expect((await run('main', { DATABASE_URL, DATA_KEY: KEY }, [], stopped)).code).toBe(0);
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
          ['/healthz', '/readyz', '/', '/desk', '/metrics', '/statusz'].map(
            async (path) => (await fetch(url + path)).status,
          ),
        );
        void asked.finally(() => child.kill('SIGTERM'));
      },
    );
    expect(await asked).toEqual([200, 200, 200, 200, 200, 200]);
    expect(out).toContain('TRIAL');
    expect(code).toBe(0);
  });

  test('on a file that another serves is refused while that one lives; a command goes on beside it', async () => {
    const env = { DATABASE_URL: `file:${join(folder, 'one.db')}`, DATA_KEY: KEY };
    let asked: Promise<[Ended, Ended]> | undefined;
    const { code } = await run('main', env, [], (printed, child) => {
      if (asked || !printed.includes('running')) return;
      asked = Promise.all([run('main', env, [], stopped), run('cli', env, ['invite', 'TJ-120101-SCS'])]);
      void asked.finally(() => child.kill('SIGKILL'));
    });
    expect(code, 'it was killed').toBe(null);
    const [second, command] = (await asked) as [Ended, Ended];
    expect(second).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^huyou: Another Huyou .*one\.db.*\n$/),
    });
    expect(command).toMatchObject({ code: 0, out: expect.stringContaining('/start ') });
    expect((await run('main', env, [], stopped)).code, 'at once after a kill').toBe(0);
  });

  test.each([
    ['sqlite', freshFile],
    ['postgresql', freshDatabase],
  ])('leaves the query engine, which takes 60 MB, to who first binds a member: %s', async (_, fresh) => {
    const watch = `const { Module } = WebAssembly;
      WebAssembly.Module = function (bytes) {
        if (bytes.byteLength > 1e6) process.stderr.write('the query engine was loaded');
        return new Module(bytes);
      };`;
    const env = {
      DATABASE_URL: (await fresh()).url,
      DATA_KEY: KEY,
      DIRECTORY_FILE: join(root, 'assets/sample-directory.csv'),
      NODE_OPTIONS: `--require ${await file('watch.cjs', watch)}`,
    };
    expect(await run('main', env, [], stopped)).toMatchObject({ code: 0, err: '' });
    const invited = await run('cli', env, ['invite', 'TJ-120101-SCS']);
    expect(invited.err, 'it would be seen').toContain('the query engine was loaded');
  });

  test('that stood still for a while says so in a line like any other', async () => {
    let stood = false;
    const { code, err } = await run(
      'main',
      { DATABASE_URL: `file:${join(folder, 'still.db')}`, DATA_KEY: KEY, LOG_LEVEL: 'warn' },
      [],
      (printed, child) => {
        if (stood || !printed.includes('Then report')) return;
        stood = true;
        // Beats have begun after two seconds; more than five late is what is told.
        setTimeout(() => child.kill('SIGSTOP'), 2_000);
        setTimeout(() => child.kill('SIGCONT'), 10_000);
        setTimeout(() => child.kill('SIGTERM'), 13_000);
      },
    );
    expect(code).toBe(0);
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { msg: string; lateMs?: number });
    const late = lines.filter(({ msg }) => msg.startsWith('a beat came late'));
    expect(late.length).toBeGreaterThan(0);
    // Not one for each second missed; a busy machine may add one of its own.
    expect(late.length).toBeLessThan(4);
    expect(late[0]?.lateMs).toBeGreaterThan(5_000);
  });

  test('invites a member to a post, and only to one that is there', async () => {
    const env = { DATABASE_URL: `file:${join(folder, 'invite.db')}`, DATA_KEY: KEY };
    const good = await run('cli', env, ['invite', 'TJ-120101-SCS']);
    expect(good).toMatchObject({ code: 0, out: expect.stringMatching(/\/start [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/) });
    const bad = await run('cli', env, ['invite', 'TJ-NOBODY']);
    expect(bad).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^huyou: there is no post .*\n$/) });
  });

  test('lists the posts, and says how it is used when asked for nothing', async () => {
    // As `| head -1` does: whoever reads may stop before the end.
    const said = join(folder, 'said.txt');
    execFileSync('sh', ['-c', `"${process.execPath}" "${join(root, 'dist/cli.js')}" posts 2>"${said}" | true`]);
    expect(await readFile(said, 'utf8'), 'no stack').toBe('');
    expect((await run('cli', {}, ['posts'])).out).toMatch(/^TJ-120101-SCS\t.+$/m);
    expect(await run('cli', {}, [])).toMatchObject({ code: 1, err: expect.stringContaining('Usage: npm run huyou') });
  });

  test('checks a directory, imports people and says the gaps, each with its exit code', async () => {
    const env = { DATABASE_URL: `file:${join(folder, 'people.db')}`, DATA_KEY: KEY };
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
    const DATABASE_URL = `file:${join(folder, 'invite.db')}`;
    const other = Buffer.alloc(32, 2).toString('base64');
    const refused = await run('cli', { DATABASE_URL, DATA_KEY: other }, ['invite', 'TJ-120101-SCS']);
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('DATA_KEY is not the key') });
  });
});
