import type { Instant } from '../../domain/clock.js';
import type { ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { tellResponsible } from './tell-responsible.js';
import { newsIn } from './told.js';

/** What a caseworker wrote for a reporter, and what they read when it did not arrive. */
const UNTOLD: Readonly<Record<string, string>> = {
  'reporter-outcome': 'untold-outcome',
  'reporter-outcome-again': 'untold-outcome',
  'reporter-progress': 'untold-progress',
};

/**
 * What was written for a reporter was given up: whoever is responsible for the case read that it was sent, and hears that it did
 * not arrive, once for what was written, to however many reporters.
 */
export const tellUntold = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<void> => {
  const news = newsIn(row);
  const key = news && UNTOLD[news.news];
  const report = key ? await tx.reports.byId(news.reportIds[0] ?? '') : null;
  const matter = report && (await tx.cases.byId(report.caseId));
  if (!key || !matter) return;
  const line = { key, args: { number: matter.number } };
  const options = matter.closedAt === null ? {} : { onward: undefined };
  await tellResponsible(frame, tx, matter, line, `${matter.id}:untold:${news.said}`, now, options);
};
