import { assess, concernsOf, type Draft, placeOf } from '../../domain/draft.js';
import type { TextRef } from '../../domain/effect.js';
import { priorityOf } from '../../domain/level.js';
import { RECENT } from '../../domain/likeness.js';
import { newsFor } from '../../domain/news.js';
import { districtOf } from '../../domain/places.js';
import { CITY_AREA } from '../../domain/report.js';
import { type Route, routeFor } from '../../domain/routes.js';
import { dropExcluded } from '../../notify/ladder/excluded.js';
import { noteUncalled, openObligation, promiseFor } from '../../notify/ladder/open.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellResponsible } from '../../notify/telling/tell-responsible.js';
import type { Case, Obligation, Report } from '../../store/store.js';
import { raiseCase } from '../change-level.js';
import { openCase, receiptFor, receiptHash, reportIdFor } from '../ids.js';
import type { Moment } from '../moment.js';
import { callPolice } from '../police-duty.js';

/** Whom the concerns of a draft call besides the ladder. */
export const routeOf = ({ frame }: Moment, draft: Draft): Route =>
  routeFor(concernsOf(draft), frame.ladder.routes ?? {});

/**
 * Whoever shares a guardian's chat is of the household, and so is whoever shares a child's: it may be a parent's phone. Who
 * reports as a relative is related to the family, be they at the desk besides (domain.md 5.4).
 */
export const toldByFamily = (draft: Draft): boolean => draft.kind !== undefined || draft.answers.role === 'relative';

/** Puts on record that whoever uses this chat is not to be told of the case at the desk, where it is of the family. */
export const keepHousehold = async (m: Moment, reportId: string, caseId: string, draft: Draft): Promise<void> => {
  if (!toldByFamily(draft)) return;
  const kind = draft.kind ?? 'relative';
  // One for each chat in which they come back.
  const who = m.tx.conflicts.personKey(m.address).slice(0, 12);
  const conflict = { id: `${reportId}:${kind}:${who}`, caseId, basis: 'household' as const, person: m.address };
  await m.tx.conflicts.add(conflict, m.now);
};

/**
 * Where the family of a guardian's chat is, and the open case that the desk let the chat into, if it did: to stop reminders is
 * not to leave it.
 */
const familyOf = async ({ tx, chatKey }: Moment, draft: Draft): Promise<{ area?: string; joined?: Case }> => {
  const known = draft.kind === 'guardian' ? await tx.enrolments.ofChat(chatKey) : null;
  if (!known) return {};
  if (known.caseId !== null) await tx.cases.inTurn(known.caseId);
  // Linked meanwhile, it went along.
  const enrolment = (await tx.enrolments.byId(known.id)) ?? known;
  const matter = enrolment.caseId === null ? null : await tx.cases.byId(enrolment.caseId);
  if (matter?.closedAt !== null) return { area: enrolment.area };
  return { area: matter.area, ...(enrolment.postCode === null ? {} : { joined: matter }) };
};

/** A guardian who was let into a case tells something of it: it may be worse than was known, and its holder hears. */
const tellOfCase = async (m: Moment, matter: Case, call: Obligation): Promise<void> => {
  const { tx, frame, now } = m;
  if (call.level < matter.level) await raiseCase(m, matter, call.level, undefined, call.id);
  if (matter.holderId === null || (await tx.obligations.called(call.id, matter.holderId))) return;
  const { number } = matter;
  const key = call.level === 'P0' ? 'card-danger-anew' : 'card-supplemented';
  const card = onCard(call, number, 'open');
  const options = { matter: card, priority: priorityOf(call.level) };
  const line = { key, args: { number, by: { at: call.dueAt } } };
  await tellResponsible(frame, tx, matter, line, `${call.id}:holder`, now, options);
};

/**
 * Files a report, opens its case, if it is of none that is known, and the obligation to acknowledge it, and calls the first
 * rung, all in this transaction. `to`: the case that it is of, where whoever reported it adds to it. Returns what the reporter is told: the receipt, and by when a person will have looked.
 */
export const fileReport = async (
  m: Moment,
  serial: number,
  draft: Draft,
  partial: boolean,
  to: Case | null = null,
): Promise<TextRef> => {
  const { tx, frame, seal, now } = m;
  const id = reportIdFor(seal, m.chatKey, serial);
  const family = to ? { area: to.area, joined: to } : await familyOf(m, draft);
  const said = placeOf(draft, frame.posts);
  const area = said === CITY_AREA ? (family.area ?? said) : said;
  const caseId = family.joined?.id ?? id;
  // What others reported of the child of a family that was let in counts at once; one's own earlier words are no other report.
  const follows = family.joined !== undefined && to === null;
  const earlierReports = follows ? await tx.reports.earlier({ id, caseId, createdAt: now }, now - RECENT) : 0;
  const found = assess(draft, { earlierReports });
  const receipt = receiptFor(seal, id);

  const promisedBy = promiseFor(frame, found.level, now);
  if (!family.joined) await openCase(seal, tx, { id, area, level: found.level, openedAt: now });
  const report: Report = {
    id,
    caseId,
    channel: m.address.channel,
    receiptHash: receiptHash(seal, receipt),
    area: districtOf(area),
    level: found.level,
    triage: found,
    draft,
    partial,
    promisedBy,
    createdAt: now,
    updatedAt: now,
  };
  // Before anybody is called: whoever it names, or lives with the child, is not.
  await keepHousehold(m, id, caseId, draft);
  await tx.reports.save(report);
  await tx.reports.saveReporter({ reportId: id, address: m.address, locale: m.locale });
  const matter = { reportId: id, caseId, level: found.level, area, route: routeOf(m, draft) };
  const call = await openObligation(frame, tx, matter, now);
  if (family.joined) {
    await dropExcluded(frame, tx, caseId, 'named_source', now);
    await tellOfCase(m, (await tx.cases.byId(caseId)) ?? family.joined, call);
  }
  // The police were told nothing before of a report that is new.
  if (found.policeDuty) await callPolice(m, report, { area });
  if (!family.joined) await noteUncalled(tx, caseId, now);
  await tx.events.add({
    at: now,
    kind: 'report.filed',
    caseId,
    reportId: id,
    data: {
      level: found.level,
      rules: found.version,
      partial,
      channel: m.address.channel,
      ...(follows ? { alone: assess(draft, { earlierReports: 0 }).level } : {}),
    },
  });
  const key = partial ? 'receipt-partial' : 'receipt-given';
  return newsFor(draft.kind, { key, args: { receipt, by: { at: promisedBy } } });
};
