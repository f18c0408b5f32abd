import type { TextArgument, TextRef } from '../../domain/effect.js';
import type { Answers, Form } from './form.js';

/** One answer by keys: `question` is a short name of it, `answer` the label of an option or the person's own words. */
export interface AnswerLine {
  readonly id: string;
  readonly question: TextRef;
  readonly answer: TextArgument;
}

/** What was told beside the questions. */
export const besideLines = ({ beside = [] }: Pick<Form, 'beside'>, answers: Answers): AnswerLine[] =>
  beside.flatMap((id) => {
    const words = answers[id];
    return typeof words === 'string' ? [{ id, question: { key: `label-${id}` }, answer: words }] : [];
  });

/** The answers given so far, in the order of the questions. */
export const answerLines = ({ questions, names }: Pick<Form, 'questions' | 'names'>, answers: Answers): AnswerLine[] =>
  questions.flatMap(({ id, options, says }) => {
    const given = answers[id];
    if (given === undefined) return [];
    const label = (value: string): TextRef | undefined => {
      const option = options.find((one) => one.value === value);
      return option && { key: option.key };
    };
    const answer: TextArgument =
      typeof given === 'string'
        ? (label(given) ?? says?.(given) ?? given)
        : given.flatMap((value) => label(value) ?? []);
    return [{ id, question: { key: names?.(id) ?? `label-${id}` }, answer }];
  });
