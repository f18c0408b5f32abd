import type { ReminderKind } from '../../domain/guardian.js';
import { setReminder } from '../../family/enrol.js';
import type { DoAct } from '../act.js';
import { refused, said } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';

const KINDS: Readonly<Record<string, ReminderKind>> = {
  weekly: 'weekly_contact',
  visit: 'follow_up_visit',
  home: 'home_visit',
  review: 'subsidy_review',
  notice: 'written_notice',
  class: 'parent_class',
  school: 'back_to_school',
};

/** Sets a reminder for the guardians of the case; only those who agreed to messages get it (domain.md 5.1 C11). */
export const remind: DoAct = async (m, obligationId, { what = '', day = '', date, time = '' }) => {
  const found = await responsibleFor(m, obligationId);
  const kind = KINDS[what];
  if (!found || !kind) return refused;
  const { number, id } = found.matter;
  const joined = await m.tx.enrolments.ofCase(id);
  const agreed = joined.filter(({ messagesConsentAt }) => messagesConsentAt !== null);
  if (agreed.length === 0) {
    return said({ key: joined.length === 0 ? 'remind-nobody-joined' : 'remind-nobody-agreed', args: { number } });
  }
  const clock = `${time.slice(0, 2)}:${time.slice(2)}`;
  let first: number | null = null;
  const wanted = { kind, convenient: `${day}-${clock}`, date, caseId: id };
  for (const enrolment of agreed) first = (await setReminder(m, enrolment, wanted)) ?? first;
  const about = { number, what: { key: `remind-${kind}` }, first: { at: first ?? m.now } };
  if (date === undefined) return said({ key: 'remind-set-at-desk', args: about });
  const args = { ...about, on: { on: date } };
  return said({ key: first === null ? 'remind-date-past-at-desk' : 'remind-date-at-desk', args });
};
