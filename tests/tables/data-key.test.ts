import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readDataKey } from '../../src/store/data-key.js';
import { openDatabase } from '../../src/store/engine.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huyou-key-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = (besides: string, value?: string) => readDataKey({ besides, value, writeWarning: () => {} });

describe('the data key beside a database', () => {
  test('is made with it, and is the same at the next start', async () => {
    const file = join(folder, 'huyou.db');
    const first = await read(file);
    expect(await read(file)).toEqual(first);
    expect((await stat(`${file}.key`)).mode & 0o777).toBe(0o600);
  });

  test('that is garbled is to be brought back: a new one would make unreadable what is there', async () => {
    const file = join(folder, 'huyou.db');
    await read(file);
    await writeFile(file, '');
    await writeFile(`${file}.key`, 'half a ke');
    await expect(read(file)).rejects.toThrow(/huyou\.db\.key must be 32 bytes.*Do not make a new one.*from your copy/);
  });

  test('that is garbled before there is a database may be made anew', async () => {
    const file = join(folder, 'huyou.db');
    await writeFile(`${file}.key`, 'half a ke');
    await expect(read(file)).rejects.toThrow(/Make one with: openssl rand/);
  });

  test('of a folder: the folder is named, and not a missing key', async () => {
    await mkdir(join(folder, 'data'));
    await expect(read(join(folder, 'data'))).rejects.toThrow(/DATABASE_URL names the folder .*data; name a file in it/);
  });
});

test('a database file can be read by nobody else on the machine', async () => {
  const file = join(folder, 'huyou.db');
  await chmod(folder, 0o755);
  const database = await openDatabase(`file:${file}`);
  await database.transact((tx) => tx.$executeRaw`CREATE TABLE "T" ("id" TEXT)`);
  for (const end of ['', '-wal']) expect((await stat(file + end)).mode & 0o777).toBe(0o600);
  await database.close();
});
