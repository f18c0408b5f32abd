import { ConfigProblem } from '../config.js';
import type { TextRef } from '../domain/effect.js';
import type { Post } from '../domain/post.js';
import { postOfCode } from '../domain/routing.js';
import { type Line, say } from '../domain/say.js';
import { mostOf } from '../files/load.js';
import { at, type Person, parseMembers } from '../files/members-file.js';
import { csvLine, unmarked } from '../files/write-csv.js';
import { givePost, takePost } from '../members/change-posts.js';
import { addInvite } from '../members/invite.js';
import type { Frame } from '../notify/frame.js';
import { reachableAddress } from '../notify/ladder/reach.js';
import { StorageProblem } from '../store/engines/problem.js';
import type { InviteTerms, Member, Records, Store } from '../store/store.js';
import { bytesOf, isDatabaseThere } from './check.js';
import type { Command, Desk, Result } from './command.js';
import { frameOf } from './frame.js';
import { instantIn, wrongTime } from './named.js';

const problemsOf = ({ id, posts, from, until }: Person, known: readonly Post[], now: Desk['now']): Line[] => {
  const unknown = posts.filter((code) => !postOfCode(code, known));
  const wrong = id !== '' || from === '' || until === '' ? undefined : wrongTime(from, until, now);
  return [...unknown.map((code) => say('post-not-listed', { code })), ...(wrong === undefined ? [] : [wrong])];
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
): Promise<{ readonly problems: TextRef[]; readonly changes: Change[] }> => {
  const problems: TextRef[] = [];
  const changes: Change[] = [];
  for (const { line, id, name, posts } of people) {
    const member = await records.members.byId(id, now);
    if (!member) {
      problems.push(at(line, say('person-unknown', { id: JSON.stringify(id) })));
    } else if (unmarked(member.name.trim()) !== name) {
      problems.push(at(line, say('person-renamed')));
    } else {
      const held = await records.members.heldBy(id);
      const gains = posts.filter((code) => !held.includes(code));
      const loses = held.filter((code) => !posts.includes(code));
      if (gains.length + loses.length > 0) changes.push({ id, gains, loses });
    }
  }
  return { problems, changes };
};

const told = ({ id, gains, loses }: Change): TextRef => {
  if (loses.length === 0) return say('member-gains', { id, gains });
  return gains.length === 0 ? say('member-loses', { id, loses }) : say('member-gains-and-loses', { id, gains, loses });
};

/** All of them at once, what is gained first: a post that changes holder is at no moment nobody's. */
const change = async (desk: Desk, store: Store, people: readonly Person[]): Promise<TextRef[]> => {
  const frame = await frameOf(desk);
  return store.write(async (tx) => {
    const { problems, changes } = await compare(tx, people, desk.now);
    if (problems.length > 0) throw new ConfigProblem(problems);
    for (const { id, gains } of changes) for (const code of gains) await givePost(frame, tx, id, code, desk.now);
    for (const { id, loses } of changes) for (const code of loses) await takePost(frame, tx, id, code, desk.now);
    const left: TextRef[] = [];
    for (const code of new Set(changes.flatMap(({ loses }) => loses))) {
      const holders = await tx.members.holders([code], desk.now, { offDutyToo: true });
      if (holders.length === 0) left.push(say('post-nobodys', { code }));
    }
    return [...changes.map(told), ...left];
  });
};

const termsOf = ({ name, from, until }: Person) => {
  const [startsAt, endsAt] = [instantIn(from), instantIn(until)];
  return startsAt === null || endsAt === null ? { name } : { name, standIn: { startsAt, endsAt } };
};

/** What two lines of newcomers have in common who cannot be told apart: name, posts and time. */
const keyOf = (posts: readonly string[], { name, standIn }: InviteTerms): string =>
  JSON.stringify([name, [...posts].sort(), standIn?.startsAt, standIn?.endsAt]);
const likenessOf = (person: Person): string => keyOf(person.posts, termsOf(person));

interface Known {
  readonly same: string;
  readonly expiresAt: number;
  /** Who used it; null where it is open. */
  readonly member: Member | null;
}

/** The invites of such newcomers by whom they are for: those that were used by a member, and then those that still work. */
const knownInvites = async (
  records: Records,
  people: readonly Person[],
  now: Desk['now'],
): Promise<Map<string, Known[]>> => {
  if (people.length === 0) return new Map();
  const wanted = new Set(people.map(likenessOf));
  const used: Known[] = [];
  const open: Known[] = [];
  for (const one of await records.invites.named(now)) {
    const { usedBy, expiresAt } = one;
    const same = keyOf(one.postCodes, one);
    if (!wanted.has(same)) continue;
    const member = usedBy === null ? null : await records.members.byId(usedBy, now);
    if (member) used.push({ same, expiresAt, member });
    else if (usedBy === null) open.push({ same, expiresAt, member });
  }
  const known = new Map<string, Known[]>();
  for (const one of [...used, ...open]) known.set(one.same, [...(known.get(one.same) ?? []), one]);
  return known;
};

/** Who used an invite and is not called by it now: how they are again. */
const mending = async (desk: Desk, frame: Frame, records: Records, person: Person, id: string): Promise<TextRef[]> => {
  const { line, name, posts, from, until } = person;
  const standIns = async () => (await records.members.standIns(id, desk.now)).map(({ postCode }) => postCode);
  const held = from === '' ? await records.members.heldBy(id) : await standIns();
  const lost = (code: string): TextRef =>
    from === '' ? say('post-lost', { name, id, code }) : say('stand-in-lost', { name, id, code, from, until });
  const reached = await reachableAddress(frame, records, id);
  return [
    ...posts.filter((code) => !held.includes(code)).map((code) => at(line, lost(code))),
    ...(reached === null ? [at(line, say('chats-lost', { name, id }))] : []),
  ];
};

/**
 * The newcomers without an invite, and a sentence for each who has one: a code that was given to somebody goes on working.
 * Of lines that are the same, each is a person: the name is not to be changed, as it keeps its bearer out of a case that
 * names them.
 */
const sorted = async (
  desk: Desk,
  records: Records,
  newcomers: readonly Person[],
): Promise<{ readonly toInvite: Person[]; readonly known: TextRef[] }> => {
  const invites = await knownInvites(records, newcomers, desk.now);
  let frame: Frame | undefined;
  const toInvite: Person[] = [];
  const known: TextRef[] = [];
  for (const person of newcomers) {
    const { line, name } = person;
    const found = invites.get(likenessOf(person))?.shift();
    if (!found) {
      toInvite.push(person);
    } else if (found.member) {
      const { id } = found.member;
      frame ??= await frameOf(desk);
      known.push(at(line, say('invite-used', { name, id })));
      known.push(...(await mending(desk, frame, records, person, id)));
    } else {
      const until = new Date(found.expiresAt).toISOString();
      known.push(at(line, say('invite-open', { name, until })));
    }
  }
  const further = known.length > 0 ? [say('invite-namesake')] : [];
  return { toInvite, known: [...known, ...further, ...alike(newcomers, toInvite)] };
};

/** Those who get a code and are in the list before as well: a line that is there by mistake is one code too many. */
const alike = (people: readonly Person[], toInvite: readonly Person[] = people): TextRef[] => {
  const first = new Map<string, number>();
  for (const person of people) if (!first.has(likenessOf(person))) first.set(likenessOf(person), person.line);
  return toInvite.flatMap((person) => {
    const before = first.get(likenessOf(person));
    return before === person.line ? [] : [at(person.line, say('line-alike', { line: String(before) }))];
  });
};

/** All of them at once: a code that was made and never shown would keep the next run from making one. */
const invite = (desk: Desk, store: Store, toInvite: readonly Person[]): Promise<string[]> =>
  store.write(async (tx) => {
    const lines: string[] = [];
    for (const person of toInvite) {
      const code = await addInvite(tx, store.seal, person.posts, desk.now, termsOf(person));
      lines.push(csvLine([person.name, person.posts.join('|'), person.from, person.until, code]));
    }
    return lines.length > 0 ? ['name,posts,from,until,invite', ...lines] : [];
  });

/** What would be done. A list of newcomers can be checked without a database. */
const tryOut = async (desk: Desk, members: readonly Person[], newcomers: readonly Person[]): Promise<Result> => {
  const tried = (invites: readonly Person[]) => say('invites-tried', { invites: String(invites.length) });
  const unasked = [...alike(newcomers), tried(newcomers)];
  try {
    if (members.length === 0 && !(await isDatabaseThere(desk))) return { lines: unasked };
    return await desk.withStore<Result>(async ({ read }) => {
      const { problems, changes } = await compare(read, members, desk.now);
      if (problems.length > 0) return { lines: problems, exitCode: 1 };
      const { toInvite, known } = await sorted(desk, read, newcomers);
      const both = { invites: String(toInvite.length), changes: String(changes.length) };
      const end = members.length > 0 ? say('invites-and-changes-tried', both) : tried(toInvite);
      return { lines: [...changes.map(told), ...known, end] };
    });
  } catch (error) {
    if (members.length > 0 || !(error instanceof StorageProblem || error instanceof ConfigProblem)) throw error;
    return { lines: [...unasked, say('invites-unknown')] };
  }
};

/**
 * All or nothing: a file with something to mend changes nothing and makes no invite. The codes alone are the lines, so that
 * they can be kept as a file.
 */
export const importMembers: Command = {
  takes: say('import-members-takes'),
  options: ['--dry-run'],
  about: say('import-members-about'),
  async run(args, desk) {
    const dry = args.includes('--dry-run');
    const [file, ...more] = args.filter((arg) => arg !== '--dry-run');
    if (file === undefined || more.length > 0) return undefined;
    const wrong = (problems: readonly Line[]): Result =>
      dry ? { lines: mostOf(problems), exitCode: 1 } : { lines: [], notes: mostOf(problems), exitCode: 1 };
    const bytes = await bytesOf(file);
    const known = await desk.posts();
    const read = parseMembers(bytes, (person) => problemsOf(person, known, desk.now));
    if ('problems' in read) return wrong(read.problems);
    const members = read.people.filter(({ id }) => id !== '');
    const newcomers = read.people.filter(({ id }) => id === '');
    if (dry) return tryOut(desk, members, newcomers);
    const write = async (store: Store, made: readonly Line[] = []): Promise<Result> => {
      const { problems, changes } = await compare(store.read, members, desk.now);
      if (problems.length > 0) return wrong(problems);
      const changed = changes.length > 0 ? await change(desk, store, members) : [];
      const { toInvite, known } = await sorted(desk, store.read, newcomers);
      const notes = [...made, ...changed, ...known];
      const lines = await invite(desk, store, toInvite);
      if (lines.length + notes.length === 0) notes.push(say('import-nothing'));
      return { lines, ...(notes.length > 0 ? { notes } : {}) };
    };
    // Who is named by an id is in a database already.
    return desk.withStore<Result>(write, { make: members.length === 0 });
  },
};
