import { isCalling } from '../notify/release.js';
import { membersAtRung } from '../notify/rungs.js';
import { tellMember } from '../notify/tell.js';
import type { Case, Holder } from '../store/store.js';
import type { Moment } from './moment.js';
import { policeWait } from './police-duty.js';

/** Whoever is responsible for a case; while nobody is, whoever is called to be. */
const responsible = async ({ tx, frame, now }: Moment, { id, holderId }: Case): Promise<string[]> => {
  if (holderId !== null) return [holderId];
  const calls = (await tx.obligations.ofCase(id)).find(isCalling);
  return calls ? (await membersAtRung(frame, tx, calls, calls.rung, now)).map(({ memberId }) => memberId) : [];
};

/**
 * Whoever is responsible hears that somebody else says it is more urgent, and that the reason stands in the case. `raised`: what
 * they owe is due sooner; otherwise it was as urgent before.
 */
export const tellRaised = async (m: Moment, matter: Case, by: Holder, raised: boolean): Promise<void> => {
  const { tx, frame, now } = m;
  const { id, number } = matter;
  const post = frame.posts.find(({ code }) => code === by.postCode)?.name ?? '';
  const level = { key: `level-name-${(await tx.cases.byId(id))?.level ?? matter.level}` };
  const key = `risk-${raised ? 'raised' : 'told'}-by${(await policeWait(m, id)) ? '-police' : ''}`;
  const about = { id: `${id}:raised:${now}:told`, priority: 1, epoch: 0, caseId: id, onward: number };
  for (const memberId of await responsible(m, matter)) {
    if (memberId !== by.memberId)
      await tellMember(frame, tx, memberId, { key, args: { number, level, post } }, about, now);
  }
};
