import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { type Line, say } from '../../domain/say.js';
import { databaseFile } from './engine.js';
import { exists, isNoFile, putInPlace, syncFile, syncFolder } from './new-file.js';
import { driverFault, StorageProblem } from './problem.js';
import { sqliteSentence } from './sqlite.js';

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/**
 * Writes the database at `url` into the new file `target` while the service goes on: one moment's state, whole, on the
 * disk, and for its owner alone. The file has its name only when all of that holds. Returns the word by which
 * the data key is checked (`opensCheck`).
 * @throws {StorageProblem} with a sentence for the operator; then nothing was left behind.
 */
export const backUp = async (url: string, target: string): Promise<string> => {
  const file = databaseFile(url);
  if (file === undefined) throw new StorageProblem(say('backup-of-server'));
  // SQLite copies without a pause, and a signal is heard after it: ended by it at once, a half-written file would be left.
  let isCut = false;
  const cut = () => {
    isCut = true;
  };
  for (const signal of SIGNALS) process.on(signal, cut);
  try {
    return await write(file, target, () => isCut);
  } finally {
    for (const signal of SIGNALS) process.off(signal, cut);
  }
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const write = async (file: string, target: string, isCut: () => boolean): Promise<string> => {
  const there = await exists(file).catch((error: unknown) => {
    throw new StorageProblem(say('backup-source-forbidden', { file }), { cause: error });
  });
  if (!there) throw new StorageProblem(say('backup-source-missing', { file }));

  if (await isNoFile(file)) throw new StorageProblem(say('place-no-file', { file }));
  const draft = `${target}.${randomUUID()}.part`;
  try {
    // A log or a journal would be read as the end of the backup by whoever opens it.
    for (const end of ['', '-wal', '-journal'])
      if (await exists(target + end)) throw new StorageProblem(taken(target + end));
    await (await open(draft, 'wx', 0o600)).close();
    await copy(file, draft);
    const word = await finish(draft);
    await syncFile(draft);
    if (isCut()) throw new StorageProblem(say('backup-stopped', { target }));
    await putInPlace(draft, target);
    await syncFolder(dirname(target));
    return word;
  } catch (error) {
    throw error instanceof StorageProblem ? error : new StorageProblem(sentence(target, error), { cause: error });
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) await rm(draft + end, { force: true }).catch(() => undefined);
  }
};

const taken = (file: string): Line => say('backup-target-there', { file });

/** A read transaction of SQLite's own: the service goes on writing, and what it writes meanwhile is not in the copy. */
const copy = async (file: string, draft: string): Promise<void> => {
  const source = await connect(file).catch((error: unknown) => {
    throw new StorageProblem(sqliteSentence(file, error), { cause: error });
  });
  try {
    await source.executeScript(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
  } catch (error) {
    const { code = '' } = driverFault(error) ?? {};
    // Whatever else fails, fails where it is written to.
    if (!/^SQLITE_(CORRUPT|NOTADB|BUSY|LOCKED)/.test(code)) throw error;
    throw new StorageProblem(sqliteSentence(file, error), { cause: error });
  } finally {
    await source.dispose();
  }
};

/**
 * By the time this file is put back, what it holds as not yet sent will have been sent: it is marked as that, so that
 * whoever gets it again is told. The check is of what is on the disk, not of what was meant to be.
 */
const finish = async (draft: string): Promise<string> => {
  const copied = await connect(draft);
  try {
    const rows = async (sql: string) => (await copied.queryRaw({ sql, args: [], argTypes: [] })).rows;
    const [[fault] = []] = await rows('PRAGMA quick_check(1)');
    if (fault !== 'ok') throw new StorageProblem(say('backup-source-damaged'));
    const tables = await rows(`SELECT 1 FROM sqlite_master WHERE "name" IN ('Setting', 'Outbox')`);
    const words = tables.length === 2 ? await rows(`SELECT "value" FROM "Setting" WHERE "key" = 'key-check'`) : [];
    const word = words[0]?.[0];
    if (typeof word !== 'string') throw new StorageProblem(say('backup-source-foreign'));
    await copied.executeScript(
      `PRAGMA synchronous = FULL; UPDATE "Outbox" SET "maybeSent" = 1 WHERE "state" IN ('pending', 'claimed')`,
    );
    return word;
  } finally {
    await copied.dispose();
  }
};

/** Opens a SQLite file that is there, without a setting of ours. */
export const connect = async (file: string): Promise<Adapter> => {
  const { PrismaBetterSqlite3 } = await import('@prisma/adapter-better-sqlite3');
  const adapter = await new PrismaBetterSqlite3({ url: `file:${file}`, fileMustExist: true }).connect();
  try {
    // Opening alone may not touch the file; this reads it.
    await adapter.queryRaw({ sql: 'SELECT COUNT(*) FROM sqlite_master', args: [], argTypes: [] });
    return adapter;
  } catch (error) {
    await adapter.dispose();
    throw error;
  }
};

const sentence = (target: string, error: unknown): Line => {
  const code = driverFault(error)?.code ?? '';
  if (code === 'EEXIST') return taken(target);
  if (code === 'ENOENT') return say('backup-no-folder', { target });
  if (code === 'ENOTDIR') return say('backup-folder-is-file', { target });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return say('backup-full', { target });
  if (/^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/.test(code)) return say('backup-forbidden', { target });
  return say('backup-failed', { target, code: code || say('code-unknown') });
};
