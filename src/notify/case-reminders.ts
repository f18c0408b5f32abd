import type { Instant } from '../domain/clock.js';
import type { Records } from '../store/store.js';

/** What the desk set for a case ends with it: nothing more is sent, asked again or missed. A guardian's own goes on. */
export const endReminders = async (tx: Records, caseId: string, now: Instant): Promise<void> => {
  for (const { id, kind, chatKey } of await tx.reminders.endOfCase(caseId)) {
    await tx.outbox.cancelReminders(chatKey, id, now);
    await tx.events.add({ at: now, kind: 'reminder.ended', caseId, data: { reminder: id, kind } });
  }
};

/** A case is linked to another: its families, and what the desk set for them, go with it. */
export const moveReminders = async (tx: Records, from: string, into: string): Promise<void> => {
  await tx.enrolments.moveCase(from, into);
  await tx.reminders.moveCase(from, into);
};

/**
 * A case that was linked is taken apart again: who was invited to it, and what was set for them, comes back. Of whoever was
 * invited to both, what was set for it does, and nothing else.
 */
export const moveRemindersBack = async (tx: Records, origin: string, from: string): Promise<void> => {
  const enrolmentIds: string[] = [];
  for (const id of await tx.enrolments.moveBack(origin, from)) {
    const others = (await tx.enrolments.invitedTo(id)).filter(({ caseId, now }) => now === from && caseId !== origin);
    if (others.length === 0) enrolmentIds.push(id);
  }
  const set = (await tx.events.ofCase(origin)).filter(({ kind }) => kind === 'reminder.set');
  await tx.reminders.moveCase(from, origin, { ids: set.map(({ data }) => String(data?.reminder)), enrolmentIds });
};
