import type { Instant } from '../../domain/clock.js';
import { hasSeveral } from '../../domain/guardian.js';
import { beginReminder } from '../../domain/reminder.js';
import type { Enrolment, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { mayLeaveAt } from '../ladder/moments.js';
import { occurrencesOf } from '../times/recurrence.js';
import { addWorkingDays } from '../times/service-hours.js';

/**
 * So many working days after it was stopped everything of an enrolment is erased: it is promised within fifteen (domain.md 1.9), and
 * what erases comes by once an hour, or a day later where it does not trust the clock.
 */
const ERASED_AFTER = 14;

/** What the desk set for a case ends with it: nothing more is sent, asked again or missed. A guardian's own goes on. */
export const endReminders = async (tx: Records, caseId: string, now: Instant): Promise<void> => {
  for (const { id, kind, chatKey } of await tx.reminders.endOfCase(caseId)) {
    await tx.outbox.cancelReminders(chatKey, id, now);
    await tx.events.add({ at: now, kind: 'reminder.ended', caseId, data: { reminder: id, kind } });
  }
};

/** By when everything of an enrolment is erased whose reminders are stopped now. */
export const erasedBy = ({ calendar }: Pick<Frame, 'calendar'>, { timezone }: Enrolment, now: Instant): Instant =>
  addWorkingDays(now, ERASED_AFTER, timezone, calendar);

/** All reminders of a chat stop: nothing of them leaves any more, and what was left for them is erased. */
export const stopEnrolment = async (
  frame: Pick<Frame, 'calendar'>,
  tx: Records,
  enrolment: Enrolment,
  now: Instant,
): Promise<void> => {
  const ended = await tx.reminders.end(enrolment.id);
  await tx.outbox.cancelReminders(tx.enrolments.chatKey(enrolment), undefined, now);
  await tx.enrolments.save({ ...enrolment, stoppedAt: now, eraseAt: erasedBy(frame, enrolment, now) });
  const data = { enrolment: enrolment.id, ended };
  await tx.events.add({ at: now, kind: 'reminder.stopped', caseId: enrolment.caseId ?? undefined, data });
};

/**
 * Whether a guardian has another child, as far as is known: in another case that is open, to which they were invited or of which
 * they told here, or by what they told.
 */
const hasAnother = async (tx: Records, enrolment: Enrolment, caseId: string): Promise<boolean> => {
  const reported = (await tx.reports.wholeChat(tx.enrolments.chatKey(enrolment))) ?? [];
  const told = reported.flatMap(({ draft, ...report }) => (draft.kind === 'guardian' ? [{ ...report, draft }] : []));
  if (told.some(({ draft }) => hasSeveral(draft.answers))) return true;
  const invited = await tx.enrolments.invitedTo(enrolment.id);
  const others = new Set([...invited.map(({ now }) => now), ...told.map((report) => report.caseId)]);
  others.delete(caseId);
  for (const id of others) if ((await tx.cases.byId(id))?.closedAt === null) return true;
  return false;
};

/**
 * The child of a case is of age: its guardians are reminded no more, and hear so (domain.md 1.9). Whoever has another child
 * is, of what they set themselves, for that one.
 */
export const stopForAge = async (frame: Frame, tx: Records, caseId: string, now: Instant): Promise<void> => {
  for (const enrolment of await tx.enrolments.ofCase(caseId)) {
    if (await hasAnother(tx, enrolment, caseId)) continue;
    await stopEnrolment(frame, tx, enrolment, now);
    if (enrolment.messagesConsentAt === null) continue;
    const { id, address, locale, timezone } = enrolment;
    const message = frame.texts.render(locale, { lines: [{ key: 'remind-stopped' }] }, { timezone, now });
    const notBefore = mayLeaveAt(frame, frame.ladder.levels.P3, timezone, now);
    const row = {
      id: `remind:${id}:stopped-${now}`,
      address,
      kind: 'remind' as const,
      priority: 3,
      notBefore,
      message,
    };
    await tx.outbox.add([row], now);
  }
};

/** What a guardian says to all reminders of their chat. */
const STOPS: readonly string[] = ['reminder.stopped', 'guardian.refused'];

/** Whether the guardian wants no messages, or stopped them after an instant: agreeing anew brings back only what is set anew. */
const isStopped = async (tx: Records, enrolment: Enrolment, caseId: string, after: Instant): Promise<boolean> => {
  if (enrolment.stoppedAt !== null || enrolment.messagesConsentAt === null) return true;
  for (const id of new Set([caseId, enrolment.caseId ?? caseId])) {
    const since = (await tx.events.ofCase(id)).filter(({ kind, at }) => STOPS.includes(kind) && at >= after);
    if (since.some(({ data }) => data?.enrolment === enrolment.id)) return true;
  }
  return false;
};

/**
 * A case is opened again: what its closing ended comes back, from its next occurrence on, to whoever agrees to messages still.
 * Returns how many there are. What ended otherwise, or stopped since, does not come back.
 */
export const resumeReminders = async (
  frame: Pick<Frame, 'calendar'>,
  tx: Records,
  caseId: string,
  closedAt: Instant,
  now: Instant,
): Promise<number> => {
  let resumed = 0;
  for (const { kind, at, data } of await tx.events.ofCase(caseId)) {
    const read = kind === 'reminder.ended' && at >= closedAt ? await tx.reminders.byId(String(data?.reminder)) : null;
    const enrolment = read && (await tx.enrolments.byId(read.enrolmentId));
    if (read?.phase !== 'over' || !enrolment || (await isStopped(tx, enrolment, caseId, at))) continue;
    const again = { ...beginReminder(read, occurrencesOf(read, frame.calendar), now), epoch: read.epoch + 1 };
    if (again.nextAt === null || !(await tx.reminders.move(read, again))) continue;
    await tx.events.add({ at: now, kind: 'reminder.resumed', caseId, data: { reminder: read.id, kind: read.kind } });
    resumed += 1;
  }
  return resumed;
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
