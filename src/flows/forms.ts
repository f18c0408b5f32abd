import type { ChildAnswers } from '../domain/child.js';
import type { Draft } from '../domain/draft.js';
import { childForm } from './child/form.js';
import { familyForm } from './family/form.js';
import { type AnswerLine, answerLines } from './form/answers.js';
import type { Option } from './form/form.js';
import { reportForm } from './report/form.js';

/** What a guardian tells beside the questions. */
const BESIDE = ['street', 'phone'] as const;

/** A child's options as the staff name them. */
const forStaff = ({ value, key }: Option): Option => ({ value, key: key.replace(/^child-concern-/, 'concern-') });

const childLines = (answers: ChildAnswers): AnswerLine[] => {
  const questions = childForm.questions.map((one) => ({ ...one, options: one.options.map(forStaff) }));
  return answerLines({ ...childForm, questions }, answers);
};

/** The answers of a draft by keys, in the order of its form, in words for the staff. */
export const draftLines = (draft: Draft): AnswerLine[] => {
  if (draft.kind === 'child') return childLines(draft.answers);
  if (draft.kind !== 'guardian') return answerLines(reportForm, draft.answers);
  const { answers } = draft;
  const beside = BESIDE.flatMap((id) => {
    const words = answers[id];
    return words === undefined ? [] : [{ id, question: { key: `label-${id}` }, answer: words }];
  });
  return [...answerLines(familyForm, answers), ...beside];
};
