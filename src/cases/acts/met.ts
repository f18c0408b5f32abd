import type { CaseStatus } from '../../domain/obligation.js';
import { conferenceHeld } from '../../notify/holding/convene.js';
import { onCard } from '../../notify/telling/cards.js';
import { tellMember } from '../../notify/telling/tell.js';
import type { DoAct } from '../act.js';
import { kept, refused } from '../desk-answer.js';
import { responsibleFor } from '../standing/responsible.js';

/** Before the plan is carried out (domain.md 4.3): a later conference does not set the case back. */
const BEFORE: readonly CaseStatus[] = ['acknowledged', 'reopened', 'safety_checked', 'assessed'];

/** The conference took place: what it decided is kept, and whoever came hears that it stands in the case. */
export const met: DoAct = async (m, obligationId, { text = '' }) => {
  const found = await responsibleFor(m, obligationId);
  if (!found) return refused;
  const { tx, frame, now } = m;
  const { matter, holder } = found;
  const { id: caseId, number } = matter;
  const events = await tx.events.ofCase(caseId);
  const before = events.findLastIndex(({ kind }) => kind === 'conference.held');
  const came = events.slice(before + 1).filter(({ kind }) => kind === 'conference.joined');
  await tx.notes.add({ id: `${caseId}:met:${now}`, caseId, kind: 'met', at: now, ...holder, text });
  await conferenceHeld(frame, tx, matter, holder, now);
  if (BEFORE.includes(matter.status)) await tx.cases.setStatus(caseId, 'conferenced', now);
  const invitations = (await tx.obligations.allOfCase(caseId)).filter(({ kind }) => kind === 'conference');
  for (const o of invitations) {
    const joined = came.some(({ obligationId: id }) => id === o.id);
    // Called anew, for another time: what they said of the time before counts no more.
    const anew = invitations.some((one) => one.subjectId === o.subjectId && one.openedAt > o.openedAt);
    if (!joined || anew || o.holderId === null || o.holderId === holder.memberId) continue;
    const about = { id: `${o.id}:met:${now}`, priority: 2, epoch: o.epoch, caseId };
    const card = onCard(o, number, 'open', [['case']]);
    await tellMember(frame, tx, o.holderId, { key: 'met-told', args: { number } }, { ...about, ways: card }, now);
  }
  return kept({ key: 'met-kept', args: { number } });
};
