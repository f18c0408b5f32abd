import type { TextRef } from '../../domain/effect.js';
import { CONSENTS, HAND_OVER_REASONS } from '../../domain/hand-over.js';
import { theirWords } from '../../domain/their-words.js';
import { postName } from '../../notify/frame.js';
import { actingPost } from '../../notify/holding/acknowledge.js';
import { offerStands } from '../../notify/needs/need-stands.js';
import { type MatterOnCard, typedWay } from '../../notify/telling/cards.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { askedTask, givenTask, type NeedTask, type PartTask, partTask } from '../standing/tasks.js';

/** How whose task it is says that the child is in more danger than was thought. */
const moreUrgent = (number: string): TextRef => ({ key: 'brief-raise', args: { way: typedWay('raise', number) } });

/** The district's post is called for a need that nobody met: not its, but it has to judge whether to take it. */
const calledTask = async (m: Moment, obligationId: string): Promise<NeedTask | null> => {
  const { tx, frame, member } = m;
  const o = await tx.obligations.byId(obligationId);
  if (!member || o?.kind !== 'help' || o.state !== 'open') return null;
  const need = await tx.needs.byId(o.subjectId ?? '');
  const postCode = await actingPost(frame, tx, o, member);
  return need && postCode ? { o, need, by: { memberId: member.id, postCode } } : null;
};

/** What is asked, by whom, why, and by when; every look is on record. */
const partBrief = async (m: Moment, { o, referral, by }: PartTask): Promise<DeskAnswer> => {
  if (o.state === 'done') return settled;
  const { tx, frame, now } = m;
  await tx.events.add({ at: now, kind: 'referral.viewed', caseId: o.caseId, obligationId: o.id, ...by });
  const number = await tx.cases.number(o.caseId);
  const from = postName(frame, referral.fromPost) || referral.fromPost;
  const name = (await tx.members.nameOf(referral.fromMember)) ?? '';
  const head = { key: 'referral-brief-head', args: { number, from, name } };
  const reason = Object.entries(HAND_OVER_REASONS).find(([, one]) => one === referral.reason)?.[0] ?? 'other';
  const consent = Object.entries(CONSENTS).find(([, one]) => one === referral.consent)?.[0] ?? 'none';
  const { words, override } = referral.part;
  const lines: TextRef[] = [
    head,
    { key: 'referral-brief-part', args: { words: theirWords(words) } },
    { key: 'referral-brief-why', args: { reason: { key: `choice-handwhy-${reason}` } } },
    { key: 'referral-brief-by', args: { by: { at: o.state === 'open' ? referral.dueAt : o.dueAt } } },
    { key: 'referral-brief-consent', args: { consent: { key: `choice-agreed-${consent}` } } },
    ...(override === null ? [] : [{ key: 'report-handover-note', args: { note: theirWords(override) } }]),
    { key: 'brief-care' },
    moreUrgent(number),
  ];
  const as = o.state === 'open' ? 'open' : 'held';
  return { notice: head, lines, matter: { id: o.id, number, as, kind: o.kind } };
};

/**
 * What a helper needs to know, and nothing else of the case (PIPL art 6: the least that the purpose needs). Every look
 * is on record. Over once it is answered no, or done.
 */
export const brief: DoAct = async (m, obligationId) => {
  const { tx, now } = m;
  const part = await partTask(m, obligationId);
  if (part) return partBrief(m, part);
  const task =
    (await askedTask(m, obligationId)) ?? (await givenTask(m, obligationId)) ?? (await calledTask(m, obligationId));
  if (!task) return refused;
  const { o, need, by } = task;
  const offered = o.holderId === by.memberId && (await offerStands(tx, o));
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
    { key: 'brief-words', args: { words: theirWords(words) } },
    { key: 'brief-care' },
    ...(o.kind === 'help' ? [moreUrgent(number)] : []),
  ];
  const matter: MatterOnCard | undefined =
    o.state === 'done' && !offered
      ? undefined
      : { id: o.id, number, as: o.state === 'open' ? 'open' : 'held', kind: o.kind };
  return { notice: head, lines, matter };
};
