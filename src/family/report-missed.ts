import { derivedId, openCase, receiptFor, receiptHash } from '../cases/ids.js';
import type { Instant } from '../domain/clock.js';
import type { GuardianDraft } from '../domain/guardian.js';
import type { Level } from '../domain/level.js';
import { districtOf } from '../domain/places.js';
import { REMINDER_TRIAGE_VERSION, type Reminder } from '../domain/reminder.js';
import type { Triage } from '../domain/triage.js';
import type { Frame } from '../notify/frame.js';
import { callFor, noteUncalled, openObligation, promiseFor } from '../notify/ladder/open.js';
import { wayUp } from '../notify/ladder/way-up.js';
import type { Case, Enrolment, Obligation, Records, Store } from '../store/store.js';

/** Why somebody is to look after a family that was reminded: nobody answered, or the guardian asks for help. */
export type Concern = 'checkin_missed' | 'help_at_reminder';

const LEVELS: Readonly<Record<Concern, Level>> = { checkin_missed: 'P3', help_at_reminder: 'P2' };

/** The first of these cases that is open. */
const firstOpen = async (tx: Records, ids: readonly (string | null)[]): Promise<Case | null> => {
  for (const id of ids) {
    const known = id === null ? null : await tx.cases.byId(id);
    if (known?.closedAt === null) return known;
  }
  return null;
};

/** The case for which the desk set a reminder, else the one to which its guardian was invited last, if that is open. */
export const nearCaseOf = (tx: Records, enrolment: Enrolment, reminder: Reminder): Promise<Case | null> =>
  firstOpen(tx, [reminder.caseId, enrolment.caseId]);

/**
 * The open case to which a reminder belongs: the one for which the desk set it, else the one of those that are open to which
 * its guardian was invited last. Null: whatever comes of it goes to the posts of the family's area.
 */
export const openCaseOf = async (tx: Records, enrolment: Enrolment, reminder: Reminder): Promise<Case | null> => {
  const near = await nearCaseOf(tx, enrolment, reminder);
  if (near) return near;
  const invited = await tx.enrolments.invitedTo(enrolment.id);
  return firstOpen(
    tx,
    invited.map(({ now }) => now),
  );
};

/** What a guardian's call for help under this reminder has opened before, and nobody has seen to yet. */
const stillOpen = async (
  tx: Records,
  { id }: Case,
  reminder: Reminder,
  level: Level,
): Promise<Obligation | undefined> =>
  (await tx.obligations.ofCase(id)).find(
    (o) => o.kind === 'check_in' && o.subjectId === reminder.id && o.level <= level,
  );

/**
 * Files what a reminder brought up, so that somebody sees to it: in an open case the post that is responsible for it, and
 * those above; else the posts of the family's area, as for any report. The same occurrence again is nothing, and so is a
 * call for help while one is open.
 */
export const reportMissed = async (
  frame: Frame,
  seal: Store['seal'],
  tx: Records,
  { enrolment, reminder, concern }: { enrolment: Enrolment; reminder: Reminder; concern: Concern },
  now: Instant,
): Promise<Obligation> => {
  const level = LEVELS[concern];
  const askedForHelp = concern === 'help_at_reminder';
  const known = await openCaseOf(tx, enrolment, reminder);
  const open = known && askedForHelp ? await stillOpen(tx, known, reminder, level) : undefined;
  if (open) return open;
  const id = derivedId(seal, 'check-in', `${reminder.id}:${askedForHelp ? now : reminder.occursAt}:${concern}`);
  const area = known?.area ?? enrolment.area;
  const caseId = known?.id ?? id;
  if (!known) {
    await openCase(seal, tx, { id, area, level, openedAt: now });
    // What is missed next is of this case, and owed by whoever has it then.
    await tx.enrolments.belongs(enrolment.id, id);
  }
  const triage: Triage = {
    version: REMINDER_TRIAGE_VERSION,
    level,
    score: 0,
    parts: [],
    rules: [{ id: concern, raisesTo: level, answers: [`reminder:${reminder.kind}`] }],
    mandatory: [],
    policeDuty: false,
  };
  const answers = enrolment.phone === null ? {} : { phone: enrolment.phone };
  const draft: GuardianDraft = { kind: 'guardian', answers, signs: [], askedForHelp };
  await tx.reports.save({
    id,
    caseId,
    channel: enrolment.address.channel,
    receiptHash: receiptHash(seal, receiptFor(seal, id)),
    area: districtOf(area),
    level,
    triage,
    draft,
    partial: false,
    promisedBy: promiseFor(frame, level, now),
    createdAt: now,
    updatedAt: now,
  });
  // Who asked for help hears that somebody takes it; who did not answer is not told that it was noticed.
  if (askedForHelp)
    await tx.reports.saveReporter({ reportId: id, address: enrolment.address, locale: enrolment.locale });
  // Before anybody is called: whoever is reminded may hold a post themselves.
  const household = { id: `${id}:guardian`, caseId, basis: 'household' as const, person: enrolment.address };
  await tx.conflicts.add(household, now);
  const data = { level, rules: REMINDER_TRIAGE_VERSION, partial: false, channel: enrolment.address.channel };
  await tx.events.add({ at: now, kind: 'report.filed', caseId, reportId: id, data });
  const matter = { reportId: id, caseId, level, area };
  const theirs = known?.holderPost ?? (caseId === enrolment.caseId ? enrolment.postCode : null);
  // A post that is not in the directory any more is nobody's to answer in.
  const post = frame.posts.find(({ code }) => code === theirs)?.code;
  if (!known || post === undefined) {
    const opened = await openObligation(frame, tx, matter, now);
    if (!known) await noteUncalled(tx, caseId, now);
    return opened;
  }
  const targets = wayUp(frame, [post], { level, area });
  return callFor(frame, tx, { ...matter, id: `${id}-in`, kind: 'check_in', targets, subjectId: reminder.id }, now);
};
