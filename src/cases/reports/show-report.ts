import { mustNotKnow } from '../../domain/child.js';
import { concernsOf } from '../../domain/draft.js';
import type { TextRef } from '../../domain/effect.js';
import { HAND_OVER_REASONS } from '../../domain/hand-over.js';
import { TASK_KINDS } from '../../domain/obligation.js';
import type { PostKind } from '../../domain/post.js';
import { isDomestic } from '../../domain/report.js';
import { theirWords } from '../../domain/their-words.js';
import type { Triage } from '../../domain/triage.js';
import { draftLines } from '../../flows/forms.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import { finish } from '../../notify/holding/finish.js';
import { LINKED } from '../../notify/holding/steps.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { typedWay } from '../../notify/telling/cards.js';
import { levelText } from '../../notify/telling/level-text.js';
import type { Obligation, Report } from '../../store/store.js';
import { type DeskAnswer, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { standpointOf } from '../standing/case-of.js';
import { hasIt } from '../standing/responsible.js';
import { mayRead } from './may-read.js';
import { policeProof } from './police-proof.js';

/** Why a case is offered, in the sender's words too. */
const offerLines = async ({ tx }: Moment, id: string): Promise<TextRef[]> => {
  const offer = await tx.handOvers.byId(id);
  if (!offer) return [];
  const code = Object.entries(HAND_OVER_REASONS).find(([, reason]) => reason === offer.reason)?.[0] ?? 'other';
  const why = { key: 'report-handover', args: { reason: { key: `choice-handwhy-${code}` } } };
  return offer.note === null ? [why] : [why, { key: 'report-handover-note', args: { note: theirWords(offer.note) } }];
};

/** By its number: of a case that they are responsible for, or were until it was closed. */
const ofNumber = async (m: Moment, typed: string): Promise<Obligation | undefined> => {
  const found = await standpointOf(m, typed);
  return found?.as === 'holder' ? (await m.tx.obligations.allOfCase(found.matter.id))[0] : undefined;
};

/**
 * Shows a report to a member, as much of it as their post may see (domain.md 1.7: least privilege, every look is
 * logged). Only inside the desk's own chat.
 */
export const showReport = async (m: Moment, id: string): Promise<DeskAnswer> => {
  const { tx, frame, member, now } = m;
  const o = (await tx.obligations.byId(id)) ?? (await ofNumber(m, id));
  const obligationId = o?.id ?? id;
  const matter = o && (await tx.cases.byId(o.caseId));
  // Whoever is responsible for the child; to have told the police, say, is not to have taken the report.
  const holds = member !== null && !!matter && hasIt(member, matter);
  // What was linked to their case they were never called for.
  const theirs = o && holds && !(await isInConflict(frame, tx, o.caseId, member.id)) ? matter.holderPost : null;
  // A task of a plan shows its brief, never the report.
  const called = o && !TASK_KINDS.includes(o.kind) && member ? await actingPost(frame, tx, o, member) : null;
  const code = theirs ?? called;
  const report = o && (await tx.reports.byId(o.reportId));
  if (!o || !matter || !code || !report || !member) {
    await tx.events.add({ at: now, kind: 'report.view_refused', obligationId, memberId: member?.id });
    if (!o) return told({ key: 'desk-no-such-number' });
    return { notice: { key: 'notice-refused' }, lines: [{ key: 'notice-refused' }] };
  }
  const kind = frame.posts.find((post) => post.code === code)?.kind;

  const number = await tx.cases.number(o.caseId);
  const head = { key: 'report-head', args: { number, level: levelText(matter.level, o) } };
  const lines: TextRef[] = [head];
  // One child, several reporters: whoever is responsible reads each report, apart from the others.
  const reports = holds ? await tx.reports.ofCase(o.caseId) : [report];
  const origins = reports.length > 1 ? await tx.reports.origins(o.caseId) : new Map<string, string>();
  for (const [index, one] of reports.entries()) {
    await tx.events.add({
      at: now,
      kind: 'report.viewed',
      caseId: o.caseId,
      reportId: one.id,
      obligationId,
      memberId: member.id,
      postCode: code,
      data: { holds },
    });
    if (reports.length > 1) lines.push(...reportHead(index, one, origins.get(one.id)));
    lines.push(...(await reportLines(m, one, kind, holds)));
  }
  const domestic = reports.some(({ draft }) => isDomestic(concernsOf(draft)));
  if (holds && domestic) lines.push({ key: 'report-protection' });
  if (o.kind === 'accept_handover') lines.push(...(await offerLines(m, o.id)));
  const looked = holds ? await lookedAt(m, o, member.id) : [];
  const mine = o.holderId === member.id && o.state === 'acknowledged' && !looked.includes(o.id);
  const as = o.state === 'open' ? 'open' : mine ? 'held' : null;
  // Whom a child does not want to know is set there by whoever is responsible: what it wrote may be nobody's exact name.
  const named =
    holds && reports.some(({ draft }) => draft.kind === 'child' && mustNotKnow(draft.answers) !== undefined);
  if (named) lines.push({ key: 'report-child-exclude' });
  if (matter && holds && matter.closedAt !== null)
    lines.push({ key: 'case-way-reopen', args: { way: typedWay('reopen', number) } });
  const choices = named ? [[{ label: { key: 'button-exclude' }, data: `d.exclude.${o.id}` }]] : [];
  return { notice: head, lines, matter: as ? { id: o.id, number, as, kind: o.kind } : undefined, choices };
};

/** Which of several reports comes now: when it came, and, where it was linked, what it was opened as. */
const reportHead = (index: number, { createdAt }: Report, origin: string | undefined): TextRef[] => [
  { key: 'report-nth', args: { n: index + 1, at: { at: createdAt } } },
  ...(origin === undefined ? [] : [{ key: 'report-origin', args: { number: origin } }]),
];

/** Why it has its level: the rules that fired, and the score with its parts, for staff alone (domain.md 5.2). */
const causesOf = ({ rules, parts, score }: Triage): TextRef[] => {
  const points = parts.map(({ factor, points }): TextRef => {
    return { key: 'cause-points', args: { cause: { key: `cause-${factor}` }, points } };
  });
  return [
    ...rules.map(({ id }): TextRef => ({ key: `cause-${id}` })),
    ...(points.length > 0 ? [{ key: 'cause-score', args: { score, points } }] : []),
  ];
};

/** What a report says, as much of it as may be read. */
const reportLines = async (
  m: Moment,
  report: Report,
  kind: PostKind | undefined,
  holds: boolean,
): Promise<TextRef[]> => {
  const { draft, triage } = report;
  const lines: TextRef[] = [];
  if (draft.kind === 'child') lines.push({ key: 'report-child' });
  if (report.partial) lines.push({ key: 'report-partial' });
  const causes = causesOf(triage);
  if (causes.length > 0) lines.push({ key: 'report-cause', args: { causes } });
  lines.push(...(await policeProof(m, report, holds)));
  if (draft.askedForHelp) lines.push({ key: 'report-help' });
  if (draft.erased) return [...lines, { key: 'report-erased' }];
  for (const { id, question, answer } of draftLines(draft)) {
    if (mayRead(id, kind, holds)) lines.push({ key: 'report-line', args: { question, answer } });
  }
  return lines;
};

/** Reports that were linked have been looked at: what was to be done about that is done. Returns which duties. */
const lookedAt = async ({ tx, frame, now }: Moment, { caseId }: Obligation, memberId: string): Promise<string[]> => {
  const looks = (await tx.obligations.ofCase(caseId)).filter(
    ({ subjectId, holderId }) => subjectId === LINKED && holderId === memberId,
  );
  for (const look of looks) {
    const by = { memberId, postCode: look.holderPost ?? '' };
    await finish(frame, tx, look, by, { kind: 'report.looked_at' }, now);
  }
  return looks.map(({ id }) => id);
};
