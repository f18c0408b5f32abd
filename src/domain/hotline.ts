import { z } from 'zod';
import { DAY, type Instant } from './clock.js';
import { say } from './say.js';

/**
 * The help lines that texts name, by the ids of `hotlines.json`: a text says `{ -hotline-government }`. 110, 120 and 119 are
 * no data: they are the same everywhere, and the danger card must not hang on a file.
 */
export const NAMED_HOTLINES = ['government', 'psychological'] as const;

/**
 * Police by SMS, for whoever cannot speak. A number that nobody has tested with the police is worse than none, so that it is told
 * only once it was confirmed (domain.md 2.3).
 */
export const POLICE_SMS = 'police_sms';

const words = z.string().trim().min(1, say('words-empty').key).max(200);

/** Short words that stand in a text. */
const told = z
  .string()
  .trim()
  .regex(/^[^"\\\r\n]{1,40}$/, say('words-told-wrong').key);

/** A help line as an operator writes it down (domain.md 2.4). */
export const hotlineSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, say('hotline-id-wrong').key),
  number: z.string().regex(/^\d(-?\d){2,19}$/, say('hotline-number-wrong').key),
  hours: words.nullish(),
  /** The same as who is told the number reads it behind it; none where it answers around the clock, or nobody knows. */
  hours_told: z.strictObject({ 'zh-CN': told, en: told }).nullish(),
  /** The day on which somebody called it, or asked, and it was so; none where nobody did. */
  verified_on: z.iso.date(say('hotline-day-wrong').key).nullish(),
  verified_by: words.nullish(),
  note: words.nullish(),
});
export type Hotline = z.infer<typeof hotlineSchema>;

/** Days after which a number has to be confirmed again: a quarter, the longest there is. */
export const CONFIRM_WITHIN = 92;

/** The lines that nobody has confirmed for so long. A day that is still to come confirms nothing. */
export const unconfirmed = (lines: readonly Hotline[], now: Instant): readonly Hotline[] =>
  lines.filter(({ verified_on }) => {
    const days = Math.floor((now - Date.parse(verified_on ?? '')) / DAY);
    // East of Greenwich a day begins before it does in UTC.
    return !(days >= -1 && days <= CONFIRM_WITHIN);
  });

/**
 * The official lines that a case is told to, the government's and the police's (domain.md 2.4), by the ids under which that
 * is kept. The number that is shown for the government's is the one of `hotlines.json`.
 */
export const OFFICIAL_LINES = ['12345', '110'] as const;

/** Working days in which a line said that it answers. `none`: it did not say, and is asked again after so many. */
export const ANSWER_BY = { wd1: 1, wd3: 3, wd5: 5, none: 5 } as const;

/** Numbers of work orders and of calls to the police are shorter; some say a name with it. */
export const LONGEST_SERIAL = 60;

const answerBy = z.enum([...(Object.keys(ANSWER_BY) as [keyof typeof ANSWER_BY]), 'date']);
const day = z.iso.date().optional();

/** By when an answer was promised: a number of working days, or a date. */
export const promised = z
  .object({ answerby: answerBy, date: day })
  .refine(({ answerby, date }) => answerby !== 'date' || date !== undefined);
export type Promised = z.infer<typeof promised>;

/** What came back when an official line was told of a case. */
export const ticketAnswers = z
  .object({ line: z.enum(OFFICIAL_LINES), serial: z.string().min(1).max(LONGEST_SERIAL) })
  .and(promised);

/** What a line answered; `later`: nothing yet, and by when now. */
export const replyAnswers = z.union([
  z.object({ came: z.literal('yes'), text: z.string().min(1) }),
  z.object({ came: z.literal('later') }).and(promised),
]);

/**
 * What an official line has to know of a report, by the ids of its questions: where the child is, and in what danger. Never
 * who told of it, in which words, or how they can be reached.
 */
export const SLIP_FACTS: readonly string[] = [
  'signs',
  'danger_now',
  'concern',
  'district',
  'place',
  'age_band',
  'carer_present',
  'source_access',
  'when_pattern',
  'special_needs',
  'safe_now',
  'hurt_now',
  'self_harm',
  'concerns',
  'danger',
  'need',
  'street',
  'child_age',
];

/** Answers that say there is no danger; not read out where the person's words said that there is. */
export const REASSURING: Readonly<Record<string, string>> = { danger_now: 'no', danger: 'no', safe_now: 'yes' };
