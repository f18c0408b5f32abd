import { ABOUT_CASE, type Act } from '../../../src/domain/acts.js';
import type { Case, Obligation } from '../../../src/store/generated/sqlite/client.js';
import { isDone, isRefused, type Outcome, texts } from './rehearse.js';

/** Something that can be pressed on, with the case it belongs to. */
export interface Thing {
  readonly o: Obligation;
  readonly matter: Case;
}

/** What came of one act on one thing. */
export interface Pressed {
  readonly thing: Thing;
  readonly outcome: Outcome;
}

/** A thing in words, for somebody who reads the page. */
export const nameOf = ({ o, matter }: Thing): string => {
  if (matter.closedAt !== null) return 'a closed case';
  const name = texts.text('en', { key: `duty-${o.kind}` });
  return o.state === 'open' ? `${name} (waiting)` : name;
};

/** Whoever may do one of these with a case is responsible for it: the others at most look at it, or step back. */
export const ofTheResponsible = (act: Act): boolean =>
  ABOUT_CASE.includes(act) && act !== 'case' && act !== 'raise' && act !== 'assume' && act !== 'conflict';

const all = (pressed: readonly Pressed[]): boolean =>
  pressed.length > 0 &&
  pressed.every(({ outcome }) => !isRefused(outcome)) &&
  pressed.some(({ outcome }) => isDone(outcome));

/** What an act may be done with, in few words: whole cases where it is whole cases, else what is to be done. */
export const cellOf = (pressed: readonly Pressed[], whole: string): string => {
  const open = pressed.filter(({ thing: { matter } }) => matter.closedAt === null && matter.holderId !== null);
  const wholly = all(open);
  const rest = pressed.filter((one) => isDone(one.outcome) && !(wholly && open.includes(one)));
  const names = [...new Set(rest.map(({ thing }) => nameOf(thing)))].sort();
  return [...(wholly ? [whole] : []), ...names].join('; ') || '–';
};
