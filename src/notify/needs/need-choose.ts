import type { Instant } from '../../domain/clock.js';
import type { Event, Holder, Need, Offer, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { finish } from '../holding/finish.js';
import { entrust } from '../ladder/open.js';
import { reachableAddress } from '../ladder/reach.js';
import { moveTo } from '../ladder/transition.js';
import { stepWayUp } from '../ladder/way-up.js';
import { editCards } from '../telling/edit.js';
import { tellMember } from '../telling/tell.js';
import { answerBy, dutyOf } from './need-ask.js';
import { candidates } from './need-gather.js';

/** The obligation of whoever was chosen, by the offer that was. */
export const helpOf = ({ needId, id }: Offer): string => `${needId}-h${id.slice(`${needId}-o`.length)}`;

/** What became of an offer is said on its cards. */
export const restate = async (
  frame: Frame,
  tx: Records,
  offerId: string,
  kind: 'help.thanked' | 'help.accepted' | 'help.handed_back' | 'help.declined',
  now: Instant,
  said: Partial<Pick<Event, 'memberId' | 'postCode' | 'data'>> = {},
): Promise<void> => {
  const read = await tx.obligations.byId(offerId);
  if (!read) return;
  const next = { ...read, epoch: read.epoch + 1 };
  await moveTo(tx, read, next, { kind, memberId: read.holderId ?? undefined, ...said }, now);
  await editCards(frame, tx, next, now);
};

/** Who offered and is not needed is thanked, once, in words that say nothing of who is. */
export const thank = async (frame: Frame, tx: Records, offer: Offer, now: Instant): Promise<void> => {
  if (offer.state !== 'offered' || offer.memberId === null) return;
  await tx.needs.answer(offer.id, { state: 'thanked', at: now });
  await restate(frame, tx, offer.id, 'help.thanked', now);
  const o = await tx.obligations.byId(offer.id);
  const to = await reachableAddress(frame, tx, offer.memberId);
  // Where cards cannot be changed, what became of it came as a message already.
  if (!o || !to || !frame.editing.has(to.address.channel)) return;
  const line = { key: 'offer-thanked', args: { number: await tx.cases.number(o.caseId) } };
  await tellMember(
    frame,
    tx,
    offer.memberId,
    line,
    { id: `${offer.id}:thanked`, priority: 3, epoch: o.epoch, caseId: o.caseId },
    now,
  );
};

/** `gone`: that one cannot be chosen (any more); `early`: others have still time to answer; `settled`: one was. */
export type Chosen = 'chosen' | 'gone' | 'early' | 'settled';

/** One offer is taken: the work is that member's from now on, the others are thanked. */
export const chooseOffer = async (
  frame: Frame,
  tx: Records,
  need: Need,
  offerId: string,
  by: Holder,
  now: Instant,
): Promise<Chosen> => {
  // Whoever takes their offer back in this instant is waited for.
  if ((await tx.needs.hold(need.id))?.state !== 'open') return 'settled';
  const matter = await tx.cases.byId(need.caseId);
  const all = await tx.needs.offersOf(need.id);
  if (all.some(({ state }) => state === 'asked')) return 'early';
  const offer = (await candidates(frame, tx, need, now)).find(({ id }) => id === offerId);
  if (!offer || !matter) return 'gone';
  const holder = { memberId: offer.memberId, postCode: offer.postCode };
  if (!(await tx.needs.choose(need.id, holder))) return 'settled';
  const about = { at: now, caseId: need.caseId, obligationId: offerId };
  await tx.events.add({ ...about, kind: 'need.chosen', ...by, data: { need: need.id, post: offer.postCode } });

  await tx.needs.answer(offer.id, { state: 'chosen', at: now });
  await restate(frame, tx, offer.id, 'help.accepted', now);
  for (const other of all) if (other.id !== offer.id) await thank(frame, tx, other, now);
  for (const o of await tx.obligations.ofCase(need.caseId)) {
    if (o.kind === 'choose_help' && o.subjectId === need.id) {
      await finish(frame, tx, o, by, { kind: 'choice.made', data: { need: need.id } }, now);
    }
  }

  const id = helpOf(offer);
  const dueAt = Math.max(need.dueAt, answerBy(frame, now));
  const { number, holderId, holderPost } = matter;
  // Late, whoever is responsible for the case hears of it first.
  const targets =
    holderId && holderPost ? stepWayUp(frame, matter, { memberId: holderId, postCode: holderPost }) : undefined;
  await entrust(frame, tx, { ...dutyOf(need, matter), id, kind: 'help', targets, dueAt }, holder, now);
  const card = { id, number, as: 'held' as const, kind: 'help' as const };
  const line = {
    key: need.brief.span === 'once' ? 'help-given' : 'help-given-long',
    args: { number, by: { at: dueAt } },
  };
  await tellMember(
    frame,
    tx,
    offer.memberId,
    line,
    { id: `${id}:told`, priority: 2, epoch: 0, caseId: need.caseId, matter: card },
    now,
  );
  return 'chosen';
};
