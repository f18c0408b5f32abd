import { actsOf, MOST_BUTTONS } from '../../domain/acts.js';
import { DAY, HOUR, type Instant } from '../../domain/clock.js';
import type { PromptChoice, TextArgument, TextRef } from '../../domain/effect.js';
import type { Span } from '../../domain/ladder.js';
import { type ObligationKind, PROMISED } from '../../domain/obligation.js';
import { stepsOf } from '../../domain/steps.js';
import { codesOf } from '../../flows/desk/dialogs.js';
import { postName } from '../../notify/frame.js';
import { DECLINED } from '../../notify/holding/decline.js';
import { STEPS } from '../../notify/holding/steps.js';
import { followUpBy } from '../../notify/ladder/moments.js';
import { type MatterOnCard, onCard, typedWay } from '../../notify/telling/cards.js';
import type { CaseNote } from '../../store/notes.js';
import type { Case, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { lookLines } from '../closing/look-lines.js';
import { PREVIEW } from '../closing/preview-closing.js';
import { refused } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { assumingBarred } from '../standing/assumable.js';
import { isAtWork, type Standpoint, standpointOf } from '../standing/case-of.js';
import { dutyPages, notePages, turnsOf } from './case-pages.js';
import { firstTaken } from './first-taken.js';
import { needLines } from './need-lines.js';
import { noteWords } from './note-words.js';
import { pageIn } from './running-page.js';

/** Notes that are looked through for the pages of one case. */
const MOST_NOTES = 999;
/** What is kept as a note, but not written to be read. */
const UNSHOWN = [PREVIEW, DECLINED];

/** Notes that hold choices, and the question that offered them. */
const CODED: Readonly<Record<string, string | undefined>> = { distress: 'distress', found: 'which' };

const spanText = (span: Span): TextRef => {
  if (typeof span !== 'number') return { key: 'span-working-days', args: { count: span.workingDays } };
  if (span % DAY === 0 && span > DAY) return { key: 'span-days', args: { count: span / DAY } };
  return span >= HOUR
    ? { key: 'span-hours', args: { count: Math.round(span / HOUR) } }
    : { key: 'span-minutes', args: { count: Math.max(1, Math.round(span / 60_000)) } };
};

/** Why something is due when it is: the law where there is one, else whose target it is. */
export const BASED: readonly ObligationKind[] = [
  'acknowledge',
  'police_report',
  'assess',
  'convene',
  'plan',
  'review',
  'close',
  'not_solved',
  'referral',
  'hotline_reply',
];

const basisOf = async ({ frame, tx }: Moment, o: Obligation): Promise<TextRef> => {
  if (!BASED.includes(o.kind)) return { key: 'basis-other' };
  const { levels } = await frame.ladderOf(tx, o.policyVersion);
  const steps = stepsOf(levels, o.level);
  const spans: Partial<Record<ObligationKind, Span>> = {
    acknowledge: levels[o.level].acknowledgeWithin,
    not_solved: levels[o.level].acknowledgeWithin,
    assess: steps.assess,
    convene: steps.convene,
    plan: steps.plan,
    close: steps.feedback,
  };
  const span = spans[o.kind];
  if (span === undefined) return { key: `basis-${o.kind}` };
  return { key: `basis-${o.kind}`, args: { time: spanText(span) } };
};

/** One line: done or not, in time or not, and why by then. */
const timeLine = (duty: TextRef, by: Instant, at: Instant | null, late: boolean, basis: TextRef): TextRef => {
  const how = at === null ? (late ? 'overdue' : 'due') : late ? 'late' : 'met';
  const done: Record<string, TextArgument> = at === null ? {} : { at: { at } };
  return { key: `case-duty-${how}`, args: { duty, by: { at: by }, ...done, basis } };
};

/** Nobody did it: its case was closed, it is of a level that asks for it no more, or the conference was held without an answer. */
const isEnded = (o: Obligation, all: readonly Obligation[]): boolean => {
  if (o.state !== 'done') return false;
  if (o.kind === 'conference') return o.holderId === null;
  if (o.kind === 'close' || !STEPS.some((kind) => kind === o.kind)) return false;
  return o.holderId === null || all.some(({ kind, closedAt }) => kind === 'close' && closedAt === o.closedAt);
};

/** When something was first taken, and by when the child was to be safe from then; null where nobody took it yet. */
const takenOf = async ({ frame, tx }: Moment, o: Obligation): Promise<{ at: Instant; safeBy: Instant } | null> => {
  const first = firstTaken(await tx.events.ofObligation(o.id));
  // Danger told anew is promised anew: while nobody took it since, it is not taken.
  const at = first?.at ?? (o.state === 'open' ? null : o.heldAt);
  return at === null ? null : { at, safeBy: first?.safeBy ?? (await followUpBy(frame, tx, o, at)) };
};

/** What is taken first and done later: when it was first taken, whether nobody has it now, and the child's safety by its first day. */
const takenLines = async (m: Moment, o: Obligation): Promise<TextRef[]> => {
  const duty = { key: `duty-${o.kind}` };
  const basis = await basisOf(m, o);
  const taken = await takenOf(m, o);
  if (!taken) return [timeLine(duty, o.dueAt, null, o.breachedAt !== null || m.now > o.dueAt, basis)];
  const { at, safeBy } = taken;
  const late = at > o.dueAt || (o.breachedAt !== null && o.breachedAt <= at);
  const { levels } = await m.frame.ladderOf(m.tx, o.policyVersion);
  const within = { key: 'basis-safe', args: { time: spanText(levels[o.level].followUpWithin) } };
  return [
    timeLine(duty, o.dueAt, at, late, basis),
    ...(o.state === 'open' ? [{ key: 'case-duty-untaken', args: { duty } }] : []),
    timeLine({ key: 'duty-safe' }, safeBy, o.closedAt, (o.closedAt ?? m.now) > safeBy, within),
  ];
};

/** What was to be done, and for what is taken first and done later, also by when the child was to be safe. */
const dutyLines = async (m: Moment, o: Obligation, all: readonly Obligation[]): Promise<TextRef[]> => {
  if (isEnded(o, all)) return [{ key: 'case-duty-ended', args: { duty: { key: `duty-${o.kind}` } } }];
  if (PROMISED.includes(o.kind)) return takenLines(m, o);
  const late = o.breachedAt !== null || (o.closedAt ?? m.now) > o.dueAt;
  return [timeLine({ key: `duty-${o.kind}` }, o.dueAt, o.closedAt, late, await basisOf(m, o))];
};

const noteLine = async ({ tx, frame }: Moment, note: CaseNote): Promise<TextRef> => {
  const { kind, at, memberId, text } = note;
  const words =
    note.erased || CODED[kind] === undefined
      ? noteWords(note)
      : codesOf(text).map((code): TextRef => ({ key: `choice-${CODED[kind]}-${code}` }));
  const named = frame.texts.labels(`note-${kind}`).length > 0;
  const by = (await tx.members.nameOf(memberId)) ?? '';
  return {
    key: 'case-note',
    args: { at: { at }, by, kind: { key: named ? `note-${kind}` : 'note-note' }, text: words },
  };
};

/** What its last holder, or a post above, can do with a case of which nothing waits for them: no button, the number is typed. */
const wayFor = ({ number, closedAt }: Case): TextRef =>
  closedAt === null
    ? { key: 'case-way-raise', args: { way: typedWay('raise', number) } }
    : { key: 'case-way-reopen', args: { way: typedWay('reopen', number) } };

/** Takes it over from whoever has it. */
const assuming = (number: string): PromptChoice => ({
  label: { key: 'button-assume' },
  data: `d.assume.${number.toLowerCase()}`,
});

const headOf = ({ frame }: Moment, { number, level, status, holderId, holderPost }: Case): TextRef => {
  const args = { number, level: { key: `level-name-${level}` }, status: { key: `case-status-${status}` } };
  const post = postName(frame, holderPost);
  return post && holderId ? { key: 'case-head', args: { ...args, post } } : { key: 'case-head-nobody', args };
};

/** What the member came by: while it is called for, or theirs, its card stands below. */
const cardOf = ({ matter: { number }, o, holder }: Standpoint): MatterOnCard | undefined => {
  if (o?.state === 'open') return onCard(o, number, 'open');
  const theirs = o?.state === 'acknowledged' && o.holderId === holder.memberId;
  return theirs ? onCard(o, number, 'held') : undefined;
};

/**
 * How a case stands: what was and is to be done, by when, why by then, whether it was met; the notes to whoever holds it
 * or is called for what is still to be taken of it. The newest first, and what is older by pages. Every look is logged (domain.md 1.7).
 */
export const showCase: DoAct = async (m, id, answers) => {
  const found = await standpointOf(m, id);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { matter, holder, as } = found;
  await tx.events.add({ at: now, kind: 'case.viewed', caseId: matter.id, ...holder, data: { as } });
  const head = headOf(m, matter);
  const all = await tx.obligations.allOfCase(matter.id);
  const reads = as === 'holder' || (as === 'called' && (await isAtWork(m, matter)));
  const notes = notePages(reads ? await tx.notes.ofCase(matter.id, MOST_NOTES, UNSHOWN) : []);
  const duties = dutyPages(all);
  const pages = Math.max(1, notes.length, duties.length);
  const page = Math.min(pageIn(answers), pages - 1);
  const turns = turnsOf(matter, page, pages);
  const shown: TextRef[] = [];
  for (const one of duties[page] ?? []) shown.push(...(await dutyLines(m, one, all)));
  if (page === 0) shown.push(...(await needLines(m, matter.id)));
  for (const one of notes[page] ?? []) shown.push(await noteLine(m, one));
  if (page > 0) {
    const where = { key: 'case-page', args: { page: page + 1, pages } };
    return { notice: head, lines: [head, where, ...shown], choices: [turns] };
  }
  const ofChild = (await tx.reports.ofCase(matter.id)).some(({ draft }) => draft.kind === 'child');
  const lines = ofChild && reads ? [head, { key: 'report-child' }, ...shown] : [head, ...shown];
  if (reads) lines.push(...(await lookLines(m, matter, all)));
  const card = cardOf(found);
  if (!card && as !== 'called') lines.push(wayFor(matter));
  const over = (await assumingBarred(m, found)) === null;
  if (over) lines.push({ key: 'case-way-assume', args: { way: typedWay('assume', matter.number) } });
  if (pages > 1) lines.push({ key: 'case-earlier' });
  const room = MOST_BUTTONS - turns.length - (card ? actsOf(card.kind, card.as).flat().length : 0);
  const assumes = over && room > 0 && frame.buttons.has(m.address.channel);
  const choices = [...(assumes ? [[assuming(matter.number)]] : []), ...(turns.length > 0 ? [turns] : [])];
  return { notice: head, lines, matter: card, choices };
};
