import { z } from 'zod';
import { oneOf } from './answer-field.js';
import { DAY } from './clock.js';
import { CONSENTS, HAND_OVER_REASONS } from './hand-over.js';
import type { Level } from './level.js';

/** Why a part is asked of another post, of the reasons for handing over a case: it is not the child who moves. */
export const REFERRAL_REASONS = ['authority', 'specialist', 'area', 'capacity', 'other'] as const;

/** By when the part is to be done, ms from now. */
export const DONE_BY = { day1: DAY, days3: 3 * DAY, week1: 7 * DAY, week2: 14 * DAY, month1: 30 * DAY } as const;

/** What is answered when a part is asked of others. */
export const referralAnswers = z.object({
  tosector: z.string(),
  topost: z.string().optional(),
  handwhy: oneOf(HAND_OVER_REASONS).extract(REFERRAL_REASONS),
  doneby: oneOf(DONE_BY),
  part: z.string().min(1),
  agreed: oneOf(CONSENTS),
  override: z.string().optional(),
});

/**
 * How urgently somebody is called for a part: as the case, when it is wanted within a day. What has days is a call of
 * the working day: what cannot wait has a ladder of its own, the police's among them.
 */
export const urgencyOf = (level: Level, doneBy: keyof typeof DONE_BY): Level =>
  doneBy !== 'day1' && level < 'P2' ? 'P2' : level;
