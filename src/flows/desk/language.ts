import type { FlowEvent } from '../event.js';
import { languageNamed, languageSaid } from '../language.js';
import { spoken } from '../words.js';
import type { DeskContext } from './context.js';
import type { DeskEvent } from './desk-event.js';

/** The language that somebody asks for, by a command or a word; undefined: they ask for none. */
export const language = (event: FlowEvent, { locale: present }: DeskContext): DeskEvent | undefined => {
  if (event.type === 'command' && event.name === 'language')
    return { type: 'language', locale: languageNamed(event.argument, present) };
  const locale = event.type === 'text' ? languageSaid(spoken(event.text), present) : undefined;
  return locale && { type: 'language', locale };
};
