import { asCitizen, type ChildAnswers, type ChildDraft, childConcerns } from './child.js';
import { higher, type Level } from './level.js';
import {
  type FiredRule,
  levelByScore,
  MANDATORY,
  type Mandatory,
  type ScorePart,
  TRIAGE_VERSION,
  type Triage,
  type TriageContext,
  triage,
} from './triage.js';

/**
 * Which rules were in force; rises whenever a rule of this file changes. What a child tells counts by the citizen's rules
 * as well, whose version stands beside.
 */
export const CHILD_TRIAGE_VERSION = `child-3+${TRIAGE_VERSION}`;

interface Rule {
  readonly id: string;
  readonly raisesTo: Level;
  /** What made the rule fire, as `question:value`; null when it does not. */
  readonly causes: (answers: ChildAnswers) => readonly string[] | null;
  readonly mandatory?: Mandatory;
}

const answered =
  (question: keyof ChildAnswers, value: string): Rule['causes'] =>
  (answers) =>
    answers[question] === value ? [`${question}:${value}`] : null;

/** The rules of domain.md 5.2 that only a child's own answers can fire. Danger itself is M9, “正面临危险”. */
export const RULES: readonly Rule[] = [
  { id: 'child_unsafe', raisesTo: 'P0', causes: answered('safe_now', 'no'), mandatory: 'M9' },
  { id: 'child_hurt', raisesTo: 'P0', causes: answered('hurt_now', 'yes'), mandatory: 'M9' },
  { id: 'self_harm_now', raisesTo: 'P0', causes: answered('self_harm', 'now'), mandatory: 'M5' },
  // Who says that it was taken away is away now.
  {
    id: 'taken_now',
    raisesTo: 'P0',
    causes: (answers) => (childConcerns(answers).includes('trafficking') ? ['concern:trafficking'] : null),
  },
  { id: 'self_harm_thoughts', raisesTo: 'P1', causes: answered('self_harm', 'ever') },
  // Step 3: whoever reports for itself is never a general matter.
  { id: 'child_self_report', raisesTo: 'P2', causes: () => [] },
];

/** “吃不饱、穿不暖” is hunger, which scores as what can be seen does; a neighbour's 吃穿住有困难 may be want alone. */
const HUNGER: ScorePart = { factor: 'visible_harm', points: 2, answers: ['concern'] };
const isHungry = (answers: ChildAnswers): boolean => childConcerns(answers).includes('material_need');

/** A child’s own danger is told by the child’s rule. */
const SAID_ALREADY = 'danger_now';

/**
 * Sets the level of a child's own report: its rules, and those for a citizen where the answers say the same (domain.md
 * 5.2). Pure and total; what is missing never lowers a level below what the most reassuring answer would give.
 */
export const triageChild = (draft: ChildDraft, context: TriageContext): Triage => {
  const shared = triage(asCitizen(draft), context);
  const own = RULES.flatMap((rule) => {
    const answers = rule.causes(draft.answers);
    return answers ? [{ rule, fired: { id: rule.id, raisesTo: rule.raisesTo, answers } satisfies FiredRule }] : [];
  });
  const known = shared.parts.some(({ factor }) => factor === HUNGER.factor);
  const parts = isHungry(draft.answers) && !known ? [...shared.parts, HUNGER] : shared.parts;
  const score = parts.reduce((sum, { points }) => sum + points, 0);
  const least = higher(shared.level, levelByScore(score));
  const rules = [...own.map(({ fired }) => fired), ...shared.rules.filter(({ id }) => id !== SAID_ALREADY)];
  const codes = new Set<Mandatory>([...shared.mandatory, ...own.flatMap(({ rule }) => rule.mandatory ?? [])]);
  const mandatory = MANDATORY.filter((code) => codes.has(code));
  return {
    ...shared,
    version: CHILD_TRIAGE_VERSION,
    level: rules.reduce<Level>((level, { raisesTo }) => higher(level, raisesTo), least),
    score,
    parts,
    rules,
    mandatory,
    policeDuty: mandatory.length > 0,
  };
};
