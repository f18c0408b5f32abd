import { assumeCase } from '../../notify/assume.js';
import type { DoAct } from '../acts.js';
import { assumingBarred, postToAssume } from '../assumable.js';
import { standpointOf } from '../case-of.js';
import { refused, said, told } from '../desk-answer.js';

/**
 * A colleague of the holder's post, a stand-in, or a post above takes a running case over: a child does not wait for
 * somebody who is away.
 */
export const assume: DoAct = async (m, id) => {
  const found = await standpointOf(m, id);
  if (!found || !m.member) return refused;
  const barred = await assumingBarred(m, found);
  if (barred) return said(barred);
  const { matter } = found;
  const post = postToAssume(m, matter);
  if (!post) return refused;
  await assumeCase(m.frame, m.tx, matter, { memberId: m.member.id, postCode: post.postCode }, m.now);
  const [owed] = await m.tx.obligations.ofCase(matter.id);
  const card = owed && { id: owed.id, number: matter.number, as: 'held' as const, kind: 'take_over' as const };
  return told({ key: 'assume-done', args: { number: matter.number } }, card);
};
