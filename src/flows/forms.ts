import type { Draft } from '../domain/draft.js';
import { familyForm } from './family/form.js';
import { type AnswerLine, answerLines } from './form/answers.js';
import { reportForm } from './report/form.js';

/** What a guardian tells beside the questions. */
const BESIDE = ['street', 'phone'] as const;

/** The answers of a draft by keys, in the order of its form. */
export const draftLines = (draft: Draft): AnswerLine[] => {
  if (draft.kind !== 'guardian') return answerLines(reportForm, draft.answers);
  const { answers } = draft;
  const beside = BESIDE.flatMap((id) => {
    const words = answers[id];
    return words === undefined ? [] : [{ id, question: { key: `label-${id}` }, answer: words }];
  });
  return [...answerLines(familyForm, answers), ...beside];
};
