import type { Instant } from '../../domain/clock.js';
import type { Holder, Need, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { finish } from '../holding/finish.js';
import { climb } from '../ladder/climb.js';
import { onCard } from '../telling/cards.js';
import { tellMember } from '../telling/tell.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { helpOf, restate, thank } from './need-choose.js';
import { gather } from './need-gather.js';

/** The work is done, and what came of it is written down; whoever is responsible for the case hears that it is. */
export const reportHelp = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  text: string,
  now: Instant,
): Promise<boolean> => {
  const need = await tx.needs.byId(o.subjectId ?? '');
  if (!need || !(await tx.needs.settle(need.id, ['chosen', 'unmet'], 'done', now))) return false;
  await tx.notes.add({ id: `${o.id}:report`, caseId: o.caseId, kind: 'help', at: now, ...by, text });
  await finish(frame, tx, o, by, { kind: 'help.reported', data: { need: need.id } }, now);
  const matter = await tx.cases.byId(o.caseId);
  const line = { key: 'need-done', args: { number: matter?.number ?? '' } };
  if (matter && matter.holderId !== by.memberId) {
    const ways = onCard(o, matter.number, 'held', [['needs']]);
    await tellResponsible(frame, tx, matter, line, `${o.id}:reported`, now, { ways });
  }
  return true;
};

/**
 * Whoever was to do it cannot: another of those who offered is chosen, or others are asked. What the bureau has for
 * want of anybody else climbs from it instead.
 */
export const quitHelp = async (
  frame: Frame,
  tx: Records,
  o: Obligation,
  by: Holder,
  reason: string,
  now: Instant,
): Promise<boolean> => {
  const need = await tx.needs.hold(o.subjectId ?? '');
  if (!need) return false;
  const about = { at: now, caseId: o.caseId, obligationId: o.id, ...by };
  if (need.state === 'unmet') {
    await tx.events.add({ ...about, kind: 'help.given_up', data: { need: need.id, reason } });
    await climb(frame, tx, o, 'let_go', now, { holderId: null, holderPost: null });
    return true;
  }
  return endHelp(frame, tx, need, o, { by, reason }, now);
};

/** Whoever was chosen is not there any more, or must not know of the case. False when nobody had been chosen. */
export const leaveHelp = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<boolean> => {
  const need = await tx.needs.hold(o.subjectId ?? '');
  return need !== null && endHelp(frame, tx, need, o, { by: null, reason: 'gone' }, now);
};

/** Whoever was chosen does not do it: another of those who offered can be, else others are asked. */
const endHelp = async (
  frame: Frame,
  tx: Records,
  need: Need,
  o: Obligation,
  { by, reason }: { readonly by: Holder | null; readonly reason: string },
  now: Instant,
): Promise<boolean> => {
  if (!(await tx.needs.settle(need.id, ['chosen'], 'open', now))) return false;
  await finish(frame, tx, o, by, { kind: 'help.given_up', data: { need: need.id, reason } }, now);
  const offer = (await tx.needs.offersOf(need.id)).find((one) => helpOf(one) === o.id);
  if (offer) {
    await tx.needs.answer(offer.id, { state: 'left', at: now });
    await restate(frame, tx, offer.id, 'help.handed_back', now);
  }
  const matter = await tx.cases.byId(o.caseId);
  const line = { key: 'need-left', args: { number: matter?.number ?? '' } };
  if (matter) await tellResponsible(frame, tx, matter, line, `${o.id}:left`, now);
  await gather(frame, tx, need.id, now);
  return true;
};

/** A need is not one any more: nobody is asked or at work for it from now on. False when it was settled before. */
export const withdrawNeed = async (
  frame: Frame,
  tx: Records,
  need: Need,
  by: Holder | null,
  now: Instant,
): Promise<boolean> => {
  const end = (o: Obligation) => finish(frame, tx, o, null, { kind: 'duty.withdrawn', data: { need: need.id } }, now);
  // The offers before the need, as answers do: two that wait for each other would wait for ever.
  for (const o of await tx.obligations.ofCase(need.caseId)) {
    if (o.kind !== 'offer_help' || o.subjectId !== need.id) continue;
    await tx.needs.answer(o.id, { state: 'silent', at: now });
    await end(o);
  }
  if (!(await tx.needs.settle(need.id, ['open', 'chosen', 'unmet'], 'withdrawn', now))) return false;
  await tx.events.add({ at: now, kind: 'need.withdrawn', caseId: need.caseId, ...by, data: { need: need.id } });
  for (const offer of await tx.needs.offersOf(need.id)) await thank(frame, tx, offer, now);
  for (const o of await tx.obligations.ofCase(need.caseId)) {
    if (o.subjectId !== need.id) continue;
    const { holderId } = o;
    await end(o);
    if (o.kind !== 'help' || holderId === null) continue;
    const line = { key: 'help-withdrawn', args: { number: await tx.cases.number(o.caseId) } };
    await tellMember(
      frame,
      tx,
      holderId,
      line,
      { id: `${o.id}:withdrawn`, priority: 2, epoch: o.epoch, caseId: o.caseId },
      now,
    );
  }
  return true;
};

/** The same for all needs of a case, as when it is closed. */
export const withdrawNeeds = async (
  frame: Frame,
  tx: Records,
  caseId: string,
  by: Holder | null,
  now: Instant,
): Promise<void> => {
  for (const need of await tx.needs.ofCase(caseId)) await withdrawNeed(frame, tx, need, by, now);
};
