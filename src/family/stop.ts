import type { Moment } from '../cases/moment.js';
import type { TextRef } from '../domain/effect.js';
import { stopEnrolment } from '../notify/holding/case-reminders.js';

/** One word stops all reminders of a chat, in the very turn in which it is said. */
export const stopReminders = async (m: Moment): Promise<TextRef> => {
  const { tx, frame, chatKey, now } = m;
  await tx.cases.inTurnOfFamily(chatKey);
  const enrolment = await tx.enrolments.ofChat(m.chatKey);
  if (!enrolment || enrolment.stoppedAt !== null) return { key: 'remind-none' };
  await stopEnrolment(frame, tx, enrolment, now);
  return { key: 'remind-stopped' };
};
