import type { Turn } from '../../domain/channel.js';
import { mayTellInChat } from '../../domain/child.js';
import type { Instant } from '../../domain/clock.js';
import { readCode } from '../../domain/codes.js';
import type { Prompt, TextRef } from '../../domain/effect.js';
import type { CaseStatus } from '../../domain/obligation.js';
import { MANDATED_ROLES } from '../../domain/report.js';
import { spacedReceipt } from '../../flows/receipt-code.js';
import { callAmong } from '../../notify/ladder/calling.js';
import { dropExcluded } from '../../notify/ladder/excluded.js';
import { rungEndsAt } from '../../notify/ladder/moments.js';
import { callsOf } from '../../notify/ladder/open.js';
import { fellBack } from '../../notify/telling/edit.js';
import { mayTellOf } from '../../notify/telling/may-tell.js';
import { newsTo, tellReporter } from '../../notify/telling/tell.js';
import type { Case, Obligation, Report } from '../../store/store.js';
import { objecting, objectionEndsAt, objectionOf } from '../closing/close-case.js';
import { receiptHash, reportIdFor } from '../ids.js';
import type { Moment } from '../moment.js';
import { keepHousehold, toldByFamily } from './file-report.js';

/**
 * What a reporter hears of a case once the child is safe: who works on it and what they do stays with them. Of one that is over,
 * however it ended, they hear the words that its holder saw before they were sent, and no others.
 */
const STATUS: Readonly<Partial<Record<CaseStatus, string>>> = {
  safety_checked: 'status-safe',
  assessed: 'status-helping',
  conferenced: 'status-helping',
  supported: 'status-helping',
  reviewed: 'status-helping',
  reopened: 'status-reopened',
};

/** The outcome, and until when it can be said that it is not solved. */
const closedPrompt = async (m: Moment, matter: Case, reportId: string): Promise<Prompt> => {
  const words = (await m.tx.notes.latest(matter.id, 'outcome'))?.text;
  const closed = words ? { key: 'status-closed', args: { words } } : { key: 'status-ended' };
  const by = objectionEndsAt(m, matter, matter.closedAt ?? m.now);
  const open = m.now <= by && !(await m.tx.obligations.byId(objectionOf(reportId)));
  if (!open) return { lines: [closed] };
  const choices = m.frame.buttons.has(m.address.channel) ? objecting(reportId) : [];
  return { lines: [closed, { key: 'status-object', args: { by: { at: by } } }], choices };
};

/** Whoever left, and is back with the receipt, hears of it again. False: a child that wants no news in a chat. */
const comesBack = async ({ tx, now }: Moment, report: Report): Promise<boolean> => {
  const { left, ...draft } = report.draft;
  if (left) await tx.reports.save({ ...report, draft, updatedAt: now });
  return draft.kind !== 'child' || mayTellInChat(draft);
};

/** By when somebody will have the child whom nobody has any more; null where somebody has it. */
export const unheldBy = async ({ tx, frame }: Moment, { id, holderId }: Case): Promise<Instant | null> => {
  const call = holderId === null ? callAmong(await tx.obligations.ofCase(id)) : undefined;
  return call ? answeredBy({ tx, frame }, call) : null;
};

/** The same as it is said of a case that is further on. */
const unheldLine = async (m: Moment, matter: Case): Promise<TextRef | null> => {
  const by = await unheldBy(m, matter);
  if (by === null) return null;
  return { key: matter.status === 'reopened' ? 'status-open' : 'status-lapsed', args: { by: { at: by } } };
};

/** By when the rung that is called is to answer, or somebody as it was promised. */
const answeredBy = async ({ tx, frame }: Pick<Moment, 'tx' | 'frame'>, o: Obligation): Promise<Instant> =>
  Math.max(o.dueAt, await rungEndsAt(frame, tx, o));

/**
 * How a report stands, for whoever has its receipt. From now on news of it comes to this chat: a reporter may begin
 * on one channel and come back on another.
 */
const standingOf = async (m: Moment, report: Report): Promise<Prompt> => {
  const { tx, frame, now } = m;
  const o = (await callsOf(tx, report)).at(-1) ?? null;
  const told = await tx.reports.reporter(report.id);
  const same = told?.address.channel === m.address.channel && told.address.chat === m.address.chat;
  const matter = await tx.cases.byId(report.caseId);
  const back = { at: now, kind: 'reporter.returned', caseId: report.caseId, reportId: report.id };
  // No news comes of it any more, so that nobody's address is kept for it.
  if (matter && matter.erasedAt !== null) {
    await tx.events.add(back);
    return { lines: [{ key: 'status-erased' }] };
  }
  const moves = told !== null && !same;
  // Neither chat loses or gains the news in silence.
  // What waits for the hours that a child named is told here now, and not there then.
  const there = moves && report.draft.kind === 'child' ? await tx.reports.reporterKey(report.id) : null;
  if (there !== null) await tx.outbox.cancelReplies(there, now);
  if (moves) await tellReporter(frame, tx, report.id, { key: 'news-elsewhere' }, `moved:${now}`, now);
  const wanted = await comesBack(m, report);
  await tx.reports.saveReporter({ reportId: report.id, address: m.address, locale: m.locale });
  if (moves && toldByFamily(report.draft)) {
    await keepHousehold(m, report.id, report.caseId, report.draft);
    await dropExcluded(frame, tx, report.caseId, 'household', now);
  }
  await tx.events.add(back);
  const here = moves && wanted ? [{ key: 'news-here' }] : [];
  if (matter?.closedAt) {
    await tx.events.add({ ...back, kind: 'reporter.outcome_told', data: { by: 'receipt' } });
    const { lines, choices = [] } = await closedPrompt(m, matter, report.id);
    return { lines: [...lines, ...here], choices };
  }
  const unheld = o?.state === 'done' && matter ? await unheldLine(m, matter) : null;
  if (unheld) return { lines: [unheld, ...here] };
  if (o?.state === 'done') return { lines: [{ key: (matter && STATUS[matter.status]) ?? 'status-safe' }, ...here] };
  if (o?.state === 'acknowledged') return { lines: [{ key: 'status-taken' }, ...here] };
  const by = o ? await answeredBy(m, o) : report.promisedBy;
  if (o && fellBack(o)) return { lines: [{ key: 'status-lapsed', args: { by: { at: by } } }, ...here] };
  return { lines: [{ key: 'status-open', args: { by: { at: o && o.breachedAt === null ? o.dueAt : by } } }, ...here] };
};

/** The report with that receipt, its case kept before it is read. */
const inTurn = async ({ tx, seal }: Moment, typed: string): Promise<Report | null> => {
  const found = await tx.reports.byReceipt(receiptHash(seal, readCode(typed)));
  if (found) await tx.cases.inTurn(found.id);
  return found && tx.reports.byId(found.id);
};

/** What whoever typed a receipt is told; `again`: typed before, in this chat. */
export const lookUpReceipt = async (m: Moment, typed: string, again = false): Promise<Prompt> => {
  const report = await inTurn(m, typed);
  if (again) return tellHere(m, report);
  return report ? tell(m, report) : { lines: [{ key: 'status-unknown' }] };
};

/** Whether what is typed is a receipt that was given, where it might be words as well. Most turns cannot be one, and cost no look. */
export const isGiven = async ({ tx, seal }: Moment, turn: Turn): Promise<boolean> => {
  const code = turn.kind === 'text' ? spacedReceipt(turn.text) : undefined;
  return code !== undefined && (await tx.reports.byReceipt(receiptHash(seal, code))) !== null;
};

/** What can be added to by a receipt: its report, and the case that it is of. */
export interface Addable {
  readonly report: Report;
  readonly matter: Case;
}

/** The report with that receipt, while its case is open. */
export const addableBy = async (m: Moment, typed: string): Promise<Addable | null> => {
  const report = await inTurn(m, typed);
  const matter = report && (await m.tx.cases.byId(report.caseId));
  return matter && matter.closedAt === null && matter.erasedAt === null ? { report, matter } : null;
};

/** A line about adding to it, in the words of whoever reported. */
export const ofAdding = async (m: Moment, { report }: Addable, key: string): Promise<TextRef> =>
  newsTo(m.tx, report, m.address, { key });

/** What whoever asks in the chat that reported is told. */
export const tellStanding = async (m: Moment, serial: number): Promise<Prompt> => {
  const id = reportIdFor(m.seal, m.chatKey, serial);
  await m.tx.cases.inTurn(id);
  return tellHere(m, await m.tx.reports.byId(id));
};

/**
 * What whoever asks without a receipt is told, where news of it may come to this chat and still does. Else the receipt is asked
 * for, as where nothing was reported: who holds the telephone now may be somebody else, and no news is moved back to it.
 */
const tellHere = async (m: Moment, report: Report | null): Promise<Prompt> => {
  const here = report !== null && (await m.tx.reports.reporterKey(report.id)) === m.chatKey;
  return here && (await mayTellOf(m.tx, report)) ? tell(m, report) : { lines: [{ key: 'code-wanted' }] };
};

const MANDATED: readonly string[] = MANDATED_ROLES;

/** Whoever has to report by law can show that they did, and when (promises.md 9). */
const dutyDone = ({ draft, createdAt }: Report): TextRef[] =>
  draft.kind === undefined && MANDATED.includes(draft.answers.role ?? '')
    ? [{ key: 'status-reported', args: { at: { at: createdAt } } }]
    : [];

const tell = async (m: Moment, report: Report): Promise<Prompt> => {
  const prompt = await standingOf(m, report);
  const lines = dutyDone(report);
  for (const line of prompt.lines) lines.push(await newsTo(m.tx, report, m.address, line));
  return { ...prompt, lines };
};
