import type { Moment } from '../cases/moment.js';
import type { Effect, Prompt, TextRef } from '../domain/effect.js';
import { answerReminder, type Reminder } from '../domain/reminder.js';
import { occurrencesOf } from '../notify/times/recurrence.js';
import { type Obligation, RaceLost } from '../store/store.js';
import { reminderPrompt } from './remind.js';
import { nearCaseOf, openCaseOf, reportMissed } from './report-missed.js';

type Answer = Extract<Effect, { type: 'answerReminder' }>;

/** The reminder of this chat that an answer is to, and whether it still waits for one. */
const asked = async (m: Moment, { reminderId, occursAt, answer }: Answer) => {
  const reminder = await m.tx.reminders.byId(reminderId);
  const enrolment = await m.tx.enrolments.ofChat(m.chatKey);
  if (!reminder || !enrolment || reminder.enrolmentId !== enrolment.id) return null;
  const running = enrolment.stoppedAt === null && reminder.phase !== 'due' && reminder.phase !== 'over';
  // Of further cases a call for help alone is to know: most guardians are in none, and answer every week.
  const known = await (answer === 'help' ? openCaseOf : nearCaseOf)(m.tx, enrolment, reminder);
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

const record = async (m: Moment, read: Reminder, answer: Answer, caseId: string | null): Promise<Reminder> => {
  const { tx, frame, now } = m;
  const moved = answerReminder(read, answer.answer, occurrencesOf(read, frame.calendar), now);
  if (!moved || !(await tx.reminders.move(read, moved.next))) throw new RaceLost('the reminder moved');
  await tx.outbox.cancelReminders(m.chatKey, read.id, now);
  const about = { at: now, caseId: caseId ?? undefined };
  const facts = { reminder: read.id, kind: read.kind };
  const data = { ...facts, occursAt: read.occursAt, answer: answer.answer };
  await tx.events.add({ ...about, kind: 'reminder.answered', data });
  if (moved.skipped) await tx.events.add({ ...about, kind: 'reminder.skipped', data: { ...facts, ...moved.skipped } });
  return moved.next;
};

/**
 * What else this chat was reminded of and has not answered: where there are no buttons it is asked again, so that the next
 * number is an answer to it.
 */
const askedBesides = async ({ tx, frame, address, now }: Moment, answered: Reminder): Promise<Reminder | null> => {
  if (frame.buttons.has(address.channel)) return null;
  const all = await tx.reminders.ofEnrolment(answered.enrolmentId);
  const other = all.find(({ id, phase }) => id !== answered.id && (phase === 'asked' || phase === 'again'));
  if (!other) return null;
  const next = { ...other, askedAt: now, epoch: other.epoch + 1 };
  if (!(await tx.reminders.move(other, next))) throw new RaceLost('the reminder moved');
  return next;
};

/** A guardian answers a reminder: done, later, or “I need help”, which a person hears of at once. */
export const takeReminderAnswer = async (m: Moment, answer: Answer): Promise<readonly Prompt[]> => {
  await m.tx.cases.inTurnOfFamily(m.chatKey);
  const found = await asked(m, answer);
  const next = found?.waits ? await record(m, found.reminder, answer, found.matter?.id ?? null) : null;
  if (answer.answer !== 'help') {
    if (!found || !next) return [{ lines: [{ key: 'remind-past' }] }];
    const key = answer.answer === 'later' && next.phase !== 'later' ? 'remind-later-over' : `remind-${answer.answer}`;
    const other = await askedBesides(m, found.reminder);
    if (!other) return [{ lines: [{ key }] }];
    const which = { key: 'remind-answered', args: { what: { key: `remind-${found.reminder.kind}` } } };
    return [{ lines: [which, ...(answer.answer === 'done' ? [] : [{ key }])] }, reminderPrompt(other, true)];
  }
  if (!found?.matter) return [];
  const concern = 'help_at_reminder';
  const obligation = await reportMissed(m.frame, m.seal, m.tx, { ...found, concern }, m.now);
  return [{ lines: [{ key: 'emergency-first' }, helpLine(obligation, m.now)] }];
};

/**
 * By when somebody will see it, which is all that the ladder keeps; of what somebody has seen to already, or is late for, no more
 * than that it is known.
 */
const helpLine = ({ state, dueAt }: Obligation, now: number): TextRef =>
  state === 'open' && dueAt > now ? { key: 'remind-help', args: { by: { at: dueAt } } } : { key: 'remind-help-known' };
