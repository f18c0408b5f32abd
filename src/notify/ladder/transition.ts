import type { Instant } from '../../domain/clock.js';
import { type Event, type Obligation, RaceLost, type Records } from '../../store/store.js';

/** What is said of a move beside the row. */
type Move = Pick<Event, 'kind' | 'memberId' | 'postCode' | 'data'>;

/** What became of an obligation's row: the columns that changed. */
const changed = (read: Obligation, next: Obligation): Partial<Obligation> =>
  Object.fromEntries(
    Object.entries(next).filter(([column, value]) => column !== 'epoch' && value !== read[column as keyof Obligation]),
  );

/** Writes down that an obligation came to be: where its record begins. */
export const recordOpening = (tx: Records, o: Obligation, now: Instant): Promise<void> =>
  tx.events.add({
    at: now,
    kind: 'obligation.opened',
    caseId: o.caseId,
    reportId: o.reportId,
    obligationId: o.id,
    data: { level: o.level, policy: o.policyVersion, epoch: { to: o.epoch }, row: { ...o } },
  });

/** Writes down in one event from which epoch to which an obligation moved, and what of its row changed. */
const recordMove = (tx: Records, read: Obligation, next: Obligation, event: Move, now: Instant): Promise<void> =>
  tx.events.add({
    at: now,
    caseId: read.caseId,
    reportId: read.reportId,
    obligationId: read.id,
    ...event,
    data: { ...event.data, epoch: { from: read.epoch, to: read.epoch + 1 }, row: changed(read, next) },
  });

/**
 * Moves an obligation and writes down, in one event, from which epoch to which, and what of its row changed: so its
 * record can be read back to the row as it stands. False when somebody else moved it first; then nothing is written.
 */
export const transition = async (
  tx: Records,
  read: Obligation,
  next: Obligation,
  event: Move,
  now: Instant,
): Promise<boolean> => {
  if (!(await tx.obligations.move(read, next))) return false;
  await recordMove(tx, read, next, event, now);
  return true;
};

/**
 * The same for whoever goes on only where it moved.
 * @throws {RaceLost} when somebody else moved it first: the turn is run again on what is there then.
 */
export const moveTo = async (
  tx: Records,
  read: Obligation,
  next: Obligation,
  event: Move,
  now: Instant,
): Promise<void> => {
  if (!(await transition(tx, read, next, event, now))) throw new RaceLost('the obligation moved');
};

/**
 * The same for one whose opening is on record in this transaction, and which is not stored yet: its row is written once, as it
 * stands after its first step. False when it was opened before.
 */
export const firstTransition: typeof transition = async (tx, read, next, event, now) => {
  if (!(await tx.obligations.add(next))) return false;
  await recordMove(tx, read, next, event, now);
  return true;
};
