import { assess } from '../../domain/draft.js';
import { higher, type Level } from '../../domain/level.js';
import { RECENT } from '../../domain/likeness.js';
import { REMINDER_TRIAGE_VERSION } from '../../domain/reminder.js';
import type { Event, Report } from '../../store/store.js';
import type { Moment } from '../moment.js';

const counts = ({ triage }: Report): boolean => triage.parts.some(({ factor }) => factor === 'earlier_report');

/** What says how urgent a report was at a time. */
const LEVELLED: readonly string[] = ['report.filed', 'report.amended', 'report.reassessed'];

/** What is on record of a case, and of each that was ever linked to it, or to one of those: a report may have lain in any. */
export const recordOf = async ({ tx }: Moment, caseIds: readonly string[]): Promise<Event[]> => {
  const events: Event[] = [];
  const ids = new Set(caseIds);
  // A set is walked to what is added on the way, too.
  for (const id of ids) {
    const own = await tx.events.ofCase(id);
    events.push(...own);
    for (const { kind, data } of own) if (kind === 'case.linked') ids.add(String(data?.from));
  }
  return events;
};

/** How urgent a report was for what its reporter told, before it was last counted anew or since; also where they took it back. */
const levelBefore = async (m: Moment, reportId: string, caseIds: readonly string[]): Promise<Level | undefined> => {
  const own = (await recordOf(m, caseIds))
    .filter((event) => event.reportId === reportId && LEVELLED.includes(event.kind))
    .sort((a, b) => a.at - b.at);
  const counted = own.findLastIndex(({ kind }) => kind === 'report.reassessed');
  const levels = [own[counted - 1]?.data?.level, ...own.slice(counted + 1).map(({ data }) => data?.alone)];
  return levels
    .filter((level) => level !== undefined)
    .map((level) => level as Level)
    .sort()[0];
};

/**
 * Whether a report is the first of its child within a year is found out, or turns out otherwise, when cases are linked and
 * taken apart; one that follows another counts for more (domain.md 5.2 step 4). What another release triaged is not made less
 * urgent. Returns the level of the case by it: `level`, or a more urgent one. `among`: the cases that its record may lie in,
 * besides what was ever linked to them.
 */
export const countEarlier = async (
  m: Moment,
  caseId: string,
  level: Level,
  among: readonly string[] = [caseId],
): Promise<Level> => {
  const { tx, now } = m;
  let raised = level;
  for (const report of await tx.reports.ofCase(caseId)) {
    // What was told is erased, and not judged anew; what a reminder brought up has no answers to judge.
    if (report.draft.erased || report.triage.version === REMINDER_TRIAGE_VERSION) continue;
    const earlierReports = await tx.reports.earlier(report, report.createdAt - RECENT);
    const [alone, after] = [0, 1].map((earlier) => assess(report.draft, { earlierReports: earlier }));
    if (!alone || !after || (alone.version !== report.triage.version && earlierReports === 0)) continue;
    const follows = earlierReports > 0 && after.score > alone.score;
    if (follows === counts(report)) continue;
    const [was, is] = follows ? [alone, after] : [after, alone];
    // What was more urgent for other reasons stays so.
    const before = follows ? undefined : await levelBefore(m, report.id, among);
    const undone = report.level === was.level ? higher(is.level, before ?? is.level) : report.level;
    const own = follows ? higher(report.level, is.level) : undone;
    await tx.reports.save({ ...report, triage: is, level: own, updatedAt: now });
    const data = { level: own, rules: is.version };
    await tx.events.add({ at: now, kind: 'report.reassessed', caseId, reportId: report.id, data });
    // What a named person lowered stays so, unless it is worse than was known.
    if (own < report.level) raised = higher(raised, own);
  }
  return raised;
};
