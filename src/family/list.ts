import type { Moment } from '../cases/moment.js';
import { MOST_BUTTONS } from '../domain/acts.js';
import type { Instant } from '../domain/clock.js';
import type { Prompt, PromptChoice, TextRef } from '../domain/effect.js';
import type { Reminder } from '../domain/reminder.js';
import type { Calendar } from '../notify/times/calendar.js';
import { occurrencesOf } from '../notify/times/recurrence.js';
import { RaceLost } from '../store/store.js';

/** So many of a list that does not fit on one page, and the way on. */
const ON_A_PAGE = MOST_BUTTONS - 1;

/** When it comes next; of one that waits for its answer the time after that, if there is one. */
const nextOf = (reminder: Reminder, calendar: Calendar, now: Instant): Instant | null => {
  if (reminder.phase !== 'asked' && reminder.phase !== 'again') return reminder.nextAt;
  const when = occurrencesOf(reminder, calendar);
  for (const at of when.after(Math.max(reminder.occursAt, now))) return when.leaves(at);
  return null;
};

/** In the neutral words in which it is sent. */
const whatOf = ({ kind, onDate }: Reminder): TextRef => {
  const what = { key: `remind-${kind}` };
  return onDate === null ? what : { key: 'remind-list-date', args: { on: { on: onDate }, what } };
};

const lineOf = (reminder: Reminder, calendar: Calendar, now: Instant): TextRef => {
  const what = whatOf(reminder);
  const at = nextOf(reminder, calendar, now);
  const waits = reminder.phase === 'asked' || reminder.phase === 'again';
  const line: TextRef =
    at === null
      ? { key: 'remind-list-asked', args: { what } }
      : { key: waits ? 'remind-list-asked-next' : 'remind-list-next', args: { what, next: { at } } };
  return reminder.caseId === null ? line : { key: 'remind-list-theirs', args: { line } };
};

/**
 * What a guardian is reminded of and when next, with a button to end each of their own. Neither the case for which the desk
 * set one is said, nor what it is for (domain.md 5.1 (c)).
 */
export const listPrompt = (all: readonly Reminder[], calendar: Calendar, now: Instant, page = 0): Prompt => {
  if (all.length === 0) return { lines: [{ key: 'remind-list-none' }] };
  const own = all.filter(({ caseId }) => caseId === null);
  const sorted = [...own, ...all.filter(({ caseId }) => caseId !== null)];
  const pages = own.length > MOST_BUTTONS ? Math.ceil(sorted.length / ON_A_PAGE) : 1;
  const from = (page % pages) * ON_A_PAGE;
  const shown = pages === 1 ? sorted : sorted.slice(from, from + ON_A_PAGE);
  const ends = shown
    .filter(({ caseId }) => caseId === null)
    .map((one): PromptChoice[] => [
      { label: { key: 'button-remind-end', args: { what: whatOf(one) } }, data: `m.end.${one.id}` },
    ]);
  const on: PromptChoice[] = [{ label: { key: 'desk-button-next' }, data: `m.list.${(page + 1) % pages}` }];
  return {
    lines: [
      { key: 'remind-list-head' },
      ...shown.map((one) => lineOf(one, calendar, now)),
      ...(shown.length > ends.length ? [{ key: 'remind-list-theirs-how' }] : []),
      { key: 'remind-list-how' },
    ],
    choices: pages > 1 ? [...ends, on] : ends,
  };
};

/** What this chat is reminded of; `page`: where it is more than fits. */
export const listReminders = async ({ tx, frame, chatKey, now }: Moment, page?: number): Promise<Prompt> => {
  const enrolment = await tx.enrolments.ofChat(chatKey);
  const all = enrolment && enrolment.stoppedAt === null ? await tx.reminders.ofEnrolment(enrolment.id) : [];
  return listPrompt(all, frame.calendar, now, page);
};

/**
 * A guardian ends one reminder that they set. What somebody else set is theirs to end, but for 退订, which ends all; and of
 * what reminds another chat nothing is said.
 */
export const endReminder = async (m: Moment, reminderId: string): Promise<TextRef[]> => {
  const { tx, chatKey, now } = m;
  await tx.cases.inTurnOfFamily(chatKey);
  const enrolment = await tx.enrolments.ofChat(chatKey);
  const all = enrolment && enrolment.stoppedAt === null ? await tx.reminders.ofEnrolment(enrolment.id) : [];
  const read = all.find(({ id }) => id === reminderId);
  if (!enrolment || !read) return [{ key: 'remind-end-gone' }];
  if (read.caseId !== null) return [{ key: 'remind-list-theirs-how' }];
  if (!(await tx.reminders.move(read, { ...read, phase: 'over', nextAt: null, epoch: read.epoch + 1 })))
    throw new RaceLost('the reminder moved');
  await tx.outbox.cancelReminders(chatKey, read.id, now);
  // Not as what ends with its case, which comes back with it.
  const data = { reminder: read.id, kind: read.kind };
  await tx.events.add({ at: now, kind: 'reminder.cancelled', caseId: enrolment.caseId ?? undefined, data });
  const ended = { key: 'remind-ended', args: { what: whatOf(read) } };
  return [ended, { key: all.length > 1 ? 'remind-end-others' : 'remind-end-last' }];
};
