/** Lists that have a name, written as lists themselves are: `{child}` stands for any of its phrases. */
export type Names = Readonly<Record<string, string>>;

/** The phrases of a list, without its remarks. */
export const phrasesOf = (list: string): string[] =>
  list.split('\n').flatMap((line) => line.replace(/\/\/.*$/, '').trim() || []);

/** Most words have nothing in them that means something here. */
const MEANS = /[\\^$.|+[\]…。_'{]/;

const written = (word: string, names: Names): string => {
  if (!MEANS.test(word)) return word;
  return word
    .replace(/[\\^$.|+[\]]/g, '\\$&')
    .replace(/…(\d+)\(([^)]*)\)/g, '[^$2]{0,$1}')
    .replace(/…(\d+)/g, '.{0,$1}')
    .replace(/^。$/, '(?:$|[,。.!?\\n])')
    .replaceAll('_', ' ')
    .replaceAll("'", "'?")
    .replace(/\{([a-z]+)\}/g, (_, name: string) => `(?:${listOf(name, names)})`);
};

/** The words of one part of a phrase, as alternatives of a regular expression. */
const alternatives = (part: string, names: Names, english: boolean): string =>
  part
    .split('/')
    .map((word) => {
      const pattern = written(word, names);
      return english && !word.startsWith('…') ? `\\b${pattern.replaceAll('*', '\\w*')}\\b` : pattern;
    })
    .join('|');

/** Each list that has a name is read once. */
const read = new WeakMap<Names, Map<string, string>>();

const listOf = (name: string, names: Names): string => {
  const lists = read.get(names) ?? new Map<string, string>();
  read.set(names, lists);
  const list = names[name];
  if (list === undefined) throw new Error(`no list of words is named ${name}`);
  const known = lists.get(name) ?? phrases(list, names, '');
  lists.set(name, known);
  return known;
};

const phrase = (line: string, names: Names, space: string): string => {
  let pattern = '';
  let before = '';
  // What may not stand before a word is looked for once the word is found: a pattern that begins with looking back is slow.
  let unless: string[] = [];
  for (const part of line.split(/\s+/)) {
    const words = `(?:${alternatives(part.replace(/^!|[!?]$/g, ''), names, space !== '')})`;
    if (part.endsWith('!')) {
      unless.push(words);
      continue;
    }
    const gap = part.startsWith('…');
    if (part.startsWith('!')) pattern += `(?!${before}${words})`;
    else if (part.endsWith('?')) pattern += `(?:${before}${words})?`;
    else pattern += gap ? words : before + words;
    pattern += unless.map((one) => `(?<!${one}${space}${words})`).join('');
    unless = [];
    if (!part.startsWith('!')) before = gap ? '' : space;
  }
  return pattern;
};

const phrases = (list: string, names: Names, space: string): string =>
  phrasesOf(list)
    .map((line) => phrase(line, names, space))
    .join('|');

/**
 * A list of words that a caseworker can read and add to, as one pattern: a phrase a line, its parts with a space between them.
 *
 *     打/揍      one of these            着?        may be left out      …6       up to six characters of anything
 *     打 !针/工  打, and not 打针        玩具! 枪   枪, and not 玩具枪   …6(爸妈) and none of these among them
 *     。         a sentence ends here    {child}    the list named so    //       what follows is a remark
 *
 * It is tried on a text without its spaces. Nothing repeats without an end, so that no text takes long. A long list is tried phrase by
 * phrase (`word-index.ts`).
 */
export const chinese = (list: string, names: Names): RegExp => new RegExp(phrases(list, names, ''));

/** The same in English, where a part is a whole word: `molest*` is every word that begins so, and `_` a space within a part. */
export const english = (list: string, names: Names): RegExp => new RegExp(phrases(list, names, ' '));
