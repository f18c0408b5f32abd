import { CITY_AREA } from '../domain/report.js';
import type { Route } from '../domain/routes.js';
import { callFor, freeId, nextId, redirectObligation } from '../notify/ladder/open.js';
import type { Case, Obligation, Report } from '../store/store.js';
import type { Moment } from './moment.js';

/** The police of the place are called beside the ladder, and may take the report themselves (意见 art 8). */
const POLICE: Route = { lead: ['police'], with: [] };

/** The obligations to tell the police of a report, newest last: one, and one more for what came after it. */
export const policeReportsOf = async (
  { tx }: Moment,
  { id, caseId }: Pick<Report, 'id' | 'caseId'>,
): Promise<Obligation[]> =>
  (await tx.obligations.allOfCase(caseId)).filter(({ kind, reportId }) => kind === 'police_report' && reportId === id);

/**
 * One of the nine situations is suspected: whoever works on the report has to tell the police at once, and to say what
 * number came back (强制报告意见 arts 2, 4). Always urgent, whatever the report's own level. `area`: where the child is. Opening
 * it again is nothing, unless the district has become known meanwhile, or `moved`: then its posts are called; or danger, or another
 * of the nine, is told `anew`, and the police were told before it.
 */
export const callPolice = async (
  m: Moment,
  report: Report,
  { area, moved = false, anew = false }: { readonly area: string; readonly moved?: boolean; readonly anew?: boolean },
): Promise<void> => {
  const { tx, frame, now } = m;
  const { id: reportId, caseId } = report;
  const before = await policeReportsOf(m, report);
  // What staff found goes to where the child is, too.
  if (!report.triage.policeDuty && before.length === 0) return;
  const last = before.at(-1);
  const duty = { kind: 'police_report' as const, reportId, caseId, level: 'P0' as const, area, route: POLICE };
  if (!last || (anew && report.triage.policeDuty && last.state === 'done')) {
    await callFor(frame, tx, { ...duty, id: nextId(`${reportId}-police`, before.length) }, now);
    return;
  }
  const elsewhere = last.area !== area && (moved || last.area === CITY_AREA);
  if (last.state === 'open' && elsewhere) await redirectObligation(frame, tx, last, duty, now);
};

/**
 * Staff found what has to be told to the police: what is discovered at work is theirs to report, too (强制报告意见 art 2). `anew`:
 * also where the police were told of something before. Returns what calls for it, also when it was called for already; null
 * when the police were told before.
 */
export const callPoliceFor = async (
  m: Moment,
  { id: caseId, area }: Case,
  { anew }: { readonly anew: boolean },
): Promise<Obligation | null> => {
  const { tx, frame, now } = m;
  const known = (await tx.obligations.allOfCase(caseId)).filter(({ kind }) => kind === 'police_report');
  const open = known.find(({ state }) => state !== 'done');
  if (open) return open;
  const [report] = await tx.reports.ofCase(caseId);
  if (!report || (known.length > 0 && !anew)) return null;
  const id = await freeId(tx, `${report.id}-police`, known.filter(({ reportId }) => reportId === report.id).length);
  const duty = {
    kind: 'police_report' as const,
    reportId: report.id,
    caseId,
    level: 'P0' as const,
    area,
    route: POLICE,
  };
  return callFor(frame, tx, { ...duty, id }, now);
};

/** Somebody has to tell the police of a case, and has not yet. */
export const policeWait = async ({ tx }: Moment, caseId: string): Promise<boolean> =>
  (await tx.obligations.ofCase(caseId)).some(({ kind }) => kind === 'police_report');
