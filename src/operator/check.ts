import { readFile } from 'node:fs/promises';
import { ConfigProblem } from '../config.js';
import type { Post } from '../domain/post.js';
import { say } from '../domain/say.js';
import { parseDirectory } from '../files/directory-file.js';
import { loadHotlines, loadLadder, mostOf } from '../files/load.js';
import { whyUnread } from '../files/read-file.js';
import { missingIn } from '../notify/ladder/gaps.js';
import { isMade } from '../store/engines/place.js';
import { StorageProblem } from '../store/engines/problem.js';
import { openTexts } from '../texts/texts.js';
import type { Command, Desk, Result } from './command.js';
import { areasOf, sentences } from './say-gaps.js';

/** A file's bytes. @throws {ConfigProblem} when it cannot be read. */
export const bytesOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ConfigProblem([say('file-unread', { file, why: whyUnread(error) })]);
  }
};

/** A file without mistakes may still leave a rung or a concern without a post: that is said, and is no mistake. */
const right = async (desk: Desk, posts: readonly Post[], which = ''): Promise<Result> => {
  const { ladderFile, hotlinesFile, trial } = desk.config();
  const ladder = await loadLadder(ladderFile, trial);
  const areas = areasOf({ posts });
  const texts = openTexts({ hotlines: await loadHotlines(hotlinesFile) });
  const missing = sentences({ texts }, missingIn({ posts, ladder }, areas), areas);
  return { lines: [`${posts.length} posts${which}: nothing to mend.`, ...missing, ...(await leftOut(desk, posts))] };
};

/** Whether there is a database to ask. @throws {StorageProblem} where a server does not say so. */
export const isDatabaseThere = (desk: Desk): Promise<boolean> => isMade(desk.config().databaseUrl);

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/**
 * What still runs at posts that are in use and not in this file. Only a database that is there is asked: a file can be checked
 * before there is any.
 */
const leftOut = async (desk: Desk, posts: readonly Post[]): Promise<string[]> => {
  const kept = new Set(posts.map(({ code }) => code));
  try {
    if (!(await isDatabaseThere(desk))) return [];
    return await desk.withStore(async ({ read }) => {
      const dropped = (await read.directory.posts()).filter(({ code }) => !kept.has(code));
      const running = await read.directory.running(dropped.map(({ code }) => code));
      return running.map(({ code, members, cases, taken, waiting }) => {
        const what = [
          count(members, 'member'),
          count(cases, 'case'),
          `${count(taken, 'duty', 'duties')} taken`,
          `${waiting} waiting there`,
        ];
        return `${code} is in use, and not in this file: ${what.join(', ')}. At the next start they go to the posts above.`;
      });
    });
  } catch (error) {
    if (!(error instanceof StorageProblem || error instanceof ConfigProblem)) throw error;
    return ['The database could not be asked whether anything still runs at a post that is not in this file.'];
  }
};

export const check: Command = {
  takes: '[directory-file]',
  about: 'check a directory file, or the one in use, and say what to mend on which line',
  async run([file, ...more], desk) {
    if (more.length > 0) return undefined;
    const path = file ?? desk.config().directoryFile;
    if (path === undefined) return right(desk, await desk.posts(), ' (the sample)');
    const result = parseDirectory(await bytesOf(path));
    if ('posts' in result) return right(desk, result.posts);
    return { lines: mostOf(result.problems.map(({ message }) => message)), exitCode: 1 };
  },
};
