import { type Act, CASE_ACTS } from '../../domain/acts.js';
import type { Prompt, PromptChoice, TextRef } from '../../domain/effect.js';
import { ASKED_NEEDS, BANDS, BEGINNINGS, PASS_REASONS, QUIT_REASONS, SPANS } from '../../domain/need-answers.js';

/** The answers of a dialog so far, by question: the code of a choice, or the member's own words. */
export type Answers = Readonly<Record<string, string>>;

/** One thing that an act asks before it is done. Its words are the text `ask-<act>-<id>`, with the answers so far. */
export interface Question {
  /** `[a-z]{1,8}` */
  readonly id: string;
  /** Codes, `[a-z0-9_]{1,12}`, worded by `choice-<id>-<code>`; absent: the member writes. */
  readonly choices?: readonly string[];
  /** A button of the act may bring the answer with it: `d.<act>.<obligation>.<answer>`. Only for a first question. */
  readonly given?: true;
  /** False where the answers so far make it needless. */
  readonly when?: (answers: Answers) => boolean;
}

/** What each act asks, in order. An act that is not here asks nothing. */
export const DIALOGS: Readonly<Partial<Record<Act, readonly Question[]>>> = {
  note: [{ id: 'text' }],
  police: [{ id: 'who', choices: ['me', 'other', 'police'] }, { id: 'number' }],
  remind: [
    { id: 'what', choices: ['weekly', 'visit', 'home', 'review', 'notice', 'class', 'school'] },
    { id: 'day', choices: ['1', '2', '3', '4', '5', '6', '7'] },
    { id: 'time', choices: ['0900', '1230', '1900'] },
  ],
  link: [{ id: 'number', given: true }],
  unlink: [{ id: 'number', given: true }],
  exclude: [{ id: 'basis', choices: ['source', 'household', 'child'] }, { id: 'name' }],
  need: [
    { id: 'need', choices: Object.keys(ASKED_NEEDS) },
    { id: 'span', choices: SPANS },
    { id: 'begin', choices: Object.keys(BEGINNINGS) },
    { id: 'band', choices: BANDS },
    { id: 'brief' },
  ],
  offer: [{ id: 'start' }],
  pass: [{ id: 'pass', choices: PASS_REASONS }],
  number: [{ id: 'nr' }],
  report: [{ id: 'text' }],
  cannot: [{ id: 'quit', choices: QUIT_REASONS }],
};

/** A dialog under way. `page`: of the choices of its question. */
export interface Asking {
  readonly act: Act;
  readonly id: string;
  readonly answers: Answers;
  readonly page: number;
}

/** True when the answer to an act's first question can come with the act. */
export const takesGiven = (act: Act): boolean => DIALOGS[act]?.[0]?.given === true;

/** A dialog as it begins. */
export const begin = (act: Act, id: string, given?: string): Asking => {
  const first = DIALOGS[act]?.[0];
  return { act, id, page: 0, answers: first && given !== undefined ? { [first.id]: given } : {} };
};

/** The question that a dialog stands at; undefined when all is answered. */
export const questionOf = ({ act, answers }: Pick<Asking, 'act' | 'answers'>): Question | undefined =>
  DIALOGS[act]?.find(({ id, when }) => !Object.hasOwn(answers, id) && (when?.(answers) ?? true));

/** A card has at most six buttons: so many choices beside what else it offers. */
const MOST_CHOICES = 5;

/** Choices by pages, the last button of a page but the last leading on; all on one where they fit. */
const paged = <T>(all: readonly T[], page: number): { readonly shown: readonly T[]; readonly more: boolean } => {
  if (all.length <= MOST_CHOICES) return { shown: all, more: false };
  const each = MOST_CHOICES - 1;
  const pages = Math.ceil(all.length / each);
  const from = (page % pages) * each;
  return { shown: all.slice(from, from + each), more: true };
};

const cancel: PromptChoice = { label: { key: 'desk-button-cancel' }, data: 'd.cancel' };
const turn = (data: string): PromptChoice => ({ label: { key: 'desk-button-next' }, data });

/** The word for an answer, where the question after it repeats it. */
const echo = (act: Act, answers: Answers): Record<string, string | TextRef> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const question = DIALOGS[act]?.find((one) => one.id === id);
      return [id, question?.choices ? { key: `choice-${id}-${answer}` } : answer];
    }),
  );

/** What a dialog asks now. */
export const askingPrompt = (asking: Asking): Prompt => {
  const question = questionOf(asking);
  if (!question) return { lines: [] };
  const { act, id, answers, page } = asking;
  const { shown, more } = paged(question.choices ?? [], page);
  return {
    lines: [{ key: `ask-${act}-${question.id}`, args: echo(act, answers) }],
    choices: [
      ...shown.map((code) => [
        { label: { key: `choice-${question.id}-${code}` }, data: `q.${id}.${question.id}.${code}` },
      ]),
      more ? [turn(`q.${id}.${question.id}.~${page + 1}`), cancel] : [cancel],
    ],
  };
};

/** What can be done with a case, a page of it. */
export const morePrompt = (id: string, page: number): Prompt => {
  const { shown, more } = paged(CASE_ACTS, page);
  return {
    lines: [{ key: 'desk-more' }],
    choices: [
      ...shown.map((act) => [{ label: { key: `button-${act}` }, data: `d.${act}.${id}` }]),
      more ? [turn(`d.more.${id}.${page + 1}`), cancel] : [cancel],
    ],
  };
};
