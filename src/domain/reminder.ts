import type { Instant } from './clock.js';
import { HOUR } from './clock.js';
import type { ReminderKind } from './guardian.js';

/** What set the level of a report that a reminder brought up: no rule of a form. */
export const REMINDER_TRIAGE_VERSION = 'reminder-1';

export const REMINDER_ANSWERS = ['done', 'later', 'help'] as const;
export type ReminderAnswer = (typeof REMINDER_ANSWERS)[number];

/** What takes place at an office or a clinic that is shut on holidays; a call to the child does not wait for Monday. */
export const AT_AN_OFFICE: ReadonlySet<ReminderKind> = new Set<ReminderKind>(['subsidy_review', 'follow_up_visit']);

/** No message of this kind leaves outside these hours (domain.md 5.4). */
export const REMINDING_HOURS = { from: '08:00', to: '20:00' } as const;

/** How long an answer is waited for, and then once more; a call to the child may wait for the weekend. */
export const answerWithin = (kind: ReminderKind): number => (kind === 'weekly_contact' ? 48 : 24) * HOUR;

/** “Later”: so much of the reminding hours. */
const LATER = 4 * HOUR;

/**
 * One thing a guardian is reminded of: again and again, or once for a date. `due`: the next occurrence is still to come · `asked`: it was
 * sent · `again`: it was sent once more · `later`: the guardian put it off · `over`: nothing is to come.
 */
export interface Reminder {
  readonly id: string;
  readonly enrolmentId: string;
  /** The case for which the desk set it, and with which it ends; null: the guardian's own. */
  readonly caseId: string | null;
  readonly kind: ReminderKind;
  /** RFC 5545, without `RRULE:`; empty for once. */
  readonly rrule: string;
  /** The first occurrence as a clock on the wall shows it: `2026-03-08T19:00`. */
  readonly dtstart: string;
  /** IANA name: the wall that the clock hangs on. */
  readonly timezone: string;
  /** The one date that it is about, such as `2026-12-03`; null where it comes by a pattern. */
  readonly onDate: string | null;
  readonly phase: 'due' | 'asked' | 'again' | 'later' | 'over';
  /** The occurrence that is to come, or was asked about last. */
  readonly occursAt: Instant;
  /** When this reminder moves next by itself; null when nothing is to come. */
  readonly nextAt: Instant | null;
  /** Rises by one on every move: part of each button and of each message's id. */
  readonly epoch: number;
  readonly askedAt: Instant | null;
  /** What was answered last. */
  readonly answer: ReminderAnswer | null;
  /** Occurrences in a row that nobody answered. */
  readonly missed: number;
}

/** When a reminder's occurrences are: of the wall clock, moved off holidays where its kind needs that. */
export interface Occurrences {
  /** The occurrences later than `after`, in order, each once. */
  after(after: Instant): Iterable<Instant>;
  /** When a message may leave that was to leave `at`. */
  leaves(at: Instant): Instant;
  /** When the one date is over: a reminder that has not left by then is passed over. Null where there is no such date. */
  readonly ends: Instant | null;
  /** The instant after so much reminding time. */
  afterTime(at: Instant, ms: number): Instant;
}

/** Occurrences that are passed over with a record: nobody is sent all that an outage held up. */
export interface Skipped {
  readonly count: number;
  readonly from: Instant;
  readonly to: Instant;
}

/** What a moment made of a reminder. `ask`: a message leaves now. `missed`: nobody answered, twice, or on the day of its one date. */
export interface Moved {
  readonly next: Reminder;
  readonly ask?: { readonly again: boolean };
  readonly missed?: true;
  readonly skipped?: Skipped;
}

interface Passed {
  /** Occurrences later than the one that was known, up to now, in order. */
  readonly gone: readonly Instant[];
  /** The first that is still to come. */
  readonly next: Instant | null;
}

const lookAhead = ({ occursAt }: Reminder, when: Occurrences, now: Instant): Passed => {
  const gone: Instant[] = [];
  for (const at of when.after(occursAt)) {
    if (at > now) return { gone, next: at };
    gone.push(at);
  }
  return { gone, next: null };
};

const skip = (passed: readonly Instant[]): { skipped?: Skipped } => {
  const [from, to] = [passed[0], passed.at(-1)];
  return from === undefined || to === undefined ? {} : { skipped: { count: passed.length, from, to } };
};

/** On to the next occurrence; those that went by meanwhile are passed over. */
const goOn = (reminder: Reminder, when: Occurrences, now: Instant): Moved => {
  const { gone, next } = lookAhead(reminder, when, now);
  const coming: Partial<Reminder> =
    next === null ? { phase: 'over', nextAt: null } : { phase: 'due', occursAt: next, nextAt: when.leaves(next) };
  return { next: { ...reminder, ...coming, epoch: reminder.epoch + 1 }, ...skip(gone) };
};

const ask = (reminder: Reminder, when: Occurrences, again: boolean, now: Instant): Moved => ({
  ask: { again },
  next: {
    ...reminder,
    phase: again ? 'again' : 'asked',
    askedAt: now,
    nextAt: when.leaves(now + answerWithin(reminder.kind)),
    epoch: reminder.epoch + 1,
  },
});

/**
 * Moves a reminder that is due by one step, however late it is: of the occurrences that an outage held up the newest is
 * sent, the others are passed over.
 */
export const moveReminder = (reminder: Reminder, when: Occurrences, now: Instant): Moved => {
  if (reminder.phase === 'over') return { next: { ...reminder, nextAt: null, epoch: reminder.epoch + 1 } };
  if (reminder.phase === 'again') {
    return { ...goOn({ ...reminder, missed: reminder.missed + 1, answer: null }, when, now), missed: true };
  }
  // After an outage that ended at night the morning is waited for: a message that waits would hold up the chat's replies.
  const morning = when.leaves(now);
  const over = when.ends !== null && now >= when.ends;
  // “On the 3rd” helps nobody on the 4th; who let it pass without a word has missed it then.
  if (over && reminder.phase === 'asked')
    return { ...goOn({ ...reminder, missed: reminder.missed + 1, answer: null }, when, now), missed: true };
  // It was told once, and put off: no occurrence that was passed over.
  if (over && reminder.phase === 'later') return goOn(reminder, when, now);
  if (morning > now) return { next: { ...reminder, nextAt: morning, epoch: reminder.epoch + 1 } };
  if (reminder.phase === 'due') {
    const { gone } = lookAhead(reminder, when, now);
    const held = [reminder.occursAt, ...gone];
    if (over) {
      return { next: { ...reminder, phase: 'over', nextAt: null, epoch: reminder.epoch + 1 }, ...skip(held) };
    }
    const occursAt = held.at(-1) ?? reminder.occursAt;
    return { ...ask({ ...reminder, occursAt }, when, false, now), ...skip(held.slice(0, -1)) };
  }
  return ask(reminder, when, true, now);
};

/** What an answer makes of a reminder. Null: it is not waited for any more. */
export const answerReminder = (
  reminder: Reminder,
  answer: ReminderAnswer,
  when: Occurrences,
  now: Instant,
): Moved | null => {
  if (reminder.phase === 'due' || reminder.phase === 'over') return null;
  if (answer === 'later') {
    const nextAt = when.afterTime(now, LATER);
    // The day is over by then: who put it off is not asked any more.
    if (when.ends !== null && nextAt >= when.ends) return goOn({ ...reminder, answer, missed: 0 }, when, now);
    return { next: { ...reminder, phase: 'later', answer, nextAt, epoch: reminder.epoch + 1 } };
  }
  return goOn({ ...reminder, answer, missed: 0 }, when, now);
};

/** A reminder as it begins: nothing was asked, the first occurrence after `now` is to come. */
export const beginReminder = (
  given: Pick<Reminder, 'id' | 'enrolmentId' | 'kind' | 'rrule' | 'dtstart' | 'timezone' | 'onDate'> &
    Partial<Pick<Reminder, 'caseId'>>,
  when: Occurrences,
  now: Instant,
): Reminder => {
  const nothing = {
    caseId: null,
    ...given,
    phase: 'over',
    occursAt: now,
    nextAt: null,
    epoch: 0,
    askedAt: null,
    answer: null,
    missed: 0,
  } as const;
  for (const first of when.after(now)) return { ...nothing, phase: 'due', occursAt: first, nextAt: when.leaves(first) };
  return nothing;
};
