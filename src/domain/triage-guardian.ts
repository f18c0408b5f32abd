import type { GuardianAnswers, GuardianDraft, GuardianQuestionId } from './guardian.js';
import { ownHandTold, wantTold } from './harm-told.js';
import { higher, type Level } from './level.js';
import { AGE_BANDS, type ReportDraft } from './report.js';
import {
  type FiredRule,
  levelByScore,
  type Mandatory,
  type ScorePart,
  type Triage,
  type TriageContext,
  triage,
} from './triage.js';

/** Which rules were in force; rises whenever a rule or a number in this file changes. */
export const GUARDIAN_TRIAGE_VERSION = 'guardian-5';

interface Rule {
  readonly id: string;
  readonly raisesTo: Level;
  /** What made the rule fire, as `question:value`; null when it does not. */
  readonly causes: (draft: GuardianDraft) => readonly string[] | null;
  readonly mandatory?: Mandatory;
}

const answered =
  (question: GuardianQuestionId, ...values: readonly string[]): Rule['causes'] =>
  ({ answers }) => {
    const found = [answers[question] ?? 'missing'].flat().filter((value) => values.includes(value));
    return found.length > 0 ? found.map((value) => `${question}:${value}`) : null;
  };

/** The rules of domain.md 5.2, steps 1 to 3, that a guardian's answers can fire. */
export const RULES: readonly Rule[] = [
  { id: 'danger_now', raisesTo: 'P0', causes: answered('danger', 'yes'), mandatory: 'M9' },
  {
    id: 'danger_sign',
    raisesTo: 'P0',
    causes: ({ signs }) => (signs.length > 0 ? signs.map((kind) => `sign:${kind}`) : null),
    mandatory: 'M9',
  },
  { id: 'guardian_might_hurt', raisesTo: 'P1', causes: answered('strain', 'yes') },
  {
    // Who says so asks for help, which a report to the police would end; whoever takes it judges.
    id: 'guardian_hit',
    raisesTo: 'P1',
    causes: ({ answers }) => (ownHandTold(answers.describe) ? ['told:own_hand'] : null),
  },
  { id: 'guardian_under_strain', raisesTo: 'P2', causes: answered('strain', 'sometimes') },
  {
    // The question names self-harm beside sleep and silence: it cannot be excluded, and has its floor in step 3. It is no
    // mandatory situation by itself: most of those who say so mean the sleep.
    id: 'child_self_harm_cue',
    raisesTo: 'P1',
    causes: answered('child_mood', 'yes'),
  },
  {
    // Who calls for help and leaves the questions that are always asked is not left to the score.
    id: 'asked_for_help',
    raisesTo: 'P1',
    causes: (draft) => {
      const open = ['danger', 'need', 'district'] as const;
      const missing = open.flatMap((question) => answered(question, 'missing')(draft) ?? []);
      return draft.askedForHelp && missing.length > 0 ? missing : null;
    },
  },
];

const AGES = ['0-2', '3-7', '8-13', '14-15', '16-17', 'unsure'] as const;
const AGE_POINTS = { '0-2': 3, '3-7': 2, '8-13': 1, '14-15': 0, '16-17': 0, unsure: 1 } as const;
/** Children of several ages count as the one that scores most. */
const agePoints = ({ child_age }: GuardianAnswers): number => {
  const ages = AGES.filter((age) => child_age?.includes(age));
  return Math.max(...(ages.length > 0 ? ages : (['unsure'] as const)).map((age) => AGE_POINTS[age]));
};

interface Factor {
  readonly factor: string;
  readonly answers: readonly GuardianQuestionId[];
  readonly points: (answers: GuardianAnswers, context: TriageContext) => number;
}

/**
 * The factors of domain.md 5.2 step 4 that a guardian's form has a question for, and what is known without one. A missing
 * answer scores as `unsure`.
 */
export const SCORE: readonly Factor[] = [
  { factor: 'age', answers: ['child_age'], points: agePoints },
  { factor: 'special_needs', answers: ['need'], points: ({ need }) => (need?.includes('medical') ? 2 : 0) },
  { factor: 'no_reliable_adult', answers: ['need'], points: ({ need }) => (need?.includes('care') ? 1 : 0) },
  { factor: 'visible_harm', answers: ['describe'], points: ({ describe }) => (wantTold(describe) ? 2 : 0) },
  { factor: 'earlier_report', answers: [], points: (_, { earlierReports }) => (earlierReports > 0 ? 2 : 0) },
  {
    factor: 'distress',
    answers: ['child_mood'],
    points: ({ child_mood }) => (child_mood === 'yes' ? 2 : 0),
  },
  {
    factor: 'several_concerns',
    answers: ['need'],
    points: ({ need }) => (new Set(need?.filter((one) => one !== 'reminders')).size >= 2 ? 1 : 0),
  },
];

/**
 * A guardian's answers where a neighbour's stand, over what they reported before. A street alone is no place where one child can
 * be found.
 */
export const guardianAsCitizen = (draft: GuardianDraft): ReportDraft => {
  const { district, describe, child_age = [] } = draft.answers;
  const ages = AGE_BANDS.filter((band) => child_age.includes(band));
  const { age_band, observed, district: reported, ...others } = draft.before?.answers ?? {};
  const answers = {
    ...others,
    district: district === undefined || district === 'unsure' ? (reported ?? district) : district,
    observed: describe ?? observed,
    age_band: ages.length === 1 ? ages[0] : age_band,
  };
  return { ...draft, answers };
};

/** What others do to the child, in the guardian's words, counts by the citizen's rules; and so does all that was reported. */
const harmsOf = (draft: GuardianDraft) => {
  const { rules, mandatory } = triage(guardianAsCitizen(draft), { earlierReports: 0 });
  const reported = draft.before !== undefined;
  const told = rules.filter(({ answers }) => reported || answers.some((answer) => answer.startsWith('told:')));
  return { rules: told, mandatory: told.length > 0 ? mandatory : [] };
};

/**
 * Sets the level of a guardian's request: rules first, score second (domain.md 5.2). Pure and total; what is missing
 * never lowers a level below what the most reassuring answer would give.
 */
export const triageGuardian = (draft: GuardianDraft, context: TriageContext): Triage => {
  const fired = RULES.flatMap((rule) => {
    const answers = rule.causes(draft);
    return answers ? [{ rule, fired: { id: rule.id, raisesTo: rule.raisesTo, answers } satisfies FiredRule }] : [];
  });
  const parts: ScorePart[] = SCORE.map(({ factor, answers, points }) => ({
    factor,
    answers,
    points: points(draft.answers, context),
  })).filter(({ points }) => points > 0);
  const score = parts.reduce((sum, { points }) => sum + points, 0);
  const harms = harmsOf(draft);
  const own = fired.map((one) => one.fired);
  const rules = [...own, ...harms.rules.filter(({ id }) => !own.some((one) => one.id === id))];
  const mandatory = [...new Set([...fired.flatMap(({ rule }) => rule.mandatory ?? []), ...harms.mandatory])].sort();
  return {
    version: GUARDIAN_TRIAGE_VERSION,
    level: rules.reduce<Level>((level, { raisesTo }) => higher(level, raisesTo), levelByScore(score)),
    score,
    parts,
    rules,
    mandatory,
    policeDuty: mandatory.length > 0,
  };
};
