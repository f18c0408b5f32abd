import type { Post } from '../domain/post.js';
import { at, type Invited, parseMembers } from '../files/members-file.js';
import { csvLine } from '../files/write-csv.js';
import { makeInvite } from '../members/invite.js';
import { bytesOf } from './check.js';
import type { Command, Desk } from './command.js';
import { instantIn, wrongTime } from './named.js';

const problemsOf = ({ line, posts, from, until }: Invited, known: readonly Post[], now: Desk['now']): string[] => {
  const unknown = posts.filter((code) => !known.some((post) => post.code === code));
  const wrong = from === '' ? undefined : wrongTime(from, until, now);
  return [
    ...unknown.map((code) => at(line, `post "${code}" is not in the directory: correct it, or add that post`)),
    ...(wrong === undefined ? [] : [at(line, wrong)]),
  ];
};

const termsOf = ({ name, from, until }: Invited) => {
  const [startsAt, endsAt] = [instantIn(from), instantIn(until)];
  return startsAt === null || endsAt === null ? { name } : { name, standIn: { startsAt, endsAt } };
};

/** All or nothing: a file with something to mend makes no invite. */
export const importMembers: Command = {
  takes: '<file> [--dry-run]',
  about: 'print an invite for each line of a CSV file (name,posts[,from,until]), as CSV',
  async run(args, desk) {
    const dry = args.includes('--dry-run');
    const [file, ...more] = args.filter((arg) => arg !== '--dry-run');
    if (file === undefined || more.length > 0) return undefined;
    const read = parseMembers(await bytesOf(file));
    if ('problems' in read) return { lines: read.problems, exitCode: 1 };
    const known = await desk.posts();
    const problems = read.people.flatMap((person) => problemsOf(person, known, desk.now));
    if (problems.length > 0) return { lines: problems, exitCode: 1 };
    if (dry) return { lines: [`${read.people.length} invites would be made: nothing to mend.`] };
    const lines = await desk.withStore(async (store) => {
      const made: string[] = [];
      for (const person of read.people) {
        const code = await makeInvite(store, person.posts, desk.now, termsOf(person));
        made.push(csvLine([person.name, person.posts.join('|'), person.from, person.until, code]));
      }
      return made;
    });
    return { lines: ['name,posts,from,until,invite', ...lines] };
  },
};
