import type { Turn } from '../domain/channel.js';
import { plainly, WORDS } from './words.js';

/** Crockford's base32, with the letters people write for a digit (I, L → 1, O → 0). */
const SYMBOLS = '[0-9a-hj-km-np-tv-zilo]';
const BARE = new RegExp(`^${SYMBOLS}{4} ?- ?${SYMBOLS}{4} ?- ?${SYMBOLS}{4}$`);
/** Without dashes a digit tells it from “they beat them”, and a letter from a telephone number. */
const SPACED = new RegExp(`^(?=.*\\d)(?=.*[a-z])${SYMBOLS}{4} ${SYMBOLS}{4} ${SYMBOLS}{4}$`);
/** Where something is being told, one number may be that of a house: “room 1234 here”. */
const TWO_NUMBERED = /\d\S* (?:\S+ )?\S*\d/;
/** Whether a code with spaces was given is looked up for these alone. */
const GROUPED = new RegExp(`^${SYMBOLS}{4} ${SYMBOLS}{4} ${SYMBOLS}{4}$`);
const LOOSE = new RegExp(`^(${SYMBOLS}{4})(${SYMBOLS}{4})(${SYMBOLS}{4})$`);

/**
 * The receipt code that a text is, in its canonical form, three times four symbols with dashes between, if it is just that.
 * `amid`: where something else may be told. `given`: it is known that somebody was given it.
 */
export const bareReceipt = (text: string, { amid = false, given = false } = {}): string | undefined => {
  const typed = plainly(text);
  const spaced = SPACED.test(typed) && (!amid || TWO_NUMBERED.test(typed));
  return given || spaced || BARE.test(typed) ? looseReceipt(text) : undefined;
};

/** Three groups with spaces between them, which a receipt may be and words of four letters as well. */
export const spacedReceipt = (text: string): string | undefined =>
  GROUPED.test(plainly(text)) ? looseReceipt(text) : undefined;

/** The receipt code in a text that is said to be one: spaces and dashes may be anywhere. */
export const looseReceipt = (text: string): string | undefined => {
  const parts = LOOSE.exec(plainly(text).replace(/[\s-]/g, ''));
  return parts?.slice(1).join('-').toUpperCase().replace(/[IL]/g, '1').replaceAll('O', '0');
};

/** As people copy it from a message: with its quotes, a plus, long dashes. */
const tidy = (text: string): string => plainly(text.replace(/["'“”‘’「」《》++]/g, ' '));

const NAMED = '(?:我的)?(?:回执(?:码|号)?|receipt(?: code)?)(?:是)?';
const ASKED = new RegExp(
  `^(?:(?:查询|查一下|查|status)\\s*(?:进展|进度|结果)?\\s*:?\\s*(?:${NAMED}\\s*:?)?|${NAMED}\\s*:?)\\s*([0-9a-z\\s-]*)$`,
);

/** What follows `查询` or `status`, or what a receipt is called; undefined when the text does not ask for a lookup. */
export const lookUpAsked = (text: string): string | undefined => {
  const code = ASKED.exec(tidy(text))?.[1];
  // “receipt says he hit her” is a story.
  return code === undefined || code === '' || /\d/.test(code) || looseReceipt(code) ? code : undefined;
};

const UNSOLVED = new RegExp(
  `^(?:${WORDS.unsolved.join('|')})\\s*[,:]?\\s*(?:${NAMED}\\s*:?)?\\s*(${SYMBOLS}{4}(?:[ -]*${SYMBOLS}{4}){0,2})$`,
);

/** What is named of a receipt after the word that it is not solved: all of it, or its last four symbols. */
export const unsolvedOf = (text: string): string | undefined => {
  const [said = '', named] = UNSOLVED.exec(tidy(text)) ?? [];
  // “not solved here” is a story.
  const words = /^[a-z]/.test(said) && !/\d/.test(named ?? '') && !text.includes((named ?? '').toUpperCase());
  return words ? undefined : named;
};

/** The code by which a turn may join a case: after 加入, join or /start (`asked`), or alone. */
export const invitationIn = (turn: Turn): { readonly code: string; readonly asked: boolean } | undefined => {
  if (turn.kind === 'command' && turn.name === 'start') return asked(turn.argument);
  if (turn.kind !== 'text') return undefined;
  // “start” is a word of many sentences; with its stroke it is a command that a chat without commands was given.
  const words = /^\s*\/start\b/i.test(turn.text.normalize('NFKC'))
    ? /^start\s*:?\s*([0-9a-z\s-]+)$/
    : /^(?:加入|邀请码|join)\s*:?\s*([0-9a-z\s-]+)$/;
  const named = words.exec(tidy(turn.text))?.[1];
  if (named !== undefined) return asked(named);
  const bare = bareReceipt(turn.text);
  return bare === undefined ? undefined : { code: bare, asked: false };
};

const asked = (text: string): { readonly code: string; readonly asked: boolean } | undefined => {
  const code = looseReceipt(text);
  return code === undefined ? undefined : { code, asked: true };
};
