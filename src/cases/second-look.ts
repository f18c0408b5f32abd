import { callFor } from '../notify/open.js';
import { rungsAbove } from '../notify/rungs.js';
import type { Obligation } from '../store/store.js';
import type { Moment } from './moment.js';
import type { Responsible } from './responsible.js';

/** What a second look of the case is still waiting for, if there is one. */
export const pendingLook = async (m: Moment, caseId: string): Promise<Obligation | null> =>
  (await m.tx.obligations.ofCase(caseId)).find(({ kind }) => kind === 'second_look') ?? null;

/**
 * Calls a second named person, over the post of whoever asks, to agree to what they propose (domain.md 5.2).
 * `proposed`: codes, such as `lower:P1:P2` or `close:unfounded`.
 */
export const askSecond = async (
  m: Moment,
  { o, matter, holder }: Responsible,
  proposed: string,
): Promise<Obligation> => {
  const before = (await m.tx.obligations.allOfCase(matter.id)).filter(({ kind }) => kind === 'second_look').length;
  const targets = rungsAbove(m.frame, holder.postCode);
  const look = await callFor(
    m.frame,
    m.tx,
    {
      id: `${matter.id}-look-${before + 1}`,
      kind: 'second_look',
      reportId: o.reportId,
      caseId: matter.id,
      level: matter.level,
      area: matter.area,
      subjectId: proposed,
      ...(targets.length > 0 ? { targets } : {}),
    },
    m.now,
  );
  const data = { proposed, look: look.id };
  await m.tx.events.add({ at: m.now, kind: 'case.second_asked', caseId: matter.id, ...holder, data });
  return look;
};
