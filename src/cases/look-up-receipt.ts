import { readCode } from '../domain/codes.js';
import type { TextRef } from '../domain/effect.js';
import { rungEndsAt } from '../notify/moments.js';
import { tellReporter } from '../notify/tell.js';
import { receiptHash } from './ids.js';
import type { Moment } from './moment.js';

/**
 * How a report stands, for whoever has its receipt. From now on news of it comes to this chat: a reporter may begin
 * on one channel and come back on another.
 */
export const lookUpReceipt = async (m: Moment, typed: string): Promise<readonly TextRef[]> => {
  const { tx, frame, now } = m;
  const report = await tx.reports.byReceipt(receiptHash(m.seal, readCode(typed)));
  if (!report) return [{ key: 'status-unknown' }];
  const o = await tx.obligations.ofReport(report.id);
  const told = await tx.reports.reporter(report.id);
  const same = told?.address.channel === m.address.channel && told.address.chat === m.address.chat;
  const moves = o?.state !== 'done' && told !== null && !same;
  // Neither chat loses or gains the news in silence.
  if (moves) await tellReporter(frame, tx, report.id, { key: 'news-elsewhere' }, `moved:${now}`, now);
  await tx.reports.saveReporter({ reportId: report.id, address: m.address, locale: m.locale });
  await tx.events.add({ at: now, kind: 'reporter.returned', caseId: report.caseId, reportId: report.id });
  if (o?.state === 'done') return [{ key: 'status-safe' }];
  const here = moves ? [{ key: 'news-here' }] : [];
  if (o?.state === 'acknowledged') return [{ key: 'status-taken' }, ...here];
  const by = o ? Math.max(o.dueAt, await rungEndsAt(frame, tx, o)) : report.promisedBy;
  return [{ key: 'status-open', args: { by: { at: o && o.breachedAt === null ? o.dueAt : by } } }, ...here];
};
