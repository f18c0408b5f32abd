import { writeFile } from 'node:fs/promises';
import { ConfigProblem } from '../config.js';
import { writeDirectory } from '../files/write-directory.js';
import { writeMembers } from '../files/write-members.js';
import type { Command } from './command.js';
import { listMembers } from './members.js';

/** A new file, for its owner alone. @throws {ConfigProblem} when it is there already, or cannot be written. */
export const writeNew = async (file: string, content: string): Promise<void> => {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new ConfigProblem([
      there ? `${file} is there already: give a new name.` : `${file} cannot be written: correct the path.`,
    ]);
  }
};

export const exportTo: Command = {
  takes: 'directory|members <file>',
  about: 'write the posts in use, or the members, into a new CSV file',
  async run([what, file, ...more], desk) {
    if (file === undefined || more.length > 0) return undefined;
    if (what === 'directory') {
      const posts = await desk.posts();
      await writeNew(file, writeDirectory(posts));
      return { lines: [`${posts.length} posts written to ${file}.`] };
    }
    if (what !== 'members') return undefined;
    const listed = await desk.withStore((store) => listMembers(store, desk.now));
    await writeNew(file, writeMembers(listed));
    return { lines: [`${listed.length} members written to ${file}, with their names: keep it as such.`] };
  },
};
