import type { Moment } from '../cases/moment.js';
import type { TextRef } from '../domain/effect.js';
import { addWorkingDays } from '../notify/service-hours.js';

/** Until then everything of an enrolment is erased (domain.md 1.9). */
const ERASED_WITHIN = 15;

/** One word stops all reminders of a chat, in the very turn in which it is said. */
export const stopReminders = async (m: Moment): Promise<TextRef> => {
  const { tx, frame, now } = m;
  const enrolment = await tx.enrolments.ofChat(m.chatKey);
  if (!enrolment || enrolment.stoppedAt !== null) return { key: 'remind-none' };
  const ended = await tx.reminders.end(enrolment.id);
  await tx.outbox.cancelReminders(m.chatKey, undefined, now);
  const eraseAt = addWorkingDays(now, ERASED_WITHIN, enrolment.timezone, frame.calendar);
  await tx.enrolments.save({ ...enrolment, stoppedAt: now, eraseAt });
  const data = { enrolment: enrolment.id, ended };
  await tx.events.add({ at: now, kind: 'reminder.stopped', caseId: enrolment.caseId ?? undefined, data });
  return { key: 'remind-stopped' };
};
