import type { TextRef } from '../domain/effect.js';
import { RESPONSIBLE } from '../domain/obligation.js';
import type { Obligation } from '../store/store.js';
import type { MatterOnCard } from './cards.js';

/**
 * What the operator hears of what nobody takes: somebody was called at the top, or below it, and does not answer; or `nobody` can
 * be called. A duty other than to take the report is named, as several can climb in one case.
 */
export const topAlarm = ({ kind }: Obligation, number: string, nobody: boolean): TextRef => {
  const key = nobody ? 'operator-alarm-nobody' : 'operator-alarm-top';
  return kind === 'acknowledge'
    ? { key, args: { number } }
    : { key: `${key}-duty`, args: { number, duty: { key: `duty-${kind}` } } };
};

/** What the duty desk can do, that is asked to see to it: take the child whom nobody has. Nothing with any other duty. */
export const topMatter = ({ id, kind }: Obligation, number: string): MatterOnCard | undefined =>
  RESPONSIBLE.includes(kind) ? { id, number, as: 'open', kind, acts: [['ack'], ['see']] } : undefined;

/** What the rungs below hear of a climb, to which posts; the same way. */
export const climbedLine = ({ kind }: Obligation, number: string, to: string): TextRef =>
  kind === 'acknowledge'
    ? { key: 'card-informed', args: { number, to } }
    : { key: 'card-informed-duty', args: { number, to, duty: { key: `duty-${kind}` } } };
