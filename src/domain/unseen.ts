/** Control characters but the tab, and marks that turn the direction of text round: a name with one is not what is read. */
const UNSEEN = /[^\P{Cc}\t]|\p{Bidi_Control}/gu;

const hex = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');

/** What is wrong with a text in which some character cannot be seen; undefined where all can. */
export const unseenIn = (text: string): string | undefined => {
  const [first] = text.match(UNSEEN) ?? [];
  if (first === undefined) return undefined;
  return `has a character that cannot be seen (U+${hex(first).toUpperCase()}): write it anew`;
};

/** The same text for a terminal, which such a character would move, clear or turn round. */
export const withoutUnseen = (text: string): string => text.replace(UNSEEN, (character) => `\\u${hex(character)}`);
