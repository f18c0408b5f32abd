import type { TextRef } from '../../domain/effect.js';
import type { Level } from '../../domain/level.js';
import { NEEDS_NO_CASE } from '../../domain/obligation.js';
import type { Obligation } from '../../store/store.js';

/**
 * The level that is said of something that is to be done: its case's, everywhere the same; and its own beside it, where it is
 * called for as more or less urgent than the case is, as that the police are to be told.
 */
export const levelText = (ofCase: Level, { kind, level, state }: Obligation): TextRef => {
  if (NEEDS_NO_CASE.includes(kind)) return { key: `level-name-${level}` };
  const said = { key: `level-name-${ofCase}` };
  if (level === ofCase || state === 'done') return said;
  return { key: 'level-own', args: { level: said, own: { key: `level-name-${level}` } } };
};

/** The same on the card that calls: how urgently it calls comes first. */
export const callText = (ofCase: Level, { kind, level }: Obligation): TextRef => {
  const own = { key: `level-name-${level}` };
  if (NEEDS_NO_CASE.includes(kind) || level === ofCase) return own;
  return { key: 'level-call', args: { own, level: { key: `level-name-${ofCase}` } } };
};
