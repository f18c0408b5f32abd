import { chmod, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/engines/engine.js';
import { type Ended, programsInFolder, stopped } from '../support/programs.js';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1).toString('base64');
/** Permissions do not bind root: where the tests run as root, what they forbid is tried as `nobody`. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : undefined;
const SECRET = 'secret-word-for-webhooks';
const { inFolder, run, file } = programsInFolder();

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
    ['DIRECTORY_FILE names /dev/null, which is no file', { DIRECTORY_FILE: '/dev/null' }],
    ['LADDER_FILE names /, which is a folder', { LADDER_FILE: '/' }],
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
      const path = inFolder(name);
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
      const shut = inFolder('shut');
      const path = join(shut, 'huyou.db');
      await mkdir(shut);
      const env = { DATABASE_URL: `file:${path}`, DATA_KEY: KEY };
      expect((await run('main', env, [], stopped)).code).toBe(0);
      await chmod(path, 0o444);
      await chmod(shut, 0o555);
      await chmod(inFolder('.'), 0o755);
      const { code, err } = await run('main', env, [], undefined, NOBODY);
      expect(code).toBe(1);
      expect(err).toMatch(
        /^huyou: .*huyou\.db cannot be read or written by this user; give this user the right .*\.\n$/,
      );
    });

    test('without the key file that was made for it', async () => {
      const env = { DATABASE_URL: `file:${inFolder('keyless.db')}` };
      expect((await run('main', env, [], stopped)).code).toBe(0);
      await rm(inFolder('keyless.db.key'));
      const { code, err } = await run('main', env);
      expect(code).toBe(1);
      expect(err).toMatch(/^huyou: .*keyless\.db\.key is missing.*\n$/);
    });
  });

  test('another data key than the one the database was sealed with', async () => {
    const DATABASE_URL = `file:${inFolder('sealed.db')}`;
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
    const { code, err } = await run('main', { PORT: String(port), DATABASE_URL: `file:${inFolder('port.db')}` });
    other.close();
    expect(code).toBe(1);
    expect(err).toContain('PORT is taken');
  });
});
