import { recordOf } from '../linking/count-earlier.js';
import type { Moment } from '../moment.js';

/** What says that somebody has looked at the child since: seen safe, assessed, visited. */
const LOOKED: readonly string[] = ['child.safety_confirmed', 'step.assess_done', 'step.review_done'];

/** Whether whoever visited the child last found it safe and stable, and the case was not opened again since. */
export const wasSeenSafe = async (m: Moment, caseId: string): Promise<boolean> => {
  const events = (await recordOf(m, [caseId])).sort((a, b) => a.at - b.at);
  const last = events.findLast(
    ({ kind, data }) => kind === 'case.reopened' || (kind === 'step.review_done' && data?.result !== undefined),
  );
  return last?.data?.result === 'safe_stable';
};

/**
 * Whether a case, or one that was ever linked to it, was opened again, and nobody has looked at the child since: who said
 * before that it was safe said it of another day.
 */
export const isUnseen = async (m: Moment, caseId: string): Promise<boolean> => {
  const events = (await recordOf(m, [caseId])).sort((a, b) => a.at - b.at);
  return events.findLast(({ kind }) => kind === 'case.reopened' || LOOKED.includes(kind))?.kind === 'case.reopened';
};
