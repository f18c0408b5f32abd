import type { TextRef } from '../domain/effect.js';
import { typedWay } from '../notify/cards.js';
import type { Case } from '../store/store.js';
import { postToAssume } from './assumable.js';
import { followedLine, type Standpoint, standpointOf } from './case-of.js';
import { type DeskAnswer, said } from './desk-answer.js';
import type { Moment } from './moment.js';

/** That a case is closed, since when, and what can still be done. */
export const closedLine = ({ number, closedAt }: Case, now: number): TextRef => ({
  key: 'case-closed',
  args: { number, at: { at: closedAt ?? now }, look: typedWay('case', number), way: typedWay('reopen', number) },
});

/** Whether the member may open it again: theirs, or in a post over whoever held it. */
export const mayReopen = (m: Moment, { as, matter }: Standpoint): boolean =>
  as !== 'called' || postToAssume(m, matter) !== null;

/** What a number is of which nothing waits for the member: a closed case that is theirs to open again, or none of theirs. */
export const ofNumber = async (m: Moment, number: string): Promise<DeskAnswer> => {
  const found = await standpointOf(m, number);
  if (!found || found.matter.closedAt === null || !mayReopen(m, found)) return said({ key: 'desk-no-such-number' });
  const followed = await followedLine(m, number);
  return said(...(followed ? [followed] : []), closedLine(found.matter, m.now));
};
