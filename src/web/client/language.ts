import { byId } from './page.js';
import type { Queue } from './queue.js';

/** The link to the page in the other language; its words are what one says for it in a conversation. */
export const language = byId<HTMLAnchorElement>('language');

const turnPage = (): void => location.replace(language.href);

/** Page and conversation have one language: the page follows when the words are said there. */
export const followLanguage = (words: string): void => {
  if (words.toLowerCase() === language.textContent?.toLowerCase()) turnPage();
};

/** The conversation learns of the new language by a turn, the page by being asked for again. */
export const speak = (queue: Queue): void =>
  queue.send({ kind: 'text', text: language.textContent ?? '' }, ({ now }) => {
    if (now === 'taken' || now === 'refused') turnPage();
  });
