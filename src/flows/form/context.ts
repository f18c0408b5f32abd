import { z } from 'zod';
import { LOCALES } from '../../domain/channel.js';
import type { TextRef } from '../../domain/effect.js';
import { DANGER_SIGNS } from '../../domain/signs.js';
import type { Answers, Form, FormInput } from './form.js';

/** What a form's chat remembers between turns, as it is checked on every load. */
export const contextSchemaOf = ({ questions, schema }: Form) => {
  const questionId = z.enum(questions.map(({ id }) => id) as [string, ...string[]]);
  const ticked = questions.filter(({ kind }) => kind === 'many').flatMap(({ options }) => options);
  return z.object({
    locale: z.enum(LOCALES),
    trial: z.boolean(),
    /** The number of this chat's report, from 1. Part of every button, so that an old one is known. */
    serial: z.number().int().positive(),
    /** The question asked last. */
    at: questionId,
    answers: schema as z.ZodType<Answers>,
    /** Options ticked so far, before 选好了. */
    picked: z.array(z.enum(ticked.map(({ value }) => value) as [string, ...string[]])),
    skipped: z.array(questionId),
    /** Questions answered or skipped, in that order, for going back. */
    history: z.array(questionId),
    /** Changing one answer out of the review. */
    editing: z.boolean(),
    /** A danger was told or seen; never taken back. */
    danger: z.boolean(),
    signs: z.array(z.enum(DANGER_SIGNS)),
    askedForHelp: z.boolean(),
    /** `partly`: the staff know of it, the person has not pressed 发送. */
    filed: z.enum(['no', 'partly', 'wholly']),
    reminded: z.boolean(),
    /** A choice to start over stands under the question. */
    restart: z.boolean(),
    /** The receipt that was looked up here while nothing else was under way: what is written that day adds to it. */
    looked: z.object({ code: z.string(), on: z.string() }).nullable().default(null),
    /** What a typed number means where the list of reminders was said last, by the data of its buttons. */
    menu: z.array(z.string()).default([]),
    /** Lines to be said before what comes next, in one bubble; empty between turns. */
    lead: z.array(z.custom<TextRef>()).max(0),
  });
};
export type Context = z.infer<ReturnType<typeof contextSchemaOf>>;

/** A chat that knows nothing but what it began with. */
export const fresh = (form: Form, { locale, trial, serial, answers = {}, filed }: FormInput): Context => ({
  locale,
  trial,
  serial: filed?.serial ?? serial,
  // Whoever is in danger is not asked about it again, but where they are.
  at: (filed?.danger && form.dangerFirst.find((id) => answers[id] === undefined)) || form.danger,
  answers,
  picked: [],
  skipped: [],
  history: [],
  editing: false,
  danger: filed?.danger ?? false,
  signs: [...(filed?.signs ?? [])],
  askedForHelp: filed?.askedForHelp ?? false,
  filed: filed === undefined ? 'no' : 'partly',
  reminded: false,
  restart: false,
  looked: null,
  menu: [],
  lead: [],
});

/** The answers as they are handed over. Options ticked but not yet confirmed count. */
export const answersOf = (form: Form, { answers, picked }: Context): Answers => {
  const asked = form.questions.find(
    ({ kind, options }) => kind === 'many' && options.some(({ value }) => value === picked[0]),
  );
  const told = asked !== undefined && answers[asked.id] === undefined ? { ...answers, [asked.id]: picked } : answers;
  return form.permitted?.(told) ?? told;
};
