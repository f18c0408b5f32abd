import { z } from 'zod';
import { oneOf } from './answer-field.js';
import { DAY } from './clock.js';
import type { Need } from './need.js';

/** What is asked of whoever opens a need: codes of twelve letters at most, as they stand in buttons. */
export const ASKED_NEEDS = {
  counselling: 'counselling',
  respite: 'respite_care',
  tutoring: 'tutoring',
  legal: 'legal_aid',
  material: 'material_help',
  rehab: 'rehabilitation',
  family_edu: 'family_education',
  mentoring: 'mentoring',
  housing: 'housing',
} as const satisfies Readonly<Record<string, Need>>;

/** For how long the help is needed. */
export const SPANS = ['once', 'weeks', 'term', 'longer'] as const;
export type HelpSpan = (typeof SPANS)[number];

/** How long after it began a report of it is due, ms; help of one time is done by the day by which it begins. */
export const LASTS: Readonly<Partial<Record<HelpSpan, number>>> = {
  weeks: 28 * DAY,
  term: 140 * DAY,
  longer: 182 * DAY,
};

/** By when it must begin, ms from now. */
export const BEGINNINGS = { days3: 3 * DAY, week1: 7 * DAY, week2: 14 * DAY, month1: 30 * DAY } as const;

/** The child's age, so that a helper can judge whether they can; it need not be told. */
export const BANDS = ['untold', 'a0', 'a3', 'a8', 'a14', 'a16'] as const;

/** Why a post cannot meet a need. */
export const PASS_REASONS = ['full', 'unfit', 'area', 'related', 'other'] as const;

/** Why who was chosen cannot go on. */
export const QUIT_REASONS = ['staff', 'harder', 'contact', 'related', 'other'] as const;

/** What is answered when a need is opened. */
export const needAnswers = z.object({
  need: oneOf(ASKED_NEEDS),
  span: z.enum(SPANS),
  begin: oneOf(BEGINNINGS),
  band: z.enum(BANDS),
  brief: z.string().min(1),
});
