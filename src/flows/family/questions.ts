import type { TextRef } from '../../domain/effect.js';
import {
  ACCESS_NEEDS,
  CHILD_COUNTS,
  CONVENIENT_TIMES,
  DATED,
  type Dated,
  type GuardianQuestionId,
  onlyReminders,
  RELATIONS,
  REMINDABLE,
  WANTS,
} from '../../domain/guardian.js';
import { AGE_BANDS, DISTRICTS } from '../../domain/report.js';
import { type Answers, options, type Question, unsure } from '../form/form.js';

const wantsHelp = (answers: Answers): boolean => !onlyReminders(answers);
const mayAskOfChild = (answers: Answers): boolean => wantsHelp(answers) && answers.consent_child === 'agree';
export const wantsReminders = ({ need, joined }: Answers): boolean =>
  joined === 'yes' || (need?.includes('reminders') ?? false);
const has = [...options('has', ['yes', 'no']), unsure];
/** Where most have nothing to tell, that comes first (domain.md 5.1 C8). */
const hasNot = [...options('has', ['no', 'yes']), unsure];
/** `3-19:30` in words. */
const dayAndTime = (value: string): TextRef => {
  const [day = '', time = ''] = value.split('-');
  return { key: 'convenient-at', args: { day: { key: `weekday-${day}` }, time } };
};
const DATE_SHORT = {
  follow_up_visit: 'c9f',
  subsidy_review: 'c9s',
  home_visit: 'c9h',
  written_notice: 'c9w',
  parent_class: 'c9p',
  back_to_school: 'c9b',
} as const satisfies Record<Dated, string>;
/** The day of the next one, for what somebody gave a day for; not known: it comes by its pattern. */
const dateQuestion = (kind: Dated) =>
  ({
    id: `date_${kind}`,
    short: DATE_SHORT[kind],
    kind: 'text',
    options: [],
    perRow: 1,
    required: false,
    skipsBy: 'none',
    when: (answers: Answers) =>
      wantsReminders(answers) && answers.consent_msg !== 'refuse' && (answers.remind_what?.includes(kind) ?? false),
    says: (value: string): TextRef => ({ key: 'on-date', args: { date: { on: value } } }),
  }) as const;
const agreement = options('consent', ['agree', 'refuse']);

/**
 * The guardian's questions (domain.md 5.1 (c)), in their order but for C12: what concerns the child is asked after the
 * consent to keep it, and not at all without.
 */
export const GUARDIAN_QUESTIONS: readonly (Question & { readonly id: GuardianQuestionId })[] = [
  { id: 'danger', short: 'c1', kind: 'one', options: has, perRow: 3, required: true },
  {
    id: 'need',
    short: 'c2',
    kind: 'many',
    options: options('need', WANTS),
    perRow: 2,
    required: true,
    when: ({ joined }) => joined !== 'yes',
  },
  {
    id: 'district',
    short: 'c3',
    kind: 'one',
    options: [...options('district', DISTRICTS), unsure],
    perRow: 4,
    required: true,
    when: ({ joined }) => joined !== 'yes',
  },
  {
    id: 'consent_child',
    short: 'c12',
    // Who sees it and for how long, and that to refuse costs nothing (domain.md 1.7, 5.1 C12).
    notice: 'consent-child-notice',
    kind: 'one',
    options: agreement,
    perRow: 2,
    required: true,
    when: (answers) => wantsHelp(answers) || answers.joined === 'yes',
  },
  {
    id: 'child_age',
    short: 'c4',
    kind: 'many',
    options: [...options('age', AGE_BANDS), ...options('children', CHILD_COUNTS), unsure],
    perRow: 3,
    required: true,
    when: mayAskOfChild,
  },
  {
    id: 'relation',
    short: 'c5',
    kind: 'one',
    options: [...options('relation', RELATIONS), { value: 'prefer_not', key: 'role-prefer_not' }],
    perRow: 2,
    required: true,
    when: wantsHelp,
  },
  { id: 'describe', short: 'c6', kind: 'text', options: [], perRow: 1, required: false, when: wantsHelp },
  {
    id: 'strain',
    short: 'c7',
    kind: 'one',
    options: options('strain', ['no', 'sometimes', 'yes', 'prefer_not']),
    perRow: 2,
    required: false,
    when: wantsHelp,
  },
  { id: 'child_mood', short: 'c8', kind: 'one', options: hasNot, perRow: 3, required: false, when: mayAskOfChild },
  {
    id: 'remind_what',
    short: 'c9',
    kind: 'many',
    options: options('reminder', REMINDABLE),
    perRow: 2,
    required: true,
    when: (answers) => wantsReminders(answers) && answers.consent_msg !== 'refuse',
  },
  {
    id: 'consent_msg',
    short: 'c11',
    kind: 'one',
    options: agreement,
    perRow: 2,
    required: true,
    when: wantsReminders,
  },
  ...DATED.map(dateQuestion),
  {
    id: 'remind_when',
    short: 'c10',
    kind: 'text',
    options: CONVENIENT_TIMES.map((value) => ({ value, key: `convenient-${value.replace(/[-:]/g, '')}` })),
    perRow: 2,
    required: true,
    when: (answers) => wantsReminders(answers) && answers.consent_msg !== 'refuse',
    says: dayAndTime,
  },
  {
    id: 'access',
    short: 'c13',
    kind: 'one',
    options: options('access', ACCESS_NEEDS),
    perRow: 2,
    required: false,
    when: wantsHelp,
  },
];

/** What helps most to reach the family, asked first once there is danger. */
export const FAMILY_DANGER_FIRST: readonly GuardianQuestionId[] = ['district', 'describe'];
