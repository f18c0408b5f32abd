import type { GuardianQuestionId } from './guardian.js';
import { harmsTold } from './harm-told.js';
import { higher, type Level } from './level.js';
import type { QuestionId, ReportDraft } from './report.js';
import { RULES } from './triage-rules.js';
import { SCORE } from './triage-score.js';

/** The nine situations that must be reported to the police at once (强制报告意见 art 4; domain.md 1.2). */
export const MANDATORY = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9'] as const;
export type Mandatory = (typeof MANDATORY)[number];

/** Which rules were in force; rises whenever a rule or a number in `triage-rules.ts` or `triage-score.ts` changes. */
export const TRIAGE_VERSION = 'citizen-5';

/** From how many points the score alone sets a level; below the last it is P3 (domain.md 5.2 step 4). */
const BY_SCORE: readonly { readonly from: number; readonly level: Level }[] = [
  { from: 8, level: 'P1' },
  { from: 4, level: 'P2' },
];
/** The level that a score sets by itself. */
export const levelByScore = (score: number): Level => BY_SCORE.find(({ from }) => score >= from)?.level ?? 'P3';

export interface TriageContext {
  /** Earlier reports about the same child within twelve months. */
  readonly earlierReports: number;
}

/** A factor that scored, with the questions whose answers, or missing answers, gave the points. */
export interface ScorePart {
  readonly factor: string;
  readonly points: number;
  readonly answers: readonly (QuestionId | GuardianQuestionId)[];
}

/** A rule that fired. `answers` reads `question:value`, `question:missing`, `sign:kind` or
 * `told:concern`; never a person's words. */
export interface FiredRule {
  readonly id: string;
  readonly raisesTo: Level;
  readonly answers: readonly string[];
}

/** How urgent a report is, and why. Software may raise a level; only a named human may lower it. */
export interface Triage {
  readonly version: string;
  readonly level: Level;
  readonly score: number;
  readonly parts: readonly ScorePart[];
  readonly rules: readonly FiredRule[];
  readonly mandatory: readonly Mandatory[];
  /** Whoever works on this report has to tell the police at once (强制报告意见 art 2). */
  readonly policeDuty: boolean;
}

/**
 * Sets the level of a citizen's report: rules first, score second (domain.md 5.2). Pure and total: any draft, even
 * an empty one, has a level. A missing answer counts as `unsure`; neither lowers a level below what the most
 * reassuring answer would give.
 */
export const triage = (draft: ReportDraft, context: TriageContext): Triage => {
  const rules: FiredRule[] = [];
  const codes = new Set<Mandatory>();
  // The words are read once: they may be long.
  const read = { ...draft, told: harmsTold(draft.answers.observed) };
  for (const rule of RULES) {
    const answers = rule.causes(read);
    if (!answers) continue;
    rules.push({ id: rule.id, raisesTo: rule.raisesTo, answers });
    for (const code of rule.mandatory?.(draft) ?? []) codes.add(code);
  }

  const parts = SCORE.map(({ factor, answers, points }) => ({
    factor,
    points: points(draft, context),
    answers,
  })).filter(({ points }) => points > 0);
  const score = parts.reduce((sum, { points }) => sum + points, 0);

  const mandatory = MANDATORY.filter((code) => codes.has(code));
  return {
    version: TRIAGE_VERSION,
    level: rules.reduce((level, { raisesTo }) => higher(level, raisesTo), levelByScore(score)),
    score,
    parts,
    rules,
    mandatory,
    policeDuty: mandatory.length > 0,
  };
};
