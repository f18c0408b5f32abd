import type { Act } from '../../domain/acts.js';
import { postName } from '../../notify/frame.js';
import { mayAct, offers } from '../../notify/holding/acknowledge.js';
import { typedWay } from '../../notify/telling/cards.js';
import type { Case } from '../../store/store.js';
import { closedLine, mayReopen, overSaid } from '../closing/closed-case.js';
import { type DeskAnswer, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { type Standpoint, standpointOf } from '../standing/case-of.js';
import { barredFrom, isOfTheHolder } from './may-begin.js';
import { refusalEvent } from './refusal-event.js';

/** Who is refused one of these may know of danger: they hear where else to turn. */
const URGES: readonly Act[] = ['raise', 'must', 'reopen'];
const withTurn: DeskAnswer = { ...refused, lines: [...(refused.lines ?? []), { key: 'refused-turn' }] };

/** True where the member may take what nobody has of it: to take it is said to nobody else. */
const mayTake = async ({ tx, frame, member }: Moment, caseId: string): Promise<boolean> => {
  for (const o of await tx.obligations.ofCase(caseId)) {
    if (member && o.state === 'open' && offers(o.kind, 'ack') && (await mayAct(frame, tx, o, member))) return true;
  }
  return false;
};

/** Of a case that nobody has: how it could be theirs where they may take it, else that others are called. */
export const unheldSaid = async (m: Moment, { id, number }: Case): Promise<DeskAnswer> => {
  if (!(await mayTake(m, id))) return said({ key: 'begin-unheld-called', args: { number } });
  return said({ key: 'begin-unheld', args: { number, way: typedWay('ack', number) } });
};

/** How it could be theirs, or whose it is, to whoever may see the case; null where neither is to be said. */
const whose = async (m: Moment, act: Act, found: Standpoint): Promise<DeskAnswer | null> => {
  const { matter } = found;
  const { number, closedAt, holderId, holderPost } = matter;
  if (closedAt !== null) {
    const may = (isOfTheHolder(act) || URGES.includes(act)) && mayReopen(m, found);
    return may ? said(await closedLine(m, found)) : null;
  }
  if (!isOfTheHolder(act) || holderId === m.member?.id) return null;
  if (holderId === null) return unheldSaid(m, matter);
  const post = postName(m.frame, holderPost);
  return said({ key: 'begin-theirs', args: { number, post, name: (await m.tx.members.nameOf(holderId)) ?? '' } });
};

/** Why nothing is asked of who would be refused whatever they answer; null: it is asked. */
export const beginBarred = async (m: Moment, act: Act, id: string): Promise<DeskAnswer | null> => {
  const barred = await barredFrom(m, act, id);
  if (barred !== refused) return barred;
  const found = await standpointOf(m, id);
  const instead = found && (await whose(m, act, found));
  // Of what they held until it was closed: late, and no attempt.
  if (found?.as === 'holder' && found.matter.closedAt !== null) return instead ?? overSaid(m, id);
  await m.tx.events.add({
    at: m.now,
    kind: refusalEvent(act),
    obligationId: id,
    memberId: m.member?.id,
    data: { act },
  });
  return instead ?? (URGES.includes(act) ? withTurn : refused);
};
