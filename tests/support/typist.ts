import type { Person } from './people.js';

/** Somebody on WeChat who has no manual: what they type is what their chat has just told them that they can. */
export interface Typist extends Person {
  /** Types what the newest messages offer in quotes, with the number that stands beside it: `“接手 7K3Q-D9XB”`. */
  replies(word: string): Promise<void>;
  /** Answers a question by the number that stands before a choice, turning pages as far as needed. */
  answers(asked: string | RegExp, label: string): Promise<void>;
}

/** What a phone still shows: so many messages does somebody look back for what they could reply. */
const LOOKS_BACK = 6;

const quoted = (word: string): RegExp => new RegExp(`“(${word}(?: [0-9A-Z]{4}-[0-9A-Z]{4})?)”`, 'g');
const optionsIn = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^(\d+) (?:✓ )?(.+)$/gm)].map(([, number = '', label = '']) => [label, number]));

/** Makes a person on WeChat a typist. */
export const typist = (person: Person): Typist => ({
  ...person,
  async replies(word) {
    const newest = person.chat().slice(-LOOKS_BACK);
    const told = newest.flatMap((text) => [...text.matchAll(quoted(word))]).at(-1)?.[1];
    if (told === undefined) throw new Error(`Nothing says that “${word}” can be replied:\n${newest.join('\n---\n')}`);
    await person.says(told);
  },
  async answers(asked, label) {
    const pages: string[] = [];
    for (;;) {
      const shown = await person.sees(asked);
      const options = optionsIn(shown);
      const found = [...options].find(([one]) => one === label)?.[1];
      if (found !== undefined) return person.says(found);
      const next = options.get('下一页');
      if (next === undefined || pages.includes(shown)) {
        throw new Error(`No choice ${label}:\n${[...pages, shown].join('\n---\n')}`);
      }
      pages.push(shown);
      await person.says(next);
    }
  },
});
