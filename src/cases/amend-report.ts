import { mustNotKnow } from '../domain/child.js';
import { areaOf, assess, type Draft } from '../domain/draft.js';
import type { TextRef } from '../domain/effect.js';
import { higher } from '../domain/level.js';
import { RECENT } from '../domain/likeness.js';
import { newsFor } from '../domain/news.js';
import { districtOf } from '../domain/places.js';
import { CITY_AREA } from '../domain/report.js';
import { dropExcluded } from '../notify/excluded.js';
import { redirectObligation } from '../notify/open.js';
import { membersAtRung } from '../notify/rungs.js';
import { tellMember } from '../notify/tell.js';
import type { Case, Obligation, Report } from '../store/store.js';
import { fileReport, keepHousehold, routeOf } from './file-report.js';
import { receiptFor, reportIdFor } from './ids.js';
import type { Moment } from './moment.js';
import { callPolice } from './police-duty.js';

/** Whoever holds the matter, or is called for it, hears that the reporter added something. */
const tellSupplement = async (m: Moment, o: Obligation, number: string): Promise<void> => {
  const { tx, frame, now } = m;
  const called = (await membersAtRung(frame, tx, o, o.rung, now)).map(({ memberId }) => memberId);
  const told = o.holderId ? [o.holderId] : called;
  const line = { key: 'card-supplement', args: { number } };
  const matter = { id: o.id, number, as: o.state === 'open' ? ('open' as const) : ('held' as const), kind: o.kind };
  for (const memberId of told) {
    const options = { id: `${o.reportId}:supplement:${now}`, priority: 1, matter, epoch: o.epoch };
    await tellMember(frame, tx, memberId, line, options, now);
  }
};

/**
 * Where things are to be done after this. A district that the reporter says now moves what is done, unless somebody is
 * responsible and knows where: then they hear what was added, and it is theirs to say. What lay with the city goes along.
 */
const whereNow = (report: Report, draft: Draft, matter: Case | null) => {
  const said = areaOf(draft);
  const known = matter !== null && matter.holderId !== null && matter.area !== CITY_AREA;
  const moves = said !== CITY_AREA && said !== areaOf(report.draft) && !known;
  const place = moves ? said : (matter?.area ?? report.area);
  return { moves, placed: (area: string): string => (moves || area === CITY_AREA ? place : area) };
};

/**
 * More is known about a report filed before. It may raise the level, never lower it, and may find the district: then
 * the posts that answer for it now are called. Returns what the reporter is told, once the report is complete.
 */
export const amendReport = async (
  m: Moment,
  serial: number,
  draft: Draft,
  partial: boolean,
): Promise<TextRef | null> => {
  const { tx, frame, seal, now } = m;
  const id = reportIdFor(seal, m.chatKey, serial);
  const report = await tx.reports.byId(id);
  if (!report) return fileReport(m, serial, draft, partial);

  const found = assess(draft, { earlierReports: await tx.reports.earlier(report, report.createdAt - RECENT) });
  const level = higher(report.level, found.level);
  const matter = await tx.cases.byId(report.caseId);
  const { moves, placed } = whereNow(report, draft, matter);
  const area = districtOf(placed(report.area));
  await tx.reports.save({ ...report, draft, triage: found, level, area, partial, updatedAt: now });
  if (draft.kind !== report.draft.kind) await keepHousehold(m, id, report.caseId, draft);
  const basis = draft.kind === 'child' && mustNotKnow(draft.answers) !== undefined ? 'must_not_know' : 'named_source';
  await dropExcluded(frame, tx, report.caseId, basis, now);
  const where = placed(matter?.area ?? report.area);
  if (matter) await tx.cases.locate(matter.id, { level: higher(matter.level, level), area: where }, now);
  await tx.events.add({
    at: now,
    kind: 'report.amended',
    caseId: report.caseId,
    reportId: id,
    data: { level, partial },
  });

  await callPolice(m, { ...report, level, area, triage: found }, where, moves);
  const o = await tx.obligations.ofReport(id);
  let promise = report.promisedBy;
  const route = routeOf(m, draft);
  if (o?.state === 'open' && (level !== o.level || placed(o.area) !== o.area)) {
    const redirected = await redirectObligation(frame, tx, o, { level, area: placed(o.area), route }, now);
    promise = redirected.dueAt;
    await tx.reports.save({
      ...report,
      draft,
      triage: found,
      level,
      area,
      partial,
      promisedBy: promise,
      updatedAt: now,
    });
  } else if (o && !partial && matter) {
    await tellSupplement(m, o, matter.number);
  }
  const completed = report.partial && !partial;
  const given = { key: 'receipt-given', args: { receipt: receiptFor(seal, id), by: { at: promise } } };
  return completed ? newsFor(draft.kind, given) : null;
};
