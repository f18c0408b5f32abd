import { z } from 'zod';
import { LOCALES, type Locale } from '../../domain/channel.js';
import type { TextRef } from '../../domain/effect.js';
import { CONCERNS, citizenAnswersSchema, type QuestionId, type ReportDraft } from '../../domain/report.js';
import { DANGER_SIGNS } from '../../domain/signs.js';
import { QUESTIONS } from './questions.js';

const questionId = z.enum(QUESTIONS.map((question) => question.id) as [QuestionId, ...QuestionId[]]);

/** What a citizen's chat remembers between turns. */
export const contextSchema = z.object({
  locale: z.enum(LOCALES),
  trial: z.boolean(),
  /** The number of this chat's report, from 1. Part of every button, so that an old one is known. */
  serial: z.number().int().positive(),
  /** The question asked last. */
  at: questionId,
  answers: citizenAnswersSchema,
  /** Concerns ticked so far, before 选好了. */
  picked: z.array(z.enum(CONCERNS)),
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
  /** Lines to be said before what comes next, in one bubble; empty between turns. */
  lead: z.array(z.custom<TextRef>()).max(0),
});
export type Context = z.infer<typeof contextSchema>;

/** What a citizen's chat begins with. */
export interface ReportInput {
  readonly locale: Locale;
  readonly trial: boolean;
  /** The number that this chat's next report gets, from 1. */
  readonly serial: number;
}

/** A chat that knows nothing yet. */
export const fresh = ({ locale, trial, serial }: ReportInput): Context => ({
  locale,
  trial,
  serial,
  at: 'danger_now',
  answers: {},
  picked: [],
  skipped: [],
  history: [],
  editing: false,
  danger: false,
  signs: [],
  askedForHelp: false,
  filed: 'no',
  reminded: false,
  restart: false,
  lead: [],
});

/** What is filed. Concerns ticked but not yet confirmed count. */
export const draftOf = ({ answers, picked, signs, askedForHelp }: Context): ReportDraft => ({
  answers: answers.concern === undefined && picked.length > 0 ? { ...answers, concern: picked } : answers,
  signs,
  askedForHelp,
});
