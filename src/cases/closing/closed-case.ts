import type { TextRef } from '../../domain/effect.js';
import { postName } from '../../notify/frame.js';
import { typedWay } from '../../notify/telling/cards.js';
import type { Case } from '../../store/store.js';
import { type DeskAnswer, said, settled, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { postToAssume } from '../standing/assumable.js';
import { followedLine, type Standpoint, standpointOf } from '../standing/case-of.js';

/** Whether the member may open it again: theirs, or in a post over whoever held it. */
export const mayReopen = (m: Moment, { as, matter }: Standpoint): boolean =>
  as !== 'called' || postToAssume(m, matter) !== null;

/** Who had it when it was closed, as a reader is told it. */
const closerOf = async ({ tx, frame, member }: Moment, { holderId, holderPost }: Case): Promise<TextRef | string> => {
  if (holderId === null) return '';
  if (holderId === member?.id) return { key: 'closed-by-you' };
  const post = postName(frame, holderPost);
  return { key: 'closed-by', args: { post, name: (await tx.members.nameOf(holderId)) ?? '' } };
};

/** That a case is closed, by whom and since when, and what its reader can still do. */
export const closedLine = async (m: Moment, found: Standpoint): Promise<TextRef> => {
  const { number, closedAt } = found.matter;
  const [by, look] = [await closerOf(m, found.matter), typedWay('case', number)];
  const args = { number, by, at: { at: closedAt ?? m.now }, look };
  if (!mayReopen(m, found)) return { key: 'case-closed-look', args };
  return { key: 'case-closed', args: { ...args, way: typedWay('reopen', number) } };
};

/** A button of before the case was closed, or of something that is done: whoever may see the case hears of it more than that. */
export const overSaid = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  const found = await standpointOf(m, obligationId);
  return found && found.matter.closedAt !== null ? told(await closedLine(m, found)) : settled;
};

/** What a number is of which nothing waits for the member: a closed case that is theirs to open again, or none of theirs. */
export const ofNumber = async (m: Moment, number: string): Promise<DeskAnswer> => {
  const found = await standpointOf(m, number);
  if (!found || found.matter.closedAt === null || !mayReopen(m, found)) return said({ key: 'desk-no-such-number' });
  const followed = await followedLine(m, number);
  return said(...(followed ? [followed] : []), await closedLine(m, found));
};
