import type { Act } from '../../domain/acts.js';
import { ANEW, type Answers, DIALOGS, type Question } from './questions.js';

/** Ends a question to which several choices are picked. */
export const DONE = 'done';
/** Under what the choices picked so far stand, until the question is answered. */
const draftOf = (id: string): string => `${id}+`;
/** The choices picked so far of a question that takes several. */
export const pickedOf = (id: string, answers: Answers): readonly string[] => codesOf(answers[draftOf(id)] ?? '');

/** True when a code is an answer to the question that stands. */
export const accepts = (question: Question, code: string): boolean =>
  question.choices?.includes(code) === true || (question.least !== undefined && code === DONE);

/** A dialog with one more answer, or with one more choice picked or taken back. `tells`: it tells too much. */
export const answered = (asking: Asking, value: string, tells = false): Asking => {
  const question = questionOf(asking);
  if (!question) return asking;
  const { id, about } = question;
  const { [about ?? '']: _, tells: __, ...others } = asking.answers;
  if (about !== undefined && value === ANEW) return { ...asking, page: 0, answers: others };
  if (question.least === undefined)
    return { ...asking, page: 0, answers: { ...asking.answers, [id]: value, ...(tells ? { tells: id } : {}) } };
  const picked = pickedOf(id, asking.answers);
  if (value === DONE) {
    if (picked.length < question.least) return asking;
    const { [draftOf(id)]: _, ...rest } = asking.answers;
    return { ...asking, page: 0, answers: { ...rest, [id]: picked.join(',') } };
  }
  const next = picked.includes(value) ? picked.filter((code) => code !== value) : [...picked, value];
  return { ...asking, answers: { ...asking.answers, [draftOf(id)]: next.join(',') } };
};

/** A dialog in which these questions are not answered. */
export const without = (asking: Asking, questions: readonly string[]): Asking => {
  const kept = Object.entries(asking.answers).filter(([id]) => !questions.includes(id));
  return { ...asking, page: 0, answers: Object.fromEntries(kept) };
};

/** A dialog under way. `page`: of the choices of its question. */
export interface Asking {
  readonly act: Act;
  readonly id: string;
  readonly answers: Answers;
  readonly page: number;
  /** Of which case, where several are theirs. */
  readonly number?: string | undefined;
}

/** True when the answer to an act's first question can come with the act. */
export const takesGiven = (act: Act): boolean => DIALOGS[act]?.[0]?.given === true;

/** A dialog as it begins. */
export const begin = (act: Act, id: string, given?: string, number?: string): Asking => {
  const first = DIALOGS[act]?.[0];
  return { act, id, number, page: 0, answers: first && given !== undefined ? { [first.id]: given } : {} };
};

/** The question that a dialog stands at; undefined when all is answered. */
export const questionOf = ({ act, answers }: Pick<Asking, 'act' | 'answers'>): Question | undefined =>
  DIALOGS[act]?.find(({ id, when }) => !Object.hasOwn(answers, id) && (when?.(answers) ?? true));

/** The codes of an answer of several choices. */
export const codesOf = (answer: string): string[] => answer.split(',').filter((code) => code !== '');
