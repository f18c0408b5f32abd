import { ConfigProblem } from '../config.js';
import type { Post } from '../domain/post.js';
import { at, type Person, parseMembers } from '../files/members-file.js';
import { csvLine, unmarked } from '../files/write-csv.js';
import { givePost, takePost } from '../members/change-posts.js';
import { makeInvite } from '../members/invite.js';
import type { Records, Store } from '../store/store.js';
import { bytesOf } from './check.js';
import type { Command, Desk } from './command.js';
import { frameOf } from './frame.js';
import { instantIn, wrongTime } from './named.js';

const problemsOf = ({ line, posts, from, until }: Person, known: readonly Post[], now: Desk['now']): string[] => {
  const unknown = posts.filter((code) => !known.some((post) => post.code === code));
  const wrong = from === '' ? undefined : wrongTime(from, until, now);
  return [
    ...unknown.map((code) => at(line, `post "${code}" is not in the directory: correct it, or add that post`)),
    ...(wrong === undefined ? [] : [at(line, wrong)]),
  ];
};

/** What a line changes of the posts that a member holds. */
interface Change {
  readonly id: string;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

/** What the lines of members change, and what is wrong where one is of nobody, or of somebody else. */
const compare = async (
  records: Records,
  people: readonly Person[],
  now: Desk['now'],
): Promise<{ readonly problems: string[]; readonly changes: Change[] }> => {
  const problems: string[] = [];
  const changes: Change[] = [];
  for (const { line, id, name, posts } of people) {
    const member = await records.members.byId(id, now);
    if (!member) {
      problems.push(at(line, `no member has the id ${JSON.stringify(id)}: leave it empty to invite somebody`));
    } else if (unmarked(member.name) !== name) {
      problems.push(at(line, `the member of this id has another name: leave id and name as they were exported`));
    } else {
      const held = await records.members.heldBy(id);
      const gains = posts.filter((code) => !held.includes(code));
      const loses = held.filter((code) => !posts.includes(code));
      if (gains.length + loses.length > 0) changes.push({ id, gains, loses });
    }
  }
  return { problems, changes };
};

const told = ({ id, gains, loses }: Change): string => {
  const parts = [
    ...(gains.length > 0 ? [`gains ${gains.join(', ')}`] : []),
    ...(loses.length > 0 ? [`loses ${loses.join(', ')}`] : []),
  ];
  return `${id} ${parts.join(' and ')}.`;
};

/** All of them at once, what is gained first: a post that changes holder is at no moment nobody's. */
const change = async (desk: Desk, store: Store, people: readonly Person[]): Promise<string[]> => {
  const frame = await frameOf(desk);
  return store.write(async (tx) => {
    const { problems, changes } = await compare(tx, people, desk.now);
    if (problems.length > 0) throw new ConfigProblem(problems);
    for (const { id, gains } of changes) for (const code of gains) await givePost(frame, tx, id, code, desk.now);
    for (const { id, loses } of changes) for (const code of loses) await takePost(frame, tx, id, code, desk.now);
    const left: string[] = [];
    for (const code of new Set(changes.flatMap(({ loses }) => loses))) {
      const holders = await tx.members.holders([code], desk.now, { offDutyToo: true });
      if (holders.length === 0) left.push(`Nobody holds ${code} now: what comes to it goes to the next rung.`);
    }
    return [...changes.map(told), ...left];
  });
};

const termsOf = ({ name, from, until }: Person) => {
  const [startsAt, endsAt] = [instantIn(from), instantIn(until)];
  return startsAt === null || endsAt === null ? { name } : { name, standIn: { startsAt, endsAt } };
};

const invite = async (desk: Desk, store: Store, people: readonly Person[]): Promise<string[]> => {
  const lines: string[] = [];
  for (const person of people) {
    const code = await makeInvite(store, person.posts, desk.now, termsOf(person));
    lines.push(csvLine([person.name, person.posts.join('|'), person.from, person.until, code]));
  }
  return lines.length > 0 ? ['name,posts,from,until,invite', ...lines] : [];
};

/** All or nothing: a file with something to mend changes nothing and makes no invite. */
export const importMembers: Command = {
  takes: '<file> [--dry-run]',
  about:
    'print an invite for each line of a CSV file (name,posts[,from,until]); a line with the id of an export: its posts',
  async run(args, desk) {
    const dry = args.includes('--dry-run');
    const [file, ...more] = args.filter((arg) => arg !== '--dry-run');
    if (file === undefined || more.length > 0) return undefined;
    const read = parseMembers(await bytesOf(file));
    if ('problems' in read) return { lines: read.problems, exitCode: 1 };
    const known = await desk.posts();
    const problems = read.people.flatMap((person) => problemsOf(person, known, desk.now));
    if (problems.length > 0) return { lines: problems, exitCode: 1 };
    const members = read.people.filter(({ id }) => id !== '');
    const newcomers = read.people.filter(({ id }) => id === '');
    // A list of newcomers can be checked before there is any database.
    if (dry && members.length === 0) {
      return { lines: [`${newcomers.length} invites would be made: nothing to mend.`] };
    }
    return desk.withStore(async (store) => {
      const { problems, changes } = await compare(store.read, members, desk.now);
      if (problems.length > 0) return { lines: problems, exitCode: 1 };
      if (dry) {
        const counted = `${newcomers.length} invites would be made, ${changes.length} members changed: nothing to mend.`;
        return { lines: [...changes.map(told), counted] };
      }
      const changed = changes.length > 0 ? await change(desk, store, members) : [];
      const invited = await invite(desk, store, newcomers);
      const lines = [...changed, ...invited];
      return { lines: lines.length > 0 ? lines : ['Each member holds these posts already: nothing was changed.'] };
    });
  },
};
