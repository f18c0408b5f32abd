import type { Moment } from '../cases/moment.js';
import type { Effect, TextRef } from '../domain/effect.js';
import { answerReminder, type Reminder } from '../domain/reminder.js';
import { occurrencesOf } from '../notify/recurrence.js';
import { RaceLost } from '../store/store.js';
import { reportMissed } from './report-missed.js';

type Answer = Extract<Effect, { type: 'answerReminder' }>;

/** The reminder that an answer is to, if it is this chat's and still waits for one. */
const waiting = async (m: Moment, { reminderId, occursAt }: Answer) => {
  const reminder = await m.tx.reminders.byId(reminderId);
  const enrolment = await m.tx.enrolments.ofChat(m.chatKey);
  const theirs = reminder && enrolment?.stoppedAt === null && reminder.enrolmentId === enrolment.id;
  const waits = theirs && reminder.occursAt === occursAt && reminder.phase !== 'due' && reminder.phase !== 'over';
  return waits ? { reminder, enrolment } : null;
};

/** What the desk had set ended with its case, and its card is still in this chat: “I need help” is not said to nobody. */
const endedWithCase = async (m: Moment, { reminderId, answer }: Answer): Promise<boolean> => {
  if (answer !== 'help') return false;
  const reminder = await m.tx.reminders.byId(reminderId);
  const enrolment = await m.tx.enrolments.ofChat(m.chatKey);
  if (!reminder?.caseId || reminder.phase !== 'over' || reminder.enrolmentId !== enrolment?.id) return false;
  return (await m.tx.cases.byId(reminder.caseId))?.closedAt !== null;
};

/** Who needs help and belongs to no open case says what is the matter: the guardian's conversation begins. */
export const callsForTalk = async (m: Moment, answer: Answer): Promise<boolean> => {
  if (answer.answer !== 'help') return false;
  const found = await waiting(m, answer);
  return found ? found.enrolment.caseId === null : endedWithCase(m, answer);
};

const record = async (m: Moment, read: Reminder, answer: Answer, caseId: string | null): Promise<void> => {
  const { tx, frame, now } = m;
  const moved = answerReminder(read, answer.answer, occurrencesOf(read, frame.calendar), now);
  if (!moved || !(await tx.reminders.move(read, moved.next))) throw new RaceLost('the reminder moved');
  await tx.outbox.cancelReminders(m.chatKey, read.id, now);
  const about = { at: now, caseId: caseId ?? undefined };
  const facts = { reminder: read.id, kind: read.kind };
  const data = { ...facts, occursAt: read.occursAt, answer: answer.answer };
  await tx.events.add({ ...about, kind: 'reminder.answered', data });
  if (moved.skipped) await tx.events.add({ ...about, kind: 'reminder.skipped', data: { ...facts, ...moved.skipped } });
};

/** A guardian answers a reminder: done, later, or “I need help”, which a person hears of at once. */
export const takeReminderAnswer = async (m: Moment, answer: Answer): Promise<readonly TextRef[]> => {
  const found = await waiting(m, answer);
  if (!found) return (await endedWithCase(m, answer)) ? [] : [{ key: 'remind-past' }];
  const { reminder, enrolment } = found;
  await record(m, reminder, answer, enrolment.caseId);
  if (answer.answer !== 'help') return [{ key: `remind-${answer.answer}` }];
  if (enrolment.caseId === null) return [];
  const concern = 'help_at_reminder';
  const obligation = await reportMissed(m.frame, m.seal, m.tx, { enrolment, reminder, concern }, m.now);
  return [{ key: 'emergency-first' }, { key: 'remind-help', args: { by: { at: obligation.dueAt } } }];
};
