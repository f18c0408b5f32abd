import type { PostKind } from '../../domain/post.js';
import type { Records } from '../../store/store.js';
import type { Frame } from '../frame.js';

/** Words that a person may go by in a chat and that reports are full of; never one person's name. */
const COMMON = new Set([
  '老师',
  '邻居',
  '亲属',
  '家长',
  '爸爸',
  '妈妈',
  '社区',
  '社工',
  '医生',
  '警察',
  '孩子',
  '民政',
  '街道',
]);
const SHORTEST_NAME = 2;

/** As people write one name in several ways: with a space or a dot in it, in full width, in small letters. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) ?[·•・‧.]? ?(?=\p{Script=Han})/gu, '')
    .trim();

/** Letters and digits of a script that puts spaces between words: there a name ends where its word ends. */
const IN_WORD = '(?!\\p{Script=Han})[\\p{L}\\p{N}]';
const holds = (text: string, name: string): boolean =>
  text.includes(name) &&
  (/\p{Script=Han}/u.test(name) || new RegExp(`(?<!${IN_WORD})${escaped(name)}(?!${IN_WORD})`, 'u').test(text));
const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A name by which one person can be told from others. */
const tellsApart = (frame: Frame, name: string): boolean =>
  name.length >= SHORTEST_NAME && !COMMON.has(name) && !frame.posts.some((post) => plain(post.name).includes(name));

/** A name that was listed is a member's, also with a title, among others, or where their chat says more than the name. */
const isSame = (frame: Frame, listed: string, own: string): boolean =>
  listed === own || (holds(listed, own) && tellsApart(frame, own)) || (holds(own, listed) && tellsApart(frame, listed));

/** A member in a post of one of these kinds: whom a child means by a role. */
const holdsOne = async (
  frame: Frame,
  tx: Records,
  memberId: string,
  kinds: ReadonlySet<PostKind>,
): Promise<boolean> => {
  const codes = await tx.members.postsOf(memberId);
  return frame.posts.some(({ code, kind }) => kinds.has(kind) && codes.includes(code));
};

/** Who of these members must not be told of a case. */
const inConflict = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { members, persons, names, words, kinds, ruined } = await tx.conflicts.ofCase(caseId);
  const [listed, texts] = [names.map(plain), words.map(plain)];
  const found = new Set(memberIds.filter((id) => members.has(id)));
  if (ruined) {
    // Of whoever was told while it could be opened it is known; of nobody else.
    const told = new Set(await tx.involved.members(caseId));
    for (const id of memberIds) if (!told.has(id)) found.add(id);
    frame.ruined?.add(caseId);
  } else frame.ruined?.delete(caseId);
  for (const memberId of memberIds) {
    if (found.has(memberId)) continue;
    const own = (await tx.members.namesOf(memberId)).map(plain).filter((name) => name !== '');
    const named = own.some((name) => listed.some((one) => isSame(frame, one, name)));
    // The words come first: to ask whether a name tells anybody apart reads the names of all posts.
    const said = own.some((name) => texts.some((text) => holds(text, name)) && tellsApart(frame, name));
    const person =
      persons.size > 0 &&
      (await tx.members.addresses(memberId)).some(({ address }) => persons.has(tx.conflicts.personKey(address)));
    const role = kinds.size > 0 && (await holdsOne(frame, tx, memberId, kinds));
    if (named || said || person || role) found.add(memberId);
  }
  return found;
};

/**
 * The same people without those who must never be told of the case: who declared a conflict, whose name the reporter's
 * words hold, who lives with the child, who is on the child's list by name or by role (promises.md 11). The name rule errs towards leaving
 * somebody out: the next person, or the next rung, takes it.
 */
export const withoutConflicts = async <T extends { readonly memberId: string }>(
  frame: Frame,
  tx: Records,
  caseId: string,
  people: readonly T[],
): Promise<T[]> => {
  if (people.length === 0) return [];
  const out = await inConflict(
    frame,
    tx,
    caseId,
    people.map(({ memberId }) => memberId),
  );
  return people.filter(({ memberId }) => !out.has(memberId));
};

/** True when a member must not be told of the case, nor act on it. */
export const isInConflict = async (frame: Frame, tx: Records, caseId: string, memberId: string): Promise<boolean> =>
  (await inConflict(frame, tx, caseId, [memberId])).has(memberId);
