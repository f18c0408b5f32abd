import type { TextRef } from './effect.js';
import { say } from './say.js';

/** Control characters but the tab, and marks that turn the direction of text round: a name with one is not what is read. */
const UNSEEN = /[^\P{Cc}\t]|\p{Bidi_Control}/gu;

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** What is wrong with a text in which some character cannot be seen, in words that stand behind its name; undefined where all can. */
export const unseenIn = (text: string): TextRef | undefined => {
  const [first] = text.match(UNSEEN) ?? [];
  return first === undefined ? undefined : say('has-unseen', { code: `U+${hex(first).toUpperCase()}` });
};

/** The same text for a terminal, which such a character would move, clear or turn round. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, (character) => `\\u${hex(character)}`);
