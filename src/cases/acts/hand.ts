import type { TextRef } from '../../domain/effect.js';
import { CONSENTS, HAND_OVER_REASONS, type HandOverReason, isElsewhere, receiverOf } from '../../domain/hand-over.js';
import type { Post } from '../../domain/post.js';
import { DISTRICTS } from '../../domain/report.js';
import { offerCase } from '../../notify/holding/hand-over.js';
import type { DoAct, Halts } from '../act.js';
import { type DeskAnswer, refused, told } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { anybodyAt, namesOf, nobodyThere, othersFor } from '../standing/receivers.js';
import { type Responsible, responsibleFor } from '../standing/responsible.js';

const of = <T>(codes: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(codes, code) ? codes[code] : undefined;

/** An offer that waits, and how to take it back. */
const waitingAnswer = (key: string, number: string, to: string, offerId: string): DeskAnswer => {
  const matter = { id: offerId, number, as: 'held' as const, kind: 'accept_handover' as const };
  return told({ key, args: { number, to } }, matter);
};

/** The posts that can be asked, or the sentence that says why there are none: never back to where the case was before. */
const receivers = async (
  m: Moment,
  matter: { readonly id: string; readonly area: string },
  sector: string,
  code: string | undefined,
): Promise<{ posts: readonly Post[]; without: ReadonlySet<string> } | { why: string }> => {
  const found = othersFor(m, matter.area, sector, code);
  if ('why' in found) return { why: `hand-${found.why}` };
  const before = (await m.tx.handOvers.ofCase(matter.id)).filter(({ state }) => state === 'accepted');
  const without = new Set([...(m.member?.posts ?? []), ...before.map(({ fromPost }) => fromPost)]);
  const posts = found.posts.filter((post) => !without.has(post.code));
  return posts.length === 0 ? { why: 'hand-circular' } : { posts, without };
};

const noReceiver = (why: string, number: string, elsewhere: string | null): TextRef =>
  why === 'hand-no-post' && elsewhere !== null
    ? { key: 'hand-no-post-there', args: { number, place: { key: `district-${elsewhere}` } } }
    : { key: why, args: { number } };

/** The case that the member may offer to others; an answer instead, where it is not theirs, or is offered already. */
export const toHand = async (m: Moment, obligationId: string): Promise<Responsible | DeskAnswer> => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const waiting = await m.tx.handOvers.waiting(found.matter.id);
  if (!waiting) return found;
  return waitingAnswer('hand-waiting', found.matter.number, namesOf(m, waiting.toPosts), waiting.id);
};

/** A street that was named stays, where the district it is handed to is its own. */
const areaFor = (own: string, todist: string | undefined): string =>
  DISTRICTS.find((one) => one === todist && !own.startsWith(one)) ?? own;

/** Where the case may be then, by what is said of it so far. */
const areasFor = (own: string, { handwhy, todist }: Readonly<Record<string, string>>): readonly string[] => {
  const open = handwhy === undefined || (isElsewhere(of(HAND_OVER_REASONS, handwhy)) && todist === undefined);
  return open ? [own, ...DISTRICTS.filter((one) => !own.startsWith(one))] : [areaFor(own, todist)];
};

/** Why none of the posts that are asked for can have the case, known before words are written; another post can be named. */
export const handStopped: Halts = async (m, obligationId, answers) => {
  const { tosector = '', topost } = answers;
  const found = receiverOf(tosector, topost) === undefined ? null : await responsibleFor(m, obligationId);
  if (!found) return null;
  const { id, number, area: own } = found.matter;
  const areas = areasFor(own, answers);
  let first: TextRef | null = null;
  for (const area of areas) {
    const to = await receivers(m, { id, area }, tosector, topost);
    if ('why' in to) first ??= noReceiver(to.why, number, area === own ? null : area);
    else if (await anybodyAt(m, id, to.posts)) return null;
    else first ??= nobodyThere(m, number, to.posts);
  }
  return first && { why: first, anew: ['tosector', 'topost'] };
};

/**
 * Whoever is responsible offers the case to another post or sector, with a reason, and with the family's consent or on
 * record why it goes on without. They stay responsible until it is accepted. Not theirs to see to because of the place: the
 * posts of the district they say are asked.
 */
export const hand: DoAct = async (m, obligationId, answers) => {
  const found = await toHand(m, obligationId);
  if ('notice' in found) return found;
  const { tosector = '', topost, handwhy = '', handword, todist, agreed = '', override } = answers;
  const reason: HandOverReason | undefined = of(HAND_OVER_REASONS, handwhy);
  const consent = of(CONSENTS, agreed);
  if (!reason || !consent) return refused;
  const { matter } = found;
  const { number } = matter;
  const area = areaFor(matter.area, todist);
  const to = await receivers(m, { id: matter.id, area }, tosector, topost);
  if ('why' in to) return told(noReceiver(to.why, number, area === matter.area ? null : area));
  const toPosts = to.posts.map(({ code }) => code);
  const note = [handword, override].filter((words) => words !== undefined).join('\n') || null;
  const offer = await offerCase(m.frame, m.tx, found, { toPosts, reason, consent, note, area }, to.without, m.now);
  return waitingAnswer('hand-offered', number, namesOf(m, toPosts), offer.id);
};
