import { assess, concernsOf, type Draft, placeOf } from '../domain/draft.js';
import type { TextRef } from '../domain/effect.js';
import { newsFor } from '../domain/news.js';
import { districtOf } from '../domain/places.js';
import { type Route, routeFor } from '../domain/routes.js';
import { openObligation, promiseFor } from '../notify/open.js';
import type { Report } from '../store/store.js';
import { freeCaseNumber, receiptFor, receiptHash, reportIdFor } from './ids.js';
import type { Moment } from './moment.js';
import { callPolice } from './police-duty.js';

/** Whom the concerns of a draft call besides the ladder. */
export const routeOf = ({ frame }: Moment, draft: Draft): Route =>
  routeFor(concernsOf(draft), frame.ladder.routes ?? {});

/** Whoever shares a guardian's chat is of the household, and so is whoever shares a child's: it may be a parent's phone. */
export const keepHousehold = async (m: Moment, reportId: string, caseId: string, { kind }: Draft): Promise<void> => {
  if (kind === undefined) return;
  // One for each chat in which they come back.
  const who = m.tx.conflicts.personKey(m.address).slice(0, 12);
  const conflict = { id: `${reportId}:${kind}:${who}`, caseId, basis: 'household' as const, person: m.address };
  await m.tx.conflicts.add(conflict, m.now);
};

/**
 * Files a report, opens its case and the obligation to acknowledge it, and calls the first rung, all in this
 * transaction. Returns what the reporter is told: the receipt, and by when a person will have looked.
 */
export const fileReport = async (m: Moment, serial: number, draft: Draft, partial: boolean): Promise<TextRef> => {
  const { tx, frame, seal, now } = m;
  const id = reportIdFor(seal, m.chatKey, serial);
  const found = assess(draft, { earlierReports: 0 });
  const area = placeOf(draft, frame.posts);
  const receipt = receiptFor(seal, id);

  const promisedBy = promiseFor(frame, found.level, now);
  const number = await freeCaseNumber(seal, tx, id);
  await tx.cases.open({ id, number, area, level: found.level, openedAt: now });
  const report: Report = {
    id,
    caseId: id,
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
  await keepHousehold(m, id, id, draft);
  await tx.reports.save(report);
  const matter = { reportId: id, caseId: id, level: found.level, area, route: routeOf(m, draft) };
  await openObligation(frame, tx, matter, now);
  await callPolice(m, report, { area });
  await tx.reports.saveReporter({ reportId: id, address: m.address, locale: m.locale });
  await tx.events.add({
    at: now,
    kind: 'report.filed',
    caseId: id,
    reportId: id,
    data: { level: found.level, rules: found.version, partial, channel: m.address.channel },
  });
  const key = partial ? 'receipt-partial' : 'receipt-given';
  return newsFor(draft.kind, { key, args: { receipt, by: { at: promisedBy } } });
};
