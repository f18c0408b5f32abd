import type { Obligation, Records } from '../../store/store.js';

/** Whether somebody said that they can help, and it can be taken back still: nobody is chosen yet. */
export const offerStands = async (tx: Records, { id, kind, subjectId }: Obligation): Promise<boolean> =>
  kind === 'offer_help' &&
  (await tx.needs.offer(id))?.state === 'offered' &&
  (await tx.needs.byId(subjectId ?? ''))?.state === 'open';
