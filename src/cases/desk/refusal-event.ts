import type { Act } from '../../domain/acts.js';

const REFUSED: Partial<Record<Act, string>> = {
  ack: 'acknowledge.refused',
  dec: 'decline.refused',
  see: 'report.view_refused',
  safe: 'safety.refused',
  kin: 'family.invite_refused',
};

/** How the record calls it that an act was not theirs to do. */
export const refusalEvent = (act: Act): string => REFUSED[act] ?? 'act.refused';
