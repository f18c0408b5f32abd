import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUpConfigured } from '../../src/back-up.js';
import { readConfig } from '../../src/config.js';
import { writeNew } from '../../src/operator/export.js';
import { backUp } from '../../src/store/engines/backup.js';
import { type Database, openDatabase } from '../../src/store/engines/engine.js';
import type { StorageProblem } from '../../src/store/engines/problem.js';
import { openWriter } from '../../src/store/engines/write.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { canMount, smallDisk } from '../support/small-disk.js';
import { english, inEnglish } from '../support/terminal.js';

const root = resolve(import.meta.dirname, '../..');
const KEY = Buffer.alloc(32, 1);
const DATA_KEY = KEY.toString('base64');
/** Whom the programs run as where permissions do not bind the one who tests. */
const NOBODY = 65_534;

let folder: string;
let made = 0;
let file: string;
let store: Store;
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], { stdio: 'ignore' });
  folder = mkdtempSync(join(tmpdir(), 'huyou-backup-'));
});
beforeEach(async () => {
  made += 1;
  mkdirSync(join(folder, String(made)));
  file = join(folder, String(made), 'huyou.db');
  store = await openStore(`file:${file}`, openSeal(KEY));
  return () => store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const beside = (name: string): string => join(folder, String(made), name);
const refusal = (target: string, url = `file:${file}`): Promise<string> =>
  backUp(url, target).then(
    () => 'it was written',
    (error: StorageProblem) => `${error.name}: ${english(error.sentence)}`,
  );
/** The operator's command, as a program of its own; what it ended with, and said. */
const backUpBy = (target: string, uid?: number): Promise<string> =>
  new Promise((ended) => {
    const env = { PATH: process.env.PATH ?? '', DATABASE_URL: `file:${file}`, DATA_KEY };
    const who = uid === undefined ? {} : { uid, gid: uid };
    const child = spawn(process.execPath, [join(root, 'dist/bin/cli.js'), 'backup', target], { env, ...who });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.on('close', (code) => ended(`${code} ${said}`));
  });
const opened = async <T>(path: string, look: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase(`file:${path}`);
  try {
    return await look(database);
  } finally {
    await database.close();
  }
};

describe('a backup', () => {
  test('is for its owner alone, starts as a database, and leaves nothing else behind', async () => {
    const before = readdirSync(beside('.'));
    await backUp(`file:${file}`, beside('copy.db'));
    expect(readdirSync(beside('.'))).toEqual(['copy.db', ...before]);
    expect(statSync(beside('copy.db')).mode & 0o777).toBe(0o600);
    const restored = await openStore(`file:${beside('copy.db')}`, openSeal(KEY));
    expect(await restored.ready()).toBe(true);
    await restored.close();
  });

  test('holds whole transactions only, however fast they are written meanwhile', async () => {
    await opened(file, async (database) => {
      const writer = openWriter(database);
      const pad = 'x'.repeat(2_000);
      let written = 0;
      const writeUntil = async (ended: Promise<string>): Promise<string> => {
        let code: string | undefined;
        void ended.then((how) => {
          code = how;
        });
        for (; code === undefined; written += 1) {
          await writer.write(async (tx) => {
            for (const half of ['a', 'b']) {
              await tx.$executeRaw`INSERT INTO "Setting" ("key", "value") VALUES (${`${half}:${written}`}, ${pad})`;
            }
          });
          // The other program's end is heard of between two rounds of the event loop.
          await setImmediate();
        }
        return code;
      };
      for (const target of [beside('one.db'), beside('two.db')]) {
        const before = written;
        expect(await writeUntil(backUpBy(target))).toBe('0 ');
        expect(written).toBeGreaterThan(before);
        const keys = await opened(target, (copy) => copy.prisma.setting.findMany({ select: { key: true } }));
        const halves = (half: string) =>
          keys.flatMap(({ key }) => (key.startsWith(`${half}:`) ? [Number(key.slice(2))] : [])).sort((a, b) => a - b);
        expect(halves('a')).toEqual(halves('b'));
        expect(halves('a').length).toBeGreaterThanOrEqual(before);
        expect(halves('a')).toEqual(halves('a').map((_, index) => index));
      }
    });
  });

  test('that is told to stop leaves nothing behind, and says so', async () => {
    const before = process.listenerCount('SIGINT');
    const written = refusal(beside('cut.db'));
    process.listeners('SIGINT').at(-1)?.('SIGINT');
    expect(await written).toMatch(/^StorageProblem: The backup was stopped: nothing was written to .*cut\.db\.$/);
    expect(readdirSync(beside('.')).filter((name) => name.startsWith('cut'))).toEqual([]);
    expect(process.listenerCount('SIGINT')).toBe(before);
  });

  test('marks what was not sent yet: by the time it is put back, that was sent', async () => {
    const row = {
      id: 'r',
      address: { channel: 'web' as const, chat: 'c' },
      kind: 'reply' as const,
      priority: 1,
      message: { text: 'x', choices: [], choose: 'one' as const },
      notBefore: 1,
    };
    await store.write((tx) => tx.outbox.add([row], 1));
    await backUp(`file:${file}`, beside('copy.db'));
    const marks = (path: string) =>
      opened(path, async ({ prisma }) => (await prisma.outbox.findMany()).map(({ maybeSent }) => maybeSent));
    expect(await marks(beside('copy.db'))).toEqual([true]);
    expect(await marks(file)).toEqual([false]);
  });
});

describe('a backup is refused in a sentence, and nothing is left behind', () => {
  test.each([
    ['a file that is there', 'there.db', /there\.db is there already, and a backup overwrites nothing/],
    ['the database itself', 'huyou.db', /huyou\.db is there already/],
    ['a folder', 'folder', /folder is there already/],
    ['a name with the log of another database', 'logged.db', /logged\.db-wal is there already/],
    ['a folder that is not there', 'none/copy.db', /The folder of .*none\/copy\.db is not there; make it/],
    ['a folder that is a file', 'there.db/copy.db', /The folder of .*copy\.db is a file/],
  ])('into %s', async (_, name, sentence) => {
    writeFileSync(beside('there.db'), 'kept');
    writeFileSync(beside('logged.db-wal'), 'kept');
    mkdirSync(beside('folder'));
    const before = readdirSync(beside('.'));
    expect(await refusal(beside(name))).toMatch(sentence);
    expect(readdirSync(beside('.'))).toEqual(before);
    expect(statSync(beside('there.db')).size).toBe(4);
  });

  test.each([
    ['that is not there', () => {}, /StorageProblem: There is no database .*other\.db to back up/],
    ['that is none', (path: string) => writeFileSync(path, 'a story. '.repeat(900)), /is not a database file/],
    ['without anything in it', (path: string) => writeFileSync(path, ''), /holds no database of Huyou/],
    ['of another program', (path: string) => other(path).close(), /holds no database of Huyou/],
    ['that is damaged', (path: string) => damaged(path), /other\.db is damaged; restore it from a backup/],
  ])('of a database %s', async (_, make, sentence) => {
    make(beside('other.db'));
    expect(await refusal(beside('copy.db'), `file:${beside('other.db')}`)).toMatch(sentence);
    expect(readdirSync(beside('.')).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  test('of a server, with the way that there is', async () => {
    const said = await refusal(beside('copy.db'), 'postgresql://user:secret-word@127.0.0.1:1/huyou');
    expect(said).toMatch(/names a PostgreSQL server\. Back that up with: pg_dump --format=custom/);
    expect(said).not.toContain('secret-word');
  });

  test.skipIf(!canMount)('onto a disk that is full', async () => {
    const disk = smallDisk(128);
    try {
      expect(await refusal(join(disk?.folder ?? '', 'copy.db'))).toMatch(/The disk that is to hold .*copy\.db is full/);
      expect(readdirSync(disk?.folder ?? '')).toEqual([]);
      // Nor does a list that is exported leave its beginning there.
      const list = join(disk?.folder ?? '', 'members.csv');
      await expect(inEnglish(writeNew(list, '洛长风\n'.repeat(20_000)))).rejects.toThrow(
        /disk that is to hold .*members\.csv is full/,
      );
      expect(readdirSync(disk?.folder ?? '')).toEqual([]);
    } finally {
      disk?.remove();
    }
  });

  test('into a folder that this user may not write to', async () => {
    mkdirSync(beside('shut'), { mode: 0o555 });
    const root = process.getuid?.() === 0;
    for (const name of ['', '..', 'huyou.db', 'huyou.db-wal', 'huyou.db-shm']) {
      if (root) chownSync(beside(name), NOBODY, NOBODY);
    }
    chmodSync(folder, 0o755);
    const said = await backUpBy(beside('shut/copy.db'), root ? NOBODY : undefined);
    expect(said).toMatch(/^1 huyou: .*copy\.db cannot be written: this user may not write to its folder\.\n$/);
  });
});

describe('a backup says what it needs', () => {
  const configured = (env: object) => readConfig({ DATABASE_URL: `file:${file}`, ...env });

  test('the variable, or the file', async () => {
    const said = async (...how: Parameters<typeof backUpConfigured>) =>
      (await backUpConfigured(...how)).map(english).join(' ');
    expect(await said(configured({ DATA_KEY }), beside('a.db'))).toContain('value of DATA_KEY');
    writeFileSync(`${file}.key`, DATA_KEY);
    const beneath = await said(configured({}), beside('b.db'));
    expect(beneath).toContain(`the file ${file}.key`);
    expect(beneath).not.toContain(DATA_KEY);
  });

  test.each([
    ['missing', {}, /huyou\.db\.key is missing/],
    ['another', { DATA_KEY: Buffer.alloc(32, 2).toString('base64') }, /DATA_KEY is not the key/],
  ])('and that its key is %s, when it is', async (name, env, sentence) => {
    const saying = inEnglish(backUpConfigured(configured(env), beside(`${name}.db`)));
    await expect(saying).rejects.toThrow(/was written, but without its key nobody can read it/);
    await expect(saying).rejects.toThrow(sentence);
    expect(statSync(beside(`${name}.db`)).size).toBeGreaterThan(0);
  });
});

const Better = createRequire(import.meta.url)('better-sqlite3');
const other = (path: string) => new Better(path).exec('CREATE TABLE "Elsewhere" (x)');
const damaged = (path: string): void => {
  const database = new Better(path);
  database.exec('CREATE TABLE "Setting" (x); CREATE TABLE "Outbox" (x)');
  database.close();
  const bytes = Buffer.alloc(3 * 4_096, 0xff);
  writeFileSync(path, bytes, { flag: 'r+' });
  // The first 100 bytes say that it is a database, of so many pages.
  const sound = new Better(':memory:').exec('CREATE TABLE x (y); CREATE TABLE z (y)').serialize();
  writeFileSync(path, sound.subarray(0, 100), { flag: 'r+' });
};
