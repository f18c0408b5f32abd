import { HARMS } from './harm-told.js';
import type { Level } from './level.js';
import type { CitizenAnswers, Concern, QuestionId, ReportDraft } from './report.js';
import type { Mandatory } from './triage.js';

/** A draft as the rules read it: `told` is what its words tell of, whatever was picked. */
export type ReadDraft = ReportDraft & { readonly told: readonly Concern[] };

interface Rule {
  readonly id: string;
  readonly raisesTo: Level;
  /** What made the rule fire, as `question:value`; null when it does not. */
  readonly causes: (draft: ReadDraft) => readonly string[] | null;
  /** The mandatory situations that are suspected when it fires. */
  readonly mandatory?: (draft: ReportDraft) => readonly Mandatory[];
}
type Condition = Rule['causes'];

/** The answer to a question is one of these values; for a list, at least one of them. */
const answered =
  <Q extends QuestionId>(question: Q, ...values: readonly string[]): Condition =>
  ({ answers }) => {
    const given: CitizenAnswers[Q] = answers[question];
    const all: readonly string[] = Array.isArray(given) ? given : [given ?? 'missing'];
    const found = all.filter((value) => values.includes(value));
    return found.length > 0 ? [...new Set(found)].map((value) => `${question}:${value}`) : null;
  };

const all =
  (...conditions: readonly Condition[]): Condition =>
  (draft) => {
    const causes = conditions.map((condition) => condition(draft));
    return causes.some((cause) => cause === null) ? null : causes.flatMap((cause) => cause ?? []);
  };

const any =
  (...conditions: readonly Condition[]): Condition =>
  (draft) => {
    const causes = conditions.flatMap((condition) => condition(draft) ?? []);
    return causes.length > 0 ? causes : null;
  };

const told =
  (...kinds: readonly Concern[]): Condition =>
  (draft) => {
    const found = draft.told.filter((harm) => kinds.includes(harm));
    return found.length > 0 ? found.map((harm) => `told:${harm}`) : null;
  };

/** Picked, or told in words. */
const concern = (...kinds: readonly Concern[]): Condition => any(answered('concern', ...kinds), told(...kinds));
const danger: Condition = ({ signs }) => (signs.length > 0 ? signs.map((kind) => `sign:${kind}`) : null);

const UNDER_EIGHT = answered('age_band', '0-2', '3-7');
const NOW = answered('when_pattern', 'now_once', 'now_repeated');
const NOW_OR_TODAY = any(NOW, answered('when_pattern', 'today_once', 'today_repeated'));
/** Less than 72 hours ago cannot be excluded: not to know when is no reassurance. */
const MAYBE_RECENT = any(NOW_OR_TODAY, answered('when_pattern', 'week_once', 'week_repeated', 'unsure', 'missing'));
/** Not said to have been once. */
const MAYBE_REPEATED = answered(
  'when_pattern',
  'now_repeated',
  'today_repeated',
  'week_repeated',
  'earlier_repeated',
  'unsure',
  'missing',
);
const NO_CARER_KNOWN = answered('carer_present', 'no', 'unsure', 'missing');
/** Goes on or comes back: “long” unattended (意见 art 4 (6)). */
const LASTING = answered(
  'when_pattern',
  'now_repeated',
  'today_repeated',
  'week_repeated',
  'earlier_once',
  'earlier_repeated',
);
/** An injury or a sexual harm that makes another concern a mandatory one; what free text says of it arrives as a sign. */
const INJURED = any(danger, concern('physical_violence', 'sexual_harm'));
const SEXUAL = any(danger, concern('sexual_harm'));

/** Girls under 14 and over 14 are two situations of art 4; with the age unknown both are suspected. */
const byAge = ({ answers: { age_band } }: ReportDraft): readonly Mandatory[] => {
  if (age_band === '14-15' || age_band === '16-17') return ['M3'];
  return age_band === undefined || age_band === 'unsure' ? ['M2', 'M3'] : ['M2'];
};
const suspected = (...codes: readonly Mandatory[]) => ({ mandatory: () => codes });

/** Step 1 of domain.md 5.2: any one of these is P0. Danger itself is M9, “正面临危险”. */
const RED_FLAGS: readonly Rule[] = [
  { id: 'danger_now', raisesTo: 'P0', causes: answered('danger_now', 'yes'), ...suspected('M9') },
  { id: 'danger_sign', raisesTo: 'P0', causes: danger, ...suspected('M9') },
  { id: 'missing_now', raisesTo: 'P0', causes: concern('missing_runaway') },
  { id: 'taken_now', raisesTo: 'P0', causes: all(concern('trafficking'), NOW_OR_TODAY) },
  { id: 'abandoned', raisesTo: 'P0', causes: concern('abandoned') },
  {
    // Also where the blows are not the child's: it stands beside them.
    id: 'violence_now',
    raisesTo: 'P0',
    causes: all(concern('physical_violence', 'witness_dv'), NOW),
    ...suspected('M9'),
  },
  {
    // 未成年人保护法 art 21: under 8 may not be left unattended. Not to know of a carer is not to have one.
    id: 'young_child_alone',
    raisesTo: 'P0',
    causes: all(concern('left_alone'), UNDER_EIGHT, NO_CARER_KNOWN),
  },
  { id: 'sexual_harm_recent', raisesTo: 'P0', causes: all(concern('sexual_harm'), MAYBE_RECENT) },
  { id: 'offender_near', raisesTo: 'P0', causes: all(concern('sexual_harm'), answered('source_access', 'yes')) },
  {
    id: 'carer_incapacitated',
    raisesTo: 'P0',
    causes: all(concern('guardian_unable'), UNDER_EIGHT, NO_CARER_KNOWN),
    ...suspected('M6'),
  },
  { id: 'self_harm_now', raisesTo: 'P0', causes: all(concern('self_harm_suicide'), NOW) },
];

/** Step 2: a mandatory situation is suspected, by the table of concerns (domain.md 2.2): at least P1. */
const MANDATORY_RULES: readonly Rule[] = [
  { id: 'mandatory_violence', raisesTo: 'P1', causes: concern('physical_violence'), ...suspected('M4') },
  {
    // 反家庭暴力法 arts 2 and 14: scolding and threats that come again are domestic violence, which is told to the police. Whoever
    // picks 长期辱骂、恐吓 says that they do.
    id: 'mandatory_threats',
    raisesTo: 'P1',
    causes: all(concern('emotional_abuse'), MAYBE_REPEATED),
    ...suspected('M9'),
  },
  {
    // Boys' sexual harm, which art 4 does not name, counts under M1.
    id: 'mandatory_sexual_harm',
    raisesTo: 'P1',
    causes: concern('sexual_harm'),
    mandatory: (draft) => ['M1', ...byAge(draft)],
  },
  { id: 'mandatory_early_pregnancy', raisesTo: 'P1', causes: concern('early_marriage_pregnancy'), mandatory: byAge },
  {
    id: 'mandatory_neglect',
    raisesTo: 'P1',
    causes: any(all(concern('neglect'), LASTING), told('neglect')),
    ...suspected('M6'),
  },
  { id: 'mandatory_unattended', raisesTo: 'P1', causes: concern('left_alone', 'abandoned'), ...suspected('M6') },
  { id: 'mandatory_missing', raisesTo: 'P1', causes: concern('missing_runaway', 'trafficking'), ...suspected('M7') },
  { id: 'mandatory_begging', raisesTo: 'P1', causes: concern('begging'), ...suspected('M8') },
  { id: 'mandatory_self_harm', raisesTo: 'P1', causes: concern('self_harm_suicide'), ...suspected('M5') },
  { id: 'mandatory_bullying', raisesTo: 'P1', causes: all(concern('school_bullying'), INJURED), ...suspected('M4') },
  { id: 'mandatory_online_harm', raisesTo: 'P1', causes: all(concern('online_harm'), SEXUAL), ...suspected('M9') },
  { id: 'mandatory_child_labour', raisesTo: 'P1', causes: all(concern('child_labour'), INJURED), ...suspected('M9') },
];

/** Step 3: floors. Sexual harm and self-harm have theirs in step 2. */
const FLOORS: readonly Rule[] = [
  // Why the level is what it is, where nobody picked it.
  { id: 'harm_told', raisesTo: 'P1', causes: told(...HARMS) },
  { id: 'infant_neglect', raisesTo: 'P1', causes: all(concern('neglect'), answered('age_band', '0-2')) },
  // 未成年人保护法 art 92: civil affairs may have to take temporary guardianship.
  { id: 'guardianship_likely', raisesTo: 'P1', causes: concern('guardian_unable', 'abandoned', 'begging') },
  {
    // Who calls for help and leaves the questions of 5.1 that are always asked is not left to the score.
    id: 'asked_for_help',
    raisesTo: 'P1',
    causes: (draft) => {
      const open = any(
        answered('danger_now', 'missing'),
        answered('concern', 'missing'),
        answered('district', 'missing'),
        answered('observed', 'missing'),
        answered('age_band', 'missing'),
        answered('carer_present', 'missing'),
      )(draft);
      return draft.askedForHelp ? open : null;
    },
  },
];

/** Every rule, in the order of domain.md 5.2. */
export const RULES: readonly Rule[] = [...RED_FLAGS, ...MANDATORY_RULES, ...FLOORS];
