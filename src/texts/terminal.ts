import type { Locale } from '../domain/channel.js';
import type { Line } from '../domain/say.js';
import { withoutUnseen } from '../domain/unseen.js';
import { openTexts } from './texts.js';

/** The language of a terminal, by what POSIX asks in this order; where none is set, by what the system itself is in. */
export const localeOf = (env: Readonly<Record<string, string | undefined>>): Locale => {
  const set = env.LC_ALL || env.LC_MESSAGES || env.LANG;
  return /^zh/i.test(set || Intl.DateTimeFormat().resolvedOptions().locale) ? 'zh-CN' : 'en';
};

/**
 * Says lines to whoever runs the service. Of what is put into a sentence, as out of a file, nothing moves or clears the terminal.
 * A slip in a text shows its key and never keeps a command from its end.
 */
export const openTerminal = (locale: Locale): ((line: Line) => string) => {
  const texts = openTexts({ room: 'terminal', onProblem: () => undefined });
  return (line) => (typeof line === 'string' ? line : withoutUnseen(texts.text(locale, line)));
};
