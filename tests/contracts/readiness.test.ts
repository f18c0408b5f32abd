import { copyFile, rename, rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseFile, openDatabase } from '../../src/store/engines/engine.js';
import { openSeal } from '../../src/store/seal.js';
import { openStore, type Store } from '../../src/store/store.js';
import { eachEngine, freshFile } from '../support/engines.js';
import type { TestDatabase } from '../support/postgres.js';

const seal = openSeal(Buffer.alloc(32, 1));

eachEngine((_, fresh) => {
  test('asked by many at once, a service that can commit is ready, and nothing is left of the asking', async () => {
    const { url } = await fresh();
    const store = await openStore(url, seal);
    expect(new Set(await Promise.all(Array.from({ length: 50 }, () => store.ready())))).toEqual(new Set([true]));
    await store.close();
    const database = await openDatabase(url);
    expect((await database.prisma.setting.findMany()).map(({ key }) => key)).toEqual(['key-check']);
    await database.close();
  });
});

describe('a database file under a running service', () => {
  let file: TestDatabase;
  let path: string;
  let store: Store;
  const told: string[] = [];
  beforeEach(async () => {
    told.length = 0;
    const log = {
      debug: () => {},
      info: () => {},
      warn: () => {},
      error: (_: object, line: string) => told.push(line),
    };
    file = await freshFile();
    path = databaseFile(file.url) ?? '';
    store = await openStore(file.url, seal, log);
  });
  afterEach(async () => {
    await store.close();
    await file.drop();
  });

  test.each([
    ['deleted', () => rm(path)],
    ['moved', () => rename(path, `${path}.old`)],
    [
      'replaced by a backup',
      async () => {
        await copyFile(path, `${path}.backup`);
        await rename(`${path}.backup`, path);
      },
    ],
  ])('that was %s: it is not ready, and the operator is told once', async (_, change) => {
    expect(await store.ready()).toBe(true);
    await change();
    expect(await store.ready()).toBe(false);
    expect(await store.ready()).toBe(false);
    expect(told).toEqual([expect.stringMatching(/moved, deleted or replaced under the running service/)]);
  });
});
