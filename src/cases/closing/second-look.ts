import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import { type Proposal, writeProposal } from '../../domain/second-look.js';
import { callFor, freeId } from '../../notify/ladder/open.js';
import { rungsOver } from '../../notify/ladder/way-up.js';
import { type Case, type Event, NOTE_KEPT, type Obligation } from '../../store/store.js';
import type { Moment } from '../moment.js';
import type { Responsible } from '../standing/responsible.js';

/** What a second look of the case is still waiting for, if there is one. */
export const pendingLook = async (m: Moment, caseId: string): Promise<Obligation | null> =>
  (await m.tx.obligations.ofCase(caseId)).find(({ kind }) => kind === 'second_look') ?? null;

/** The same without who asks. */
type Asked = Proposal extends infer P ? (P extends Proposal ? Omit<P, 'by'> : never) : never;

/**
 * Calls a second named person, over the post of whoever asks, to agree to what they propose (domain.md 5.2). False where nobody
 * could be called, of which the operator was told.
 */
export const askSecond = async (m: Moment, { o, matter, holder }: Responsible, proposal: Asked): Promise<boolean> => {
  const proposed = writeProposal({ ...proposal, by: holder.memberId });
  const before = (await m.tx.obligations.allOfCase(matter.id)).filter(({ kind }) => kind === 'second_look').length;
  const targets = rungsOver(m.frame, holder.postCode, matter);
  const look = await callFor(
    m.frame,
    m.tx,
    {
      id: await freeId(m.tx, `${matter.id}-look`, before),
      kind: 'second_look',
      reportId: o.reportId,
      caseId: matter.id,
      level: matter.level,
      area: matter.area,
      subjectId: proposed,
      ...(targets.length > 0 ? { targets } : {}),
    },
    m.now,
  );
  const data = { proposed, look: look.id };
  await m.tx.events.add({ at: m.now, kind: 'case.second_asked', caseId: matter.id, ...holder, data });
  return (await m.tx.calls.reaching(look.id, look.epoch)).length > 0;
};

/** What changes who the child is thought to be, or whose judgement it was. */
const MOVED: readonly string[] = ['case.linked', 'case.unlinked', 'case.reopened', 'case.held', 'case.unheld'];
const TOLD: readonly string[] = ['report.filed', 'report.amended'];
/** What the law says of the child was found: the police are to be told first, and it is P1 at least. */
const FOUND = 'mandatory.found';

/** What staff wrote that says it is as bad as it was thought, or worse, where there is no higher level any more. */
const WORSE: readonly unknown[] = ['raised', 'review_worse'];

const isWorse = ({ kind, data }: Event): boolean => kind === NOTE_KEPT && WORSE.includes(data?.kind);

/** More was told since that is more urgent than what the case would become. */
const isNews = ({ kind, data }: Event, proposal: Proposal): boolean =>
  TOLD.includes(kind) && (proposal.what === 'close' || (data?.level as Level) < proposal.to);

/**
 * Why what was proposed does not fit the case as it is now, in a sentence; null when it does. Whoever asked judged the case
 * as it was then: danger that is told of a case at P0 raises no level, and counts all the same.
 */
export const overtaken = async (
  m: Moment,
  look: Obligation,
  matter: Case,
  proposal: Proposal,
): Promise<TextRef | null> => {
  const over = (why: string): TextRef => ({
    key: 'look-overtaken',
    args: { number: matter.number, why: { key: `look-why-${why}` } },
  });
  if (matter.closedAt !== null) return over('closed');
  if (proposal.what === 'lower' && matter.level !== proposal.from) return over('level');
  const events = await m.tx.events.ofCase(matter.id);
  const asked = events.findIndex(({ kind, data }) => kind === 'case.second_asked' && data?.look === look.id);
  const since = events.slice(asked + 1);
  // Asked of a case that was linked to this one.
  if (asked < 0 || since.some(({ kind }) => MOVED.includes(kind))) return over('moved');
  if (proposal.by !== '' && matter.holderId !== proposal.by) return over('moved');
  if (since.some(({ kind }) => kind === 'case.level_raised')) return over('level');
  return since.some((event) => event.kind === FOUND || isWorse(event) || isNews(event, proposal)) ? over('told') : null;
};
