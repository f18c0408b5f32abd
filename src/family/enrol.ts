import { derivedId } from '../cases/ids.js';
import type { Moment } from '../cases/moment.js';
import { placeOf } from '../domain/draft.js';
import type { TextRef } from '../domain/effect.js';
import { dateOf, type GuardianAnswers, grownUpAt, type ReminderKind } from '../domain/guardian.js';
import { beginReminder } from '../domain/reminder.js';
import { CITY_AREA } from '../domain/report.js';
import { erasedBy } from '../notify/holding/case-reminders.js';
import { occurrencesOf } from '../notify/times/recurrence.js';
import type { Enrolment } from '../store/store.js';
import { scheduleFor, scheduleOn } from './schedule.js';

/** A chat's enrolment: as it stands, or a new one that has agreed to nothing yet. */
export const enrolmentOf = async (m: Moment, area: string): Promise<Enrolment> =>
  (await m.tx.enrolments.ofChat(m.chatKey)) ?? {
    id: derivedId(m.seal, 'enrolment', m.chatKey),
    address: m.address,
    locale: m.locale,
    timezone: m.frame.timezone,
    area,
    caseId: null,
    postCode: null,
    phone: null,
    messagesConsentAt: null,
    childConsentAt: null,
    createdAt: m.now,
    stoppedAt: null,
    eraseAt: grownUpAt({}, m.now),
  };

/** What a guardian is to be reminded of, and when. */
export interface Wanted {
  readonly kind: ReminderKind;
  /** Such as `3-19:30`: the weekday, which a date needs not, and the time. */
  readonly convenient: string;
  readonly date: string | undefined;
  /** The case for which the desk sets it; null: the guardian's own, which stays theirs whatever becomes of a case. */
  readonly caseId: string | null;
}

/**
 * Sets one reminder of an enrolment, in the place of one of the same kind that the same side set: the desk's takes nothing
 * from the guardian's own. Returns when it comes first; null when it does not, as for a date that has come.
 */
export const setReminder = async (
  m: Moment,
  enrolment: Enrolment,
  { kind, convenient, date, caseId }: Wanted,
): Promise<number | null> => {
  const { tx, frame, seal, now } = m;
  const { timezone } = enrolment;
  const time = convenient.split('-')[1] ?? '09:00';
  const rule =
    date === undefined ? scheduleFor(kind, convenient, timezone, now) : scheduleOn(kind, date, time, timezone, now);
  if (rule === null) return null;
  // Two in one instant are two, unless they say the same.
  const when = `${rule.dtstart}:${rule.rrule}:${rule.onDate}`;
  const id = derivedId(seal, 'reminder', `${enrolment.id}:${caseId}:${kind}:${now}:${when}`);
  for (const known of await tx.reminders.ofEnrolment(enrolment.id)) {
    if (known.kind === kind && known.caseId === caseId && known.id !== id)
      await tx.reminders.move(known, { ...known, phase: 'over', nextAt: null, epoch: known.epoch + 1 });
  }
  const reminder = beginReminder(
    { ...rule, id, enrolmentId: enrolment.id, caseId },
    occurrencesOf(rule, frame.calendar),
    now,
  );
  await tx.reminders.add(reminder, now);
  const data = {
    reminder: id,
    kind,
    rule: rule.rrule,
    ...(date === undefined ? {} : { once: true }),
    ...(m.member ? {} : { by: 'guardian' }),
  };
  const about = { caseId: caseId ?? enrolment.caseId ?? undefined, memberId: m.member?.id };
  await tx.events.add({ at: now, kind: 'reminder.set', ...about, data });
  return reminder.nextAt;
};

/**
 * Who agreed before says no: the last answer counts, and nothing more is sent to this chat. What was left for that is erased as
 * after 退订, but for the chat of whoever was let into a case that is open.
 */
export const refuseReminders = async (m: Moment, { consent_child }: GuardianAnswers): Promise<readonly TextRef[]> => {
  const { tx, now } = m;
  await tx.cases.inTurnOfFamily(m.chatKey);
  const known = await tx.enrolments.ofChat(m.chatKey);
  if (known === null) return [];
  const ended = await tx.reminders.end(known.id);
  await tx.outbox.cancelReminders(m.chatKey, undefined, now);
  const childConsentAt = consent_child === 'agree' ? now : null;
  const matter = known.caseId === null ? null : await tx.cases.byId(known.caseId);
  const stops = Math.min(known.eraseAt ?? Infinity, erasedBy(m.frame, known, now));
  const eraseAt = matter?.closedAt === null ? known.eraseAt : stops;
  await tx.enrolments.save({ ...known, phone: null, messagesConsentAt: null, childConsentAt, eraseAt });
  const data = { enrolment: known.id, messages: false, child: childConsentAt !== null, ended };
  await tx.events.add({ at: now, kind: 'guardian.refused', caseId: known.caseId ?? undefined, data });
  return ended > 0 ? [{ key: 'remind-refused' }] : [];
};

/** A guardian agreed to be reminded: what was chosen is set, and the guardian hears when it comes. */
export const enrol = async (m: Moment, answers: GuardianAnswers): Promise<readonly TextRef[]> => {
  const { tx, now } = m;
  const { remind_what = [], remind_when = '', phone, consent_child } = answers;
  const said = placeOf({ kind: 'guardian', answers, signs: [], askedForHelp: false }, m.frame.posts);
  await tx.cases.inTurnOfFamily(m.chatKey);
  const known = await enrolmentOf(m, said);
  const enrolment: Enrolment = {
    ...known,
    // The family may have moved.
    area: said === CITY_AREA ? known.area : said,
    locale: m.locale,
    phone: phone ?? known.phone,
    messagesConsentAt: now,
    childConsentAt: consent_child === 'agree' ? now : null,
    stoppedAt: null,
    // Nothing of it is kept once the child is of age (domain.md 1.9).
    eraseAt: grownUpAt(answers, now),
  };
  await tx.enrolments.save(enrolment);
  const consents = { messages: true, child: consent_child === 'agree' };
  await tx.events.add({ at: now, kind: 'guardian.enrolled', caseId: enrolment.caseId ?? undefined, data: consents });
  const lines: TextRef[] = [{ key: 'remind-set' }];
  for (const kind of remind_what) {
    const date = dateOf(answers, kind);
    if (kind === 'parent_class' && date === undefined) {
      // It is where somebody holds one: “not fixed” means not yet, and no month has one by itself.
      lines.push({ key: 'remind-no-date', args: { what: { key: `remind-${kind}` } } });
      continue;
    }
    const at = await setReminder(m, enrolment, { kind, convenient: remind_when, date, caseId: null });
    const what = { key: `remind-${kind}` };
    if (date !== undefined) {
      const args = { what, on: { on: date } };
      lines.push(
        at === null ? { key: 'remind-date-past', args } : { key: 'remind-set-date', args: { ...args, first: { at } } },
      );
    } else if (at !== null) {
      lines.push({
        key: kind === 'written_notice' ? 'remind-set-once' : 'remind-set-line',
        args: { what, first: { at } },
      });
    }
  }
  const none = lines.every(({ key }) => key === 'remind-set' || key === 'remind-no-date');
  return none ? lines.slice(1) : [...lines, { key: 'remind-how-to-stop' }];
};
