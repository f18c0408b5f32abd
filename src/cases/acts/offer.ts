import { dropExcluded, noteDeclared } from '../../notify/ladder/excluded.js';
import { offerHelp, passHelp, takeBackHelp } from '../../notify/needs/need-answer.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, kept, refused, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { leftOut } from '../standing/left-out.js';
import { askedTask, type NeedTask } from '../standing/tasks.js';

/** The need that the member's post is asked for; an answer instead, where it is not, or has answered. */
export const toOffer = async (m: Moment, obligationId: string): Promise<NeedTask | DeskAnswer> => {
  const task = await askedTask(m, obligationId);
  if (!task) return refused;
  return task.o.state === 'open' ? task : settled;
};

/** A post can meet a need, from when on in its own words. Its card says so. */
export const offer: DoAct = async (m, obligationId, { start = '' }) => {
  const task = await toOffer(m, obligationId);
  if ('notice' in task) return task;
  await offerHelp(m.frame, m.tx, task.o, task.by, start, m.now);
  return { notice: { key: 'offer-kept' } };
};

/** Another post of the member's that is asked for the same need, by its name: what one cannot do the other may. */
const askedBesides = async ({ tx, frame, member }: Moment, { need }: NeedTask): Promise<string | undefined> => {
  const asked = (await tx.needs.offersOf(need.id)).filter(({ state }) => state === 'asked');
  const codes = asked.map(({ postCode }) => postCode).filter((code) => member?.posts.includes(code));
  return frame.posts.find(({ code }) => codes.includes(code))?.name;
};

/** It cannot, or cannot any more. Who is related to those concerned is told nothing more of the case. */
export const pass: DoAct = async (m, obligationId, answers) => {
  const task = await askedTask(m, obligationId);
  if (!task) return refused;
  const { o, by } = task;
  const reason = answers.pass ?? '';
  const related = reason === 'related';
  // Before others are asked: they are not.
  if (related) await noteDeclared(m.tx, o, by, m.now);
  if (o.state === 'open') await passHelp(m.frame, m.tx, o, by, reason, m.now);
  else if (!(await takeBackHelp(m.frame, m.tx, o, by, reason, m.now))) return related ? leftOut(m, task) : settled;
  if (related) await dropExcluded(m.frame, m.tx, o.caseId, 'declared', m.now);
  const other = related ? undefined : await askedBesides(m, task);
  if (other === undefined) return { notice: { key: 'pass-kept' } };
  return kept({ key: 'pass-kept-still', args: { number: await m.tx.cases.number(o.caseId), post: other } });
};
