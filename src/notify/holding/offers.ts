import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import type { HandOver, Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { tellMember } from '../telling/tell.js';
import { finish } from './finish.js';

/** Tells whoever offered a case how it goes on, as long as the case is theirs. `id`: of which news it is. */
export const tellSender = async (
  frame: Frame,
  tx: Records,
  offer: HandOver,
  { key, args = {} }: TextRef,
  id: string,
  now: Instant,
): Promise<void> => {
  const number = await tx.cases.number(offer.caseId);
  const theirs = (await tx.cases.byId(offer.caseId))?.holderId === offer.fromMember;
  const about = { id: `${offer.id}:${id}`, priority: 1, epoch: 0, caseId: offer.caseId };
  const options = theirs ? { ...about, onward: number } : about;
  await tellMember(frame, tx, offer.fromMember, { key, args: { number, ...args } }, options, now);
};

/** Takes an offer that waits for an answer back: nobody is called for it any more. Null when none waits. */
export const withdrawOffer = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  by: Holder | null,
  now: Instant,
): Promise<HandOver | null> => {
  const offer = await tx.handOvers.waiting(caseId);
  if (!offer || !(await tx.handOvers.settle(offer.id, 'withdrawn', now))) return null;
  const o = await tx.obligations.byId(offer.id);
  if (o && o.state !== 'done') {
    await finish(frame, tx, o, null, { kind: 'handover.withdrawn', data: { by: by?.memberId ?? '' } }, now);
  }
  return offer;
};

/** Nobody accepted in time: the sender, who still has the case, is told so once; the ladder goes on by itself. */
export const timeOutOffer = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<void> => {
  const offer = await tx.handOvers.byId(o.id);
  if (!offer || !(await tx.handOvers.settle(offer.id, 'timed_out', now))) return;
  await tx.events.add({ at: now, kind: 'handover.timed_out', caseId: o.caseId, obligationId: o.id });
  await tellSender(frame, tx, offer, { key: 'handover-timed-out' }, 'timed-out', now);
};
