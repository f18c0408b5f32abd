import { actingPost } from '../../notify/holding/acknowledge.js';
import { finish } from '../../notify/holding/finish.js';
import { typedWay } from '../../notify/telling/cards.js';
import type { Holder, Obligation } from '../../store/store.js';
import type { DoAct } from '../act.js';
import { type DeskAnswer, refused, said, settled } from '../desk-answer.js';
import type { Moment } from '../moment.js';
import { policeProofOf } from '../reports/police-proof.js';
import { type Responsible, responsibleFor } from '../standing/responsible.js';

/** The duty itself, or, for whoever is responsible and names the case by anything of it, the one that is open. */
const dutyMeant = async ({ tx }: Moment, id: string, responsible: Responsible | null): Promise<Obligation | null> => {
  const o = await tx.obligations.byId(id);
  if (o?.kind === 'police_report') return o;
  const open = responsible ? await tx.obligations.ofCase(responsible.matter.id) : [];
  return open.find(({ kind }) => kind === 'police_report') ?? null;
};

/** Somebody told them before: what another was answered stands beside it, as another number of the same. */
const keepsToo = async (m: Moment, o: Obligation, by: Holder, text: string): Promise<DeskAnswer> => {
  const { tx, now } = m;
  const number = await tx.cases.number(o.caseId);
  const open = (await tx.obligations.ofCase(o.caseId)).find(({ kind }) => kind === 'police_report');
  const still = open ? [{ key: 'police-again', args: { number, way: typedWay('police', number) } }] : [];
  if (text === '') return open ? said(...still) : settled;
  const id = `${policeProofOf(o.id)}:${by.memberId}:${now}`;
  await tx.notes.add({ id, caseId: o.caseId, kind: 'police', at: now, ...by, text });
  return said({ key: 'police-kept-too', args: { number } }, ...still);
};

/** The duty, and in which post the member tells the police; an answer instead, where there is none, or it is not theirs. */
export const toTellPolice = async (
  m: Moment,
  obligationId: string,
): Promise<{ readonly o: Obligation; readonly holder: Holder } | DeskAnswer> => {
  const responsible = await responsibleFor(m, obligationId);
  const o = await dutyMeant(m, obligationId, responsible);
  if (!o && responsible) return said({ key: 'police-none', args: { number: responsible.matter.number } });
  if (!o || !m.member) return refused;
  const post =
    (o.holderId === m.member.id && o.holderPost) ||
    responsible?.holder.postCode ||
    (await actingPost(m.frame, m.tx, o, m.member));
  return post ? { o, holder: { memberId: m.member.id, postCode: post } } : refused;
};

/** The police were told: by whom, when, and the number that came back are kept as the proof (强制报告意见 art 2). */
export const police: DoAct = async (m, obligationId, { who = '', number = '' }) => {
  const found = await toTellPolice(m, obligationId);
  if ('notice' in found) return found;
  const { o, holder } = found;
  if (o.state === 'done') return keepsToo(m, o, holder, number);
  await finish(m.frame, m.tx, o, holder, { kind: 'police.told', data: { by: who } }, m.now);
  await m.tx.notes.add({
    id: policeProofOf(o.id),
    caseId: o.caseId,
    kind: 'police',
    at: m.now,
    ...holder,
    text: number,
  });
  return said({ key: 'police-kept', args: { number: await m.tx.cases.number(o.caseId), at: { at: m.now } } });
};
