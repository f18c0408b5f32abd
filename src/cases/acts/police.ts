import { actingPost } from '../../notify/acknowledge.js';
import { finish } from '../../notify/finish.js';
import type { DoAct } from '../acts.js';
import { refused, said, settled } from '../desk-answer.js';
import { policeProofOf } from '../police-proof.js';

/** The police were told: by whom, when, and the number that came back are kept as the proof (强制报告意见 art 2). */
export const police: DoAct = async (m, obligationId, { who = '', number = '' }) => {
  const o = await m.tx.obligations.byId(obligationId);
  if (o?.kind !== 'police_report' || !m.member) return refused;
  const post = (o.holderId === m.member.id && o.holderPost) || (await actingPost(m.frame, m.tx, o, m.member));
  if (!post) return refused;
  if (o.state === 'done') return settled;
  const holder = { memberId: m.member.id, postCode: post };
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
