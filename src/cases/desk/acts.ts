import { type Act, BY_NUMBER } from '../../domain/acts.js';
import { DIALOGS } from '../../flows/desk/questions.js';
import { postName } from '../../notify/frame.js';
import { typedWay } from '../../notify/telling/cards.js';
import type { ActAnswers, DoAct } from '../act.js';
import { accept } from '../acts/accept.js';
import { alike } from '../acts/alike.js';
import { apart } from '../acts/apart.js';
import { assess } from '../acts/assess.js';
import { assume } from '../acts/assume.js';
import { begun } from '../acts/begun.js';
import { brief } from '../acts/brief.js';
import { cannot } from '../acts/cannot.js';
import { choose } from '../acts/choose.js';
import { close, closeok } from '../acts/close.js';
import { absent, attend, confer } from '../acts/confer.js';
import { conflict } from '../acts/conflict.js';
import { exclude } from '../acts/exclude.js';
import { hand } from '../acts/hand.js';
import { inform } from '../acts/inform.js';
import { kinok } from '../acts/kinok.js';
import { link } from '../acts/link.js';
import { met } from '../acts/met.js';
import { must } from '../acts/must.js';
import { need } from '../acts/need.js';
import { needs } from '../acts/needs.js';
import { note } from '../acts/note.js';
import { offer, pass } from '../acts/offer.js';
import { number, pick } from '../acts/pick.js';
import { place } from '../acts/place.js';
import { plan } from '../acts/plan.js';
import { police } from '../acts/police.js';
import { refer } from '../acts/refer.js';
import { referred } from '../acts/referred.js';
import { refuse } from '../acts/refuse.js';
import { remind } from '../acts/remind.js';
import { reopen } from '../acts/reopen.js';
import { report } from '../acts/report.js';
import { lower, raise } from '../acts/risk.js';
import { agree, oppose } from '../acts/second.js';
import { slip } from '../acts/slip.js';
import { reply, ticket } from '../acts/ticket.js';
import { unlink } from '../acts/unlink.js';
import { unneed } from '../acts/unneed.js';
import { visit } from '../acts/visit.js';
import { withdraw } from '../acts/withdraw.js';
import { closedLine, overSaid } from '../closing/closed-case.js';
import { type DeskAnswer, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { showCase } from '../showing/show-case.js';
import { followedLine, type Standpoint, standpointOf } from '../standing/case-of.js';
import { unheldSaid } from './begin-barred.js';
import { isOfTheHolder } from './may-begin.js';

/** What a press alone does, or shows, or goes on with: an effect of its own. */
type Pressed = 'ack' | 'dec' | 'see' | 'safe' | 'more' | 'kin';

/** What a member can do that needs more than a press. */
const DOING: Readonly<Record<Exclude<Act, Pressed>, DoAct> & Partial<Record<Act, DoAct>>> = {
  kinok,
  remind,
  alike,
  apart,
  assume,
  link,
  unlink,
  note,
  police,
  must,
  met,
  exclude,
  case: showCase,
  assess,
  plan,
  visit,
  close,
  closeok,
  inform,
  raise,
  lower,
  agree,
  confer,
  attend,
  absent,
  reopen,
  oppose,
  place,
  hand,
  accept,
  refuse,
  withdraw,
  refer,
  referred,
  slip,
  ticket,
  reply,
  conflict,
  need,
  needs,
  unneed,
  offer,
  pass,
  brief,
  choose,
  number,
  pick,
  begun,
  report,
  cannot,
};

/** A closed case that the member held last, and may know of: a button of before is late, or was pressed twice, and no attempt. */
const closedByThem = ({ as, matter }: Standpoint): boolean => as === 'holder' && matter.closedAt !== null;

/** True when the member wrote something for an act in their own words. */
const wrote = (act: Act, answers: ActAnswers): boolean =>
  DIALOGS[act]?.some(({ id, choices, given }) => !choices && !given && answers[id] !== undefined) === true;

/** What was written while the case ended, or became somebody else's, is not kept: that is said, and whose it is. */
const notKept = async (m: Moment, found: Standpoint): Promise<DeskAnswer> => {
  const { matter } = found;
  const { number, closedAt, holderId, holderPost } = matter;
  if (closedAt !== null) return said({ key: 'words-not-kept-closed' }, await closedLine(m, found));
  if (holderId === null) return said({ key: 'words-unheld', args: { number, way: typedWay('ack', number) } });
  if (holderId === m.member?.id) return refused;
  const post = postName(m.frame, holderPost);
  const name = (await m.tx.members.nameOf(holderId)) ?? '';
  return said({ key: 'words-theirs', args: { number, post, name } });
};

/** Does what a member chose; who is no member, or may not, is refused and it is on record. */
export const doAct = async (m: Moment, act: Act, obligationId: string, answers: ActAnswers): Promise<DeskAnswer> => {
  const answer = m.member ? await DOING[act]?.(m, obligationId, answers) : undefined;
  const words = wrote(act, answers);
  if (answer === settled) return words ? said({ key: 'words-not-kept' }) : overSaid(m, obligationId);
  if (answer && answer !== refused) {
    const followed = BY_NUMBER.includes(act) ? await followedLine(m, obligationId) : null;
    return followed ? { ...answer, lines: [followed, ...(answer.lines ?? [answer.notice])] } : answer;
  }
  const found = await standpointOf(m, obligationId);
  if (found && closedByThem(found)) return words ? notKept(m, found) : overSaid(m, obligationId);
  await m.tx.events.add({ at: m.now, kind: 'act.refused', obligationId, memberId: m.member?.id, data: { act } });
  if (words && found) return notKept(m, found);
  const unheld = found && isOfTheHolder(act) && found.matter.closedAt === null && found.matter.holderId === null;
  return unheld ? unheldSaid(m, found.matter) : refused;
};
