import type { Act } from '../../domain/acts.js';
import type { TextRef } from '../../domain/effect.js';
import { closingStopped } from '../acts/close.js';
import { handStopped } from '../acts/hand.js';
import { referStopped } from '../acts/refer.js';
import { lowerStopped } from '../acts/risk.js';
import type { Moment } from '../moment.js';

/** Why a dialog does not go on with what was answered so far. */
export interface Halt {
  readonly why: TextRef;
  /** The questions that are asked again, with all else that was said kept; absent: there is nothing more to ask. */
  readonly anew?: readonly string[];
}

/** What an act makes of the answers so far: known before reasons and words are written. */
export type Halts = (m: Moment, id: string, answers: Readonly<Record<string, string>>) => Promise<Halt | null>;

const HALTS: Readonly<Partial<Record<Act, Halts>>> = {
  close: closingStopped,
  hand: handStopped,
  refer: referStopped,
  lower: lowerStopped,
};

/** Why an act would be refused in the end for what is answered already; null where it can go on. */
export const haltOf = async (
  m: Moment,
  { act, id, answers }: { readonly act: Act; readonly id: string; readonly answers: Readonly<Record<string, string>> },
): Promise<Halt | null> => (await HALTS[act]?.(m, id, answers)) ?? null;
