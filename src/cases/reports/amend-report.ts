import { isDeepStrictEqual } from 'node:util';
import { mustNotKnow } from '../../domain/child.js';
import type { Instant } from '../../domain/clock.js';
import { assess, type Draft, goingOn, placeOf } from '../../domain/draft.js';
import type { Effect, TextRef } from '../../domain/effect.js';
import { higher } from '../../domain/level.js';
import { RECENT } from '../../domain/likeness.js';
import { newsFor } from '../../domain/news.js';
import { districtOf } from '../../domain/places.js';
import { CITY_AREA } from '../../domain/report.js';
import { addsTo } from '../../domain/routes.js';
import { dropExcluded } from '../../notify/ladder/excluded.js';
import { callsOf, redirectObligation } from '../../notify/ladder/open.js';
import type { Case, Report } from '../../store/store.js';
import { raiseCase } from '../change-level.js';
import { receiptFor, reportIdFor } from '../ids.js';
import type { Moment } from '../moment.js';
import { callPolice } from '../police-duty.js';
import { callAnew, isOnIt } from './call-anew.js';
import { fileReport, keepHousehold, routeOf, toldByFamily } from './file-report.js';
import { lastRead, tellSupplement } from './tell-supplement.js';

/** Whether anything is told now that was not before. */
const tellsMore = (before: Draft, { answers, signs }: Draft): boolean =>
  !isDeepStrictEqual([before.answers, before.signs], JSON.parse(JSON.stringify([answers, signs])));

type Amendment = Extract<Effect, { readonly type: 'amendReport' }>;

/**
 * Where things are to be done after this. A district or street that the reporter says now moves what is done, unless somebody is
 * responsible and knows where: then they hear what was added, and it is theirs to say. What lay with the city goes along.
 */
const whereNow = ({ frame }: Moment, report: Report, draft: Draft, matter: Case | null) => {
  const said = placeOf(draft, frame.posts);
  const known = matter !== null && matter.holderId !== null && matter.area !== CITY_AREA;
  const moves = said !== CITY_AREA && said !== placeOf(report.draft, frame.posts) && !known;
  const area = moves ? said : (matter?.area ?? report.area);
  return { area, moves, placed: (at: string): string => (moves || at === CITY_AREA ? area : at) };
};

/**
 * More is known about a report filed before. It may raise the level, never lower it, may find the district, and may tell
 * of concerns that others answer for: then the posts that answer for it now are called. Danger that is told once somebody
 * has taken it, or it was closed, calls anew. Returns what the reporter is told, once the report is complete.
 */
export const amendReport = async (
  m: Moment,
  { serial, draft: told, partial, danger, help }: Omit<Amendment, 'type'>,
): Promise<TextRef | null> => {
  const { tx, frame, seal, now } = m;
  const id = reportIdFor(seal, m.chatKey, serial);
  await tx.cases.inTurn(id);
  const read = await tx.reports.byId(id);
  if (!read) return fileReport(m, serial, told, partial);

  const draft = goingOn(read.draft, told);
  const found = assess(draft, { earlierReports: await tx.reports.earlier(read, read.createdAt - RECENT) });
  const level = higher(read.level, found.level);
  const known = await tx.cases.byId(read.caseId);
  const where = whereNow(m, read, draft, known);
  const area = districtOf(where.placed(read.area));
  const report = { ...read, draft, triage: found, level, area, partial, updatedAt: now };
  await tx.reports.save(report);
  if (known !== null && known.erasedAt !== null) await tx.cases.toEraseAgain(known.id);
  if (draft.kind !== read.draft.kind || !toldByFamily(read.draft)) await keepHousehold(m, id, read.caseId, draft);
  const basis = draft.kind === 'child' && mustNotKnow(draft.answers) !== undefined ? 'must_not_know' : 'named_source';
  await dropExcluded(frame, tx, read.caseId, basis, now);
  await tx.events.add({
    at: now,
    kind: 'report.amended',
    caseId: read.caseId,
    reportId: id,
    // Where it counts for more as one that follows another: how urgent it is by itself.
    data: { level, partial, alone: assess(draft, { earlierReports: 0 }).level },
  });
  const before = assess(read.draft, { earlierReports: 0 });
  const another = found.mandatory.some((code) => !before.mandatory.includes(code));
  await callPolice(m, report, { area: where.area, moved: where.moves, anew: danger === true || another });
  const promisedBy = await callWhoMustHear(m, read, report, where, { danger: danger === true, help: help === true });
  if (promisedBy !== read.promisedBy) await tx.reports.save({ ...report, promisedBy });
  const completed = read.partial && !partial;
  const given = { key: 'receipt-given', args: { receipt: receiptFor(seal, id), by: { at: promisedBy } } };
  return completed ? newsFor(draft.kind, given) : null;
};

/** Calls whoever must hear of what is known now, or tells them. Returns by when somebody will have taken it. */
const callWhoMustHear = async (
  m: Moment,
  before: Report,
  report: Report,
  { area, placed }: ReturnType<typeof whereNow>,
  { danger, help }: { readonly danger: boolean; readonly help: boolean },
): Promise<Instant> => {
  const { tx, frame, now } = m;
  const { level, draft } = report;
  const read = await tx.cases.byId(report.caseId);
  const calls = await callsOf(tx, report);
  const last = calls.at(-1);
  if (!read || !last) return report.promisedBy;
  const route = routeOf(m, draft);
  const matter = { ...read, area };
  if (area !== read.area) await tx.cases.locate(matter.id, { level: matter.level, area }, now);

  const anew =
    (danger || (level === 'P0' && before.level !== 'P0')) && last.state !== 'open' && !(await isOnIt(m, matter, last));
  // What a named person lowered stays so until something new is told that is worse.
  const worse = level !== before.level || danger;
  const called = anew ? await callAnew(m, matter, report.id, route, calls) : null;
  if (worse && level < matter.level) await raiseCase(m, matter, level, undefined, last.id);
  if (called) return called.dueAt;
  const there = placed(last.area);
  const others = addsTo(tx.obligations.routeOf(last), route);
  if (last.state === 'open' && (level < last.level || there !== last.area || others)) {
    const next = { level: higher(level, last.level), area: there, route };
    return (await redirectObligation(frame, tx, last, next, now)).dueAt;
  }
  const about = `${report.id}:supplement`;
  const more = tellsMore(before.draft, draft);
  if (help || (!report.partial && (before.partial || more)))
    await tellSupplement(m, last, matter, `${about}:${now}`, { help });
  else if (last.state !== 'open' && more) {
    // They are still being asked, and may stop at any question: whoever has it hears once, and again when they have looked.
    const since = await lastRead(m, matter.id, matter.holderId ?? last.holderId);
    await tellSupplement(m, last, matter, `${about}:since:${since}`);
  }
  return report.promisedBy;
};
