import { wantTold } from './harm-told.js';
import type { Concern, QuestionId, ReportDraft } from './report.js';
import type { TriageContext } from './triage.js';

interface Factor {
  readonly factor: string;
  /** The questions that the points come from. */
  readonly answers: readonly QuestionId[];
  readonly points: (draft: ReportDraft, context: TriageContext) => number;
}

const AGE_POINTS = { '0-2': 3, '3-7': 2, '8-13': 1, '14-15': 0, '16-17': 0, unsure: 1 } as const;
/** `nobody`: there is no person of concern. */
const ACCESS_POINTS = { yes: 3, unsure: 1, no: 0, nobody: 0 } as const;

const anyOf =
  (...kinds: readonly Concern[]) =>
  ({ answers }: ReportDraft): boolean =>
    answers.concern?.some((kind) => kinds.includes(kind)) ?? false;

const hurtOrNeglected = anyOf('physical_violence', 'neglect');
/** Injury, hunger or an unfit home: by a concern, or in words, as the form has no question of its own for them. */
const visibleHarm = (draft: ReportDraft): boolean => hurtOrNeglected(draft) || wantTold(draft.answers.observed);
/** Concerns that speak of a carer who is violent, ill, jailed or out of contact. */
const carerInTrouble = anyOf('physical_violence', 'witness_dv', 'guardian_unable');
const distressed = anyOf('psychological', 'self_harm_suicide');

/**
 * The score of domain.md 5.2 step 4, one line a factor. Not validated: calibrate on past cases of each district.
 * A missing answer scores as `unsure` does.
 */
export const SCORE: readonly Factor[] = [
  { factor: 'age', answers: ['age_band'], points: ({ answers }) => AGE_POINTS[answers.age_band ?? 'unsure'] },
  {
    factor: 'special_needs',
    answers: ['special_needs'],
    points: ({ answers }) => ({ yes: 2, unsure: 1, no: 0 })[answers.special_needs ?? 'unsure'],
  },
  {
    factor: 'no_reliable_adult',
    answers: ['carer_present'],
    points: ({ answers }) => ({ no: 3, unsure: 1, yes: 0 })[answers.carer_present ?? 'unsure'],
  },
  {
    factor: 'source_access',
    answers: ['source_access'],
    points: ({ answers }) => ACCESS_POINTS[answers.source_access ?? 'unsure'],
  },
  {
    factor: 'happening_now',
    answers: ['when_pattern'],
    points: ({ answers }) => (/^(now|today)_/.test(answers.when_pattern ?? '') ? 2 : 0),
  },
  {
    factor: 'repeated',
    answers: ['when_pattern'],
    points: ({ answers }) => (answers.when_pattern?.endsWith('_repeated') ? 2 : 0),
  },
  { factor: 'visible_harm', answers: ['concern', 'observed'], points: (draft) => (visibleHarm(draft) ? 2 : 0) },
  { factor: 'carer_in_trouble', answers: ['concern'], points: (draft) => (carerInTrouble(draft) ? 2 : 0) },
  { factor: 'earlier_report', answers: [], points: (_, { earlierReports }) => (earlierReports > 0 ? 2 : 0) },
  { factor: 'distress', answers: ['concern'], points: (draft) => (distressed(draft) ? 2 : 0) },
  {
    factor: 'several_concerns',
    answers: ['concern'],
    points: ({ answers }) => (new Set(answers.concern).size >= 2 ? 1 : 0),
  },
];
