import type { Instant } from '../../domain/clock.js';
import type { Case, Need, Offer, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { finish } from '../holding/finish.js';
import { callFor, entrust, freeId } from '../ladder/open.js';
import { reachableAddress } from '../ladder/reach.js';
import { isInConflict, withoutConflicts } from '../ladder/recipients.js';
import { tellResponsible } from '../telling/tell-responsible.js';
import { answerBy, dutyOf, seek } from './need-ask.js';

/** Offers of which one can be chosen: made by somebody who still holds the post and may know of the case. */
export const candidates = async (
  frame: Frame,
  tx: Records,
  need: Need,
  now: Instant,
): Promise<(Offer & { memberId: string })[]> => {
  const found = [];
  for (const offer of await tx.needs.offersOf(need.id)) {
    const { memberId } = offer;
    if (memberId === null || (offer.state !== 'offered' && offer.state !== 'thanked')) continue;
    const member = await tx.members.byId(memberId, now);
    if (!member?.posts.includes(offer.postCode)) continue;
    if (!(await isInConflict(frame, tx, need.caseId, memberId))) found.push({ ...offer, memberId });
  }
  return found;
};

/** Whoever is responsible owes a choice; where nobody is, the ladder of the case is called for one. */
const oweChoice = async (frame: Frame, tx: Records, need: Need, matter: Case, count: number, now: Instant) => {
  const id = await freeId(tx, `${need.id}-c`, 0);
  const duty = { ...dutyOf(need, matter), id, kind: 'choose_help' as const, dueAt: answerBy(frame, now) };
  const { number, holderId, holderPost } = matter;
  if (holderId === null || holderPost === null || (await isInConflict(frame, tx, matter.id, holderId))) {
    await callFor(frame, tx, { ...duty, level: matter.level }, now);
    return;
  }
  const holder = { memberId: holderId, postCode: holderPost };
  await entrust(frame, tx, duty, holder, now);
  const matterOn = { id, number, as: 'held' as const, kind: duty.kind };
  await tellResponsible(frame, tx, matter, { key: 'need-choose', args: { number, count } }, `${id}:told`, now, {
    matter: matterOn,
  });
};

/** What a member may say of a need: they can, in another post; or it went further from there. */
const SAID: readonly Offer['state'][] = ['offered', 'thanked', 'chosen'];

/** Whether somebody holds the post that was asked who may know, can be reached, and has not said in another post that they can help. */
const mayAnswer = async (
  frame: Frame,
  tx: Records,
  { caseId }: Need,
  { postCode }: Offer,
  offers: readonly Offer[],
  now: Instant,
): Promise<boolean> => {
  const said = new Set(offers.flatMap(({ state, memberId }) => (SAID.includes(state) ? [memberId] : [])));
  const holders = await tx.members.holders([postCode], now, { offDutyToo: true });
  for (const { memberId } of await withoutConflicts(frame, tx, caseId, holders)) {
    if (!said.has(memberId) && (await reachableAddress(frame, tx, memberId))) return true;
  }
  return false;
};

/** Nobody is waited for who cannot answer: what such a post was asked ends. True while others may still have their say. */
const isWaitedFor = async (frame: Frame, tx: Records, need: Need, now: Instant): Promise<boolean> => {
  const offers = await tx.needs.offersOf(need.id);
  let waits = false;
  for (const offer of offers.filter(({ state }) => state === 'asked')) {
    const o = (await mayAnswer(frame, tx, need, offer, offers, now)) ? null : await tx.obligations.byId(offer.id);
    waits ||= o === null;
    if (o === null) continue;
    await tx.needs.answer(offer.id, { state: 'silent', at: now });
    await finish(frame, tx, o, null, { kind: 'help.not_answered', data: { need: need.id, why: 'nobody_left' } }, now);
  }
  return waits;
};

/**
 * After an answer, or when the time for one is over. Once all who were asked have had their say, one of those who can
 * is to be chosen; where nobody can, the city is asked, and at last the district civil affairs post is called.
 */
export const gather = async (frame: Frame, tx: Records, needId: string, now: Instant): Promise<void> => {
  const need = await tx.needs.hold(needId);
  const matter = need && (await tx.cases.byId(need.caseId));
  if (!matter || need.state !== 'open') return;
  if (await isWaitedFor(frame, tx, need, now)) return;
  if (matter.closedAt !== null) {
    await tx.needs.settle(need.id, ['open'], 'withdrawn', now);
    await tx.events.add({ at: now, kind: 'need.withdrawn', caseId: matter.id, data: { need: need.id } });
    return;
  }
  const can = await candidates(frame, tx, need, now);
  if (can.length > 0) return oweChoice(frame, tx, need, matter, can.length, now);
  const sought = await seek(frame, tx, need, matter, now);
  const key = sought === 'unmet' ? 'need-unmet' : 'need-wider';
  const args = { number: matter.number, ...(sought === 'unmet' ? {} : { count: sought.posts }) };
  await tellResponsible(frame, tx, matter, { key, args }, `${need.id}:${key}:${now}`, now);
};

/**
 * Nobody of those who offered can be chosen any more, as they have left or must not know of the case: the choice that is owed
 * ends, and others are asked. False while somebody can be chosen, or may still offer.
 */
export const seekAnew = async (frame: Frame, tx: Records, need: Need, now: Instant): Promise<boolean> => {
  if (need.state !== 'open' || (await tx.needs.offersOf(need.id)).some(({ state }) => state === 'asked')) return false;
  if ((await candidates(frame, tx, need, now)).length > 0) return false;
  for (const o of await tx.obligations.ofCase(need.caseId)) {
    if (o.kind !== 'choose_help' || o.subjectId !== need.id) continue;
    await finish(frame, tx, o, null, { kind: 'choice.void', data: { need: need.id } }, now);
  }
  await gather(frame, tx, need.id, now);
  return true;
};
