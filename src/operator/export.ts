import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigProblem } from '../config.js';
import { say } from '../domain/say.js';
import { writeDirectory } from '../files/write-directory.js';
import { writeMembers } from '../files/write-members.js';
import { openTerminal } from '../texts/terminal.js';
import type { Command } from './command.js';
import { filed, listMembers } from './members.js';

const isThere = (file: string): ConfigProblem => new ConfigProblem([say('export-there', { file })]);
const cannotBe = (file: string): ConfigProblem => new ConfigProblem([say('export-nowhere', { file })]);

const NO_ROOM: readonly string[] = ['ENOSPC', 'EDQUOT'];

/** Before anything is opened whose content is to be written. @throws {ConfigProblem} as {@link writeNew} would. */
export const mustBeNew = (file: string): void => {
  if (existsSync(file)) throw isThere(file);
  if (!existsSync(dirname(file))) throw cannotBe(file);
};

/** A new file, for its owner alone. @throws {ConfigProblem} when it is there already, or cannot be written. */
export const writeNew = async (file: string, content: string): Promise<void> => {
  try {
    await writeFile(file, content, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!NO_ROOM.includes(code)) throw code === 'EEXIST' ? isThere(file) : cannotBe(file);
    // What was begun is no such file, and would bar the next try.
    await rm(file, { force: true });
    throw new ConfigProblem([say('export-full', { file })]);
  }
};

export const exportTo: Command = {
  takes: say('export-takes'),
  about: say('export-about'),
  async run([what, file, ...more], desk) {
    if (file === undefined || more.length > 0) return undefined;
    if (what === 'directory') {
      const posts = await desk.posts();
      await writeNew(file, writeDirectory(posts));
      return { lines: [say('export-posts', { count: posts.length, file })] };
    }
    if (what !== 'members') return undefined;
    mustBeNew(file);
    const inWords = openTerminal(desk.locale);
    const listed = await desk.withStore((store) => listMembers(store, desk.now));
    await writeNew(file, writeMembers(listed.map((member) => filed(member, inWords))));
    return { lines: [say('export-members', { count: listed.length, file })] };
  },
};
