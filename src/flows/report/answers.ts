import type { TextArgument, TextRef } from '../../domain/effect.js';
import type { CitizenAnswers, QuestionId } from '../../domain/report.js';
import { QUESTIONS } from './questions.js';

/** One answer by keys: `question` is a short name of it, `answer` the label of an option or the person's own words. */
export interface AnswerLine {
  readonly id: QuestionId;
  readonly question: TextRef;
  readonly answer: TextArgument;
}

/** The answers given so far, in the order of the questions. */
export const answerLines = (answers: CitizenAnswers): AnswerLine[] =>
  QUESTIONS.flatMap(({ id, options }) => {
    const given = answers[id];
    if (given === undefined) return [];
    const label = (value: string): TextRef | undefined => {
      const option = options.find((one) => one.value === value);
      return option && { key: option.key };
    };
    const answer: TextArgument = Array.isArray(given)
      ? given.flatMap((value) => label(value) ?? [])
      : (label(given) ?? given);
    return [{ id, question: { key: `label-${id}` }, answer }];
  });
