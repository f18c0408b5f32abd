import type { Instant } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import type { Case, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { tellMember } from './tell.js';

/** Tells whoever is responsible for a case how something on it stands, if somebody is and may know. */
export const tellResponsible = async (
  frame: Frame,
  tx: Records,
  matter: Case,
  line: TextRef,
  id: string,
  now: Instant,
  options: Pick<Parameters<typeof tellMember>[4], 'matter' | 'ways' | 'onward'> & { readonly priority?: number } = {},
): Promise<void> => {
  if (matter.holderId === null) return;
  await tellMember(
    frame,
    tx,
    matter.holderId,
    line,
    { id, priority: 2, epoch: 0, caseId: matter.id, onward: matter.number, ...options },
    now,
  );
};
