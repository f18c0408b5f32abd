import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConfiguredStore } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { explain } from '../../src/explain.js';
import { readDataKey } from '../../src/store/data-key.js';
import { backUp } from '../../src/store/engines/backup.js';
import { openDatabase } from '../../src/store/engines/engine.js';
import { CommitUnknown } from '../../src/store/engines/problem.js';
import { sqliteSentence } from '../../src/store/engines/sqlite.js';
import { english, inEnglish } from '../support/terminal.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huyou-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (besides: string, value?: string) => inEnglish(readDataKey({ besides, value }));

describe('the data key beside a database', () => {
  test('is made with it, and is the same at the next start', async () => {
    const file = join(folder, 'huyou.db');
    const first = await read(file);
    expect(await read(file)).toEqual(first);
    expect((await stat(`${file}.key`)).mode & 0o777).toBe(0o600);
    const open: string[] = [];
    const look = () => inEnglish(readDataKey({ besides: file, onOpen: (one) => open.push(one) }));
    await look();
    expect(open).toEqual([]);
    await chmod(`${file}.key`, 0o644);
    expect(await look()).toEqual(first);
    expect(open).toEqual([`${file}.key`]);
  });

  test('that is garbled is to be brought back: a new one would make unreadable what is there', async () => {
    const file = join(folder, 'huyou.db');
    await read(file);
    await writeFile(file, 'a database');
    await writeFile(`${file}.key`, 'half a ke');
    await expect(read(file)).rejects.toThrow(/huyou\.db\.key must be 32 bytes.*Do not make a new one.*from your copy/);
  });

  test('that is garbled before there is a database may be made anew', async () => {
    const file = join(folder, 'huyou.db');
    await writeFile(`${file}.key`, 'half a ke');
    await expect(read(file)).rejects.toThrow(/Make one with: openssl rand/);
  });

  test('that is a folder is named, and not the database', async () => {
    await mkdir(join(folder, 'huyou.db.key'));
    await expect(read(join(folder, 'huyou.db'))).rejects.toThrow(/huyou\.db\.key is a folder, .* or set DATA_KEY\.$/);
  });

  test.skipIf(process.platform === 'win32')(
    'that is a pipe, or of a pipe: it is named, and not waited for',
    async () => {
      const file = join(folder, 'huyou.db');
      execFileSync('mkfifo', [file, `${file}.key`]);
      await expect(read(file)).rejects.toThrow(/huyou\.db\.key is no file, .* or set DATA_KEY\.$/);
      await expect(open(file)).rejects.toThrow(/huyou\.db cannot be opened as a file: DATABASE_URL must name one/);
      await expect(inEnglish(backUp(`file:${file}`, join(folder, 'copy.db')))).rejects.toThrow(
        'cannot be opened as a file',
      );
    },
  );

  test('of a folder: the folder is named, and not a missing key', async () => {
    await mkdir(join(folder, 'data'));
    await expect(read(join(folder, 'data'))).rejects.toThrow(/DATABASE_URL names the folder .*data; name a file in it/);
  });
});

const open = (file: string) =>
  inEnglish(openConfiguredStore(readConfig({ DATABASE_URL: `file:${file}` }), pino({ level: 'silent' })));

describe('what is in the place of the database', () => {
  test('an empty file is a new database, and has no key to bring back', async () => {
    const file = join(folder, 'huyou.db');
    await writeFile(file, '');
    await (await open(file)).close();
    await (await open(file)).close();
    expect((await readdir(folder)).sort()).toEqual(['huyou.db', 'huyou.db.key']);
  });

  test.each([
    ['the tables of another program', 'CREATE TABLE "Customer" ("id" TEXT)', /holds the tables of another program/],
    [
      'those of another program that Prisma made',
      'CREATE TABLE "Customer" ("id" TEXT); CREATE TABLE "_prisma_migrations" ("id" TEXT)',
      /holds the tables of another program/,
    ],
    ['no database', '', /is not a database file/],
  ])('%s: it is refused, and nothing is added to it or beside it', async (_, sql, sentence) => {
    const file = join(folder, 'shop.db');
    if (sql === '') await writeFile(file, 'this is not a database, however long it may be'.repeat(200));
    else {
      const other = await new PrismaBetterSqlite3({ url: `file:${file}` }).connect();
      await other.executeScript(sql);
      await other.dispose();
    }
    const before = await readFile(file);
    await expect(open(file)).rejects.toThrow(sentence);
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(folder)).toEqual(['shop.db']);
  });
});

describe.runIf(process.platform === 'linux')(
  'a place where nothing can be made is named at once, with what to do',
  () => {
    const nowhere = /^\/proc\/none\/huyou\.db.* cannot be made: .*name another one in DATABASE_URL\.$/;
    test('for the key', () => expect(read('/proc/none/huyou.db')).rejects.toThrow(nowhere));
    test('for the database', () =>
      expect(inEnglish(openDatabase('file:/proc/none/huyou.db'))).rejects.toThrow(nowhere));
  },
);

test('a folder is made with those around it, and a file in its place is named', async () => {
  // Also where several do so at once.
  const all = await Promise.all(Array.from({ length: 8 }, () => read(join(folder, 'a', 'b', 'c', 'huyou.db'))));
  expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(1);
  await writeFile(join(folder, 'file'), '');
  const inside = join(folder, 'file', 'b', 'huyou.db');
  const sentence = /a file is in its place; name another folder in DATABASE_URL\.$/;
  await expect(read(inside)).rejects.toThrow(sentence);
  await expect(inEnglish(openDatabase(`file:${inside}`))).rejects.toThrow(sentence);
});

const explained = (error: unknown): string[] => explain(error).map(english);

test.each<[string, Partial<NodeJS.ErrnoException>, RegExp]>([
  ['a port', { code: 'EACCES', syscall: 'listen' }, /^PORT may not be used by this user/],
  ['a file', { code: 'EACCES', syscall: 'open', path: '/x/y' }, /^\/x\/y cannot be read or written by this user: give/],
])('what a user has no right to is named: %s', (_, about, sentence) => {
  expect(explained(Object.assign(new Error('EACCES: permission denied'), about))).toEqual([
    expect.stringMatching(sentence),
  ]);
});

test('a change of which nobody knows whether it is stored is to be asked for again', () => {
  expect(explained(new CommitUnknown('lost'))).toEqual([
    expect.stringMatching(/^it is not known .* call this again\.$/),
  ]);
});

test.each([
  ['SQLITE_BUSY', 'database is locked', /held by another process, .*: end what holds it/],
  ['53300', 'sorry, too many clients already', /has no connection left: .* allow more/],
])('a database that is held before it is wholly opened is named, and what to do: %s', (code, said, sentence) => {
  const told = explained(Object.assign(new Error(said), { code }));
  expect(told).toEqual([expect.stringMatching(/^DATABASE_URL names a database that cannot be used now\. /)]);
  expect(told).toEqual([expect.stringMatching(sentence)]);
});

test('a database whose user may make no tables is told with what to do, as PostgreSQL 15 and later refuse all but its owner', () => {
  const refused = Object.assign(new Error('permission denied for schema public'), { code: '42501' });
  expect(explained(refused)).toEqual([expect.stringMatching(/make it the database's owner, as with ALTER DATABASE/)]);
});

test.each([
  ['SQLITE_READONLY_DIRECTORY', /is read-only for this user; give this user the right to it, or name another place/],
  [
    'SQLITE_CANTOPEN',
    /cannot be opened as a file: DATABASE_URL must name one, in a folder that this user may write to/,
  ],
  ['SQLITE_IOERR_SHMOPEN', /takes no write-ahead log, .*use a disk of this machine, or PostgreSQL/],
  ['SQLITE_BUSY', /is held by another process: stop that one, or try again/],
  ['SQLITE_PROTOCOL', /is held by another process: stop that one, or try again/],
  ['SQLITE_FULL', /is full: free some room/],
  ['EACCES', /cannot be read or written by this user; give this user the right to it/],
  ['EROFS', /a file system that is read-only: name another place/],
  ['ERR_DLOPEN_FAILED', /driver is missing, or was built for another release of Node\.js; .* Run `npm ci`/],
])('what keeps SQLite from its file is said with what to do: %s', (code, sentence) => {
  expect(english(sqliteSentence('/x/huyou.db', Object.assign(new Error('x'), { code })))).toMatch(sentence);
});

test('a database file can be read by nobody else on the machine', async () => {
  const file = join(folder, 'huyou.db');
  await chmod(folder, 0o755);
  const database = await openDatabase(`file:${file}`);
  await database.transact((tx) => tx.$executeRaw`CREATE TABLE "T" ("id" TEXT)`);
  for (const end of ['', '-wal']) expect((await stat(file + end)).mode & 0o777).toBe(0o600);
  await database.close();
});
