import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigProblem, readConfig } from '../../src/config.js';
import { english } from '../support/terminal.js';

const PUBLIC = '100001:public-bot';
const DESK = '100002:desk-bot';
const KEY = Buffer.alloc(32, 1).toString('base64');
const WEBHOOK = {
  TELEGRAM_MODE: 'webhook',
  PUBLIC_URL: 'https://huyou.example/',
  TELEGRAM_WEBHOOK_SECRET: 'sixteen-letters-1',
};

/** The sentences in which an environment is refused; none when it is right. */
const refused = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigProblem) return error.sentences.map(english);
    throw error;
  }
};

describe('nothing set', () => {
  test('is a trial on this machine alone', () => {
    expect(readConfig({})).toEqual({
      databaseUrl: 'file:./data/huyou.db',
      host: '127.0.0.1',
      port: 8080,
      telegram: { mode: { kind: 'polling' }, rate: 30 },
      keepDays: 90,
      logLevel: 'info',
      misnamed: [],
      secretUnused: false,
      trial: true,
    });
  });

  test.each(['', '  '])('is what "%s" means too', (empty) => {
    expect(readConfig({ PORT: empty, DATA_KEY: empty, TELEGRAM_PUBLIC_TOKEN: empty })).toEqual(readConfig({}));
  });
});

describe('a trial ends', () => {
  test.each([
    ['the public bot', { TELEGRAM_PUBLIC_TOKEN: PUBLIC }],
    ['the desk bot', { TELEGRAM_DESK_TOKEN: DESK }],
    ['WeChat', { WECHAT_PUPPET: 'wechaty-puppet-service' }],
    ['a directory', { DIRECTORY_FILE: 'posts.csv' }],
  ])('with %s', (_, env) => {
    expect(readConfig(env).trial).toBe(false);
  });

  test.each([
    ['another database', { DATABASE_URL: 'file:./elsewhere.db' }],
    ['another ladder', { LADDER_FILE: 'ladder.json' }],
    ['another port', { PORT: '9000' }],
  ])('not with %s', (_, env) => {
    expect(readConfig(env).trial).toBe(true);
  });
});

describe('what is taken', () => {
  test.each([
    ['DATABASE_URL', 'file:/srv/huyou.db'],
    ['DATABASE_URL', 'postgres://u:p@host/name'],
    ['DATABASE_URL', 'postgresql://u:p@host:5432/name?sslmode=require'],
    ['DATA_KEY', KEY],
    ['PORT', '0'],
    ['PORT', '65535'],
    ['HOST', '0.0.0.0'],
    ['HOST', '::1'],
    ['TELEGRAM_API_ROOT', 'http://127.0.0.1:8081'],
    ['WECHAT_PUPPET', '@juzi/wechaty-puppet-service'],
    ['LOG_LEVEL', 'silent'],
    ['METRICS_TOKEN', 'a-token-of-some-length'],
    ['METRICS_TOKEN', KEY],
    ['HEARTBEAT_URL', 'http://127.0.0.1:9/ping'],
    ['HEARTBEAT_URL', 'https://ping.example/7f3a?s=1'],
    ['KEEP_DAYS', '3650'],
  ])('%s=%s', (name, value) => {
    expect(refused({ [name]: value })).toEqual([]);
  });

  test('a webhook, with its address and secret', () => {
    const { telegram, publicUrl } = readConfig({ TELEGRAM_PUBLIC_TOKEN: PUBLIC, ...WEBHOOK });
    expect(telegram.mode).toEqual({
      kind: 'webhook',
      publicUrl: 'https://huyou.example',
      secret: WEBHOOK.TELEGRAM_WEBHOOK_SECRET,
    });
    expect(publicUrl).toBe('https://huyou.example');
  });

  test('a puppet, with its options', () => {
    const { wechat } = readConfig({ WECHAT_PUPPET: 'wechaty-puppet-service', WECHAT_PUPPET_OPTIONS: '{"tls":false}' });
    expect(wechat).toEqual({ puppet: 'wechaty-puppet-service', options: { tls: false } });
  });

  test('an address without the slashes at its end', () => {
    expect(readConfig({ TELEGRAM_API_ROOT: 'https://bots.example//' }).telegram.apiRoot).toBe('https://bots.example');
  });
});

test.each([
  ['a space, as `set PORT=8191 && npm start` leaves one', '8191 '],
  ['the line end of a file from Windows', '8191\r\n'],
  ['a byte order mark, as of a file whose first line it is', '\uFEFF8191'],
  ['a tab, and the wide space of a Chinese keyboard', '\t8191\u3000'],
  ['quotation marks, as `docker --env-file` leaves them', "'8191'"],
  ['a space without width, as one copied out of a chat brings along', '\u200B8191\u200B'],
  ['the quotation marks of Windows', '"8191" '],
])('what stands around a value is not of it: %s', (_, value) => {
  const [before = '', after = ''] = value.split('8191');
  const around = (text: string) => `${before}${text}${after}`;
  expect(
    readConfig({
      PORT: value,
      LOG_LEVEL: around('warn'),
      DATA_KEY: around(KEY),
      DATABASE_URL: around('file:./huyou.db'),
      DIRECTORY_FILE: around('my posts.csv'),
      TELEGRAM_DESK_TOKEN: around(DESK),
      // A name has no quotation marks.
      [around('KEEP_DAYS').replaceAll(/['"]/g, '')]: '30',
    }),
  ).toMatchObject({
    port: 8191,
    logLevel: 'warn',
    dataKey: KEY,
    databaseUrl: 'file:./huyou.db',
    directoryFile: 'my posts.csv',
    telegram: { deskToken: DESK },
    keepDays: 30,
  });
});

describe('what is refused is named in one sentence that never repeats it', () => {
  test.each([
    ['DATABASE_URL', 'mysql://u:hunter2@host/name'],
    ['DATABASE_URL', 'hunter2.db'],
    ['DATABASE_URL', 'postgresql:hunter2 host'],
    ['DATABASE_URL', 'file::memory:'],
    ['DATABASE_URL', 'file:?hunter2=1'],
    ['DATABASE_URL', 'file:./huyou.db # hunter2'],
    ['HEARTBEAT_URL', 'https://watch.example/ping # hunter2'],
    ['PUBLIC_URL', 'https://huyou.example/ # hunter2'],
    ['DATA_KEY', Buffer.alloc(31, 7).toString('base64')],
    ['DATA_KEY', 'hunter2'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80a'],
    ['HOST', 'http://hunter2'],
    ['TELEGRAM_PUBLIC_TOKEN', 'hunter2'],
    ['TELEGRAM_PUBLIC_TOKEN', '123:hunter2 b'],
    ['TELEGRAM_DESK_TOKEN', 'bot123:hunter2'],
    ['TELEGRAM_API_ROOT', 'ftp://hunter2'],
    ['TELEGRAM_MODE', 'hunter2'],
    ['PUBLIC_URL', 'hunter2'],
    ['PUBLIC_URL', 'https://desk:hunter2@huyou.example'],
    ['PUBLIC_URL', 'https://huyou.example/?hunter2'],
    ['TELEGRAM_WEBHOOK_SECRET', 'hunter2'],
    ['WECHAT_PUPPET', '../hunter2/x'],
    ['WECHAT_PUPPET_OPTIONS', '"hunter2"'],
    ['WECHAT_PUPPET_OPTIONS', '{hunter2'],
    ['LOG_LEVEL', 'hunter2'],
    ['METRICS_TOKEN', 'hunter2'],
    ['METRICS_TOKEN', 'hunter2 hunter2 hunter2'],
    ['HEARTBEAT_URL', 'hunter2'],
    ['KEEP_DAYS', '29'],
    ['KEEP_DAYS', '90.5'],
    ['KEEP_DAYS', '3651'],
    ['HEARTBEAT_URL', 'ftp://ping.example/hunter2'],
    ['HEARTBEAT_URL', 'file:///hunter2'],
    ['HEARTBEAT_URL', 'https://user:hunter2@ping.example/'],
  ])('%s=%s', (name, value) => {
    const sentences = refused({ [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(new RegExp(`^${name} .*\\.$`));
    expect(sentences[0]).not.toContain(value.trim());
    expect(sentences[0]).not.toContain('hunter2');
  });

  test('a data key that is garbled is to be brought back: a new one would make unreadable what is there', () => {
    expect(refused({ DATA_KEY: 'hunter2' })).toEqual([
      expect.stringMatching(
        /^DATA_KEY is not 32 bytes .*: bring back the key .* Only for a new database make one with/,
      ),
    ]);
  });

  test('every wrong variable at once, a sentence each', () => {
    expect(refused({ PORT: 'x', LOG_LEVEL: 'x', DATA_KEY: 'x' })).toHaveLength(3);
  });
});

describe('what does not go together', () => {
  test.each([
    [
      'one token for two bots',
      { TELEGRAM_PUBLIC_TOKEN: PUBLIC, TELEGRAM_DESK_TOKEN: PUBLIC },
      /are the same: make two bots/,
    ],
    ['options without a puppet', { WECHAT_PUPPET_OPTIONS: '{}' }, /without WECHAT_PUPPET/],
    [
      'a webhook without an address',
      { TELEGRAM_DESK_TOKEN: DESK, ...WEBHOOK, PUBLIC_URL: '' },
      /PUBLIC_URL is not set/,
    ],
    [
      'a webhook without a secret',
      { TELEGRAM_DESK_TOKEN: DESK, ...WEBHOOK, TELEGRAM_WEBHOOK_SECRET: '' },
      /TELEGRAM_WEBHOOK_SECRET is not set/,
    ],
    ['a webhook without a bot', WEBHOOK, /there is no bot/],
  ])('%s', (_, env, sentence) => {
    const sentences = refused(env);
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatch(sentence);
    expect(sentences[0]).not.toContain(PUBLIC);
  });
});

test.each(['README.md', 'README.zh-CN.md'])('each variable stands in %s', (file) => {
  const words = readFileSync(file, 'utf8');
  const named = [...readFileSync('src/config.ts', 'utf8').matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => name ?? '');
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !words.includes(`\`${name}\``))).toEqual([]);
});

test('a webhook’s secret without webhooks is found; it is no reason not to start', () => {
  const secret = { TELEGRAM_DESK_TOKEN: DESK, TELEGRAM_WEBHOOK_SECRET: 's'.repeat(16) };
  expect(readConfig(secret).secretUnused).toBe(true);
  const webhook = { ...secret, TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://huyou.example' };
  expect(readConfig(webhook).secretUnused).toBe(false);
});

test('a variable that looks like a setting and is none is found; what a system sets by itself is not', () => {
  const slips = { directory_file: 'x', TELEGRAM_BOT_TOKEN: 'x', LOGLEVEL: 'x', HEARTBEAT_URLS: 'x' };
  const others = {
    HOME: '/',
    PATH: '/',
    HOSTNAME: 'x',
    LOGNAME: 'x',
    WECHATY_LOG: 'x',
    DATABASE_URL: 'file:x',
    DATABASE_URI: 'x',
  };
  expect(readConfig({ ...slips, ...others }).misnamed).toEqual([
    { name: 'directory_file', meant: 'DIRECTORY_FILE' },
    { name: 'TELEGRAM_BOT_TOKEN', meant: 'TELEGRAM_DESK_TOKEN' },
    { name: 'LOGLEVEL', meant: 'LOG_LEVEL' },
    { name: 'HEARTBEAT_URLS', meant: 'HEARTBEAT_URL' },
  ]);
});
