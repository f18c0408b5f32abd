import { RESPONSIBLE } from '../../domain/obligation.js';
import { postName } from '../../notify/frame.js';
import { beginSteps } from '../../notify/holding/begin-steps.js';
import { callForHolder } from '../../notify/holding/release.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { isAway } from '../away.js';
import { openAgain } from '../closing/open-again.js';
import { type DeskAnswer, kept, refused, said } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { postToAssume } from '../standing/assumable.js';
import { caseNamed, type Standpoint, standpointOf } from '../standing/case-of.js';

/** Whoever held the case last, if it can be theirs again: still in the post, at hand, and not to be left out of it since. */
const formerHolder = async (m: Moment, { id, holderId, holderPost }: Case): Promise<Holder | null> => {
  const { tx, frame, member, now } = m;
  if (holderId === null || holderPost === null) return null;
  if (!(await tx.members.byId(holderId, now))?.posts.includes(holderPost)) return null;
  if (await isInConflict(frame, tx, id, holderId)) return null;
  if (holderId !== member?.id && (await isAway(m, holderId))) return null;
  return { memberId: holderId, postCode: holderPost };
};

/** Somebody over them opened it: they hear that it is theirs again, and by when it is assessed anew. */
const tellTheirs = async (m: Moment, { id, number }: Case, step: Obligation, by: Holder, to: Holder): Promise<void> => {
  const post = postName(m.frame, by.postCode);
  const line = { key: 'card-reopened-yours', args: { number, post, by: { at: step.dueAt } } };
  const matter = onCard(step, number, 'held');
  const options = { id: `${step.id}:reopened`, priority: 1, matter, epoch: step.epoch, caseId: id };
  await tellMember(m.frame, m.tx, to.memberId, line, options, m.now);
};

/** Whoever had it before, and has not now, hears that it is open and with whom; null: not theirs to know. */
const openElsewhere = async (m: Moment, id: string): Promise<DeskAnswer | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(id);
  const matter = o ? await tx.cases.byId(o.caseId) : await caseNamed(m, id);
  if (!matter || !member || matter.closedAt !== null || matter.holderId === null) return null;
  if (await isInConflict(frame, tx, matter.id, member.id)) return null;
  const taken = (await tx.obligations.allOfCase(matter.id))
    .filter(({ kind }) => RESPONSIBLE.includes(kind))
    .map((one) => one.id);
  const had = (await tx.events.ofCase(matter.id)).some(
    ({ kind, memberId, postCode, obligationId }) =>
      memberId === member.id &&
      member.posts.includes(postCode ?? '') &&
      (kind === 'case.held' || (kind === 'obligation.acknowledged' && taken.includes(obligationId ?? ''))),
  );
  if (!had) return null;
  const post = postName(frame, matter.holderPost);
  const name = (await tx.members.nameOf(matter.holderId)) ?? '';
  return said({ key: 'reopen-open-theirs', args: { number: matter.number, post, name } });
};

/** The closed case that the member may open again, and in which post; an answer instead, where they may not, or it is open. */
export const toReopen = async (
  m: Moment,
  id: string,
): Promise<{ readonly found: Standpoint; readonly holder: Holder } | DeskAnswer> => {
  const found = await standpointOf(m, id);
  // Who was called for something of it may hold a post over it besides.
  const seat = found?.as === 'called' ? postToAssume(m, found.matter) : found?.holder;
  if (!found || !seat) return (await openElsewhere(m, id)) ?? refused;
  const { number, closedAt } = found.matter;
  if (closedAt === null) return said({ key: 'reopen-open', args: { number } });
  return { found, holder: { memberId: found.holder.memberId, postCode: seat.postCode } };
};

/**
 * Whoever held a closed case, or a post over theirs, opens it again. It goes on with whoever held it last, if it can be
 * theirs; otherwise nobody holds this child, and somebody is called to take it over.
 */
export const reopen: DoAct = async (m, id, { text = '' }) => {
  const opening = await toReopen(m, id);
  if ('notice' in opening) return opening;
  const { tx, frame, now } = m;
  const { found, holder } = opening;
  const { matter } = found;
  const { number } = matter;
  const resumed = await openAgain(m, matter);
  const note = { id: `${matter.id}:reopened:${now}`, caseId: matter.id, kind: 'reopened' as const, at: now };
  await tx.notes.add({ ...note, ...holder, text });
  await tx.events.add({ at: now, kind: 'case.reopened', caseId: matter.id, ...holder, data: { by: found.as } });
  const reminders = resumed === 0 ? [] : [{ key: 'reopen-reminders', args: { count: resumed } }];
  const former = await formerHolder(m, matter);
  await tx.cases.hold(matter.id, former, now);
  const again: Case = { ...matter, closedAt: null, heldAt: now };
  if (former === null) {
    await tx.events.add({ at: now, kind: 'case.unheld', caseId: matter.id, data: { why: 'reopened' } });
    await callForHolder(frame, tx, again, now);
    return kept({ key: 'reopen-called', args: { number } }, ...reminders);
  }
  const reportId = (await tx.obligations.allOfCase(matter.id))[0]?.reportId ?? matter.id;
  const step = await beginSteps(frame, tx, again, reportId, now);
  const theirs = former.memberId === holder.memberId;
  if (step && !theirs) await tellTheirs(m, matter, step, holder, former);
  const card = step && onCard(step, number, 'held');
  const line = { key: 'reopen-goes-on', args: { number, by: { at: step?.dueAt ?? now } } };
  return { ...kept(line, ...reminders), matter: (theirs && card) || undefined };
};
