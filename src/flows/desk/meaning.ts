import { ABOUT_CASE, ACTS, type Act, actsOf, BY_NUMBER } from '../../domain/acts.js';
import { readCode } from '../../domain/codes.js';
import type { DeskObligation, DeskView } from '../event.js';
import type { DeskEvent } from './desk-event.js';
import { LONGEST_PLACE } from './questions.js';

/** What an act on an obligation means to the machine. */
export const toEvent = (act: Act, id: string): DeskEvent => {
  if (act === 'dec') return { type: 'refuse', id };
  return act === 'more' ? { type: 'more', id, page: 0 } : { type: 'act', act, id };
};

/** The same with the answer to its first question. */
export const withAnswer = (act: Act, id: string, given: string): DeskEvent => {
  const event = toEvent(act, id);
  return event.type === 'act' ? { ...event, given } : event;
};

/** Longer than any act's words and a number: to look for one in a long text would keep everybody else waiting for seconds. */
export const LONGEST_ACT = 200;

/** “接手 7K3Q-D9XB”, “接手#7k3qd9xb”, “see 17号” → the words, and the number. One in twenty numbers is letters alone. */
export const split = (typed: string): [string, string | undefined] => {
  if (typed.length > LONGEST_ACT) return [typed, undefined];
  const parts =
    /^(.*?)\s*(?:编号|#|no\.?)?\s*((?<![0-9a-z])[0-9a-z]{4}[-‐-―−]?[0-9a-z]{4}|[0-9a-z-]*\d[0-9a-z-]*)\s*号?$/i.exec(
      typed,
    );
  return parts === null ? [typed, undefined] : [parts[1] ?? '', parts[2]];
};

/** Help that was offered, and nobody is chosen for: nothing waits for them there, and it is in the way of nothing else. */
export const isOffer = ({ kind, state }: DeskObligation): boolean => kind === 'offer_help' && state === 'mine';

/** True when an act can be done with an obligation; what is about the whole case, with any that is theirs. */
const fits = (act: Act, one: DeskObligation): boolean => {
  const { kind, state } = one;
  if (isOffer(one)) return actsOf(kind, 'held').flat().includes(act);
  if (act === 'see' || act === 'case' || act === 'raise' || act === 'assume') return true;
  if (state === 'mine' && (act === 'more' || ABOUT_CASE.includes(act))) return true;
  const acts = actsOf(kind, state === 'mine' ? 'held' : 'open').flat();
  // Whoever writes 接手 of what is offered to them means to accept it.
  return acts.includes(act) || (act === 'ack' && acts.includes('accept'));
};

/** What only whoever has the case holds. */
const hasCase = ({ kind, state }: DeskObligation): boolean =>
  state === 'mine' && actsOf(kind, 'held').flat().includes('more');

/** One obligation for each case, where an act is about the case. */
const distinct = (act: Act, all: readonly DeskObligation[]): readonly DeskObligation[] =>
  act === 'see' || act === 'more' || ABOUT_CASE.includes(act)
    ? all.filter((one, index) => all.findIndex(({ number }) => number === one.number) === index)
    : all;

/** Of a case that was linked to one of theirs, by the number it had: what is meant of that one, and a line that says so. */
const meantAfter = (act: Act, typed: string, all: readonly DeskObligation[]): DeskEvent | undefined => {
  const same = (number: string) => readCode(number) === readCode(typed);
  const into = all.find(({ former }) => former?.some(same));
  const from = into?.former?.find(same);
  if (into === undefined || from === undefined) return undefined;
  const followed = { key: 'link-followed', args: { from, number: into.number } };
  const event = meant(act, into.number, all);
  return 'id' in event || event.type === 'which' ? ({ ...event, followed } as DeskEvent) : event;
};

/** The number that is typed after them is another case's. */
const OF_ANOTHER: readonly Act[] = ['link', 'unlink'];

/** What a number that is not among what waits can still mean: a case, also one that they held until it was closed. */
const OF_A_NUMBER: readonly Act[] = [...BY_NUMBER, 'see'];

/** What an act means with what is theirs: of the number that was typed, or of the only one that fits. */
export const meant = (act: Act, number: string | undefined, known: readonly DeskObligation[]): DeskEvent => {
  const all = known.filter((one) => !isOffer(one) || fits(act, one));
  const named = all.filter((one) => number === undefined || readCode(one.number) === readCode(number));
  // Whoever writes 接管 of what nobody has means to take it: so its card calls it.
  const calls = act === 'assume' ? named.filter(({ kind, state }) => kind === 'take_over' && state === 'open') : [];
  if (calls[0] && calls.length === 1) return toEvent('ack', calls[0].id);
  if (named.length === 0 && number !== undefined && OF_ANOTHER.includes(act)) return meantWith(act, number, all);
  const after = named.length === 0 && number !== undefined ? meantAfter(act, number, all) : undefined;
  if (after !== undefined) return after;
  if (named.length === 0 && number !== undefined && OF_A_NUMBER.includes(act)) {
    return toEvent(act, readCode(number).toLowerCase());
  }
  if (named.length === 0 && number !== undefined) return { type: 'ofNumber', number: readCode(number) };
  const fitting = named.filter((one) => fits(act, one));
  const waiting = fitting.filter((one) => !isOffer(one));
  const [first, ...more] = distinct(act, waiting.length > 0 ? waiting : fitting);
  // Said again once it was done: whoever carries it out says since when.
  const again = act === 'safe' && first === undefined ? named.filter(hasCase) : [];
  if (again[0] && again.every(({ number }) => number === again[0]?.number)) return toEvent(act, again[0].id);
  // What is named, but not theirs to do that with, is told so by whoever carries it out.
  if (first === undefined && number !== undefined && named[0]) return toEvent(act, named[0].id);
  if (first === undefined) {
    const open = act === 'ack' || act === 'dec' || act === 'see';
    return { type: 'line', line: open ? 'desk-none-open' : 'desk-none-mine' };
  }
  return more.length === 0 ? toEvent(act, first.id) : { type: 'which', act, among: [first, ...more], page: 0 };
};

/** Another page of what is asked: of those that are theirs by now. */
export const whichPage = (data: string, { obligations }: DeskView): DeskEvent | undefined => {
  const [, name, page] = /^d\.which\.([a-z]{2,10})\.(\d{1,2})$/.exec(data) ?? [];
  const act = ACTS.find((one) => one === name);
  if (act === undefined) return undefined;
  const asked = meant(act, undefined, obligations);
  return asked.type === 'which' ? { ...asked, page: Number(page) } : asked.type === 'line' ? asked : { type: 'stale' };
};

/** “关联 7K3Q-D9XB”: the number is another case's, and what is theirs is the one that they hold. */
const meantWith = (act: Act, number: string, all: readonly DeskObligation[]): DeskEvent => {
  const [own, ...more] = distinct(
    act,
    all.filter((one) => fits(act, one)),
  );
  if (own === undefined) return { type: 'line', line: 'desk-none-mine' };
  return more.length === 0 ? withAnswer(act, own.id, number) : { type: 'which', act, among: [own, ...more], page: 0 };
};

/** A case's number at the beginning, and what is written after it. */
const NUMBERED = /^([0-9a-z]{4}[-‐-―−]?[0-9a-z]{4})(?![0-9a-z])\s*号?[\s,,::]*(.*)$/i;
/** The codes of a district, a street, a community. */
const AREA_CODE = /^(?:\d{6}|\d{9}|\d{12})$/;

/** “改地点 7K3Q-D9XB 河西区”, “place Hongqiao”: of which case, where one is named, and where it belongs. */
export const placeMeant = (typed: string, all: readonly DeskObligation[]): DeskEvent | undefined => {
  const rest = /^(?:改地点|换地点|place(?=[\s:]))[\s::,,]*(.+)$/i.exec(typed)?.[1] ?? '';
  const [, first = '', after = ''] = NUMBERED.exec(rest) ?? [];
  const known = all.some(({ number, former = [] }) =>
    [number, ...former].some((one) => readCode(one) === readCode(first)),
  );
  const number = /[-\d]/.test(first) || known ? first : '';
  const where = number === '' ? rest : after;
  if (where === '' || (/^[\d\s]+$/.test(where) && !AREA_CODE.test(where))) return undefined;
  const event = meant('place', number === '' ? undefined : number, all);
  return event.type === 'act' ? { ...event, given: where.slice(0, LONGEST_PLACE) } : event;
};
