import { access, constants, link, mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Line, say } from '../../domain/say.js';

export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes((error as { code?: string } | null)?.code ?? '');

/** Whether something is there that this user may read. @throws where it may not. */
export const exists = async (file: string): Promise<boolean> => {
  try {
    await access(file, constants.R_OK);
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
};

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Neither a file nor a folder, such as a pipe: whoever opens that may wait without end, and cannot be stopped. */
export const isNoFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );

const makeIn = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(await isFolder(folder))) throw error;
  }
};

/**
 * Makes a folder and those around it, any of which another process may make meanwhile. In `/proc`, where nothing can be made,
 * Node's own way of doing so never ends.
 */
export const makeFolder = async (folder: string): Promise<void> => {
  try {
    await makeIn(folder);
  } catch (error) {
    if (!isCode(error, 'ENOENT') || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await makeIn(folder);
  }
};

/** Why the database's file, or one beside it, cannot be opened or made, and what to do; undefined for codes that tell neither. */
export const fileSentence = (file: string, code: string): Line | undefined => {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return say('place-forbidden', { file });
    case 'EROFS':
      return say('place-read-only', { file });
    case 'ENOSPC':
    case 'EDQUOT':
      return say('place-full', { file });
    case 'EISDIR':
      return say('place-no-file', { file });
    case 'ENOTDIR':
    case 'EEXIST':
      return say('place-taken', { file });
    case 'ENOENT':
      return say('place-nowhere', { file });
    default:
      return undefined;
  }
};

/** What was written to a file, by whomever, is on the disk when this resolves. */
export const syncFile = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The name of a new file is durable once its folder is; Windows neither needs nor allows it. */
export const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Gives `draft` the name `target`, which nothing has; `draft` may keep its own beside it. A second name refuses to
 * replace a file, as renaming would; where a file system has no second names, an empty file holds the place.
 */
export const putInPlace = async (draft: string, target: string): Promise<void> => {
  try {
    await link(draft, target);
  } catch (error) {
    if (!isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS')) throw error;
    await (await open(target, 'wx', 0o600)).close();
    await rename(draft, target);
  }
};
