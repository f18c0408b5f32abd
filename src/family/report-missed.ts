import { derivedId, freeCaseNumber, receiptFor, receiptHash } from '../cases/ids.js';
import type { Instant } from '../domain/clock.js';
import type { GuardianDraft } from '../domain/guardian.js';
import type { Level } from '../domain/level.js';
import type { Reminder } from '../domain/reminder.js';
import type { Triage } from '../domain/triage.js';
import type { Frame } from '../notify/frame.js';
import { openObligation } from '../notify/open.js';
import type { Enrolment, Obligation, Records, Store } from '../store/store.js';

/** Why somebody is to look after a family that was reminded: nobody answered, or the guardian asks for help. */
export type Concern = 'checkin_missed' | 'help_at_reminder';

const LEVELS: Readonly<Record<Concern, Level>> = { checkin_missed: 'P3', help_at_reminder: 'P2' };
const VERSION = 'reminder-1';

/**
 * Files what a reminder brought up as a report of the family's area, in its case where it has one, so that the ladder
 * sees to it. The same occurrence again is nothing. Returns the obligation.
 */
export const reportMissed = async (
  frame: Frame,
  seal: Store['seal'],
  tx: Records,
  { enrolment, reminder, concern }: { enrolment: Enrolment; reminder: Reminder; concern: Concern },
  now: Instant,
): Promise<Obligation> => {
  const level = LEVELS[concern];
  const id = derivedId(seal, 'check-in', `${reminder.id}:${reminder.occursAt}:${concern}`);
  const known = enrolment.caseId === null ? null : await tx.reports.case(enrolment.caseId);
  const area = known?.area ?? enrolment.area;
  const caseId = known?.id ?? id;
  if (!known) {
    const number = await freeCaseNumber(seal, tx, id);
    await tx.reports.saveCase({ id, number, area, level, status: 'received', openedAt: now, updatedAt: now });
  }
  const triage: Triage = {
    version: VERSION,
    level,
    score: 0,
    parts: [],
    rules: [{ id: concern, raisesTo: level, answers: [`reminder:${reminder.kind}`] }],
    mandatory: [],
    policeDuty: false,
  };
  const answers = enrolment.phone === null ? {} : { phone: enrolment.phone };
  const askedForHelp = concern === 'help_at_reminder';
  const draft: GuardianDraft = { kind: 'guardian', answers, signs: [], askedForHelp };
  const obligation = await openObligation(frame, tx, { reportId: id, caseId, level, area }, now);
  await tx.reports.save({
    id,
    caseId,
    channel: enrolment.address.channel,
    receiptHash: receiptHash(seal, receiptFor(seal, id)),
    area,
    level,
    triage,
    draft,
    partial: false,
    promisedBy: obligation.dueAt,
    createdAt: now,
    updatedAt: now,
  });
  // Who asked for help hears that somebody takes it; who did not answer is not told that it was noticed.
  if (askedForHelp)
    await tx.reports.saveReporter({ reportId: id, address: enrolment.address, locale: enrolment.locale });
  const data = { level, rules: VERSION, partial: false, channel: enrolment.address.channel };
  await tx.events.add({ at: now, kind: 'report.filed', caseId, reportId: id, data });
  return obligation;
};
