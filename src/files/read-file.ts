import { readFile, stat } from 'node:fs/promises';

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there',
  EISDIR: 'is a folder, and no file',
  EACCES: 'cannot be read by this user',
  EPERM: 'cannot be read by this user',
};

/** What keeps a file from being read, in words that stand behind its name. */
export const whyUnread = (error: unknown): string =>
  WHY[(error as NodeJS.ErrnoException | null)?.code ?? ''] ?? 'cannot be read';

/**
 * The bytes of a file that a setting names, or words on why there are none. A pipe that nobody writes to would be waited for
 * without end, by a program that can then not even be stopped.
 */
export const readNamed = async (file: string): Promise<Buffer | string> => {
  try {
    const found = await stat(file);
    return found.isFile() || found.isDirectory() ? await readFile(file) : 'is no file';
  } catch (error) {
    return whyUnread(error);
  }
};
