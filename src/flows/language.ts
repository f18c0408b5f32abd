import { LOCALES, type Locale } from '../domain/channel.js';
import type { Spoken } from './words.js';

/** The language a chat could change to. */
export const otherLocale = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');

/** The language that follows `/language`: the other one, where none that is there is named. */
export const languageNamed = (argument: string, present: Locale): Locale => {
  const named = argument.trim().toLowerCase();
  const locale = LOCALES.find((one) => named !== '' && one.toLowerCase().startsWith(named));
  return locale ?? otherLocale(present);
};

/** The language that a word asks for; undefined: it asks for none. */
export const languageSaid = (word: Spoken | undefined, present: Locale): Locale | undefined => {
  if (word === 'language') return otherLocale(present);
  if (word === 'chinese') return 'zh-CN';
  return word === 'english' ? 'en' : undefined;
};
