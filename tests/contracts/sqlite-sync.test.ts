import { type FileHandle, open } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Database, databaseFile, openDatabase, type Tx } from '../../src/store/engines/engine.js';
import { CommitUnknown } from '../../src/store/engines/problem.js';
import { openWriter } from '../../src/store/engines/write.js';
import { migrate } from '../../src/store/migrate.js';
import { freshFile } from '../support/engines.js';

let file: Awaited<ReturnType<typeof freshFile>>;
let database: Database;
/** What every open file is made of; `datasync` is what reaches the disk. */
let files: FileHandle;
beforeEach(async () => {
  file = await freshFile();
  database = await openDatabase(file.url);
  await migrate(database);
  const any = await open(databaseFile(file.url) ?? '');
  files = Object.getPrototypeOf(any);
  await any.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database.close();
  await file.drop();
});

const take = (id: string) => (tx: Tx) => tx.$executeRaw`INSERT INTO "Update" ("id", "at") VALUES (${id}, 1)`;
const taken = () => database.prisma.update.count();

test('a transaction is answered when it is on the disk, and the next runs meanwhile', async () => {
  const syncs: (() => void)[] = [];
  vi.spyOn(files, 'datasync').mockImplementation(() => new Promise((resolve) => syncs.push(resolve)));
  const answered: string[] = [];
  const written = ['first', 'second', 'third'].map((id) =>
    database.transact(take(id)).then(() => {
      answered.push(id);
    }),
  );
  await expect.poll(taken).toBe(3);
  expect({ answered, syncs: syncs.length }).toEqual({ answered: [], syncs: 1 });
  syncs[0]?.();
  await written[0];
  // What was committed while the first was put on the disk is put there together.
  await expect.poll(() => syncs.length).toBe(2);
  expect(answered).toEqual(['first']);
  syncs[1]?.();
  await Promise.all(written);
  expect({ answered, syncs: syncs.length }).toEqual({ answered: ['first', 'second', 'third'], syncs: 2 });
});

test('when the disk does not take it, nobody is told that it stands, and all of a group hear so', async () => {
  const { write } = openWriter(database);
  vi.spyOn(files, 'datasync').mockRejectedValueOnce(Object.assign(new Error('i/o error'), { code: 'EIO' }));
  const works = [write(take('one')), write(take('two'))];
  for (const { status, ...outcome } of await Promise.allSettled(works)) {
    expect(status).toBe('rejected');
    expect(outcome).toMatchObject({ reason: { name: CommitUnknown.name, reason: 'failing' } });
  }
  await write(take('three'));
  expect(await taken()).toBe(3);
});
