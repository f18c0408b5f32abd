import type { PromptChoice } from '../../domain/effect.js';
import type { CaseNote } from '../../store/notes.js';
import type { Case } from '../../store/store.js';

/** So many notes stand on one page, and so many characters of them, unless one alone is longer. */
const MOST_NOTES = 5;
const MOST_WORDS = 2_000;
/** So many things that were to be done stand on one page. */
const MOST_DUTIES = 12;

/** Notes by pages, the newest page first; on a page the oldest first, each whole. */
export const notePages = (notes: readonly CaseNote[]): CaseNote[][] => {
  const pages: CaseNote[][] = [];
  let words = 0;
  for (const note of [...notes].reverse()) {
    const page = pages.at(-1);
    words += note.text.length;
    if (page && page.length < MOST_NOTES && words <= MOST_WORDS) page.unshift(note);
    else {
      pages.push([note]);
      words = note.text.length;
    }
  }
  return pages;
};

/** What was to be done by pages, the newest page first; on a page the oldest first. */
export const dutyPages = <T>(duties: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(duties.length / MOST_DUTIES) }, (_, page) =>
    duties.slice(Math.max(0, duties.length - (page + 1) * MOST_DUTIES), duties.length - page * MOST_DUTIES),
  );

/** The buttons that turn the pages of a case: to what is older, and back to what is newer. */
export const turnsOf = ({ number }: Case, page: number, pages: number): PromptChoice[] => {
  const of = `d.case.${number.toLowerCase()}`;
  return [
    ...(page > 0 ? [{ label: { key: 'desk-button-back' }, data: `${of}.b${page - 1}` }] : []),
    ...(page + 1 < pages ? [{ label: { key: 'desk-button-earlier' }, data: `${of}.${page + 1}` }] : []),
  ];
};

/** True for a button that turns the pages of a case: its word turns them as well. */
export const turnsCase = (data: string): boolean => /^d\.case\.[0-9a-z-]+\.b?\d+$/.test(data);
