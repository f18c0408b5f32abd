import type { Instant } from '../domain/clock.js';
import { postName } from '../notify/frame.js';
import { callAmong } from '../notify/ladder/calling.js';
import { membersAtRung } from '../notify/ladder/rungs.js';
import { tellMember } from '../notify/telling/tell.js';
import type { Case, Holder } from '../store/store.js';
import { derivedId } from './ids.js';
import type { Moment } from './moment.js';
import { policeWait } from './police-duty.js';

/** Whoever is responsible for a case; while nobody is, whoever is called to be. */
const responsible = async ({ tx, frame, now }: Moment, { id, holderId }: Case): Promise<string[]> => {
  if (holderId !== null) return [holderId];
  const calls = callAmong(await tx.obligations.ofCase(id));
  return calls ? (await membersAtRung(frame, tx, calls, calls.rung, now)).map(({ memberId }) => memberId) : [];
};

/** After one of these the same is to be heard anew: it is to be done with another level, or the police are to be told again. */
const ANEW: readonly string[] = ['case.level_raised', 'case.level_lowered', 'police.told'];

/** Since when what somebody says again is news to them: things were otherwise before, or they have looked at what is written. */
const heardFrom = async ({ tx }: Moment, caseId: string, memberId: string): Promise<Instant> =>
  (await tx.events.ofCase(caseId)).findLast(
    (event) => ANEW.includes(event.kind) || (event.kind === 'case.viewed' && event.memberId === memberId),
  )?.at ?? 0;

/**
 * Whoever is responsible hears that somebody else says it is more urgent, and that the reason stands in the case; `what`: of the
 * same once, and again when they have looked. `raised`: what they owe is due sooner; otherwise it was as urgent before.
 */
export const tellRaised = async (
  m: Moment,
  matter: Case,
  by: Holder,
  { raised, what }: { readonly raised: boolean; readonly what: string },
): Promise<void> => {
  const { tx, frame, now } = m;
  const { id, number } = matter;
  const post = postName(frame, by.postCode);
  const level = { key: `level-name-${(await tx.cases.byId(id))?.level ?? matter.level}` };
  const key = `risk-${raised ? 'raised' : 'told'}-by${(await policeWait(m, id)) ? '-police' : ''}`;
  for (const memberId of await responsible(m, matter)) {
    if (memberId === by.memberId) continue;
    const since = raised ? now : await heardFrom(m, id, memberId);
    // What was seen of the child is not to be read from a row that waits.
    const same = derivedId(m.seal, 'raised', `${id}:${since}:${by.memberId}:${what}`);
    const about = { id: `${id}:raised:${same}`, priority: 1, epoch: 0, caseId: id, onward: number };
    await tellMember(frame, tx, memberId, { key, args: { number, level, post } }, about, now);
  }
};
