import { fileURLToPath } from 'node:url';
import { ConfigProblem } from '../config.js';
import type { NamedDays } from '../domain/clock.js';
import type { Hotline } from '../domain/hotline.js';
import { faster, type Ladder } from '../domain/ladder.js';
import type { Post } from '../domain/post.js';
import { type Line, say } from '../domain/say.js';
import { parseCalendar } from './calendar-file.js';
import { parseDirectory } from './directory-file.js';
import { parseHotlines } from './hotlines-file.js';
import { parseLadder } from './ladder-file.js';
import { readNamed } from './read-file.js';

/** How much faster a trial's ladder runs: an hour is a minute. */
export const TRIAL_FACTOR = 60;
/** More would scroll the first problem, which often explains the rest, out of sight. */
const MOST_TOLD = 20;

/** The first of some problems, and how many more there are. */
export const mostOf = (problems: readonly Line[]): Line[] => {
  const told = problems.slice(0, MOST_TOLD);
  const more = problems.length - told.length;
  return more > 0 ? [...told, say('and-more', { count: more })] : told;
};

const asset = (name: string): string => fileURLToPath(new URL(`../../assets/${name}`, import.meta.url));

const read = async (variable: string, file: string): Promise<Buffer> => {
  const read = await readNamed(file);
  if (Buffer.isBuffer(read)) return read;
  throw new ConfigProblem([say('setting-unread', { variable, file, why: read })]);
};

const refuse = (variable: string, file: string, problems: readonly { message: Line }[]): never => {
  const told = mostOf(problems.map(({ message }) => message));
  throw new ConfigProblem(told.map((wrong) => say('in-file', { variable, file, wrong })));
};

/** The posts: `DIRECTORY_FILE`, or the sample. @throws {ConfigProblem} with a sentence for each wrong line. */
export const loadDirectory = async (file: string | undefined): Promise<readonly Post[]> => {
  const path = file ?? asset('sample-directory.csv');
  const result = parseDirectory(await read('DIRECTORY_FILE', path));
  return 'posts' in result ? result.posts : refuse('DIRECTORY_FILE', path, result.problems);
};

/** The ladder: `LADDER_FILE`, or the built-in one; sixty times faster in a trial. @throws {ConfigProblem} */
export const loadLadder = async (file: string | undefined, trial: boolean): Promise<Ladder> => {
  const path = file ?? asset('ladder.json');
  const result = parseLadder((await read('LADDER_FILE', path)).toString('utf8'));
  if (!('ladder' in result)) return refuse('LADDER_FILE', path, result.problems);
  return trial ? faster(result.ladder, TRIAL_FACTOR) : result.ladder;
};

/** The days of `CALENDAR_FILE`; none without it. @throws {ConfigProblem} with a sentence for each wrong line. */
export const loadDays = async (file: string | undefined): Promise<NamedDays> => {
  if (file === undefined) return new Map();
  const result = parseCalendar(await read('CALENDAR_FILE', file));
  return 'days' in result ? result.days : refuse('CALENDAR_FILE', file, result.problems);
};

/** The help lines: `HOTLINES_FILE`, or the built-in ones. @throws {ConfigProblem} with a sentence for each wrong line. */
export const loadHotlines = async (file: string | undefined): Promise<readonly Hotline[]> => {
  const path = file ?? asset('hotlines.json');
  const result = parseHotlines((await read('HOTLINES_FILE', path)).toString('utf8'));
  return 'hotlines' in result ? result.hotlines : refuse('HOTLINES_FILE', path, result.problems);
};
