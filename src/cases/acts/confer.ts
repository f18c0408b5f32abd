import { INVITED, type Invited } from '../../domain/conference.js';
import type { TextRef } from '../../domain/effect.js';
import { postsFor } from '../../domain/routing.js';
import { codesOf } from '../../flows/desk/dialogs.js';
import { postName } from '../../notify/frame.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import { finish } from '../../notify/holding/finish.js';
import { callFor, freeId } from '../../notify/ladder/open.js';
import { rungsOver } from '../../notify/ladder/way-up.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { Case, Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, kept, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { responsibleFor } from '../standing/responsible.js';

/** Calls for a case conference: each post that answers for where the child is has to say whether it comes. It is held once `met` says so. */
export const confer: DoAct = async (m, obligationId, { invite = '', time = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { o, matter, holder } = found;
  const codes = codesOf(invite) as Invited[];
  const posts = codes
    .flatMap((code) => postsFor(INVITED[code], matter.area, frame.posts))
    .filter(({ code }) => code !== holder.postCode);
  const nobody = codes.filter((code) => !posts.some(({ kind }) => kind === INVITED[code]));
  const none: TextRef[] = nobody.map((code) => ({ key: `choice-invite-${code}` }));
  const number = matter.number;
  if (posts.length === 0) return said({ key: 'confer-nobody', args: { number, none } });
  // Called anew, for another time: only the newest invitation is to be answered.
  for (const one of await tx.obligations.ofCase(matter.id)) {
    const again = one.kind === 'conference' && posts.some(({ code }) => code === one.subjectId);
    if (again) await finish(frame, tx, one, null, { kind: 'conference.ended' }, now);
  }
  const before = (await tx.obligations.allOfCase(matter.id)).filter(({ kind }) => kind === 'conference').length;
  for (const [index, { code }] of posts.entries()) {
    const id = await freeId(tx, `${matter.id}-conf`, before + index);
    const duty = { id, kind: 'conference' as const, subjectId: code };
    const about = { reportId: o.reportId, caseId: matter.id, level: matter.level, area: matter.area };
    await callFor(frame, tx, { ...duty, ...about, targets: [[code], ...rungsOver(frame, code, matter)] }, now);
  }
  const id = `${matter.id}:conference:${now}`;
  await tx.notes.add({ id, caseId: matter.id, kind: 'conference', at: now, ...holder, text: time });
  const data = { posts: posts.map(({ code }) => code) };
  await tx.events.add({ at: now, kind: 'conference.called', caseId: matter.id, ...holder, data });
  const called = { key: 'confer-called', args: { number, count: posts.length } };
  const lines = none.length > 0 ? [called, { key: 'confer-nobody', args: { number, none } }] : [called];
  return { notice: called, lines };
};

/** The invitation that the member is to answer, and in which post; an answer instead, where it is not theirs, or is answered. */
export const invited = async (
  { tx, frame, member }: Moment,
  id: string,
): Promise<{ readonly o: Obligation; readonly matter: Case; readonly by: Holder } | DeskAnswer> => {
  const o = await tx.obligations.byId(id);
  const matter = o && (await tx.cases.byId(o.caseId));
  const post = o && member && (await actingPost(frame, tx, o, member));
  if (o?.kind !== 'conference' || !matter || !member || !post) return refused;
  return o.state === 'done' ? settled : { o, matter, by: { memberId: member.id, postCode: post } };
};

/** An invited post answers; whoever holds the case hears each answer. */
const answer = async (m: Moment, id: string, comes: boolean, text: string): Promise<DeskAnswer> => {
  const { tx, frame, now } = m;
  const found = await invited(m, id);
  if ('notice' in found) return found;
  const { o, matter, by } = found;
  await finish(frame, tx, o, by, { kind: comes ? 'conference.joined' : 'conference.declined' }, now);
  if (text !== '') await tx.notes.add({ id: `${id}:absent`, caseId: matter.id, kind: 'absent', at: now, ...by, text });
  const { number } = matter;
  if (matter.holderId) {
    const name = postName(frame, o.subjectId ?? by.postCode);
    const line = { key: comes ? 'confer-joins' : 'confer-absent', args: { number, post: name } };
    await tellMember(
      frame,
      tx,
      matter.holderId,
      line,
      { id: `${id}:answered`, priority: 1, epoch: o.epoch, caseId: matter.id, onward: number },
      now,
    );
  }
  return kept({ key: 'confer-answered', args: { number } });
};

export const attend: DoAct = (m, id) => answer(m, id, true, '');
export const absent: DoAct = (m, id, { text = '' }) => answer(m, id, false, text);
