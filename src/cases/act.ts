import type { TextRef } from '../domain/effect.js';
import type { DeskAnswer } from './desk-answer.js';
import type { Moment } from './moment.js';

/** What was answered to what an act asks, by the ids of its questions. */
export type ActAnswers = Readonly<Record<string, string>>;

/** Does one thing with an obligation, after what was asked for it, and says how it went. */
export type DoAct = (m: Moment, obligationId: string, answers: ActAnswers) => Promise<DeskAnswer>;

/** Why a dialog does not go on with what was answered so far. */
export interface Halt {
  readonly why: TextRef;
  /** The questions that are asked again, with all else that was said kept; absent: there is nothing more to ask. */
  readonly anew?: readonly string[];
}

/** What an act makes of the answers so far: known before reasons and words are written. */
export type Halts = (m: Moment, id: string, answers: ActAnswers) => Promise<Halt | null>;
