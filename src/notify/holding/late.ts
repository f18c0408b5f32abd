import type { Instant } from '../../domain/clock.js';
import type { Obligation, Records } from '../../store/store.js';

/** The text by which whoever has something is reminded of it before it is due; the id of such a line holds it. */
export const REMIND = 'card-duty-remind';

/** The text by which those above hear that something is late; the id of such a line holds it. */
export const LATE = 'card-duty-overdue-above';

/** It is done, or has another day: that it was late is not told in the morning to those who were to hear of it then. */
export const dropLate = async (tx: Records, { id, breachedAt }: Obligation, now: Instant): Promise<void> => {
  if (breachedAt !== null) await tx.calls.dropHeld(id, LATE, now);
};
