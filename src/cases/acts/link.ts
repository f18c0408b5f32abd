import { readCode } from '../../domain/codes.js';
import type { TextRef } from '../../domain/effect.js';
import { UNTAKEN_STATUSES } from '../../domain/obligation.js';
import { tellOfAbsent } from '../../notify/holding/away.js';
import { keepConference } from '../../notify/holding/convene.js';
import { passOwed } from '../../notify/holding/give-case.js';
import { hastenSteps } from '../../notify/holding/steps.js';
import { dropExcluded } from '../../notify/ladder/excluded.js';
import { isInConflict } from '../../notify/ladder/recipients.js';
import type { Case, Holder } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { isAway } from '../away.js';
import { openAgain } from '../closing/open-again.js';
import { type DeskAnswer, refused, said } from '../desk-answer.js';
import { isOlder, mayMeet, postHolding } from '../linking/alike.js';
import { merge } from '../linking/merge.js';
import { callBack, lookAt, takeWith } from '../linking/wake.js';
import type { Moment } from '../moment.js';
import { caseNamed } from '../standing/case-of.js';
import { responsibleFor } from '../standing/responsible.js';

/**
 * Who is responsible for an open case, still holds the post that took it, and must not be kept from what is linked to it:
 * of whoever a report of `from` names it is taken.
 */
const holderOf = async ({ tx, frame, now }: Moment, matter: Case, from: Case): Promise<Holder | null> => {
  const { holderId, holderPost, closedAt } = matter;
  if (holderId === null || holderPost === null || closedAt !== null) return null;
  if (await isInConflict(frame, tx, from.id, holderId)) return null;
  const there = (await tx.members.holders([holderPost], now, { offDutyToo: true })).some(
    ({ memberId }) => memberId === holderId,
  );
  return there ? { memberId: holderId, postCode: holderPost } : null;
};

/** Who is responsible now is not said at a button alone, where it is gone in a moment. */
const linked = (line: TextRef): DeskAnswer => ({ notice: { key: 'link-noted' }, lines: [line] });

/**
 * Two cases are one child's: the reports of the newer become those of the older, whose holder is responsible for both.
 * A new report wakes a known child's ladder again: the holder has to look at it; a case that was closed, or whose holder
 * has left, is called for anew, and is the linker's until somebody takes it.
 */
export const link: DoAct = async (m, obligationId, { number = '' }) => {
  const { tx, now } = m;
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { o, matter, member, holder } = found;
  const other = await caseNamed(m, number);
  // One answer for what is not there and for what must not be known.
  const unknown = said({ key: 'link-unknown', args: { number: readCode(number) } });
  if (other?.id === matter.id) return said({ key: 'link-itself', args: { number: matter.number } });
  if (!other || !(await mayMeet(m, other, member))) return unknown;
  const mine = other.holderId === member.id;
  const [from, older] = isOlder(other, matter) ? [matter, other] : [other, matter];
  if (from === other && !mine) {
    return said({ key: 'link-newer', args: { number: other.number, post: postHolding(m, other) } });
  }
  const waiting = await tx.obligations.ofCase(from.id);
  if (waiting.some(({ kind }) => kind === 'accept_handover')) {
    return said({ key: 'link-in-transfer', args: { number: from.number } });
  }

  const reportId = (await tx.reports.ofCase(from.id)).at(-1)?.id ?? o.reportId;
  const there = await holderOf(m, older, from);
  const heir = there ?? holder;
  const before = await tx.obligations.ofCase(older.id);
  const about = { at: now, caseId: older.id, reportId, ...holder };
  await tx.events.add({ ...about, kind: 'case.linked', data: { from: from.id, level: from.level } });
  const kept = await merge(m, from, older, heir);
  if (!there) await tx.cases.hold(kept.id, heir, now);
  // Somebody has it: whoever comes after them has the steps of both, too.
  if (UNTAKEN_STATUSES.includes(older.status)) await tx.cases.setStatus(kept.id, 'acknowledged', now);
  // Whoever one of the two is kept from is kept from both.
  await dropExcluded(m.frame, tx, kept.id, 'named_source', now);
  if (older.closedAt !== null) {
    await openAgain(m, older);
    await tx.events.add({ ...about, kind: 'case.reopened' });
  }

  const former = older.holderPost;
  if (there || older.holderId === member.id) await lookAt(m, kept, reportId, heir);
  else if (former !== null) await callBack(m, kept, reportId, former);
  await takeWith(m, kept, before, heir);
  // Whichever of the two was less urgent.
  await hastenSteps(m.frame, tx, kept, kept.level, now);
  // What waited for somebody to have the case is theirs.
  if (!there) await passOwed(m.frame, tx, kept, heir, now);
  await keepConference(m.frame, tx, kept.id, now);
  if (kept.level <= 'P1' && heir.memberId !== member.id && (await isAway(m, heir.memberId))) {
    await tellOfAbsent(m.frame, tx, { ...kept, holderId: heir.memberId, holderPost: heir.postCode }, now);
  }
  const args = { from: from.number, number: kept.number };
  if (heir.memberId === member.id) return linked({ key: 'link-kept-mine', args });
  return linked({ key: 'link-kept', args: { ...args, post: postHolding(m, older) } });
};
