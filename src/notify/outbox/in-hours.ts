import { type Instant, MINUTE } from '../../domain/clock.js';
import type { ClaimedRow, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { comesTo, saysBy } from '../telling/may-tell.js';
import { failedEvents, newsIn } from '../telling/told.js';

/** News that was put out just now is in its hours. */
const JUST_NOW = MINUTE;

/** Whether it is news of a report that leaves later than it was put out, as after an outage, a pause or many tries. */
export const isLateNews = (row: ClaimedRow, now: Instant): boolean =>
  newsIn(row) !== null && Math.abs(now - row.createdAt) > JUST_NOW;

/**
 * The hours that a child named may be over by the time at which late news would leave: it waits for the next, or, where it says
 * no more than by when somebody will look, does not come. True when it must not be sent now.
 */
export const settleLate = async (frame: Frame, tx: Records, row: ClaimedRow, now: Instant): Promise<boolean> => {
  const { reportIds: [reportId = ''] = [], news: key = '' } = newsIn(row) ?? {};
  const report = await tx.reports.readable(reportId);
  if (!report) return false;
  const { at, failure } = await comesTo(frame, tx, report, row.address.channel, { key }, now);
  const why = at > now && saysBy(key) ? 'not_at_this_time' : failure;
  if (why === undefined) return at > now && tx.outbox.retry(row, { ...row, notBefore: at, failure: null });
  if (await tx.outbox.failed(row, why, now)) await tx.events.addAll(failedEvents(row, why, now));
  return true;
};
