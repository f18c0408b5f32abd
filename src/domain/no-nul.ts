import type { Inbound } from './channel.js';

/** The character that no keyboard types. PostgreSQL takes no text with it: a turn that has one could never be committed. */
const NUL = /\0/g;

const clean = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(NUL, '');
  return Array.isArray(value) ? value.map(clean) : value;
};

const cleaned = <T extends object>(noun: T): T =>
  Object.fromEntries(Object.entries(noun).map(([name, value]) => [name, clean(value)])) as T;

/** What came in without the NULs in it; everything else stays to the letter. */
export const withoutNul = (inbound: Inbound): Inbound => cleaned({ ...inbound, turn: cleaned(inbound.turn) });
