import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exists, fileSentence, isCode, isFolder, makeFolder, syncFolder } from './engines/new-file.js';
import { isFilled } from './engines/place.js';
import { StorageProblem } from './engines/problem.js';
import { KEY_LENGTH } from './seal.js';

const HOW_TO_MAKE = 'Make one with: openssl rand -base64 32';
/** What is to be done about DATA_KEY, whether there is a database already or not. */
const BRING_OR_MAKE =
  'Where there is a database, bring back the key that it was sealed with. Only for a new database make one with: openssl rand -base64 32';

/**
 * The key that seals what is stored about people: `value` (DATA_KEY), or else the file `<besides>.key`, made on the
 * first start. `besides` is the database's file; without one (PostgreSQL) the operator must give the key.
 * @throws {StorageProblem} with a sentence for the operator that never holds the key.
 */
export const readDataKey = async ({
  value,
  besides,
  writeWarning,
}: {
  value?: string | undefined;
  besides: string | undefined;
  writeWarning: (warning: string) => void;
}): Promise<Buffer> => {
  if (value) return decode(value, 'DATA_KEY', `${BRING_OR_MAKE}.`);
  if (besides === undefined) {
    throw new StorageProblem(
      `DATA_KEY is not set: with PostgreSQL every instance needs the same key. ${BRING_OR_MAKE}, and keep it apart from the database's backups.`,
    );
  }
  if (await isFolder(besides)) throw new StorageProblem(`DATABASE_URL names the folder ${besides}; name a file in it.`);
  const file = `${besides}.key`;
  // Asked first: another process that starts right now makes the key before the database.
  const there = await exists(besides).catch((error: unknown) => {
    throw named(besides, error);
  });
  const inUse = there && (await isFilled(besides));
  try {
    return decode(await readFile(file, 'utf8'), file, inUse ? BRING_BACK : `${HOW_TO_MAKE}.`);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw unreadable(file, error);
  }
  // A database without its key was sealed by some other key: a new one would split it in two.
  if (inUse) {
    throw new StorageProblem(
      `${file} is missing, and without it what ${besides} holds cannot be read. Bring the file back, or set DATA_KEY to the key that was used.`,
    );
  }
  try {
    await make(file);
  } catch (error) {
    throw named(file, error);
  }
  writeWarning(
    `A data key was made in ${file}. Without it the reports in the database cannot be read: keep a copy, apart from the database's backups.`,
  );
  return decode(await readFile(file, 'utf8'), file, BRING_BACK);
};

/** A new key beside a database that is in use would make all that it holds unreadable. */
const BRING_BACK =
  'Do not make a new one: what the database holds is sealed with the key that was there. Bring that file back from your copy.';

const decode = (text: string, where: string, remedy: string): Buffer => {
  const base64 = text.trim();
  const key = Buffer.from(base64, 'base64');
  if (key.length !== KEY_LENGTH || !/^[A-Za-z0-9+/]{43}=?$/.test(base64)) {
    throw new StorageProblem(`${where} must be ${KEY_LENGTH} bytes in base64 (44 characters). ${remedy}`);
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
  const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
  return new StorageProblem(fileSentence(file, code) ?? `${file} cannot be read or made (${code}).`, { cause: error });
};

/** Of a key that is there; another place for the database would begin with another key. */
const unreadable = (file: string, error: unknown): StorageProblem => {
  if (isCode(error, 'EISDIR'))
    return new StorageProblem(
      `${file} is a folder, and is to be the file of the data key: move it away, or set DATA_KEY.`,
    );
  if (isCode(error, 'EACCES', 'EPERM'))
    return new StorageProblem(`${file} cannot be read by this user: give this user the right to it, or set DATA_KEY.`);
  return named(file, error);
};
