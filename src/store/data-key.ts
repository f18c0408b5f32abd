import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TextRef } from '../domain/effect.js';
import { say } from '../domain/say.js';
import { exists, fileSentence, isCode, isFolder, isNoFile, makeFolder, syncFolder } from './engines/new-file.js';
import { isFilled } from './engines/place.js';
import { StorageProblem } from './engines/problem.js';
import { KEY_LENGTH } from './seal.js';

/**
 * The key that seals what is stored about people: `value` (DATA_KEY), or else the file `<besides>.key`, made on the
 * first start, of which `onMade` hears; `onOpen` hears of one that others may read. `besides` is the database's file; without one (PostgreSQL) the operator must give the key.
 * @throws {StorageProblem} with a sentence for the operator that never holds the key.
 */
export const readDataKey = async ({
  value,
  besides,
  onMade,
  onOpen,
}: {
  value?: string | undefined;
  besides: string | undefined;
  onMade?: (file: string) => void;
  onOpen?: (file: string) => void;
}): Promise<Buffer> => {
  if (value) return decode(value, 'DATA_KEY', say('key-bring-or-make'));
  if (besides === undefined) throw new StorageProblem(say('key-unset'));
  if (await isFolder(besides)) throw new StorageProblem(say('key-beside-folder', { folder: besides }));
  const file = `${besides}.key`;
  // Asked first: another process that starts right now makes the key before the database.
  const there = await exists(besides).catch((error: unknown) => {
    throw named(besides, error);
  });
  if (await isNoFile(file)) throw new StorageProblem(say('key-no-file', { file }));
  const inUse = there && (await isFilled(besides));
  try {
    const key = decode(await readFile(file, 'utf8'), file, inUse ? BRING_BACK : say('key-make'));
    if (await isOpen(file)) onOpen?.(file);
    return key;
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw unreadable(file, error);
  }
  // A database without its key was sealed by some other key: a new one would split it in two.
  if (inUse) throw new StorageProblem(say('key-missing', { file, database: besides }));
  try {
    await make(file);
  } catch (error) {
    throw named(file, error);
  }
  onMade?.(file);
  return decode(await readFile(file, 'utf8'), file, BRING_BACK);
};

/** Whether anybody on the machine may read it, as after a copy was brought back. Windows tells nothing by these. */
const isOpen = async (file: string): Promise<boolean> =>
  process.platform !== 'win32' && ((await stat(file)).mode & 0o004) !== 0;

/** A new key beside a database that is in use would make all that it holds unreadable. */
const BRING_BACK = say('key-bring-back');

const decode = (text: string, where: string, remedy: TextRef): Buffer => {
  const base64 = text.trim();
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_LENGTH || !/^[A-Za-z0-9+/]{43}=?$/.test(base64)) {
    throw new StorageProblem(say('key-malformed', { where, length: KEY_LENGTH, remedy }));
  }
  return key;
};

/** The file appears whole or not at all, and on the disk; the first of two processes wins. */
const make = async (file: string): Promise<void> => {
  const folder = dirname(file);
  await makeFolder(folder);
  const draft = `${file}.${randomUUID()}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(`${randomBytes(KEY_LENGTH).toString('base64')}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => {
      if (!isCode(error, 'EEXIST')) throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(folder);
};

const named = (file: string, error: unknown): StorageProblem => {
  if (error instanceof StorageProblem) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const unnamed = say('key-not-read', { file, code: code || say('code-unknown') });
  return new StorageProblem(fileSentence(file, code) ?? unnamed, { cause: error });
};

/** Of a key that is there; another place for the database would begin with another key. */
const unreadable = (file: string, error: unknown): StorageProblem => {
  if (isCode(error, 'EISDIR')) return new StorageProblem(say('key-is-folder', { file }));
  if (isCode(error, 'EACCES', 'EPERM')) return new StorageProblem(say('key-forbidden', { file }));
  return named(file, error);
};
