import type { Instant } from '../../domain/clock.js';
import type { Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { climb } from '../ladder/climb.js';
import { onCard } from '../telling/cards.js';
import { tellMember } from '../telling/tell.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { finish } from './finish.js';
import { neverReturns } from './refusal.js';

/** The part is done, and what came of it is written down; whoever is responsible for the case hears that it is. */
export const reportPart = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  text: string,
  now: Instant,
): Promise<boolean> => {
  if (!(await tx.referrals.settle(o.id, 'done', now))) return false;
  await tx.notes.add({ id: `${o.id}:report`, caseId: o.caseId, kind: 'referral', at: now, ...by, text });
  await finish(frame, tx, o, by, { kind: 'referral.reported', data: { met: now <= o.dueAt } }, now);
  const matter = await tx.cases.byId(o.caseId);
  if (!matter || matter.holderId === by.memberId) return true;
  const line = { key: 'referral-done', args: { number: matter.number } };
  const ways = onCard(o, matter.number, 'held', [['referred']]);
  await tellResponsible(frame, tx, matter, line, `${o.id}:reported`, now, { ways });
  return true;
};

/** Whoever accepted the part cannot go on: it is back with whoever asked, or, as urgent as P0 and P1, the next above is called. */
export const quitPart = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  reason: string,
  now: Instant,
): Promise<boolean> => {
  const matter = await tx.cases.byId(o.caseId);
  if (!matter) return false;
  const about = { at: now, caseId: o.caseId, obligationId: o.id, ...by };
  await tx.events.add({ ...about, kind: 'referral.given_up', data: { reason } });
  const { number } = matter;
  if (neverReturns(o)) {
    await climb(frame, tx, o, 'let_go', now, { holderId: null, holderPost: null });
    await tellResponsible(
      frame,
      tx,
      matter,
      { key: 'referral-passed-on', args: { number } },
      `${o.id}:left:${now}`,
      now,
    );
    return true;
  }
  if (!(await tx.referrals.settle(o.id, 'returned', now))) return false;
  await finish(frame, tx, o, null, { kind: 'handover.returned', data: { reason } }, now);
  const line = { key: 'referral-returned', args: { number, reason: { key: `choice-quit-${reason}` } } };
  await tellResponsible(frame, tx, matter, line, `${o.id}:left`, now);
  return true;
};

/** The part is not wanted any more; whoever has it is told. False when it was over before. */
export const withdrawPart = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder | null,
  now: Instant,
): Promise<boolean> => {
  if (!(await tx.referrals.settle(o.id, 'withdrawn', now))) return false;
  const { holderId } = o;
  await finish(frame, tx, o, null, { kind: 'handover.withdrawn', data: { by: by?.memberId ?? '', part: true } }, now);
  if (holderId === null || holderId === by?.memberId) return true;
  const line = { key: 'referral-withdrawn', args: { number: await tx.cases.number(o.caseId) } };
  const options = { id: `${o.id}:withdrawn`, priority: 2, epoch: o.epoch, caseId: o.caseId };
  await tellMember(frame, tx, holderId, line, options, now);
  return true;
};

/** The same for all parts of a case, as when it is closed. */
export const withdrawParts = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  by: Holder | null,
  now: Instant,
): Promise<void> => {
  for (const o of await tx.obligations.ofCase(caseId)) {
    if (o.kind === 'referral') await withdrawPart(frame, tx, o, by, now);
  }
};
