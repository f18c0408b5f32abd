import { chinese, type Names, phrasesOf } from './word-list.js';

/** A phrase of one of the lists; its pattern is made when a text first has a character that it cannot be without. */
interface Phrase<Kind> {
  readonly kind: Kind;
  readonly line: string;
  pattern?: RegExp;
}

/** Characters of which a text must have one; undefined: it needs none that is known. */
type Needed = ReadonlySet<string> | undefined;

/** One of several is said: whichever it is, what it needs is there. */
const anyOf = (all: readonly Needed[]): Needed => {
  const every = new Set<string>();
  for (const one of all) {
    if (one === undefined) return undefined;
    for (const character of one) every.add(character);
  }
  return every;
};

const count = (texts: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const character of texts.join('')) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
};

/** What in a word stands for something else than itself (`word-list.ts`). */
const MEANS = /…\d+(?:\([^)]*\))?|\{[a-z]+\}|[。_'*]/g;

/** Finds what a phrase cannot be said without: the rarer, the fewer texts it is tried on. */
const needs = (lists: readonly string[], names: Names) => {
  const counts = count([...lists, ...Object.values(names)]);
  const often = (needed: ReadonlySet<string>) =>
    [...needed].reduce((sum, character) => sum + (counts.get(character) ?? 0), 0);
  const ofWord = (word: string): Needed => {
    const [rarest] = [...word.replace(MEANS, '')].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0));
    if (rarest !== undefined) return new Set([rarest]);
    const [, name] = /\{([a-z]+)\}/.exec(word) ?? [];
    return name === undefined ? undefined : anyOf(phrasesOf(names[name] ?? '').map(ofPhrase));
  };
  /** Of its parts, but for those that may be left out or must not stand there, the one that is rarest. */
  const ofPhrase = (line: string): Needed =>
    line
      .split(/\s+/)
      .filter((part) => !/^!|[!?]$/.test(part))
      .flatMap((part) => anyOf(part.split('/').map(ofWord)) ?? [])
      .sort((a, b) => often(a) - often(b))[0];
  return ofPhrase;
};

/**
 * Lists of words in Chinese (`word-list.ts`), by what they tell of. Each phrase is a pattern of its own, tried only on a text that has a
 * character it needs: as one pattern a list of some hundred phrases takes a megabyte once it was tried, and is slow.
 * @returns the kinds that a text tells of, as `heard` reads it
 */
export const wordIndex = <Kind extends string>(
  lists: Readonly<Record<Kind, string>>,
  names: Names,
): ((text: string) => ReadonlySet<Kind>) => {
  const neededBy = needs(Object.values(lists), names);
  const needing = new Map<string, Phrase<Kind>[]>();
  const others: Phrase<Kind>[] = [];
  for (const kind of Object.keys(lists) as Kind[]) {
    for (const line of phrasesOf(lists[kind])) {
      const phrase: Phrase<Kind> = { kind, line };
      const needed = neededBy(line);
      if (needed === undefined) others.push(phrase);
      else for (const character of needed) needing.set(character, [...(needing.get(character) ?? []), phrase]);
    }
  }
  return (text) => {
    const found = new Set<Kind>();
    const tried = new Set<Phrase<Kind>>();
    const tryOn = (phrase: Phrase<Kind>): void => {
      if (found.has(phrase.kind) || tried.has(phrase)) return;
      tried.add(phrase);
      phrase.pattern ??= chinese(phrase.line, names);
      if (phrase.pattern.test(text)) found.add(phrase.kind);
    };
    for (const character of new Set(text)) needing.get(character)?.forEach(tryOn);
    others.forEach(tryOn);
    return found;
  };
};
