import { RESPONSIBLE } from '../../domain/obligation.js';
import type { Obligation } from '../../store/store.js';

/** It calls for somebody to be responsible, and nobody has answered. */
export const isCalling = ({ state, kind }: Obligation): boolean => state === 'open' && RESPONSIBLE.includes(kind);

/** What calls for somebody to be responsible; of several the most urgent. */
export const callAmong = (open: readonly Obligation[]): Obligation | undefined =>
  open.filter(isCalling).sort((a, b) => Number(a.level > b.level) - Number(a.level < b.level))[0];
