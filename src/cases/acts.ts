import type { Act } from '../domain/acts.js';
import { alike } from './acts/alike.js';
import { apart } from './acts/apart.js';
import { brief } from './acts/brief.js';
import { cannot } from './acts/cannot.js';
import { choose } from './acts/choose.js';
import { exclude } from './acts/exclude.js';
import { link } from './acts/link.js';
import { need } from './acts/need.js';
import { needs } from './acts/needs.js';
import { note } from './acts/note.js';
import { offer, pass } from './acts/offer.js';
import { number, pick } from './acts/pick.js';
import { police } from './acts/police.js';
import { remind } from './acts/remind.js';
import { report } from './acts/report.js';
import { unlink } from './acts/unlink.js';
import { withdraw } from './acts/withdraw.js';
import { type DeskAnswer, refused } from './desk-answer.js';
import type { Moment } from './moment.js';

/** Does one thing with an obligation, after what was asked for it, and says how it went. */
export type DoAct = (m: Moment, obligationId: string, answers: Readonly<Record<string, string>>) => Promise<DeskAnswer>;

/** What a member can do that needs more than a press. */
const DOING: Partial<Record<Act, DoAct>> = {
  note,
  police,
  exclude,
  remind,
  alike,
  apart,
  link,
  unlink,
  need,
  needs,
  withdraw,
  offer,
  pass,
  brief,
  choose,
  number,
  pick,
  report,
  cannot,
};

/** Does what a member chose; who is no member, or may not, is refused and it is on record. */
export const doAct = async (
  m: Moment,
  act: Act,
  obligationId: string,
  answers: Readonly<Record<string, string>>,
): Promise<DeskAnswer> => {
  const answer = m.member ? await DOING[act]?.(m, obligationId, answers) : undefined;
  if (answer && answer !== refused) return answer;
  await m.tx.events.add({ at: m.now, kind: 'act.refused', obligationId, memberId: m.member?.id, data: { act } });
  return refused;
};
