import type { Moment } from '../cases/moment.js';
import type { Effect, TextRef } from '../domain/effect.js';
import { answerReminder, type Reminder } from '../domain/reminder.js';
import { occurrencesOf } from '../notify/recurrence.js';
import { type Obligation, RaceLost } from '../store/store.js';
import { openCaseOf, reportMissed } from './report-missed.js';

type Answer = Extract<Effect, { type: 'answerReminder' }>;

/** The reminder of this chat that an answer is to, and whether it still waits for one. */
const asked = async (m: Moment, { reminderId, occursAt }: Answer) => {
  const reminder = await m.tx.reminders.byId(reminderId);
  const enrolment = await m.tx.enrolments.ofChat(m.chatKey);
  if (!reminder || !enrolment || reminder.enrolmentId !== enrolment.id) return null;
  const running = enrolment.stoppedAt === null && reminder.phase !== 'due' && reminder.phase !== 'over';
  const known = await openCaseOf(m.tx, enrolment, reminder);
  // Opened as nobody answered, and nobody has it yet: there is nobody who knows the family.
  const unknown = known?.id === enrolment.caseId && enrolment.postCode === null && known.holderPost === null;
  const matter = unknown ? null : known;
  return { reminder, enrolment, matter, waits: running && reminder.occursAt === occursAt };
};

/**
 * Who needs help and belongs to no open case says what is the matter: the guardian's conversation begins. However old the
 * card is under which it was pressed, “I need help” is not said to nobody.
 */
export const callsForTalk = async (m: Moment, answer: Answer): Promise<boolean> =>
  answer.answer === 'help' && !(await asked(m, answer))?.matter;

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
  const found = await asked(m, answer);
  if (found?.waits) await record(m, found.reminder, answer, found.matter?.id ?? null);
  if (answer.answer !== 'help') return [{ key: found?.waits ? `remind-${answer.answer}` : 'remind-past' }];
  if (!found?.matter) return [];
  const concern = 'help_at_reminder';
  const obligation = await reportMissed(m.frame, m.seal, m.tx, { ...found, concern }, m.now);
  return [{ key: 'emergency-first' }, helpLine(obligation, m.now)];
};

/** By when somebody will be in touch; of what somebody has seen to already, or is late for, no more than that it is known. */
const helpLine = ({ state, dueAt }: Obligation, now: number): TextRef =>
  state === 'open' && dueAt > now ? { key: 'remind-help', args: { by: { at: dueAt } } } : { key: 'remind-help-known' };
