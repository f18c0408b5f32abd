import { z } from 'zod';

/** What may be happening to the child: the list a reporter picks from (domain.md 2.2). */
export const CONCERNS = [
  'physical_violence',
  'emotional_abuse',
  'sexual_harm',
  'neglect',
  'left_alone',
  'abandoned',
  'missing_runaway',
  'trafficking',
  'begging',
  'child_labour',
  'dropout',
  'school_bullying',
  'online_harm',
  'self_harm_suicide',
  'psychological',
  'early_marriage_pregnancy',
  'witness_dv',
  'guardian_unable',
  'material_need',
  'medical_rehab',
  'legal_hukou',
  'other',
] as const;
export type Concern = (typeof CONCERNS)[number];

/**
 * What a concern is besides a harm to report, by being picked.
 * - `gone`: a child that is missing, taken or left behind is in danger, whether it is written or picked (domain.md 2.3)
 * - `done`: somebody does it to the child, so that it matters whether they can still reach it (domain.md 5.1 A7)
 * - `domestic`: domestic violence where the family does it: a court can protect the child from it (反家庭暴力法 art 2;
 *   未成年人保护法 art 108)
 * - `cue`: a child that tells of it is asked whether it thinks of hurting itself (domain.md 5.1 B6)
 * - `trouble`: no harm to report (domain.md 2.2: those without a mandatory situation, and not one of 未成年人保护法 art 92);
 *   whether to send what is only such a trouble is left to whoever tells it
 */
type Nature = 'gone' | 'done' | 'domestic' | 'cue' | 'trouble';
const NATURES: Readonly<Record<Concern, readonly Nature[]>> = {
  physical_violence: ['done', 'domestic', 'cue'],
  emotional_abuse: ['done', 'domestic', 'cue'],
  sexual_harm: ['done', 'domestic', 'cue'],
  neglect: ['done', 'cue'],
  left_alone: [],
  abandoned: ['gone', 'done'],
  missing_runaway: ['gone'],
  trafficking: ['gone', 'done'],
  begging: ['done'],
  child_labour: ['done'],
  dropout: ['trouble'],
  school_bullying: ['done', 'cue'],
  online_harm: ['done'],
  self_harm_suicide: ['cue'],
  psychological: ['trouble', 'cue'],
  early_marriage_pregnancy: ['done'],
  witness_dv: ['done', 'domestic'],
  guardian_unable: [],
  material_need: ['trouble'],
  medical_rehab: ['trouble'],
  legal_hukou: ['trouble'],
  other: ['trouble'],
};
const those = (nature: Nature): readonly string[] => CONCERNS.filter((one) => NATURES[one].includes(nature));
const [GONE, DONE, DOMESTIC] = [those('gone'), those('done'), those('domestic')];
const [CUES, TROUBLES] = [those('cue'), those('trouble')];

/** A concern as it was picked, or several. */
type Picked = string | readonly string[] | undefined;
const among = (concern: Picked, kinds: readonly string[]): boolean =>
  [concern ?? []].flat().some((one) => kinds.includes(one));

/** Whether a concern that is picked, or one of several, is danger by itself. */
export const isGone = (concern: Picked): boolean => among(concern, GONE);
/** Whether somebody does one of these to the child. */
export const isDoneToChild = (concern: Picked): boolean => among(concern, DONE);
/** Whether one of these is domestic violence where the family does it. */
export const isDomestic = (concern: Picked): boolean => among(concern, DOMESTIC);
/** Whether a child that tells of one of these may think of hurting itself. */
export const isCue = (concern: Picked): boolean => among(concern, CUES);
/** Whether one of these concerns tells of harm, or that nobody can care for the child, by being picked. */
export const harmPicked = (concerns: readonly Concern[] = []): boolean =>
  concerns.some((one) => !TROUBLES.includes(one));

/** Districts of Tianjin by GB/T 2260 (domain.md 3.3). */
export const DISTRICTS = [
  '120101',
  '120102',
  '120103',
  '120104',
  '120105',
  '120106',
  '120110',
  '120111',
  '120112',
  '120113',
  '120114',
  '120115',
  '120116',
  '120117',
  '120118',
  '120119',
] as const;
export type District = (typeof DISTRICTS)[number];
/** The whole city: where a report belongs while its district is unknown. */
export const CITY_AREA = '12';

export const AGE_BANDS = ['0-2', '3-7', '8-13', '14-15', '16-17'] as const;
export const ROLES = [
  'neighbour',
  'relative',
  'teacher',
  'medical',
  'community',
  'social_worker',
  'hotel',
  'official',
  'passer_by',
] as const;
/** Roles with a duty to report to the police at once (强制报告意见 arts 2–3; 未成年人保护法 art 57). */
export const MANDATED_ROLES = ['teacher', 'medical', 'community', 'social_worker', 'hotel', 'official'] as const;
/** When × how often (domain.md 5.1 A8). */
export const WHEN_PATTERNS = [
  'now_once',
  'now_repeated',
  'today_once',
  'today_repeated',
  'week_once',
  'week_repeated',
  'earlier_once',
  'earlier_repeated',
] as const;

/** The longest text taken as one answer, in UTF-16 units; about 12 Telegram messages. */
export const LONGEST_TEXT = 8_000;

const yesNoUnsure = z.enum(['yes', 'no', 'unsure']);

/**
 * A citizen's answers (domain.md 5.1 (a)); a missing key is a question not answered yet, `prefer_not` and `unsure`
 * are answers. Everything here is sealed before it is stored.
 */
export const citizenAnswersSchema = z.object({
  danger_now: yesNoUnsure.optional(),
  concern: z.array(z.enum(CONCERNS)).min(1).optional(),
  district: z.enum([...DISTRICTS, 'unsure']).optional(),
  /** Named beside another question: it counts where that one was not answered. Never asked. */
  district_said: z.enum(DISTRICTS).optional(),
  observed: z
    .string()
    .max(4 * LONGEST_TEXT)
    .optional(),
  age_band: z.enum([...AGE_BANDS, 'unsure']).optional(),
  carer_present: yesNoUnsure.optional(),
  source_access: z.enum(['yes', 'no', 'unsure', 'nobody']).optional(),
  when_pattern: z.enum([...WHEN_PATTERNS, 'unsure']).optional(),
  place: z.string().max(LONGEST_TEXT).optional(),
  special_needs: yesNoUnsure.optional(),
  role: z.enum([...ROLES, 'prefer_not']).optional(),
  /** A phone number or another way to reach the reporter; `anonymous` when they chose to leave none. */
  contact: z.union([z.literal('anonymous'), z.string().max(LONGEST_TEXT)]).optional(),
  /** Who must not know, as it was said in the child's own conversation; never asked here. */
  not_tell: z.string().max(LONGEST_TEXT).optional(),
  /** As a child says it beside a question: it is asked in its own conversation all the same. */
  not_tell_said: z.string().max(LONGEST_TEXT).optional(),
});
export type CitizenAnswers = z.infer<typeof citizenAnswersSchema>;
export type QuestionId = keyof CitizenAnswers;

/** What a chat has gathered so far, as it is filed. */
export interface ReportDraft {
  readonly answers: CitizenAnswers;
  /** Kinds of danger seen in the person's words (`signs.ts`), never the words themselves. */
  readonly signs: readonly string[];
  /** The person used the help word. */
  readonly askedForHelp: boolean;
  /** They left the chat by the word 退出 in the midst of it, and did not come back. */
  readonly left?: true;
  /** What was told is erased. */
  readonly erased?: true;
}
