import type { Instant } from '../domain/clock.js';
import type { Case, Obligation, Records } from '../store/store.js';
import { keepConference } from './convene.js';
import type { Frame } from './frame.js';
import { openStep } from './steps.js';

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
  if (opened) await openStep(frame, tx, matter, 'close', reportId, now);
  await keepConference(frame, tx, matter.id, now);
  return opened;
};
