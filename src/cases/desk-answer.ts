import type { Prompt, TextRef } from '../domain/effect.js';
import type { MatterOnCard } from '../notify/telling/cards.js';

/** What a member hears at once of what they pressed. `lines` also leave as a message where a notice would be lost. */
export interface DeskAnswer {
  readonly notice: TextRef;
  readonly lines?: readonly TextRef[];
  /** What can be done next with the matter it is about. */
  readonly matter?: MatterOnCard;
  /** Choices of its own: buttons, or numbers to type where there are none. */
  readonly choices?: NonNullable<Prompt['choices']>;
  /** What a typed number means where the lines themselves are numbered: choices by their data, `''` for none. */
  readonly numbers?: readonly string[];
  /** Said after that, as a message of its own. */
  readonly also?: Prompt;
}

/** An answer that stays in the chat, also after a pressed button. */
export const said = (...lines: TextRef[]): DeskAnswer => ({ notice: { key: 'notice-answered' }, lines });

/** An answer for which a notice at the pressed button is enough. */
const brief = (line: TextRef): DeskAnswer => ({ notice: line, lines: [line] });

/** An answer to keep: a message on every channel, whatever the pressed button says. */
export const kept = (...lines: TextRef[]): DeskAnswer => ({ notice: { key: 'notice-noted' }, lines });

/** An answer that is to be read again: always a message of its own, whatever was pressed. */
export const told = (line: TextRef, matter?: MatterOnCard): DeskAnswer => ({
  notice: { key: 'notice-told' },
  lines: [line],
  matter,
});

/** It was not theirs to do. */
export const refused: DeskAnswer = brief({ key: 'notice-refused' });

/** It was done with before. */
export const settled: DeskAnswer = brief({ key: 'notice-done' });
