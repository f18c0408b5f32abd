import type { Instant } from '../../domain/clock.js';
import { DAY } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import { ANSWER_BY, type OFFICIAL_LINES, type Promised } from '../../domain/hotline.js';
import { entrust, freeId } from '../../notify/ladder/open.js';
import { stepWayUp } from '../../notify/ladder/way-up.js';
import { ladderMoments } from '../../notify/times/ladder-moments.js';
import type { Case, Obligation } from '../../store/store.js';
import { instantOf, readTime } from '../../texts/local-time.js';
import type { Moment } from '../moment.js';
import type { Responsible } from './responsible.js';

export type OfficialLine = (typeof OFFICIAL_LINES)[number];

/** What an official line was told, and the number that came back. Its answer is owed by whoever holds the case. */
export interface Ticket {
  readonly o: Obligation;
  readonly line: OfficialLine;
  readonly serial: string;
}

/** The number of a line, as it is shown. */
export const lineText = (line: OfficialLine): TextRef => ({ key: `choice-line-${line}` });

/** The note that keeps the number. */
const ticketOf = (obligationId: string): string => `${obligationId}:ticket`;
const KIND = 'line_';

/** When an answer that was promised so is due. */
export const answerDueAt = (m: Moment, matter: Case, { answerby, date }: Promised): Instant => {
  const { ladder, timezone, calendar } = m.frame;
  // On a date: before those who answer go home.
  if (answerby === 'date')
    return Math.max(m.now, instantOf(Date.parse(date ?? '') / DAY, readTime(ladder.service.to), timezone));
  const span = { workingDays: ANSWER_BY[answerby] };
  return ladderMoments(ladder, matter.level, timezone, calendar).spanEndsAt(m.now, span);
};

/** The ticket that an obligation of this kind is about. */
export const ticketFor = async ({ tx }: Moment, o: Obligation | null): Promise<Ticket | null> => {
  const note = o?.kind === 'hotline_reply' ? await tx.notes.byId(ticketOf(o.id)) : null;
  return o && note ? { o, line: note.kind.slice(KIND.length) as OfficialLine, serial: note.text } : null;
};

/** All of a case, in the order in which the lines were told. */
export const ticketsOf = async (m: Moment, caseId: string): Promise<Ticket[]> => {
  const tickets: Ticket[] = [];
  for (const o of await m.tx.obligations.allOfCase(caseId)) {
    const ticket = await ticketFor(m, o);
    if (ticket) tickets.push(ticket);
  }
  return tickets;
};

/** Keeps a ticket, and what is owed for it: its answer by then, from whoever is responsible for the case. */
export const keepTicket = async (
  m: Moment,
  { matter, o, holder }: Responsible,
  line: OfficialLine,
  serial: string,
  dueAt: Instant,
): Promise<Obligation> => {
  const { tx, frame, now } = m;
  const id = await freeId(tx, `${matter.id}-hr`, await tx.obligations.countOf(matter.id, 'hotline_reply'));
  const about = { caseId: matter.id, reportId: o.reportId, level: matter.level, area: matter.area };
  const targets = stepWayUp(frame, matter, holder);
  const duty = await entrust(frame, tx, { id, kind: 'hotline_reply', ...about, targets, dueAt }, holder, now);
  const note = { id: ticketOf(id), caseId: matter.id, kind: `${KIND}${line}`, at: now, ...holder, text: serial };
  await tx.notes.add(note);
  await tx.events.add({ at: now, kind: 'line.told', caseId: matter.id, obligationId: id, ...holder, data: { line } });
  return duty;
};
