import type { Case, Obligation } from '../../store/store.js';

/**
 * Whether somebody had taken what is open now: it fell back, or was put back; or the report was called for anew while somebody
 * had its case, or after that was closed. Then it is not said that nobody took it, but that nobody has since.
 */
export const takenBefore = (o: Obligation, matter: Case | null): boolean =>
  o.heldAt !== null ||
  (o.kind === 'acknowledge' && matter !== null && (matter.heldAt !== null || matter.status === 'reopened'));
