import type { TextRef } from '../domain/effect.js';
import { newsFor } from '../domain/news.js';
import { callFor } from '../notify/open.js';
import { callForHolder } from '../notify/release.js';
import { rungsAbove } from '../notify/rungs.js';
import { wayUp } from '../notify/way-up.js';
import type { Report } from '../store/store.js';
import { objectionEndsAt, objectionOf } from './close-case.js';
import type { Moment } from './moment.js';

/** Of this chat's reports, the one whose matter was closed last; of several in it, one of which it was not said yet. */
const closedLast = async (m: Moment): Promise<Report | null> => {
  let found: { report: Report; closedAt: number } | null = null;
  for (const report of await m.tx.reports.ofChat(m.chatKey)) {
    const closedAt = (await m.tx.cases.byId(report.caseId))?.closedAt ?? null;
    if (closedAt === null || closedAt < (found?.closedAt ?? 0)) continue;
    const free = closedAt > (found?.closedAt ?? 0) || !(await m.tx.obligations.byId(objectionOf(report.id)));
    if (free) found = { report, closedAt };
  }
  return found?.report ?? null;
};

/** A matter of this chat was closed, and is open again by somebody else's word. */
const isOpenAgain = async (m: Moment): Promise<boolean> => {
  for (const { caseId } of await m.tx.reports.ofChat(m.chatKey)) {
    if ((await m.tx.cases.byId(caseId))?.status === 'reopened') return true;
  }
  return false;
};

/** The matter was opened again by this chat's word before. */
const saidBefore = async (m: Moment): Promise<boolean> => {
  for (const report of await m.tx.reports.ofChat(m.chatKey)) {
    if (await m.tx.obligations.byId(objectionOf(report.id))) return true;
  }
  return false;
};

/** What a reporter is told who says that it is not solved, in the words of whoever reported. */
export const notSolved = async (m: Moment, reportId?: string): Promise<TextRef> => {
  const { reports } = m.tx;
  const [latest] = await reports.ofChat(m.chatKey);
  const own = reportId !== undefined && (await reports.reporterKey(reportId)) === m.chatKey;
  const pressed = (own && (await reports.byId(reportId))) || undefined;
  const answer = reportId === undefined ? await hear(m, await closedLast(m)) : await hearOf(m, pressed);
  return newsFor((pressed ?? latest)?.draft.kind, answer);
};

/** Under the outcome of one report of this chat: also where its case is open by now. */
const hearOf = async (m: Moment, report: Report | undefined): Promise<TextRef> => {
  if (report === undefined) return { key: 'unsolved-none' };
  const open = (await m.tx.cases.byId(report.caseId))?.closedAt === null;
  if (!open) return hear(m, report);
  return { key: (await m.tx.obligations.byId(objectionOf(report.id))) ? 'unsolved-again' : 'unsolved-open' };
};

/**
 * A reporter says that what was closed is not solved: once, within the time set. Somebody over the post that closed it
 * has to look at the child again; the reporter hears by when (未成年人保护法 art 11).
 */
const hear = async (m: Moment, report: Report | null): Promise<TextRef> => {
  const { tx, frame, now } = m;
  const matter = report && (await tx.cases.byId(report.caseId));
  if (!report || !matter || matter.closedAt === null) {
    if (await saidBefore(m)) return { key: 'unsolved-again' };
    return { key: (await isOpenAgain(m)) ? 'unsolved-open' : 'unsolved-none' };
  }
  if (await tx.obligations.byId(objectionOf(report.id))) return { key: 'unsolved-again' };
  if (now > objectionEndsAt(m, matter, matter.closedAt)) return { key: 'unsolved-late' };
  const [next] = rungsAbove(frame, matter.holderPost ?? '');
  await tx.cases.reopen(matter.id, 'reopened', now);
  await tx.cases.hold(matter.id, null, now);
  const about = { at: now, caseId: matter.id, reportId: report.id };
  await tx.events.add({ ...about, kind: 'reporter.not_solved', data: { outcome: matter.outcome } });
  await tx.events.add({ ...about, kind: 'case.reopened', data: { by: 'reporter' } });
  const { level, area } = matter;
  const id = objectionOf(report.id);
  const duty = { id, kind: 'not_solved' as const, reportId: report.id, caseId: matter.id, level, area };
  const opened = await callFor(frame, tx, { ...duty, ...(next ? { targets: wayUp(frame, next, matter) } : {}) }, now);
  await tx.events.add({ at: now, kind: 'case.unheld', caseId: matter.id, data: { why: 'reopened' } });
  await callForHolder(frame, tx, { ...matter, closedAt: null, holderId: null }, now);
  return { key: 'unsolved-heard', args: { by: { at: opened.dueAt } } };
};
