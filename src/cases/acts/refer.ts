import { CONSENTS, HAND_OVER_REASONS, receiverOf } from '../../domain/hand-over.js';
import { DONE_BY, referralAnswers, urgencyOf } from '../../domain/referral.js';
import { askPart } from '../../notify/holding/referral.js';
import type { DoAct, Halts } from '../act.js';
import { refused, told } from '../desk-answer.js';
import { anybodyAt, namesOf, nobodyThere, othersFor } from '../standing/receivers.js';
import { responsibleFor } from '../standing/responsible.js';

/** Why none of the posts that are asked for can do a part, known before words are written; another post can be named. */
export const referStopped: Halts = async (m, obligationId, { tosector = '', topost }) => {
  const found = receiverOf(tosector, topost) === undefined ? null : await responsibleFor(m, obligationId);
  const to = found && othersFor(m, found.matter.area, tosector, topost);
  if (!to) return null;
  const { id, number } = found.matter;
  const anew = ['tosector', 'topost'];
  if ('why' in to) return { why: { key: `hand-${to.why}`, args: { number } }, anew };
  return (await anybodyAt(m, id, to.posts)) ? null : { why: nobodyThere(m, number, to.posts), anew };
};

/**
 * Whoever is responsible asks another post or sector to do a part, with a reason, and with the family's consent or on record
 * why it goes on without. The case stays theirs.
 */
export const refer: DoAct = async (m, obligationId, answers) => {
  const found = await responsibleFor(m, obligationId);
  const given = referralAnswers.safeParse(answers);
  if (!found || !given.success) return refused;
  const { tosector, topost, handwhy, doneby, part, agreed, override } = given.data;
  const { matter } = found;
  const { number } = matter;
  const to = othersFor(m, matter.area, tosector, topost);
  if ('why' in to) return told({ key: `hand-${to.why}`, args: { number } });
  const toPosts = to.posts.map(({ code }) => code);
  const asked = {
    toPosts,
    reason: HAND_OVER_REASONS[handwhy],
    consent: CONSENTS[agreed],
    part: { words: part, override: override ?? null },
    dueAt: m.now + DONE_BY[doneby],
    level: urgencyOf(matter.level, doneby),
  };
  await askPart(m.frame, m.tx, found, asked, new Set(m.member?.posts), m.now);
  return told({ key: 'referral-asked', args: { number, to: namesOf(m, toPosts) } });
};
