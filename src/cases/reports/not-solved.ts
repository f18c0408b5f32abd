import type { Instant } from '../../domain/clock.js';
import { readCode } from '../../domain/codes.js';
import type { Prompt, PromptChoice, TextRef } from '../../domain/effect.js';
import { newsFor } from '../../domain/news.js';
import { callForHolder } from '../../notify/holding/release.js';
import { callFor } from '../../notify/ladder/open.js';
import { rungsOver, wayUp } from '../../notify/ladder/way-up.js';
import { mayTellOf } from '../../notify/telling/may-tell.js';
import type { Case, Report } from '../../store/store.js';
import { objecting, objectionEndsAt, objectionOf } from '../closing/close-case.js';
import { openAgain } from '../closing/open-again.js';
import { receiptFor } from '../ids.js';
import type { Moment } from '../moment.js';
import { unheldBy } from './look-up-receipt.js';

/** A report of this chat of whose case it can be said that it is not solved. */
interface Open {
  readonly report: Report;
  readonly closedAt: Instant;
}

/** The reports of this chat, but for what was left here by the word: who holds the telephone now hears nothing of that. */
const ofChat = async ({ tx, chatKey }: Moment): Promise<Report[]> =>
  (await tx.reports.ofChat(chatKey)).filter(({ draft }) => !draft.left);

/** Of each case of this chat's that can be opened by its word, one report of which it was not said yet; what was closed last first. */
const canOpen = async (m: Moment, own: readonly Report[]): Promise<Open[]> => {
  const found = new Map<string, Open>();
  for (const report of own) {
    const matter = found.has(report.caseId) ? null : await m.tx.cases.byId(report.caseId);
    if (matter === null || matter.closedAt === null || m.now > objectionEndsAt(m, matter, matter.closedAt)) continue;
    if (await m.tx.obligations.byId(objectionOf(report.id))) continue;
    found.set(report.caseId, { report, closedAt: matter.closedAt });
  }
  return [...found.values()].sort((a, b) => b.closedAt - a.closedAt);
};

/** Of this chat's reports, the one whose matter was closed last. */
const closedLast = async (m: Moment, own: readonly Report[]): Promise<Report | null> => {
  let found: { report: Report; closedAt: Instant } | null = null;
  for (const report of own) {
    const closedAt = (await m.tx.cases.byId(report.caseId))?.closedAt ?? null;
    if (closedAt !== null && closedAt > (found?.closedAt ?? 0)) found = { report, closedAt };
  }
  return found?.report ?? null;
};

/** A matter of this chat that was closed, and is open again by somebody else's word. */
const openAgainHere = async (m: Moment): Promise<Case | null> => {
  for (const { caseId } of await ofChat(m)) {
    const matter = await m.tx.cases.byId(caseId);
    if (matter?.status === 'reopened') return matter;
  }
  return null;
};

/** It is open again: the staff are at it, or by when somebody of them will be. */
const openSaid = async (m: Moment, matter: Case): Promise<TextRef> => {
  const by = await unheldBy(m, matter);
  return by === null ? { key: 'unsolved-open' } : { key: 'unsolved-open-called', args: { by: { at: by } } };
};

/** The matter was opened again by this chat's word before. */
const saidBefore = async (m: Moment): Promise<boolean> => {
  for (const report of await ofChat(m)) {
    if (await m.tx.obligations.byId(objectionOf(report.id))) return true;
  }
  return false;
};

/** What names a report in its own chat, and looks up nothing: the end of its receipt. */
const tailOf = ({ seal }: Moment, { id }: Report): string => receiptFor(seal, id).slice(-4);

/** So many are named when it is asked which is meant; any is found by its receipt. */
const MOST_NAMED = 5;

/** How one of several can be named, those that may be told of in this chat; nothing is opened before. */
const which = async (m: Moment, among: readonly Open[]): Promise<Prompt & { choices: PromptChoice[][] }> => {
  const buttons = m.frame.buttons.has(m.address.channel);
  const lines: TextRef[] = [];
  const choices: PromptChoice[][] = [];
  for (const { report, closedAt } of among) {
    if (lines.length === MOST_NAMED || !(await mayTellOf(m.tx, report))) continue;
    const args = { tail: tailOf(m, report), at: { at: closedAt } };
    lines.push(newsFor(report.draft.kind, { key: 'unsolved-one', args }));
    if (buttons) choices.push(...objecting(report.id, { key: 'button-unsolved-one', args }));
  }
  return { lines, choices };
};

/** What says of which report the word is: the button under its outcome, or the end of its receipt. */
export interface Meant {
  readonly reportId?: string;
  readonly receipt?: string;
}

/** What a reporter is told who says that it is not solved, in the words of whoever reported. */
export const notSolved = async (m: Moment, { reportId, receipt }: Meant): Promise<Prompt> => {
  const { reports } = m.tx;
  // Whoever has the receipt is known by that.
  const own = receipt === undefined ? await ofChat(m) : await reports.ofChat(m.chatKey);
  const inWordsOf = (report: Report | undefined, ...lines: TextRef[]): Prompt => ({
    lines: lines.map((line) => newsFor((report ?? own[0])?.draft.kind, line)),
  });
  if (reportId !== undefined) {
    const ours = (await reports.reporterKey(reportId)) === m.chatKey;
    const pressed = (ours && (await reports.byId(reportId))) || undefined;
    return inWordsOf(pressed, await hearOf(m, pressed));
  }
  const open = await canOpen(m, own);
  if (receipt !== undefined) {
    const named = own.filter(({ id }) => receiptFor(m.seal, id).endsWith(readCode(receipt)));
    const meant = named.find(({ id }) => open.some(({ report }) => report.id === id)) ?? named[0];
    return inWordsOf(meant, await hearOf(m, meant));
  }
  const [shown] = await reports.outcomesShown(m.chatKey);
  const last = own.find(({ id }) => id === shown);
  if (last === undefined && open.length > 1) {
    const asked = await which(m, open);
    if (asked.lines.length === 0) return inWordsOf(undefined, { key: 'unsolved-none' });
    return { ...asked, lines: [...inWordsOf(undefined, { key: 'unsolved-which' }).lines, ...asked.lines] };
  }
  // Of several reports in one case, one of which it was not said yet.
  const meant = last && (open.find(({ report }) => report.caseId === last.caseId)?.report ?? last);
  const answer = meant ? await hearOf(m, meant) : await hear(m, open[0]?.report ?? (await closedLast(m, own)));
  const asked = await which(m, meant ? open.filter(({ report }) => report.caseId !== meant.caseId) : []);
  if (!meant || asked.lines.length === 0) return inWordsOf(meant, answer);
  const of = { key: 'unsolved-this', args: { tail: tailOf(m, meant) } };
  const { lines } = inWordsOf(meant, answer, of, { key: 'unsolved-other' });
  return { ...asked, lines: [...lines, ...asked.lines] };
};

/** Under the outcome of one report of this chat: also where its case is open by now. */
const hearOf = async (m: Moment, report: Report | undefined): Promise<TextRef> => {
  if (report === undefined) return { key: 'unsolved-none' };
  const matter = await m.tx.cases.byId(report.caseId);
  if (matter?.closedAt !== null) return hear(m, report);
  return (await m.tx.obligations.byId(objectionOf(report.id))) ? { key: 'unsolved-again' } : openSaid(m, matter);
};

/**
 * A reporter says that what was closed is not solved: once, within the time set. Somebody over the post that closed it
 * has to look at the child again; the reporter hears by when (未成年人保护法 art 11).
 */
const hear = async (m: Moment, meant: Report | null): Promise<TextRef> => {
  const { tx, frame, now } = m;
  if (meant) await tx.cases.inTurn(meant.id);
  // Linked or taken apart meanwhile, it is of another case.
  const report = meant && (await tx.reports.byId(meant.id));
  const matter = report && (await tx.cases.byId(report.caseId));
  if (!report || !matter || matter.closedAt === null) {
    if (await saidBefore(m)) return { key: 'unsolved-again' };
    const again = await openAgainHere(m);
    return again ? openSaid(m, again) : { key: 'unsolved-none' };
  }
  if (await tx.obligations.byId(objectionOf(report.id))) return { key: 'unsolved-again' };
  if (now > objectionEndsAt(m, matter, matter.closedAt)) return { key: 'unsolved-late' };
  const [next] = matter.holderPost === null ? [] : rungsOver(frame, matter.holderPost, matter);
  await openAgain(m, matter);
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
