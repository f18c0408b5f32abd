/**
 * Moments at which a crash must cost nothing:
 * - `turn decided`, `turn committed`: a turn's records are written, not committed; and committed, nothing sent
 * - `acknowledgement decided`, `acknowledgement committed`: the same of a turn in which somebody takes a matter
 * - `advance decided`, `advance committed`: the same of a ladder's step
 * - `link decided`, `link committed`: the same of events that are put into the record's chain
 * - `claimed`: messages are this process's, none is on its way
 * - `taken`: the platform said that it has a message, and it is not settled
 * - `settled`: a message is settled, nothing behind it was begun
 */
export const FAULT_POINTS = [
  'turn decided',
  'turn committed',
  'acknowledgement decided',
  'acknowledgement committed',
  'advance decided',
  'advance committed',
  'link decided',
  'link committed',
  'claimed',
  'taken',
  'settled',
] as const;
export type FaultPoint = (typeof FAULT_POINTS)[number];

/** Told of each such moment; tests end the process there. */
export type AtFaultPoint = (point: FaultPoint) => void;
