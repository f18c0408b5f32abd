import type { Instant } from '../../domain/clock.js';
import type { PromptChoice, TextRef } from '../../domain/effect.js';
import { endedAs, type Outcome, PROMISED } from '../../domain/obligation.js';
import { stepsOf } from '../../domain/steps.js';
import { endReminders, stopForAge } from '../../notify/holding/case-reminders.js';
import { finish } from '../../notify/holding/finish.js';
import { withdrawOffer } from '../../notify/holding/offers.js';
import { withdrawParts } from '../../notify/holding/referral-end.js';
import { withdrawNeeds } from '../../notify/needs/need-end.js';
import { typedWay } from '../../notify/telling/cards.js';
import { type ReportNews, tellReporters } from '../../notify/telling/tell.js';
import { ladderMoments } from '../../notify/times/ladder-moments.js';
import type { Case, Holder } from '../../store/store.js';
import type { Moment } from '../moment.js';
import { isUnseen, wasSeenSafe } from './unseen.js';

/** Until when a reporter can say that it is not solved, of a case that was closed at `closedAt`. */
export const objectionEndsAt = ({ frame }: Pick<Moment, 'frame'>, matter: Case, closedAt: Instant): Instant => {
  const { ladder, timezone, calendar } = frame;
  return ladderMoments(ladder, matter.level, timezone, calendar).spanEndsAt(
    closedAt,
    stepsOf(ladder.levels, matter.level).objection,
  );
};

/** Why a case cannot be closed with this outcome, or yet with any, in a sentence; null when it can. */
export const closingBarred = async (m: Moment, matter: Case, outcome: Outcome | undefined): Promise<TextRef | null> => {
  const open = await m.tx.obligations.ofCase(matter.id);
  const { number } = matter;
  const args = { number };
  // It had come to be nobody's: whoever ends it says first that it is theirs.
  if (open.some(({ kind }) => kind === 'take_over'))
    return { key: 'close-barred-unheld', args: { number, way: typedWay('ack', number) } };
  if (open.some(({ kind }) => kind === 'police_report')) return { key: 'close-barred-police', args };
  if (open.some(({ kind }) => PROMISED.includes(kind))) {
    return { key: 'close-barred-safety', args };
  }
  if (open.some(({ kind }) => kind === 'second_look')) return { key: 'look-pending', args };
  // The threads of a report go where its case goes: that is done by linking, which cannot be mistyped.
  if (outcome === 'duplicate') return { key: 'close-barred-duplicate', args };
  // Withdrawal never closes P0–P2 by itself: somebody has seen the child since (promises.md 17).
  const withdrawn = outcome === 'family_declined_no_risk' && matter.level <= 'P2';
  if (withdrawn && !(await wasSeenSafe(m, matter.id))) {
    return { key: 'close-barred-withdrawal', args };
  }
  return null;
};

/**
 * Why a case is closed by two named people: at P0 and P1, because it is screened out or given up to others (domain.md 5.2), or
 * because it was opened again and not looked at since. Null where one may close it.
 */
export const needsSecond = async (m: Moment, matter: Case, outcome: Outcome): Promise<'ends' | 'unseen' | null> => {
  if (matter.level > 'P1') return null;
  if (await isUnseen(m, matter.id)) return 'unseen';
  return endedAs(outcome) === 'closed' ? null : 'ends';
};

/** The obligation that a reporter's word opens; one for each report, so that it can be said once. */
export const objectionOf = (reportId: string): string => `${reportId}-unsolved`;

/** By a press what the word says: that the matter of a report is not solved. */
export const objecting = (reportId: string, label: TextRef = { key: 'button-unsolved' }): PromptChoice[][] => [
  [{ label, data: `u.${reportId}` }],
];

/**
 * What the reporters of a case are told at the end, exactly: until when it can be said that it is not solved, unless they said
 * so before. A chat with more reports of it can as long as it has not of each.
 */
export const outcomeNews = async ({ tx }: Moment, { id }: Case, words: string, by: Instant): Promise<ReportNews[]> => {
  const free = new Map<string, string>();
  const from = new Map<string, string>();
  const reports = await tx.reports.ofCase(id);
  for (const report of reports) {
    const chat = (await tx.reports.reporterKey(report.id)) ?? report.id;
    from.set(report.id, chat);
    if (!free.has(chat) && !(await tx.obligations.byId(objectionOf(report.id)))) free.set(chat, report.id);
  }
  const args = { words, by: { at: by } };
  return reports.map((report) => {
    const objects = free.get(from.get(report.id) ?? '');
    if (objects === undefined) return { report, text: { key: 'reporter-outcome-again', args } };
    return { report, text: { key: 'reporter-outcome', args }, choices: objecting(objects) };
  });
};

/**
 * Ends a case: nothing of it is due any more, and the reporter of each of its reports hears the outcome in general
 * words (未成年人保护法 art 11), once in each chat. Returns how many could be told.
 */
export const closeCase = async (
  m: Moment,
  matter: Case,
  by: Holder,
  outcome: Outcome,
  words: string,
  objectBy: Instant,
): Promise<number> => {
  const { tx, frame, now } = m;
  await tx.cases.close(matter.id, outcome, now);
  await tx.notes.add({
    id: `${matter.id}:outcome:${now}`,
    caseId: matter.id,
    kind: 'outcome',
    at: now,
    ...by,
    text: words,
  });
  await tx.events.add({
    at: now,
    kind: 'case.closed',
    caseId: matter.id,
    ...by,
    data: { outcome, level: matter.level },
  });
  await endReminders(tx, matter.id, now);
  if (outcome === 'aged_out_18') await stopForAge(frame, tx, matter.id, now);
  await withdrawOffer(frame, tx, matter.id, by, now);
  await withdrawNeeds(frame, tx, matter.id, by, now);
  await withdrawParts(frame, tx, matter.id, by, now);
  for (const o of await tx.obligations.ofCase(matter.id)) {
    const done = o.kind === 'close' ? 'step.close_done' : 'obligation.ended';
    await finish(frame, tx, o, null, { kind: done, data: { outcome } }, now);
  }
  const told = await tellReporters(frame, tx, await outcomeNews(m, matter, words, objectBy), `outcome:${now}`, now);
  for (const reportId of told.flat()) {
    await tx.events.add({ at: now, kind: 'reporter.outcome_told', caseId: matter.id, reportId });
  }
  return told.length;
};
