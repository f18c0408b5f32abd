import { readFile } from 'node:fs/promises';
import { ConfigProblem } from '../config.js';
import { parseDirectory } from '../files/directory-file.js';
import type { Command } from './command.js';

/** A file's bytes. @throws {ConfigProblem} when it cannot be read. */
export const bytesOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch {
    throw new ConfigProblem([`${file} cannot be read: correct the path.`]);
  }
};

export const check: Command = {
  takes: '[directory-file]',
  about: 'check a directory file, or the one in use, and say what to mend on which line',
  async run([file, ...more], desk) {
    if (more.length > 0) return undefined;
    const path = file ?? desk.config().directoryFile;
    if (path === undefined) return { lines: [`${(await desk.posts()).length} posts (the sample): nothing to mend.`] };
    const result = parseDirectory(await bytesOf(path));
    if ('posts' in result) return { lines: [`${result.posts.length} posts: nothing to mend.`] };
    return { lines: result.problems.map(({ message }) => message), exitCode: 1 };
  },
};
