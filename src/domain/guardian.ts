import { z } from 'zod';
import { DAY, type Instant } from './clock.js';
import { AGE_BANDS, DISTRICTS, LONGEST_TEXT, type ReportDraft } from './report.js';
import { say } from './say.js';

/** What a guardian may want help with (domain.md 5.1 C2). */
export const WANTS = ['living', 'medical', 'schooling', 'care', 'parenting', 'legal', 'reminders'] as const;

/**
 * What a guardian can ask to be reminded of (domain.md 5.1 C9). Weekly contact and written notice are duties of guardians
 * who work away (未成年人保护法 arts 22–23).
 */
export const REMINDABLE = [
  'follow_up_visit',
  'subsidy_review',
  'home_visit',
  'weekly_contact',
  'parent_class',
  'back_to_school',
  'written_notice',
] as const;
export type ReminderKind = (typeof REMINDABLE)[number];

/** Of these, what comes on a day that can be known: the next one can be named. */
export type Dated = Exclude<ReminderKind, 'weekly_contact'>;
export const DATED = REMINDABLE.filter((kind): kind is Dated => kind !== 'weekly_contact');

export const RELATIONS = ['parent', 'grandparent', 'entrusted', 'other'] as const;
/** How many children need help; chosen beside their ages (domain.md 5.1 C4). */
export const CHILD_COUNTS = ['one', 'two', 'three_or_more'] as const;
export const ACCESS_NEEDS = ['voice', 'large_print', 'language', 'none'] as const;
/** Convenient times that are offered, all in service hours; others can be typed: `3-19:30` is Wednesday evening. */
export const CONVENIENT_TIMES = ['3-09:00', '3-19:00', '6-09:00', '7-19:00'] as const;
/** A day of the week, Monday 1 to Sunday 7, and a time of day between 08:00 and 20:00. */
export const CONVENIENT_TIME = /^[1-7]-(0[89]|1\d):[0-5]\d$/;

const date = z.iso.date(say('answer-date-wrong').key);
const agreement = z.enum(['agree', 'refuse']);

/**
 * A guardian's answers (domain.md 5.1 (c)); a missing key is a question not answered yet. Everything here is sealed
 * before it is stored.
 */
export const guardianAnswersSchema = z.object({
  danger: z.enum(['yes', 'no', 'unsure']).optional(),
  need: z.array(z.enum(WANTS)).min(1).optional(),
  district: z.enum([...DISTRICTS, 'unsure']).optional(),
  /** Named beside another question: it counts where that one was not answered. Never asked. */
  district_said: z.enum(DISTRICTS).optional(),
  /** The street or estate in the guardian's own words, and a pin on the map. */
  street: z.string().max(LONGEST_TEXT).optional(),
  /** Asked before anything about the child is (PIPL arts 29 and 31); refusing never blocks help. */
  consent_child: agreement.optional(),
  child_age: z
    .array(z.enum([...AGE_BANDS, ...CHILD_COUNTS, 'unsure']))
    .min(1)
    .optional(),
  relation: z.enum([...RELATIONS, 'prefer_not']).optional(),
  describe: z
    .string()
    .max(4 * LONGEST_TEXT)
    .optional(),
  strain: z.enum(['no', 'sometimes', 'yes', 'prefer_not']).optional(),
  child_mood: z.enum(['no', 'yes', 'unsure']).optional(),
  remind_what: z.array(z.enum(REMINDABLE)).min(1).optional(),
  date_follow_up_visit: date.optional(),
  date_subsidy_review: date.optional(),
  date_home_visit: date.optional(),
  date_written_notice: date.optional(),
  date_parent_class: date.optional(),
  date_back_to_school: date.optional(),
  remind_when: z.string().regex(CONVENIENT_TIME, say('answer-time-wrong').key).optional(),
  phone: z.string().max(40).optional(),
  consent_msg: agreement.optional(),
  access: z.enum(ACCESS_NEEDS).optional(),
  /** This chat came by a caseworker's invite: the staff know the family already. No question of ours. */
  joined: z.literal('yes').optional(),
});
export type GuardianAnswers = z.infer<typeof guardianAnswersSchema>;
export type GuardianQuestionId = Exclude<keyof GuardianAnswers, 'district_said' | 'street' | 'phone' | 'joined'>;

/** What a guardian's chat has gathered so far, as it is filed. */
export interface GuardianDraft {
  readonly kind: 'guardian';
  readonly answers: GuardianAnswers;
  /** Kinds of danger seen in the person's words (`signs.ts`), never the words themselves. */
  readonly signs: readonly string[];
  readonly askedForHelp: boolean;
  /** What was filed of the same where adults report, before the guardian went on in their own conversation. */
  readonly before?: ReportDraft;
  /** They left the chat by the word 退出 in the midst of it, and did not come back. */
  readonly left?: true;
  /** What was told is erased. */
  readonly erased?: true;
}

/** What is asked about the child, and kept only with the consent of C12. */
const ABOUT_THE_CHILD: readonly (keyof GuardianAnswers)[] = ['child_age', 'child_mood'];

const DATES: readonly string[] = DATED.map((kind) => `date_${kind}`);

/** The date that was given for something to be reminded of; undefined: it comes by a pattern. */
export const dateOf = (answers: GuardianAnswers, kind: ReminderKind): string | undefined =>
  kind === 'weekly_contact' ? undefined : answers[`date_${kind}`];

const PHONE_ALONE = /^\+?\d(?:[ -]?\d){6,14}$/;
const DATE_ALONE = /^(?:19|20)\d\d([ -]?)\d{1,2}\1\d{1,2}$/;

/** A telephone number and nothing else; 2026-12-01 is none. */
export const isPhone = (line: string): boolean => {
  const plain = line.normalize('NFKC').trim();
  return PHONE_ALONE.test(plain) && !DATE_ALONE.test(plain);
};

/**
 * A telephone number in a message of its own, as after the time. Where nothing but reminders is wanted and agreed to, it
 * belongs to them, and is no trouble told; else it is told with the rest, and stays when reminders are refused.
 */
const withPhone = (answers: GuardianAnswers): GuardianAnswers => {
  const { describe, phone, consent_msg } = answers;
  if (describe === undefined || phone !== undefined || consent_msg !== 'agree' || !onlyReminders(answers))
    return answers;
  const lines = describe.split('\n');
  const found = lines.find(isPhone);
  if (found === undefined) return answers;
  const { describe: _, ...others } = answers;
  const rest = lines.filter((line) => line !== found);
  return { ...others, phone: found.trim(), ...(rest.length > 0 ? { describe: rest.join('\n') } : {}) };
};

const FOR_REMINDERS: readonly string[] = ['remind_what', 'remind_when', 'phone', ...DATES];

/** Other help is wanted, and reminders are not, or not any more. */
const withoutReminders = ({ need, joined }: GuardianAnswers): boolean =>
  need !== undefined && joined !== 'yes' && !need.includes('reminders');

/** The answers that may be kept: nothing about the child after a refusal, nothing for reminders that are not wanted. */
export const permitted = (answers: GuardianAnswers): GuardianAnswers => {
  const { consent_child, consent_msg } = answers;
  const refused: readonly string[] = [
    ...(consent_child === 'refuse' ? ABOUT_THE_CHILD : []),
    ...(consent_msg === 'refuse' || withoutReminders(answers) ? FOR_REMINDERS : []),
    ...(consent_msg === 'agree' && withoutReminders(answers) ? ['consent_msg'] : []),
  ];
  return Object.fromEntries(Object.entries(withPhone(answers)).filter(([id]) => !refused.includes(id)));
};

/** So many years after it was said, a child of that age is grown up for certain. */
const GROWN_UP_AFTER = { '0-2': 18, '3-7': 15, '8-13': 10, '14-15': 4, '16-17': 2 } as const;
const LONGEST_YEAR = 366 * DAY;

/**
 * By when the youngest child of a family is grown up, at the latest: nobody is asked for a birthday. Of an age that was not
 * told nothing is known.
 */
export const grownUpAt = ({ child_age = [] }: GuardianAnswers, now: Instant): Instant => {
  const youngest = AGE_BANDS.find((age) => child_age.includes(age)) ?? AGE_BANDS[0];
  return now + GROWN_UP_AFTER[youngest] * LONGEST_YEAR;
};

/** Whether a guardian told of more children than one. */
export const hasSeveral = ({ child_age = [] }: GuardianAnswers): boolean =>
  child_age.includes('two') ||
  child_age.includes('three_or_more') ||
  AGE_BANDS.filter((age) => child_age.includes(age)).length > 1;

/** Wants nothing but reminders: no case is opened for that. */
export const onlyReminders = ({ need, joined }: GuardianAnswers): boolean =>
  joined === 'yes' || (need?.length === 1 && need[0] === 'reminders');
