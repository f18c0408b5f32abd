import { assess } from '../domain/draft.js';
import { higher, type Level } from '../domain/level.js';
import { RECENT } from '../domain/likeness.js';
import type { Moment } from './moment.js';

/**
 * That a report is not the first of its child within a year is found out when it is linked, and makes it count for more
 * (domain.md 5.2 step 4). Returns the level of the case by it: `level`, or a more urgent one.
 */
export const countEarlier = async ({ tx, now }: Moment, caseId: string, level: Level): Promise<Level> => {
  let raised = level;
  for (const report of await tx.reports.ofCase(caseId)) {
    const found = assess(report.draft, { earlierReports: await tx.reports.earlier(report, report.createdAt - RECENT) });
    if (found.score <= report.triage.score) continue;
    const own = higher(report.level, found.level);
    await tx.reports.save({ ...report, triage: found, level: own, updatedAt: now });
    const data = { level: own, rules: found.version };
    await tx.events.add({ at: now, kind: 'report.reassessed', caseId, reportId: report.id, data });
    // What a named person lowered stays so, unless it is worse than was known.
    if (own < report.level) raised = higher(raised, own);
  }
  return raised;
};
