import type { Instant } from '../domain/clock.js';
import type { Prompt } from '../domain/effect.js';
import { moveReminder, REMINDER_ANSWERS, type Reminder } from '../domain/reminder.js';
import type { Frame } from '../notify/frame.js';
import { endReminders } from '../notify/holding/case-reminders.js';
import { occurrencesOf } from '../notify/times/recurrence.js';
import { RaceLost, type Records, type Store } from '../store/store.js';
import { reportMissed } from './report-missed.js';

/** What a guardian reads: neither where it comes from nor what it is about (domain.md 5.1 (c)). */
export const reminderPrompt = ({ id, kind, occursAt, onDate }: Reminder, again: boolean): Prompt => ({
  lines: [
    {
      key: `${again ? 'remind-again' : 'remind-now'}${onDate === null ? '' : '-date'}`,
      args: { what: { key: `remind-${kind}` }, ...(onDate === null ? {} : { on: { on: onDate } }) },
    },
  ],
  choices: REMINDER_ANSWERS.map((answer) => [
    { label: { key: `button-remind-${answer}` }, data: `m.${answer}.${id}.${occursAt.toString(36)}` },
  ]),
});

/**
 * Moves one reminder that is due by one step, with its message, in this transaction. Nothing when it is not due any
 * more, or when another instance is at it.
 */
export const remind = async (
  frame: Frame,
  seal: Store['seal'],
  tx: Records,
  id: string,
  now: Instant,
): Promise<void> => {
  await tx.cases.inTurnOfFamily(id);
  const read = await tx.reminders.hold(id);
  if (!read || read.nextAt === null || read.nextAt > now) return;
  const enrolment = await tx.enrolments.byId(read.enrolmentId);
  if (!enrolment || enrolment.stoppedAt !== null) {
    await tx.reminders.end(read.enrolmentId);
    return;
  }
  if (read.caseId !== null && (await tx.cases.byId(read.caseId))?.closedAt !== null) {
    await endReminders(tx, read.caseId, now);
    return;
  }
  const { next, ask, missed, skipped } = moveReminder(read, occurrencesOf(read, frame.calendar), now);
  if (!(await tx.reminders.move(read, next))) throw new RaceLost('the reminder moved');
  const about = { at: now, caseId: read.caseId ?? enrolment.caseId ?? undefined };
  const facts = { reminder: id, kind: read.kind };
  if (skipped) await tx.events.add({ ...about, kind: 'reminder.skipped', data: { ...facts, ...skipped } });
  if (missed) {
    await tx.events.add({
      ...about,
      kind: 'checkin.missed',
      data: { ...facts, occursAt: read.occursAt, missed: next.missed },
    });
    await reportMissed(frame, seal, tx, { enrolment, reminder: read, concern: 'checkin_missed' }, now);
  }
  if (!ask) return;
  const telling = { timezone: enrolment.timezone, now };
  const row = {
    id: `remind:${id}:${next.epoch}`,
    address: enrolment.address,
    kind: 'remind' as const,
    priority: 3,
    notBefore: now,
    message: frame.texts.render(enrolment.locale, reminderPrompt(next, ask.again), telling),
  };
  await tx.outbox.add([row], now);
  const data = { ...facts, occursAt: next.occursAt, again: ask.again };
  await tx.events.add({ ...about, kind: 'reminder.sent', data });
};
