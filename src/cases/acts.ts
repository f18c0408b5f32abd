import type { Act } from '../domain/acts.js';
import { alike } from './acts/alike.js';
import { apart } from './acts/apart.js';
import { exclude } from './acts/exclude.js';
import { link } from './acts/link.js';
import { note } from './acts/note.js';
import { police } from './acts/police.js';
import { remind } from './acts/remind.js';
import { unlink } from './acts/unlink.js';
import { type DeskAnswer, refused } from './desk-answer.js';
import type { Moment } from './moment.js';

/** Does one thing with an obligation, after what was asked for it, and says how it went. */
export type DoAct = (m: Moment, obligationId: string, answers: Readonly<Record<string, string>>) => Promise<DeskAnswer>;

/** What a member can do that needs more than a press. */
const DOING: Partial<Record<Act, DoAct>> = { note, police, exclude, remind, alike, apart, link, unlink };

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
