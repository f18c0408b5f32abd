import type { PublicFlow } from '../../domain/effect.js';
import type { Labels } from '../event.js';
import { choicesOf } from '../menu.js';
import type { Context } from './context.js';
import type { FormEvent } from './event.js';
import { type Answers, type Form, questionOf } from './form.js';
import { promptAt, type Where } from './prompts.js';
import { reminderPressed } from './reminded.js';

/** Where the person is when they do something. */
export interface Place {
  readonly form: Form;
  readonly where: Where;
  readonly context: Context;
  readonly labels: Labels;
  readonly today: string;
  readonly numbered: boolean;
  /** What is typed is a receipt, whatever it looks like. */
  readonly given?: boolean;
}

/** Where somebody fell silent in the midst, the question that stood then can still be answered. */
export const whereLeft = (place: Place): Place | undefined =>
  place.where === 'filed' && place.context.filed === 'partly' ? { ...place, where: 'asking' } : undefined;

/** The first question, where it was left for a receipt: its buttons stand there still. */
const whereBegun = (place: Place): Place | undefined =>
  place.where === 'resting' ? { ...place, where: 'asking' } : undefined;

export const severalAsked = ({ form, where, context }: Place): boolean =>
  where === 'asking' && questionOf(form, context.at).kind === 'many';

export const answer = (id: string, value: Answers[string]): FormEvent => ({
  type: 'answer',
  answers: { [id]: value },
  signs: [],
});

export const finished = ({ context: { at, picked } }: Place): FormEvent =>
  picked.length === 0 ? { type: 'needOne' } : answer(at, picked);

/** The button under an outcome: it stands apart from what the chat is at. */
const unsolved = (data: string): FormEvent | undefined => {
  const [, reportId] = /^u\.([0-9a-f]{1,40})$/.exec(data) ?? [];
  return reportId === undefined ? undefined : { type: 'notSolved', reportId };
};

/** The buttons of each conversation that say that there is danger. */
const IN_DANGER: readonly (readonly [RegExp, PublicFlow])[] = [
  [/^r\d{1,9}\.a1\.yes$/, 'report'],
  [/^f\d{1,9}\.c1\.yes$/, 'family'],
  [/^c\d{1,9}\.(?:b1\.no|b2\.yes|b6\.now)$/, 'child'],
];

/**
 * That there is danger now: it counts whenever it is pressed (promises.md 10), whatever was asked since, under an older report of this
 * chat, and in another conversation than the one in which it was asked.
 */
const dangerAfterAll = (data: string, { form, context }: Place): FormEvent | undefined => {
  const flow = IN_DANGER.find(([button]) => button.test(data))?.[1];
  if (flow !== undefined && flow !== form.id) return { type: 'turn', flow, pressed: data };
  const [, mark, serial, pressed] = /^([a-z])(\d{1,9})\.(.+)$/.exec(data) ?? [];
  if (mark !== form.mark) return undefined;
  const given = form.questions.flatMap(({ id, kind, short, options }) =>
    options.flatMap(({ value }) => (kind !== 'many' && pressed === `${short}.${value}` ? [{ [id]: value }] : [])),
  );
  const answers = given.find((one) => form.endangers(one));
  const another = Number(serial) === context.serial ? {} : { another: true as const };
  return answers && { type: 'answer', answers, signs: [], ...another };
};

/**
 * A box that is ticked, or 选好了, where somebody fell silent at a question that takes several: it adds to what was told, and takes
 * nothing back.
 */
const tickedLate = (data: string, place: Place): FormEvent | undefined => {
  const { form, context } = place;
  const [, short, value] = /^[a-z]\d{1,9}\.([a-z0-9]+)\.(.+)$/.exec(data) ?? [];
  const asked = form.questions.find((one) => one.kind === 'many' && one.short === short);
  if (!whereLeft(place) || !asked || !data.startsWith(`${form.mark}${context.serial}.`)) return undefined;
  const { [asked.id]: before = asked.id === context.at ? context.picked : [] } = context.answers;
  if (value === 'done') return before.length > 0 ? { type: 'again' } : undefined;
  const ticked = asked.options.flatMap((one) => (one.value === value || before.includes(one.value) ? [one.value] : []));
  return asked.options.some((one) => one.value === value) ? answer(asked.id, ticked) : undefined;
};

/** A pressed button. Whatever is not under the present question is out of date, or was never ours. */
export const readChoice = (data: string, place: Place): FormEvent => {
  const { form, where, context } = place;
  const [, mark, language] = /^([a-z])\d{1,9}\.lang\.(en|zh-CN)$/.exec(data) ?? [];
  if (mark === form.mark) return { type: 'language', locale: language === 'en' ? 'en' : 'zh-CN' };
  const apart = reminderPressed(data) ?? unsolved(data);
  if (apart !== undefined) return apart;
  const said = choicesOf(promptAt(form, where, context)).find((choice) => choice.data === data);
  if (said === undefined) {
    const left = whereLeft(place) ?? whereBegun(place);
    const read = left && readChoice(data, left);
    if (read?.type === 'answer' || (read?.type === 'turn' && place.where === 'resting')) return read;
    return dangerAfterAll(data, place) ?? tickedLate(data, place) ?? { type: 'stale' };
  }
  const what = data.slice(data.lastIndexOf('.') + 1);
  if (what === 'done') return finished(place);
  const turn = form.turnings.find(({ flow }) => data.endsWith(`.turn.${flow}`));
  if (turn) return { type: 'turn', flow: turn.flow };
  if (CONTROLS.has(what)) return { type: what as 'back' };
  if (where === 'picking') {
    const question = form.questions.find(({ short }) => short === what);
    return question === undefined ? { type: 'stale' } : { type: 'pick', question: question.id };
  }
  return said.selected === undefined ? answer(context.at, what) : { type: 'toggle', value: what };
};

const CONTROLS: ReadonlySet<string> = new Set([
  'back',
  'skip',
  'review',
  'resume',
  'send',
  'edit',
  'discard',
  'add',
  'anew',
]);

/** Ticked boxes are the whole answer; a single choice sent this way is a pressed button. */
export const readChoices = (data: readonly string[], place: Place): FormEvent => {
  const left = whereLeft(place);
  if (left && severalAsked(left)) {
    const read = readChoices(data, left);
    return read.type === 'answer' ? read : { type: 'stale' };
  }
  if (!severalAsked(place)) return data.length === 1 ? readChoice(data[0] ?? '', place) : { type: 'stale' };
  const boxes = choicesOf(promptAt(place.form, place.where, place.context)).filter(
    ({ selected }) => selected !== undefined,
  );
  const ticked = data.filter((one) => boxes.some((box) => box.data === one));
  if (ticked.length > 0) return chosen(place, ticked);
  if (data.length === 1) return readChoice(data[0] ?? '', place);
  return data.every((one) =>
    choicesOf(promptAt(place.form, place.where, place.context)).some((choice) => choice.data === one),
  )
    ? { type: 'needOne' }
    : { type: 'stale' };
};

export const chosen = ({ context }: Place, data: readonly string[]): FormEvent =>
  answer(context.at, [...new Set(data.map((one) => one.slice(one.lastIndexOf('.') + 1)))]);
