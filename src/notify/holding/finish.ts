import type { Instant } from '../../domain/clock.js';
import type { Event, Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { moveTo } from '../ladder/transition.js';
import { editCards } from '../telling/edit.js';
import { dropLate } from './late.js';

/**
 * What was to be done is done: nothing of it leaves any more, and every card says so.
 * @throws {RaceLost} when somebody else moved it first: the turn is run again on what is there then.
 */
export const finish = async (
  frame: Frame,
  tx: Records,
  read: Obligation,
  by: Holder | null,
  event: Pick<Event, 'kind' | 'data'>,
  now: Instant,
): Promise<Obligation> => {
  const done: Obligation = {
    ...read,
    state: 'done',
    nextDueAt: null,
    closedAt: now,
    holderId: by?.memberId ?? read.holderId,
    holderPost: by?.postCode ?? read.holderPost,
    heldAt: read.heldAt ?? (by ? now : null),
    epoch: read.epoch + 1,
  };
  await moveTo(tx, read, done, { ...event, ...by }, now);
  await tx.calls.cancel(read.id, now);
  await dropLate(tx, read, now);
  await editCards(frame, tx, done, now);
  return done;
};
