import { type Act, CASE_ACTS, MOST_BUTTONS } from '../../domain/acts.js';
import type { Prompt, PromptChoice, TextArgument, TextRef } from '../../domain/effect.js';
import { type Asking, codesOf, DONE, pickedOf, questionOf } from './dialogs.js';
import { type Answers, DIALOGS, type Question } from './questions.js';

/** So many choices beside the way out. */
const MOST_CHOICES = MOST_BUTTONS - 1;
/** The same beside 好了. */
const MOST_PICKS = MOST_CHOICES - 1;

/** Choices by pages, the last button of a page but the last leading on; all on one where they fit. */
export const paged = <T>(
  all: readonly T[],
  page: number,
  most = MOST_CHOICES,
): { readonly shown: readonly T[]; readonly more: boolean } => {
  if (all.length <= most) return { shown: all, more: false };
  const each = most - 1;
  const pages = Math.ceil(all.length / each);
  const from = (page % pages) * each;
  return { shown: all.slice(from, from + each), more: true };
};

/** The way out of what is asked. */
export const cancel: PromptChoice = { label: { key: 'desk-button-cancel' }, data: 'd.cancel' };
const turn = (data: string): PromptChoice => ({ label: { key: 'desk-button-next' }, data });

/** How a choice is worded. */
export const choiceText = ({ id, worded }: Question, code: string): TextRef => ({
  key: worded === undefined ? `choice-${id}-${code}` : `${worded}-${code}`,
});

/** The word for an answer, where the question after it repeats it. */
const echo = (act: Act, answers: Answers): Record<string, TextArgument> =>
  Object.fromEntries(
    Object.entries(answers).map(([id, answer]) => {
      const question = DIALOGS[act]?.find((one) => one.id === id);
      if (question?.least !== undefined) return [id, codesOf(answer).map((code) => ({ key: `choice-${id}-${code}` }))];
      return [id, question?.choices ? choiceText(question, answer) : answer];
    }),
  );

/** Says which of several cases is meant. */
const ofCase = (number: string | undefined): readonly TextRef[] =>
  number === undefined ? [] : [{ key: 'desk-of-case', args: { number } }];

/** What a dialog asks now. */
export const askingPrompt = (asking: Asking): Prompt => {
  const question = questionOf(asking);
  if (!question) return { lines: [] };
  const { act, id, answers, page, number } = asking;
  const several = question.least !== undefined;
  const picked = pickedOf(question.id, answers);
  const { shown, more } = paged(question.choices ?? [], page, several ? MOST_PICKS : MOST_CHOICES);
  const label = (code: string): TextRef => {
    const choice = choiceText(question, code);
    return picked.includes(code) ? { key: 'desk-picked', args: { choice } } : choice;
  };
  const next = more ? [turn(`q.${id}.${question.id}.~${page + 1}`)] : [];
  const done = several ? [{ label: { key: 'desk-button-done' }, data: `q.${id}.${question.id}.${DONE}` }] : [];
  return {
    lines: [...ofCase(number), { key: `ask-${act}-${question.id}`, args: echo(act, answers) }],
    choices: [
      ...shown.map((code) => [{ label: label(code), data: `q.${id}.${question.id}.${code}` }]),
      [...next, ...done, question.choices ? cancel : { ...cancel, word: true as const }],
    ],
    replaces: picked.length > 0,
  };
};

/** What can be done with a case, a page of it. */
export const morePrompt = (id: string, page: number, number?: string): Prompt => {
  const { shown, more } = paged(CASE_ACTS, page);
  const back: PromptChoice = { label: { key: 'desk-button-back' }, data: `d.more.${id}.b${page - 1}` };
  const ways = [...(page > 0 ? [back] : []), ...(more ? [turn(`d.more.${id}.${page + 1}`)] : [])];
  return {
    lines: [...ofCase(number), { key: 'desk-more' }],
    choices: [
      ...shown.map((act) => [{ label: { key: `button-${act}` }, data: `d.${act}.${id}` }]),
      shown.length + ways.length < MOST_BUTTONS ? [...ways, cancel] : ways,
    ],
  };
};
