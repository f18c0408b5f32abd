import { resumeReminders } from '../../notify/holding/case-reminders.js';
import type { Case } from '../../store/store.js';
import type { Moment } from '../moment.js';

/** A closed case runs again, with what its closing ended for its families. Returns how many reminders came back. */
export const openAgain = async ({ tx, frame, now }: Moment, { id, closedAt }: Case): Promise<number> => {
  await tx.cases.reopen(id, 'reopened', now);
  return resumeReminders(frame, tx, id, closedAt ?? now, now);
};
