import { ConfigProblem } from '../../src/config.js';
import type { Locale } from '../../src/domain/channel.js';
import type { Line } from '../../src/domain/say.js';
import { withoutUnseen } from '../../src/domain/unseen.js';
import type { Result } from '../../src/operator/command.js';
import { StorageProblem } from '../../src/store/engines/problem.js';
import { openTexts } from '../../src/texts/texts.js';

/** Unlike the operator's own terminal it fails at a text that is missing, or lacks what is put into it. */
const texts = openTexts({ room: 'terminal' });

const shownIn =
  (locale: Locale) =>
  (line: Line): string =>
    typeof line === 'string' ? line : withoutUnseen(texts.text(locale, line));

/** A line as an English terminal shows it. */
export const english = shownIn('en');
/** A line as a Chinese terminal shows it. */
export const chinese = shownIn('zh-CN');

/** What a command came to, in words. */
export interface Shown {
  readonly lines: readonly string[];
  readonly notes?: readonly string[];
  readonly exitCode?: 0 | 1;
}

export const shown = <R extends Result>({ lines, notes, exitCode }: R): Shown => ({
  lines: lines.map(english),
  ...(notes === undefined ? {} : { notes: notes.map(english) }),
  ...(exitCode === undefined ? {} : { exitCode }),
});

/** The same work; what it fails with for the operator says so in words. */
export const inEnglish = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ConfigProblem) throw new Error(error.sentences.map(english).join('\n'), { cause: error });
    if (error instanceof StorageProblem) throw new Error(english(error.sentence), { cause: error });
    throw error;
  }
};
