import { assumeCase } from '../../notify/holding/assume.js';
import type { Case } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { closedLine } from '../closing/closed-case.js';
import { type DeskAnswer, refused, said, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { assumingBarred, postToAssume } from '../standing/assumable.js';
import { standpointOf } from '../standing/case-of.js';

/** The running case that the member may take over, and in which post; an answer instead that says why not. */
export const toAssume = async (
  m: Moment,
  id: string,
): Promise<{ readonly matter: Case; readonly postCode: string } | DeskAnswer> => {
  const found = await standpointOf(m, id);
  if (!found) return refused;
  if (found.matter.closedAt !== null) return said(await closedLine(m, found));
  const barred = await assumingBarred(m, found);
  if (barred) return said(barred);
  const post = postToAssume(m, found.matter);
  return post ? { matter: found.matter, postCode: post.postCode } : refused;
};

/**
 * A colleague of the holder's post, a stand-in, or a post above takes a running case over: a child does not wait for
 * somebody who is away.
 */
export const assume: DoAct = async (m, id) => {
  const found = await toAssume(m, id);
  if ('notice' in found) return found;
  if (!m.member) return refused;
  const { matter, postCode } = found;
  await assumeCase(m.frame, m.tx, matter, { memberId: m.member.id, postCode }, m.now);
  const [owed] = await m.tx.obligations.ofCase(matter.id);
  const card = owed && { id: owed.id, number: matter.number, as: 'held' as const, kind: 'take_over' as const };
  return told({ key: 'assume-done', args: { number: matter.number } }, card);
};
