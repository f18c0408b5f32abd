import { callFor, redirectObligation } from '../notify/open.js';
import type { Report } from '../store/store.js';
import type { Moment } from './moment.js';

/**
 * One of the nine situations is suspected: whoever works on the report has to tell the police at once, and to say what
 * number came back (强制报告意见 arts 2, 4). Always urgent, whatever the report's own level. Once the district is known,
 * its posts are called.
 */
export const callPolice = async ({ tx, frame, now }: Moment, report: Report): Promise<void> => {
  if (!report.triage.policeDuty) return;
  const { id: reportId, caseId, area } = report;
  const id = `${reportId}-police`;
  const known = await tx.obligations.byId(id);
  if (known === null) {
    await callFor(frame, tx, { id, kind: 'police_report', reportId, caseId, level: 'P0', area }, now);
  } else if (known.state === 'open' && known.area !== area) {
    await redirectObligation(frame, tx, known, { level: known.level, area }, now);
  }
};
