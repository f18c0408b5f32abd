import type { PromptChoice, TextRef } from '../../domain/effect.js';
import { REASSURING, SLIP_FACTS } from '../../domain/hotline.js';
import { draftLines } from '../../flows/forms.js';
import { postName } from '../../notify/frame.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import type { Case, Holder, Obligation, Report } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { mayRead } from '../reports/may-read.js';
import { policeProof } from '../reports/police-proof.js';
import { type Responsible, responsibleFor } from '../standing/responsible.js';
import { lineText, type Ticket, ticketsOf } from '../standing/tickets.js';

/** A card has at most six buttons, and one of them keeps a number. */
const MOST_TICKETS = 5;

/** Who may read it out: whoever is responsible for the case, or has to tell the police. */
const readerOf = async (m: Moment, obligationId: string): Promise<Omit<Responsible, 'member'> | null> => {
  const responsible = await responsibleFor(m, obligationId);
  if (responsible) return responsible;
  const o = await m.tx.obligations.byId(obligationId);
  if (!m.member || o?.kind !== 'police_report') return null;
  const postCode = await actingPost(m.frame, m.tx, o, m.member);
  const matter = await m.tx.cases.byId(o.caseId);
  return postCode && matter ? { o, matter, holder: { memberId: m.member.id, postCode } } : null;
};

/** What a report says that the line has to know. */
const factsOf = async (m: Moment, report: Report, { postCode }: Holder, holds: boolean): Promise<TextRef[]> => {
  const kind = m.frame.posts.find(({ code }) => code === postCode)?.kind;
  const { draft } = report;
  const answers: Readonly<Record<string, unknown>> = draft.answers;
  const outdated = (id: string) => draft.signs.length > 0 && id in REASSURING && answers[id] === REASSURING[id];
  const facts = draftLines(draft).filter(
    ({ id }) => SLIP_FACTS.includes(id) && !outdated(id) && mayRead(id, kind, holds),
  );
  const proof = await policeProof(m, report, false);
  if (draft.erased) return [{ key: 'report-erased' }, ...proof];
  return [...facts.map(({ question, answer }) => ({ key: 'report-line', args: { question, answer } })), ...proof];
};

const ticketLine = ({ o, line, serial }: Ticket): TextRef => ({
  key: `ticket-line-${o.state === 'done' ? 'done' : 'waiting'}`,
  args: { line: lineText(line), serial: serial || { key: 'words-erased' }, by: { at: o.dueAt } },
});

/** The numbers that came back, and what can be done with each; for whoever has to tell the police, their own card. */
const below = async (m: Moment, matter: Case, o: Obligation, holds: boolean): Promise<Omit<DeskAnswer, 'notice'>> => {
  const { number } = matter;
  if (!holds) {
    const as = o.state === 'open' ? 'open' : 'held';
    return { matter: { id: o.id, number, as, kind: o.kind } };
  }
  const tickets = await ticketsOf(m, matter.id);
  const mine = tickets.filter((one) => one.o.state !== 'done' && one.o.holderId === m.member?.id);
  const choices: PromptChoice[][] = [
    [{ label: { key: 'button-ticket' }, data: `d.ticket.${o.id}` }],
    ...mine
      .slice(-MOST_TICKETS)
      .map(({ o: { id }, line, serial }) => [
        { label: { key: 'ticket-button-reply', args: { line: lineText(line), serial } }, data: `d.reply.${id}` },
      ]),
  ];
  return { lines: tickets.map(ticketLine), choices };
};

/**
 * What to say to the government's line or 110, to be read out: the child's danger and where to find the child, never who
 * reported it nor their words. With it the numbers that came back. Every look is on record.
 */
export const slip: DoAct = async (m, obligationId) => {
  const found = await readerOf(m, obligationId);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { o, matter, holder } = found;
  // Once the police know, nothing of it is read out by whoever had to tell them.
  if (o.state === 'done' && matter.holderId !== holder.memberId) return settled;
  const holds = matter.holderId === holder.memberId;
  const at = { at: now, kind: 'slip.viewed', caseId: matter.id, obligationId: o.id, ...holder };
  await tx.events.add({ ...at, data: { holds } });
  const own = holds ? null : await tx.reports.byId(o.reportId);
  const reports = holds ? await tx.reports.ofCase(matter.id) : own ? [own] : [];
  const post = postName(frame, holder.postCode);
  const head: TextRef = { key: 'slip-head', args: { number: matter.number } };
  const lines: TextRef[] = [head, { key: 'slip-from', args: { post, number: matter.number } }];
  for (const [index, report] of reports.entries()) {
    if (reports.length > 1) lines.push({ key: 'report-nth', args: { n: index + 1, at: { at: report.createdAt } } });
    else lines.push({ key: 'slip-came', args: { at: { at: report.createdAt } } });
    lines.push(...(await factsOf(m, report, holder, holds)));
  }
  lines.push({ key: 'slip-ask' }, { key: 'slip-care' });
  const rest = await below(m, matter, o, holds);
  return { notice: head, ...rest, lines: [...lines, ...(rest.lines ?? [])] };
};
