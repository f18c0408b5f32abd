import { CITY_AREA } from '../domain/report.js';
import type { Route } from '../domain/routes.js';
import { callFor, redirectObligation } from '../notify/open.js';
import type { Report } from '../store/store.js';
import type { Moment } from './moment.js';

/** The police of the place are called beside the ladder, and may take the report themselves (意见 art 8). */
const POLICE: Route = { lead: ['police'], with: [] };

/** The obligation to tell the police of a report. */
export const policeReportOf = (reportId: string): string => `${reportId}-police`;

/**
 * One of the nine situations is suspected: whoever works on the report has to tell the police at once, and to say what
 * number came back (强制报告意见 arts 2, 4). Always urgent, whatever the report's own level. `area`: where the child is. Opening
 * it again is nothing, unless the district has become known meanwhile, or `moved`: then its posts are called.
 */
export const callPolice = async (
  { tx, frame, now }: Moment,
  report: Report,
  area: string,
  moved = false,
): Promise<void> => {
  if (!report.triage.policeDuty) return;
  const { id: reportId, caseId } = report;
  const id = policeReportOf(reportId);
  const duty = { id, kind: 'police_report' as const, reportId, caseId, level: 'P0' as const, area, route: POLICE };
  const known = await callFor(frame, tx, duty, now);
  const elsewhere = known.area !== area && (moved || known.area === CITY_AREA);
  if (known.state === 'open' && elsewhere) await redirectObligation(frame, tx, known, duty, now);
};
