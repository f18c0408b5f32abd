import type { TextRef } from '../../domain/effect.js';
import { actingPost } from '../../notify/acknowledge.js';
import type { MatterOnCard } from '../../notify/cards.js';
import type { DoAct } from '../acts.js';
import { refused, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { askedTask, givenTask, type NeedTask } from '../tasks.js';

/** The district's post is called for a need that nobody met: not its, but it has to judge whether to take it. */
const calledTask = async (m: Moment, obligationId: string): Promise<NeedTask | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(obligationId);
  if (!member || o?.kind !== 'help' || o.state !== 'open') return null;
  const need = await tx.needs.byId(o.subjectId ?? '');
  const postCode = await actingPost(frame, tx, o, member);
  return need && postCode ? { o, need, by: { memberId: member.id, postCode } } : null;
};

/**
 * What a helper needs to know, and nothing else of the case (PIPL art 6: the least that the purpose needs). Every look
 * is on record. Over once it is answered no, or done.
 */
export const brief: DoAct = async (m, obligationId) => {
  const { tx, now } = m;
  const task =
    (await askedTask(m, obligationId)) ?? (await givenTask(m, obligationId)) ?? (await calledTask(m, obligationId));
  if (!task) return refused;
  const { o, need, by } = task;
  const offered =
    o.kind === 'offer_help' && o.holderId === by.memberId && (await tx.needs.offer(o.id))?.state === 'offered';
  if (o.state === 'done' && !offered) return settled;
  await tx.events.add({
    at: now,
    kind: 'need.viewed',
    caseId: o.caseId,
    obligationId: o.id,
    ...by,
    data: { need: need.id },
  });
  const number = await tx.cases.number(o.caseId);
  const { span, band, words } = need.brief;
  const head = { key: 'brief-head', args: { number, need: { key: `need-${need.kind}` } } };
  const lines: TextRef[] = [
    head,
    { key: 'brief-span', args: { span: { key: `choice-span-${span}` } } },
    { key: 'brief-begin', args: { by: { at: need.dueAt } } },
    ...(band === 'untold' ? [] : [{ key: 'brief-band', args: { band: { key: `choice-band-${band}` } } }]),
    { key: 'brief-words', args: { words } },
    { key: 'brief-care' },
  ];
  const matter: MatterOnCard | undefined =
    o.state === 'done' ? undefined : { id: o.id, number, as: o.state === 'open' ? 'open' : 'held', kind: o.kind };
  return { notice: head, lines, matter };
};
