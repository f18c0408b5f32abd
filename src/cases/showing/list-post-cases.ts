import { MOST_BUTTONS } from '../../domain/acts.js';
import { readCode } from '../../domain/codes.js';
import type { PromptChoice, TextRef } from '../../domain/effect.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import type { Case, Member } from '../../store/store.js';
import { type DeskAnswer, refused } from '../desk-answer.js';
import type { Moment } from '../moment.js';

/** So many are said at once. */
const MOST_SAID = 20;

/** So many of them from this one on, and one more where there are more; what the member may not know of is passed over. */
const look = async ({ tx, frame }: Moment, { id, posts }: Member, from: Case | null): Promise<Case[]> => {
  const found: Case[] = [];
  for (let last = from; ; ) {
    const some = await tx.cases.ofPosts(posts, id, last, MOST_SAID + 1);
    for (const one of some) if (!(await isInConflict(frame, tx, one.id, id))) found.push(one);
    last = some.at(-1) ?? null;
    if (some.length <= MOST_SAID || found.length > MOST_SAID) return found.slice(0, MOST_SAID + 1);
  }
};

const lineFor = async ({ tx }: Moment, { number, level, status, holderId }: Case): Promise<TextRef> => ({
  key: 'post-case',
  args: {
    number,
    level: { key: `level-name-${level}` },
    status: { key: `case-status-${status}` },
    name: (holderId && (await tx.members.nameOf(holderId))) || '',
  },
});

/**
 * The running cases of a member's posts that others have: what a colleague or a stand-in can look at, and take over. Every
 * look is logged (domain.md 1.7). The most urgent first; `after`: from the one that follows this number on.
 */
export const listPostCases = async (m: Moment, after?: string): Promise<DeskAnswer> => {
  const { tx, member, now } = m;
  if (!member) return refused;
  const head = { key: 'post-cases-head' };
  const found = await look(m, member, after === undefined ? null : await tx.cases.byNumber(readCode(after)));
  await tx.events.add({ at: now, kind: 'post.viewed', memberId: member.id, data: { cases: found.length } });
  const none = { key: 'post-cases-none' };
  if (found.length === 0) return { notice: none, lines: [none] };
  const said = found.slice(0, MOST_SAID);
  const lines = [head];
  for (const one of said) lines.push(await lineFor(m, one));
  const last = found.length > said.length ? said.at(-1) : undefined;
  const on: PromptChoice[][] = last
    ? [[{ label: { key: 'desk-button-next' }, data: `d.post.${last.number.toLowerCase()}` }]]
    : [];
  const choices = said.slice(0, MOST_BUTTONS - on.length).map(({ number }): PromptChoice[] => [
    {
      label: { key: 'mine-act', args: { act: { key: 'word-case' }, number } },
      data: `d.case.${number.toLowerCase()}`,
    },
  ]);
  const more = last ? [{ key: 'post-cases-more' }] : [];
  return { notice: head, lines: [...lines, { key: 'post-cases-way' }, ...more], choices: [...choices, ...on] };
};
