/** The shortest name that is looked for: one character alone is in many words. */
const SHORTEST_NAME = 2;
/** Seven digits or more, in a row or with a dash, a dot or a space between them. */
const TELEPHONE = /\d(?:[-–—.·\s]?\d){6,}/;
/** Between two names that were written as one answer. */
const NAMES_APART = /[、,;/()]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;
const DATE = /(?<!\d)(?:19|20)\d{2}-\d{1,2}-\d{1,2}(?!\d)/g;

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** Whether words that leave a case hold a telephone number, or one of these names (未成年人保护法 art 103). */
export const tellsWho = (words: string, names: readonly string[]): boolean => {
  const text = plain(words);
  const known = names.flatMap((name) => plain(name).split(NAMES_APART)).filter(({ length }) => length >= SHORTEST_NAME);
  return TELEPHONE.test(text.replace(DATE, ' ')) || known.some((name) => text.includes(name));
};
