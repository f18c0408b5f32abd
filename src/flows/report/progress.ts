import { LONGEST_TEXT, type QuestionId } from '../../domain/report.js';
import { DANGER_SIGNS } from '../../domain/signs.js';
import type { Context } from './context.js';
import { dangerous, type ReportEvent } from './event.js';
import { DANGER_FIRST, HARMS, QUESTIONS, type Question, questionOf } from './questions.js';

/** Whether a question is asked at all. */
export const applies = (question: Question, { answers, danger }: Context): boolean => {
  if (question.id === 'danger_now') return !danger || answers.danger_now !== undefined;
  return question.required !== 'harm' || (answers.concern ?? []).some((concern) => HARMS.has(concern));
};

/** Whether it must be answered before the report can be sent. After danger nothing must be. */
export const required = (question: Question, context: Context): boolean =>
  !context.danger && question.required !== 'no' && applies(question, context);

const settled = ({ id }: Question, { answers, skipped }: Context): boolean =>
  answers[id] !== undefined || skipped.includes(id);

const open = (context: Context) => (question: Question) => applies(question, context) && !settled(question, context);

/** Whether all that is required has been answered. */
export const canSend = (context: Context): boolean =>
  !QUESTIONS.some((question) => required(question, context) && !settled(question, context));

/** The next question nobody answered yet; undefined when there is none. */
export const nextQuestion = (context: Context): QuestionId | undefined => {
  const first = context.danger ? DANGER_FIRST.map(questionOf) : [];
  return [...first, ...QUESTIONS].find(open(context))?.id;
};

/** The question that comes after the turn; undefined: nothing is left to ask. A changed answer asks only what it makes necessary. */
export const following = (context: Context, event: ReportEvent): QuestionId | undefined => {
  const later = hear(context, event);
  if (!context.editing) return nextQuestion(later);
  return QUESTIONS.find((question) => required(question, later) && open(later)(question))?.id;
};

/** The context with what the turn told: answers, free text, a place, danger. Danger is only ever added. */
export const hear = (context: Context, event: ReportEvent): Context => {
  const told = merge(context, event);
  if (!dangerous(event)) return told;
  const seen = new Set([...told.signs, ...('signs' in event ? event.signs : [])]);
  return { ...told, danger: true, signs: DANGER_SIGNS.filter((sign) => seen.has(sign)) };
};

const merge = (context: Context, event: ReportEvent): Context => {
  const { answers } = context;
  if (event.type === 'answer') return { ...context, answers: { ...answers, ...event.answers } };
  if (event.type === 'tell') {
    const observed = answers.observed === undefined ? event.text : `${answers.observed}\n${event.text}`;
    return { ...context, answers: { ...answers, observed } };
  }
  if (event.type === 'pin') return { ...context, answers: { ...answers, place: pinned(answers.place, event) } };
  if (event.type === 'skip') return { ...context, skipped: [...context.skipped, context.at] };
  return context;
};

/** The place in words, then the newest pin; the words give way where both do not fit. */
const pinned = (
  place: string | undefined,
  { latitude, longitude }: { latitude: number; longitude: number },
): string => {
  const pin = `pin: ${latitude},${longitude}`;
  const words = (place ?? '').replace(/(^|\n)pin: \S+$/, '');
  return words === '' ? pin : `${words.slice(0, LONGEST_TEXT - pin.length - 1)}\n${pin}`;
};

/** Goes on from the question asked: keeps what was told and moves to what follows. */
export const proceed = (context: Context, event: ReportEvent): Context => ({
  ...hear(context, event),
  at: following(context, event) ?? context.at,
  history: context.editing ? context.history : [...context.history.filter((id) => id !== context.at), context.at],
  skipped: event.type === 'skip' ? [...context.skipped, context.at] : context.skipped.filter((id) => id !== context.at),
  picked: [],
  editing: false,
  restart: false,
});

/** Keeps what was told beside the question, which stays; danger turns to what helps to find the child. */
export const aside = (context: Context, event: ReportEvent): Context => {
  const later = hear(context, event);
  return dangerous(event) && !context.editing ? { ...later, at: nextQuestion(later) ?? context.at } : later;
};

/** Back to the question answered before; the first one stays. */
export const goBack = (context: Context): Context => {
  const at = context.history.at(-1) ?? context.at;
  return {
    ...context,
    at,
    history: context.history.slice(0, -1),
    skipped: context.skipped.filter((id) => id !== at),
    picked: at === 'concern' ? (context.answers.concern ?? []) : [],
    restart: false,
  };
};

/** From the review on to the next question nobody answered yet. */
export const goOn = (context: Context): Context => ({ ...context, at: nextQuestion(context) ?? context.at });

/** To one answer out of the review, to change it. */
export const goEdit = (context: Context, question: QuestionId): Context => ({
  ...context,
  at: question,
  editing: true,
  skipped: context.skipped.filter((id) => id !== question),
  picked: question === 'concern' ? (context.answers.concern ?? []) : [],
  restart: false,
});
