import { LOCALES, type Locale } from '../../domain/channel.js';
import type { FlowEvent } from '../event.js';
import { spoken } from '../words.js';
import type { DeskContext } from './context.js';
import type { DeskEvent } from './desk-event.js';

/** The language that somebody asks for, by a command or a word; undefined: they ask for none. */
export const language = (event: FlowEvent, context: DeskContext): DeskEvent | undefined => {
  const other: Locale = context.locale === 'en' ? 'zh-CN' : 'en';
  if (event.type === 'command' && event.name === 'language') {
    const asked = event.argument.trim().toLowerCase();
    const named = LOCALES.find((locale) => asked !== '' && locale.toLowerCase().startsWith(asked));
    return { type: 'language', locale: named ?? other };
  }
  const word = event.type === 'text' ? spoken(event.text) : undefined;
  if (word === 'language') return { type: 'language', locale: other };
  if (word === 'chinese') return { type: 'language', locale: 'zh-CN' };
  return word === 'english' ? { type: 'language', locale: 'en' } : undefined;
};
