import { ConfigProblem } from '../config.js';
import type { Post } from '../domain/post.js';
import { at, type Person, parseMembers } from '../files/members-file.js';
import { csvLine, unmarked } from '../files/write-csv.js';
import { givePost, takePost } from '../members/change-posts.js';
import { makeInvite } from '../members/invite.js';
import type { InviteTerms, Records, Store } from '../store/store.js';
import { bytesOf, isDatabaseThere } from './check.js';
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
    } else if (unmarked(member.name.trim()) !== name) {
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

/** The newcomers without an invite, and a sentence for each who has one: a code that was given to somebody goes on working. */
const sorted = async (
  records: Records,
  newcomers: readonly Person[],
  now: Desk['now'],
): Promise<{ readonly toInvite: Person[]; readonly known: string[] }> => {
  const key = (posts: readonly string[], { name, standIn }: InviteTerms): string =>
    JSON.stringify([name, [...posts].sort(), standIn?.startsAt, standIn?.endsAt]);
  const invites = newcomers.length > 0 ? await records.invites.named(now) : [];
  const toInvite: Person[] = [];
  const known: string[] = [];
  for (const person of newcomers) {
    const { line, name, posts } = person;
    const same = invites.filter((one) => key(one.postCodes, one) === key(posts, termsOf(person)));
    const users = await Promise.all(
      same.map(({ usedBy }) => (usedBy === null ? null : records.members.byId(usedBy, now))),
    );
    const member = users.find((user) => user !== null);
    const open = same.find(({ usedBy }) => usedBy === null);
    if (member) {
      known.push(at(line, `${name} has used an invite to this already and is the member ${member.id}: no new one`));
    } else if (open) {
      const until = new Date(open.expiresAt).toISOString();
      known.push(
        at(line, `${name} is invited to this already, and the code given then works until ${until}: no new one`),
      );
    } else toInvite.push(person);
  }
  return { toInvite, known };
};

const invite = async (desk: Desk, store: Store, newcomers: readonly Person[]): Promise<string[]> => {
  const { toInvite, known } = await sorted(store.read, newcomers, desk.now);
  const lines: string[] = [];
  for (const person of toInvite) {
    const code = await makeInvite(store, person.posts, desk.now, termsOf(person));
    lines.push(csvLine([person.name, person.posts.join('|'), person.from, person.until, code]));
  }
  return lines.length > 0 ? [...known, 'name,posts,from,until,invite', ...lines] : known;
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
    if (dry && members.length === 0 && !isDatabaseThere(desk)) {
      return { lines: [`${newcomers.length} invites would be made: nothing to mend.`] };
    }
    return desk.withStore(async (store) => {
      const { problems, changes } = await compare(store.read, members, desk.now);
      if (problems.length > 0) return { lines: problems, exitCode: 1 };
      if (dry) {
        const { toInvite, known } = await sorted(store.read, newcomers, desk.now);
        const changed = members.length > 0 ? `, ${changes.length} members changed` : '';
        const counted = `${toInvite.length} invites would be made${changed}: nothing to mend.`;
        return { lines: [...changes.map(told), ...known, counted] };
      }
      const changed = changes.length > 0 ? await change(desk, store, members) : [];
      const invited = await invite(desk, store, newcomers);
      const lines = [...changed, ...invited];
      return { lines: lines.length > 0 ? lines : ['Each member holds these posts already: nothing was changed.'] };
    });
  },
};
