import type { Act } from '../../domain/acts.js';
import type { ActAnswers, Halt, Halts } from '../act.js';
import { closingStopped } from '../acts/close.js';
import { handStopped } from '../acts/hand.js';
import { referStopped } from '../acts/refer.js';
import { lowerStopped } from '../acts/risk.js';
import type { Moment } from '../moment.js';

const HALTS: Readonly<Partial<Record<Act, Halts>>> = {
  close: closingStopped,
  hand: handStopped,
  refer: referStopped,
  lower: lowerStopped,
};

/** Why an act would be refused in the end for what is answered already; null where it can go on. */
export const haltOf = async (
  m: Moment,
  { act, id, answers }: { readonly act: Act; readonly id: string; readonly answers: ActAnswers },
): Promise<Halt | null> => (await HALTS[act]?.(m, id, answers)) ?? null;
