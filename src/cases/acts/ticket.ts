import { replyAnswers, ticketAnswers } from '../../domain/hotline.js';
import { finish } from '../../notify/holding/finish.js';
import { dropLate } from '../../notify/holding/late.js';
import { remindAt } from '../../notify/ladder/moments.js';
import { moveTo } from '../../notify/ladder/transition.js';
import { onCard } from '../../notify/telling/cards.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, settled, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { hasIt, responsibleFor } from '../standing/responsible.js';
import { answerDueAt, keepTicket, lineText, type Ticket, ticketFor, ticketsOf } from '../standing/tickets.js';
import { police } from './police.js';

/** The police know now: where somebody still had to tell them, that is done, with this number as its proof. */
const provePolice = async (m: Moment, caseId: string, serial: string): Promise<void> => {
  for (const { id, kind } of await m.tx.obligations.ofCase(caseId)) {
    if (kind === 'police_report') await police(m, id, { who: 'me', number: serial });
  }
};

/**
 * An official line was told of the case: the number that came back is kept, and by when it answers is a day of whoever is
 * responsible.
 */
export const ticket: DoAct = async (m, obligationId, answers) => {
  const found = await responsibleFor(m, obligationId);
  const given = ticketAnswers.safeParse(answers);
  if (!found || !given.success) return refused;
  const { line, serial } = given.data;
  const { matter } = found;
  const args = { number: matter.number, line: lineText(line), serial };
  const known = (await ticketsOf(m, matter.id)).some((one) => one.line === line && one.serial === serial);
  if (known) return told({ key: 'ticket-known', args });
  const duty = await keepTicket(m, found, line, serial, answerDueAt(m, matter, given.data));
  if (line === '110') await provePolice(m, matter.id, serial);
  const card = onCard(duty, matter.number, 'held');
  return told({ key: 'ticket-kept', args: { ...args, by: { at: duty.dueAt } } }, card);
};

/** The answer of a line that the member owes; an answer instead, where it is not theirs, or is known. */
export const toReply = async (m: Moment, obligationId: string): Promise<Ticket | DeskAnswer> => {
  const found = await ticketFor(m, await m.tx.obligations.byId(obligationId));
  if (!found || !m.member || !hasIt(m.member, found.o)) return refused;
  return found.o.state === 'done' ? settled : found;
};

/** What the line answered is kept with the case; or it answers later, and the day moves. */
export const reply: DoAct = async (m, obligationId, answers) => {
  const { tx, frame, member, now } = m;
  const found = await toReply(m, obligationId);
  const given = replyAnswers.safeParse(answers);
  if ('notice' in found) return found;
  if (!member || !given.success) return refused;
  const { o, line, serial } = found;
  const matter = await tx.cases.byId(o.caseId);
  if (!matter) return refused;
  const holder = { memberId: member.id, postCode: o.holderPost ?? '' };
  const args = { number: matter.number, line: lineText(line), serial };
  if (given.data.came === 'later') {
    const dueAt = answerDueAt(m, matter, given.data);
    const next = { ...o, dueAt, breachedAt: null, nextDueAt: remindAt(now, dueAt), epoch: o.epoch + 1 };
    await moveTo(tx, o, next, { kind: 'line.later', ...holder, data: { line } }, now);
    await tx.calls.cancel(o.id, now);
    await dropLate(tx, o, now);
    return told({ key: 'ticket-later', args: { ...args, by: { at: dueAt } } });
  }
  await finish(frame, tx, o, holder, { kind: 'line.answered', data: { line } }, now);
  const note = { id: `${o.id}:reply`, caseId: o.caseId, kind: 'line_reply', at: now, ...holder, text: given.data.text };
  await tx.notes.add(note);
  return told({ key: 'ticket-answered', args });
};
