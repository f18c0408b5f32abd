import { link, open, rename } from 'node:fs/promises';

export const isCode = (error: unknown, ...codes: readonly string[]): boolean =>
  codes.includes((error as { code?: string } | null)?.code ?? '');

export const exists = async (file: string): Promise<boolean> => {
  try {
    await (await open(file, 'r')).close();
    return true;
  } catch (error) {
    if (isCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
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
