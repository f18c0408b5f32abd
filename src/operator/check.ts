import { readFile } from 'node:fs/promises';
import { ConfigProblem } from '../config.js';
import type { Post } from '../domain/post.js';
import { type Line, say } from '../domain/say.js';
import { parseDirectory } from '../files/directory-file.js';
import { loadHotlines, loadLadder, mostOf } from '../files/load.js';
import { whyUnread } from '../files/read-file.js';
import { missingIn } from '../notify/ladder/gaps.js';
import { isMade } from '../store/engines/place.js';
import { StorageProblem } from '../store/engines/problem.js';
import { openTexts } from '../texts/texts.js';
import type { Command, Desk, Result } from './command.js';
import { areasOf, namesIn, sentences } from './say-gaps.js';

/** A file's bytes. @throws {ConfigProblem} when it cannot be read. */
export const bytesOf = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file);
  } catch (error) {
    throw new ConfigProblem([say('file-unread', { file, why: whyUnread(error) })]);
  }
};

/** A file without mistakes may still leave a rung or a concern without a post: that is said, and is no mistake. */
const right = async (desk: Desk, posts: readonly Post[], sample = false): Promise<Result> => {
  const { ladderFile, hotlinesFile, trial } = desk.config();
  const ladder = await loadLadder(ladderFile, trial);
  const areas = areasOf({ posts });
  const texts = openTexts({ hotlines: await loadHotlines(hotlinesFile) });
  const missing = sentences(namesIn(desk.locale, texts), missingIn({ posts, ladder }, areas), areas);
  const count = { posts: String(posts.length) };
  const well = sample ? say('sample-right', count) : say('directory-right', count);
  return { lines: [well, ...missing, ...(await leftOut(desk, posts))] };
};

/** Whether there is a database to ask. @throws {StorageProblem} where a server does not say so. */
export const isDatabaseThere = (desk: Desk): Promise<boolean> => isMade(desk.config().databaseUrl);

/**
 * What still runs at posts that are in use and not in this file. Only a database that is there is asked: a file can be checked
 * before there is any.
 */
const leftOut = async (desk: Desk, posts: readonly Post[]): Promise<Line[]> => {
  const kept = new Set(posts.map(({ code }) => code));
  try {
    if (!(await isDatabaseThere(desk))) return [];
    return await desk.withStore(async ({ read }) => {
      const dropped = (await read.directory.posts()).filter(({ code }) => !kept.has(code));
      const running = await read.directory.running(dropped.map(({ code }) => code));
      return running.map(({ code, members, cases, taken, waiting }) =>
        say('post-left-out', { code, members, cases, taken, waiting }),
      );
    });
  } catch (error) {
    if (!(error instanceof StorageProblem || error instanceof ConfigProblem)) throw error;
    return [say('left-out-unknown')];
  }
};

export const check: Command = {
  takes: say('check-takes'),
  about: say('check-about'),
  async run([file, ...more], desk) {
    if (more.length > 0) return undefined;
    const path = file ?? desk.config().directoryFile;
    if (path === undefined) return right(desk, await desk.posts(), true);
    const result = parseDirectory(await bytesOf(path));
    if ('posts' in result) return right(desk, result.posts);
    return { lines: mostOf(result.problems.map(({ message }) => message)), exitCode: 1 };
  },
};
