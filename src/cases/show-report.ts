import type { TextRef } from '../domain/effect.js';
import { TASK_KINDS } from '../domain/obligation.js';
import type { PostKind } from '../domain/post.js';
import { draftLines } from '../flows/forms.js';
import { actingPost } from '../notify/acknowledge.js';
import type { Obligation } from '../store/store.js';
import type { DeskAnswer } from './desk-answer.js';
import type { Moment } from './moment.js';

/** Kinds that oversee and coordinate: until one of them takes it, the reporter's own words are not theirs to read. */
const OVERSEERS: readonly PostKind[] = ['district_wcwc_office', 'city_civil_affairs', 'city_wcwc_office', 'operator'];
/** In the reporter's own words, or about where they are. */
const OWN_WORDS: readonly string[] = ['observed', 'place', 'contact', 'describe', 'street', 'phone'];
/** How to reach whoever wrote. */
const CONTACTS: readonly string[] = ['contact', 'phone'];

/** May this post read the answer to this question? The contact is for whoever has taken it, and nobody else. */
const mayRead = (question: string, kind: PostKind | undefined, holds: boolean): boolean => {
  if (holds) return true;
  if (CONTACTS.includes(question)) return false;
  return kind !== undefined && !(OVERSEERS.includes(kind) && OWN_WORDS.includes(question));
};

/**
 * Shows a report to a member, as much of it as their post may see (domain.md 1.7: least privilege, every look is
 * logged). Only inside the desk's own chat.
 */
export const showReport = async (m: Moment, obligationId: string): Promise<DeskAnswer> => {
  const { tx, frame, member, now } = m;
  const o: Obligation | null = await tx.obligations.byId(obligationId);
  const code = o && member && !TASK_KINDS.includes(o.kind) && (await actingPost(frame, tx, o, member));
  const report = o && (await tx.reports.byId(o.reportId));
  if (!o || !code || !report || !member) {
    await tx.events.add({ at: now, kind: 'report.view_refused', obligationId, memberId: member?.id });
    return { notice: { key: 'notice-refused' }, lines: [{ key: 'notice-refused' }] };
  }
  const kind = frame.posts.find((post) => post.code === code)?.kind;
  const holds = o.holderId === member.id;
  await tx.events.add({
    at: now,
    kind: 'report.viewed',
    caseId: o.caseId,
    reportId: o.reportId,
    obligationId,
    memberId: member.id,
    postCode: code,
    data: { holds },
  });

  const number = await tx.cases.number(o.caseId);
  const { draft, triage } = report;
  const lines: TextRef[] = [{ key: 'report-head', args: { number, level: { key: `level-name-${o.level}` } } }];
  if (report.partial) lines.push({ key: 'report-partial' });
  const causes = [...triage.rules.map((rule) => rule.id), ...triage.parts.map((part) => part.factor)];
  if (causes.length > 0) {
    lines.push({ key: 'report-cause', args: { causes: causes.map((id): TextRef => ({ key: `cause-${id}` })) } });
  }
  if (triage.policeDuty) lines.push({ key: 'report-police' });
  if (draft.askedForHelp) lines.push({ key: 'report-help' });
  for (const { id, question, answer } of draftLines(draft)) {
    if (mayRead(id, kind, holds)) lines.push({ key: 'report-line', args: { question, answer } });
  }
  const as = o.state === 'open' ? 'open' : holds && o.state === 'acknowledged' ? 'held' : null;
  const notice = { key: 'report-head', args: { number, level: { key: `level-name-${o.level}` } } };
  return { notice, lines, matter: as ? { id: o.id, number, as, kind: o.kind } : undefined };
};
