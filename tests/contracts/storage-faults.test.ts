import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Database, databaseFile, openDatabase, type Tx } from '../../src/store/engines/engine.js';
import { StorageProblem, StorageUnavailable } from '../../src/store/engines/problem.js';
import { openWriter } from '../../src/store/engines/write.js';
import { migrate } from '../../src/store/migrate.js';
import { freshFile } from '../support/engines.js';
import type { TestDatabase } from '../support/postgres.js';
import { inEnglish } from '../support/terminal.js';

const Better = createRequire(import.meta.url)('better-sqlite3');

const take = (tx: Tx, id: string): Promise<number> =>
  tx.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES (${id}, 1)`;
const taken = async (database: Database): Promise<string[]> =>
  (await database.prisma.update.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
const refusal = (url: string): Promise<Error> =>
  inEnglish(openDatabase(url)).then(
    async (database) => {
      await database.close();
      throw new Error('it opened');
    },
    (error: Error) => error,
  );

describe('a database that cannot be opened says why in a sentence', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'huyou-faults-'));
    writeFileSync(join(folder, 'story.txt'), 'not a database, but long enough to be taken for one. '.repeat(40));
    mkdirSync(join(folder, 'folder.db'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['story.txt', /story\.txt is not a database file/],
    ['folder.db', /folder\.db cannot be opened as a file/],
    ['story.txt/huyou.db', /The folder of .*huyou\.db cannot be made: a file is in its place/],
  ])('file %s', async (name, sentence) => {
    const error = await refusal(`file:${join(folder, name)}`);
    expect(error.cause).toBeInstanceOf(StorageProblem);
    expect(error.message).toMatch(sentence);
  });

  test.each(['mysql://127.0.0.1/x', 'huyou.db', 'file:', 'file::memory:'])('url %s', async (url) => {
    expect((await refusal(url)).cause).toBeInstanceOf(StorageProblem);
  });

  test.each([
    [(url: URL) => (url.pathname = '/nowhere'), /has no database nowhere; create it first/],
    [(url: URL) => (url.password = 'wrong-secret'), /refused the user huyou or its password/],
    [(url: URL) => (url.port = '9'), /No PostgreSQL answers at 127\.0\.0\.1:9; is it running\?/],
    [(url: URL) => (url.hostname = 'database.invalid'), /There is no host database\.invalid/],
  ])('a server, case %#', async (change, sentence) => {
    const url = new URL(await (await fetch(inject('postgres'))).text());
    change(url);
    const error = await refusal(url.href);
    expect(error.cause).toBeInstanceOf(StorageProblem);
    expect(error.message).toMatch(sentence);
    expect(
      JSON.stringify([error, error.message, error.stack, error.cause, (error.cause as Error).cause]),
    ).not.toContain(url.password);
  });
});

describe('on sqlite', () => {
  let file: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    file = await freshFile();
    database = await openDatabase(file.url);
  });
  afterEach(async () => {
    await database.close();
    await file.drop();
  });

  test('both connections are set for a report to survive a power cut', async () => {
    const pragmas = async (tx: Tx): Promise<unknown[]> => {
      const values: unknown[] = [];
      for (const name of [
        'journal_mode',
        'synchronous',
        'busy_timeout',
        'foreign_keys',
        'query_only',
        'wal_autocheckpoint',
      ]) {
        const [row] = await tx.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`);
        const [value] = Object.values(row ?? {});
        values.push(typeof value === 'bigint' ? Number(value) : value);
      }
      return values;
    };
    // The log is synced beside SQLite: see sqlite-sync.test.ts.
    const NORMAL = 1;
    expect(await database.transact(pragmas)).toEqual(['wal', NORMAL, 5_000, 1, 0, 1_000]);
    expect(await pragmas(database.prisma)).toEqual(['wal', NORMAL, 5_000, 1, 1, 1_000]);
  });

  test('nothing is written beside the writer', async () => {
    await expect(take(database.prisma, 'beside')).rejects.toThrow(/readonly/);
  });

  test.each([
    [1, 100],
    [3, 34, 34, 32],
  ])(
    'works that arrive together, each of %d statements, share a commit until it has grown long',
    async (each, ...shared) => {
      const writer = openWriter(database);
      const transactions = new Map<Tx, number>();
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          writer.write(async (tx) => {
            for (let made = 0; made < each; made += 1) await take(tx, `u${index}:${made}`);
            transactions.set(tx, (transactions.get(tx) ?? 0) + 1);
          }),
        ),
      );
      expect([...transactions.values()]).toEqual(shared);
    },
  );

  test('a work that goes on when its transaction is over takes no other along', async () => {
    let goOn: () => void = () => undefined;
    let late: Promise<unknown> | undefined;
    const slow: Database['transact'] = async (work) => {
      if (late) return database.transact(work);
      late = work(
        {} as Tx,
        async () => undefined,
        () => 0,
      ).catch(() => undefined);
      throw new StorageUnavailable('slow');
    };
    const writer = openWriter({ ...database, transact: slow });
    const stuck = writer.write(() => new Promise<void>((resolve) => (goOn = resolve)));
    await expect(stuck).rejects.toThrow(new StorageUnavailable('slow'));
    goOn();
    await writer.write((tx) => take(tx, 'next'));
    await late;
    expect(await taken(database)).toEqual(['next']);
  });

  test('a full disk is told, and what comes after it was freed is taken', async () => {
    const writer = openWriter(database);
    const pages = (count: number) => database.transact((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${count}`));
    const large = (id: string) =>
      writer.write((tx) => tx.member.create({ data: { id, sealedName: 'x'.repeat(1_000_000), createdAt: 1n } }));
    await pages(1);
    const outcomes = await Promise.allSettled([large('a'), large('b')]);
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'StorageUnavailable', reason: 'full' } });
    }
    await pages(1_000_000);
    await large('a');
    expect(await database.prisma.member.count()).toBe(1);
  });

  test('a file that became read-only is told, and what comes after that was mended is taken', async () => {
    const writer = openWriter(database);
    const refused = writer.write(async (tx) => {
      await tx.$queryRawUnsafe('PRAGMA query_only = ON');
      try {
        await take(tx, 'a');
      } finally {
        await tx.$queryRawUnsafe('PRAGMA query_only = OFF');
      }
    });
    await expect(refused).rejects.toThrow(new StorageUnavailable('read_only'));
    await writer.write((tx) => take(tx, 'a'));
    expect(await taken(database)).toEqual(['a']);
  });

  test('a file that another process holds is told, and taken when it lets go', async () => {
    const other = new Better(databaseFile(file.url));
    const writer = openWriter(database);
    await database.transact((tx) => tx.$queryRawUnsafe('PRAGMA busy_timeout = 50'));
    other.exec('BEGIN IMMEDIATE');
    const waiting = writer.write((tx) => take(tx, 'a'));
    await expect(waiting).rejects.toThrow(new StorageUnavailable('busy'));
    other.exec('COMMIT');
    other.close();
    await writer.write((tx) => take(tx, 'a'));
    expect(await taken(database)).toEqual(['a']);
  });
});

describe('a file at its start', () => {
  let file: TestDatabase;
  let path: string;
  beforeEach(async () => {
    file = await freshFile();
    path = databaseFile(file.url) ?? '';
  });
  afterEach(() => file.drop());

  test('that another process keeps to itself is told', async () => {
    const other = new Better(path);
    other.pragma('locking_mode = EXCLUSIVE');
    other.exec('BEGIN EXCLUSIVE');
    expect((await refusal(file.url)).message).toMatch(/huyou\.db is held by another process/);
    other.close();
  });

  test.each([0.2, 0.5, 0.9, 0.999])('whose log lost its end (%d is left) holds whole works only', async (left) => {
    const database = await openDatabase(file.url);
    const writer = openWriter(database);
    for (let index = 0; index < 20; index += 1) {
      await writer.write(async (tx) => {
        await take(tx, `a${index}`);
        await take(tx, `b${index}`);
      });
    }
    // What a power cut leaves: the files as they are, the log torn.
    const crashed = `${path}.crashed`;
    copyFileSync(path, crashed);
    const log = readFileSync(`${path}-wal`);
    writeFileSync(`${crashed}-wal`, log.subarray(0, Math.floor(log.length * left)));
    await database.close();

    const again = await openDatabase(`file:${crashed}`);
    await migrate(again);
    const ids = await taken(again);
    const halves = (half: string) => ids.filter((id) => id.startsWith(half)).map((id) => id.slice(1));
    expect(halves('a')).toEqual(halves('b'));
    await openWriter(again).write((tx) => take(tx, 'after'));
    await again.close();
  });

  test('whose log is not a log is opened without it', async () => {
    const database = await openDatabase(file.url);
    await openWriter(database).write((tx) => take(tx, 'a'));
    await database.close();
    writeFileSync(`${path}-wal`, 'a story, not a log. '.repeat(400));
    const again = await openDatabase(file.url);
    expect(await taken(again)).toEqual(['a']);
    await again.close();
  });
});
