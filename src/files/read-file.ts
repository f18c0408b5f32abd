import { readFile, stat } from 'node:fs/promises';
import type { TextRef } from '../domain/effect.js';
import { say } from '../domain/say.js';

const WHY: Readonly<Record<string, TextRef>> = {
  ENOENT: say('is-absent'),
  ENOTDIR: say('is-absent'),
  EISDIR: say('is-folder'),
  EACCES: say('is-forbidden'),
  EPERM: say('is-forbidden'),
};

/** What keeps a file from being read, in words that stand behind its name. */
export const whyUnread = (error: unknown): TextRef =>
  WHY[(error as NodeJS.ErrnoException | null)?.code ?? ''] ?? say('is-unreadable');

/**
 * The bytes of a file that a setting names, or words on why there are none. A pipe that nobody writes to would be waited for
 * without end, by a program that can then not even be stopped.
 */
export const readNamed = async (file: string): Promise<Buffer | TextRef> => {
  try {
    const found = await stat(file);
    return found.isFile() || found.isDirectory() ? await readFile(file) : say('is-no-file');
  } catch (error) {
    return whyUnread(error);
  }
};
