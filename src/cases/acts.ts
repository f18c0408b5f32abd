import type { Act } from '../domain/acts.js';
import { accept } from './acts/accept.js';
import { conflict } from './acts/conflict.js';
import { exclude } from './acts/exclude.js';
import { hand } from './acts/hand.js';
import { note } from './acts/note.js';
import { police } from './acts/police.js';
import { refuse } from './acts/refuse.js';
import { withdraw } from './acts/withdraw.js';
import { type DeskAnswer, refused } from './desk-answer.js';
import type { Moment } from './moment.js';

/** Does one thing with an obligation, after what was asked for it, and says how it went. */
export type DoAct = (m: Moment, obligationId: string, answers: Readonly<Record<string, string>>) => Promise<DeskAnswer>;

/** What a member can do that needs more than a press. */
const DOING: Partial<Record<Act, DoAct>> = { note, police, exclude, hand, accept, refuse, withdraw, conflict };

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
