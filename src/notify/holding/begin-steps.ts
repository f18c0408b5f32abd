import type { Instant } from '../../domain/clock.js';
import type { Case, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { keepConference } from './convene.js';
import { openStep } from './steps.js';

/** Whoever reported of a child that is known already is owed a word, unless one was given since the reports were linked. */
const isNew = async (tx: Records, caseId: string, reportId: string): Promise<boolean> => {
  const linkedAt = (await tx.events.ofCase(caseId)).findLast(({ kind }) => kind === 'case.linked')?.at ?? 0;
  const words = (await tx.obligations.allOfCase(caseId)).filter(({ kind }) => kind === 'close');
  return !words.some((o) => o.reportId === reportId || (o.closedAt ?? 0) > linkedAt);
};

/**
 * What follows is owed by whoever holds the case, and a word to the reporters by its day. Returns the step that is first,
 * or null: a case that is under way already has its step.
 */
export const beginSteps = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  reportId: string,
  now: Instant,
): Promise<Obligation | null> => {
  if (matter.closedAt !== null) return null;
  const opened = await openStep(frame, tx, matter, 'assess', reportId, now);
  if (opened || (await isNew(tx, matter.id, reportId))) await openStep(frame, tx, matter, 'close', reportId, now);
  await keepConference(frame, tx, matter.id, now);
  return opened;
};
