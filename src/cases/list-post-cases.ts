import { MOST_BUTTONS } from '../domain/acts.js';
import type { PromptChoice, TextRef } from '../domain/effect.js';
import { isInConflict } from '../notify/recipients.js';
import type { Case } from '../store/store.js';
import { type DeskAnswer, refused } from './desk-answer.js';
import type { Moment } from './moment.js';

/** So many are looked through, and so many of them said: the most urgent. */
const MOST_READ = 50;
const MOST_SAID = 20;

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
 * look is logged (domain.md 1.7).
 */
export const listPostCases = async (m: Moment): Promise<DeskAnswer> => {
  const { tx, frame, member, now } = m;
  if (!member) return refused;
  const head = { key: 'post-cases-head' };
  const found: Case[] = [];
  for (const one of await tx.cases.ofPosts(member.posts, MOST_READ)) {
    if (one.holderId !== member.id && !(await isInConflict(frame, tx, one.id, member.id))) found.push(one);
  }
  await tx.events.add({ at: now, kind: 'post.viewed', memberId: member.id, data: { cases: found.length } });
  if (found.length === 0) return { notice: head, lines: [{ key: 'post-cases-none' }] };
  const said = found.slice(0, MOST_SAID);
  const lines = [head];
  for (const one of said) lines.push(await lineFor(m, one));
  const choices = said.slice(0, MOST_BUTTONS).map(({ number }): PromptChoice[] => [
    {
      label: { key: 'mine-act', args: { act: { key: 'word-case' }, number } },
      data: `d.case.${number.toLowerCase()}`,
    },
  ]);
  return { notice: head, lines: [...lines, { key: 'post-cases-way' }], choices };
};
