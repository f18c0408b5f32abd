import { LONGEST_TEXT } from '../../domain/report.js';
import { DANGER_SIGNS } from '../../domain/signs.js';
import type { Context } from './context.js';
import { dangerous, type FormEvent } from './event.js';
import { type Answers, type Form, type Question, questionOf } from './form.js';
import { afterThem, tellsNothing } from './said.js';

/** Whether a question is asked at all. */
const applies = (form: Form, question: Question, { answers, danger }: Context): boolean => {
  if (danger && form.stopsAtDanger && !form.dangerFirst.includes(question.id)) return false;
  if (question.id === form.danger) return !danger || answers[form.danger] !== undefined;
  return question.when?.(answers, danger) ?? true;
};

/** Whether it must be answered before the report can be sent. After danger nothing must be. */
export const required = (form: Form, question: Question, context: Context): boolean =>
  !context.danger && question.required && applies(form, question, context);

const settled = ({ story }: Form, { id }: Question, { answers, skipped }: Context): boolean =>
  (answers[id] !== undefined && !(id === story && tellsNothing(answers[id]))) || skipped.includes(id);

const open = (form: Form, context: Context) => (question: Question) =>
  applies(form, question, context) && !settled(form, question, context);

/** Whether all that is required has been answered. */
export const canSend = (form: Form, context: Context): boolean =>
  !form.questions.some((question) => required(form, question, context) && !settled(form, question, context));

/** The next question nobody answered yet; undefined when there is none. */
export const nextQuestion = (form: Form, context: Context): string | undefined => {
  const first = context.danger ? form.dangerFirst.map((id) => questionOf(form, id)) : [];
  return [...first, ...form.questions].find(open(form, context))?.id;
};

/** The question that comes after the turn; undefined: nothing is left to ask. A changed answer asks only what it makes necessary. */
export const following = (form: Form, context: Context, event: FormEvent): string | undefined => {
  const later = hear(form, context, event);
  if (!context.editing) return nextQuestion(form, later);
  return form.questions.find((question) => required(form, question, later) && open(form, later)(question))?.id;
};

/** The context with what the turn told: answers, free text, a place, danger. Danger is only ever added. */
export const hear = (form: Form, context: Context, event: FormEvent): Context => {
  const told = merge(form, context, event);
  if (!dangerous(form, event)) return told;
  const seen = new Set([...told.signs, ...('signs' in event ? event.signs : [])]);
  return { ...told, danger: true, signs: DANGER_SIGNS.filter((sign) => seen.has(sign)) };
};

const merge = (form: Form, context: Context, event: FormEvent): Context => {
  const { answers } = context;
  const knows = (more: Answers): Context => {
    const all = { ...answers, ...more };
    return { ...context, answers: form.permitted?.(all) ?? all };
  };
  if (event.type === 'answer') return knows(afterThem(form.story, event.answers, context));
  if (event.type === 'unsubscribe') return knows(event.instead?.answers ?? {});
  if (event.type === 'tell') return knows({ ...event.also, [form.story]: joined(answers[form.story], event.text) });
  if (event.type === 'pin') return knows({ [form.place]: pinned(answers[form.place], event) });
  if (event.type === 'skip') return { ...context, skipped: [...context.skipped, context.at] };
  return context;
};

const joined = (told: Answers[string], text: string): string => (told === undefined ? text : `${told}\n${text}`);

/** The place in words, then the newest pin; the words give way where both do not fit. */
const pinned = (place: Answers[string], { latitude, longitude }: { latitude: number; longitude: number }): string => {
  const pin = `pin: ${latitude},${longitude}`;
  const words = (typeof place === 'string' ? place : '').replace(/(^|\n)pin: \S+$/, '');
  return words === '' ? pin : `${words.slice(0, LONGEST_TEXT - pin.length - 1)}\n${pin}`;
};

/** Goes on from the question asked: keeps what was told and moves to what follows. */
export const proceed = (form: Form, context: Context, event: FormEvent): Context => ({
  ...hear(form, context, event),
  at: following(form, context, event) ?? context.at,
  history: context.editing ? context.history : [...context.history.filter((id) => id !== context.at), context.at],
  skipped: event.type === 'skip' ? [...context.skipped, context.at] : context.skipped.filter((id) => id !== context.at),
  picked: [],
  editing: false,
  restart: false,
});

/** Keeps what was told beside the question, which stays; an answer and danger go on, to what helps to find the child. */
export const aside = (form: Form, context: Context, event: FormEvent): Context => {
  if (event.type === 'answer') return proceed(form, context, event);
  const later = hear(form, context, event);
  return dangerous(form, event) && !context.editing ? { ...later, at: nextQuestion(form, later) ?? context.at } : later;
};

const ticked = (form: Form, id: string, { answers }: Context): string[] => {
  const given = answers[id];
  return questionOf(form, id).kind === 'many' && Array.isArray(given) ? [...given] : [];
};

/** Goes on without the reminders that were being set. */
export const goWithout = (form: Form, context: Context, event: FormEvent): Context => {
  const later = { ...hear(form, context, event), editing: false, restart: false };
  const next = nextQuestion(form, later);
  return { ...later, at: next ?? context.at, picked: next === context.at ? context.picked : [] };
};

/** Back to the question answered before; the first one stays. */
export const goBack = (form: Form, context: Context): Context => {
  const at = context.history.at(-1) ?? context.at;
  return {
    ...context,
    at,
    history: context.history.slice(0, -1),
    skipped: context.skipped.filter((id) => id !== at),
    picked: ticked(form, at, context),
    restart: false,
  };
};

/** From the review on to the next question nobody answered yet. */
export const goOn = (form: Form, context: Context): Context => ({
  ...context,
  at: nextQuestion(form, context) ?? context.at,
});

/** To one answer out of the review, to change it. */
export const goEdit = (form: Form, context: Context, question: string): Context => ({
  ...context,
  at: question,
  editing: true,
  skipped: context.skipped.filter((id) => id !== question),
  picked: ticked(form, question, context),
  restart: false,
});
