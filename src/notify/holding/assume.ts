import type { Instant } from '../../domain/clock.js';
import type { Case, Holder, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { tellFormer } from './acknowledge.js';
import { keepConference } from './convene.js';
import { giveCase } from './give-case.js';
import { withdrawOffer } from './offers.js';

/**
 * A member takes a running case over from whoever has it, by their own word: all that is owed on it is theirs, by the same
 * days, and whoever had it hears by whom.
 */
export const assumeCase = async (frame: Frame, tx: Records, was: Case, to: Holder, now: Instant): Promise<void> => {
  if (await tx.handOvers.waiting(was.id)) await withdrawOffer(frame, tx, was.id, to, now);
  await giveCase(frame, tx, { caseId: was.id }, to, now);
  await keepConference(frame, tx, was.id, now);
  await tellFormer(frame, tx, `${was.id}:assumed:${now}`, was, to, now);
};
