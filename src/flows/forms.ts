import type { ChildAnswers } from '../domain/child.js';
import type { Draft } from '../domain/draft.js';
import type { GuardianAnswers } from '../domain/guardian.js';
import { type CitizenAnswers, CONCERNS } from '../domain/report.js';
import { theirWords } from '../domain/their-words.js';
import { childForm } from './child/form.js';
import { familyForm } from './family/form.js';
import { type AnswerLine, answerLines, besideLines } from './form/answers.js';
import type { Option } from './form/form.js';
import { reportForm } from './report/form.js';

/** A child's options as the staff name them. */
const forStaff = ({ value, key }: Option): Option => ({ value, key: key.replace(/^child-concern-/, 'concern-') });

/** What was picked before it came to its own questions. */
const PICKED: Option[] = CONCERNS.map((value) => ({ value, key: `concern-${value}` }));

const childLines = (answers: ChildAnswers): AnswerLine[] => {
  const questions = childForm.questions.map((one) => ({ ...one, options: one.options.map(forStaff) }));
  const picked = { id: 'concerns', short: '', kind: 'many', options: PICKED, perRow: 1, required: false } as const;
  const names = (id: string) => (id === picked.id ? 'label-concern' : `label-child-${id}`);
  return answerLines({ questions: [...questions, picked], names }, answers);
};

/** Whom a child named before it said that it is none. */
const notTold = ({ not_tell }: CitizenAnswers): AnswerLine[] =>
  not_tell === undefined ? [] : [{ id: 'not_tell', question: { key: 'label-child-not_tell' }, answer: not_tell }];

/** Danger that was seen in what a person wrote, whatever they answered when they were asked for it. */
const signLine = ({ signs }: Draft): AnswerLine[] =>
  signs.length === 0
    ? []
    : [{ id: 'signs', question: { key: 'label-signs' }, answer: signs.map((sign) => ({ key: `sign-${sign}` })) }];

/** What a draft says by keys, in words for the staff: danger in its words, then the answers in the order of its form. */
export const draftLines = (draft: Draft): AnswerLine[] =>
  [...signLine(draft), ...answered(draft)].map((line) =>
    typeof line.answer === 'string' ? { ...line, answer: theirWords(line.answer) } : line,
  );

const answered = (draft: Draft): AnswerLine[] => {
  if (draft.kind === 'child') return childLines(draft.answers);
  if (draft.kind !== 'guardian') return [...answerLines(reportForm, draft.answers), ...notTold(draft.answers)];
  const { answers, before } = draft;
  const told = [...answerLines(familyForm, answers), ...besideLines(familyForm, answers)];
  return [...told, ...(before ? reportedBefore(before.answers, answers) : [])];
};

/** What a guardian reported before, but for what stands among the answers that came after. */
const reportedBefore = (before: CitizenAnswers, { danger, district, describe = '' }: GuardianAnswers): AnswerLine[] => {
  const { danger_now, district: place, observed, ...others } = before;
  const again: CitizenAnswers = {
    ...(danger_now === danger ? {} : { danger_now }),
    ...(district === undefined ? { district: place } : {}),
    ...(observed !== undefined && describe.includes(observed) ? {} : { observed }),
    ...others,
  };
  return [...answerLines(reportForm, again), ...notTold(again)];
};
