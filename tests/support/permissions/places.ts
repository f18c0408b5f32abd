import type { PromptChoice } from '../../../src/domain/effect.js';
import { childForm } from '../../../src/flows/child/form.js';
import { familyForm } from '../../../src/flows/family/form.js';
import { type FlowEvent, openFlows, type Saved } from '../../../src/flows/flow.js';
import type { Context } from '../../../src/flows/form/context.js';
import { type Form, questionOf } from '../../../src/flows/form/form.js';
import { promptAt, type Where } from '../../../src/flows/form/prompts.js';
import { choicesOf } from '../../../src/flows/menu.js';
import { reportForm } from '../../../src/flows/report/form.js';
import { texts } from './rehearse.js';

/** The conversations of the public. */
export const FORMS: readonly Form[] = [reportForm, childForm, familyForm];

/** A place in a conversation where a public chat may stand. */
export interface Place {
  readonly form: Form;
  readonly where: Where;
  readonly context: Context;
  readonly saved: Saved;
  /** The buttons that are shown there. */
  readonly choices: readonly PromptChoice[];
}

/** Above the serial of any report that somebody on the stage has told. */
const SERIAL = 90;
const START: FlowEvent = { type: 'command', name: 'start', argument: '' };
const flows = openFlows(texts.labels);

const placeOf = (form: Form, saved: Saved): Place => {
  const { value } = saved;
  const where = (typeof value === 'string' ? value : (value as { open: string }).open) as Where;
  const context = saved.context as Context;
  return { form, where, context, saved, choices: choicesOf(promptAt(form, where, context)) };
};

/** What tells one place from another; what was answered does not. To begin anew is offered once for all questions. */
const signOf = ({ form, where, context }: Place): string => {
  const { at, editing, danger, restart } = context;
  const question = where === 'asking' ? `${at} ${editing}` : '';
  return [where, question, danger, restart && (where !== 'asking' || at === form.danger)].join(' ');
};

/** All that leads on from a place: each of its buttons, all boxes ticked but those of danger, words, a word of danger, the start command. */
const stepsFrom = ({ form, where, context, choices }: Place): FlowEvent[] => {
  const calm = (data: string) => !form.endangers({ [context.at]: [data.slice(data.lastIndexOf('.') + 1)] });
  const boxes = choices.filter(({ selected, data }) => selected !== undefined && calm(data)).map(({ data }) => data);
  const { kind } = questionOf(form, context.at);
  return [
    ...(boxes.length > 0 ? [{ type: 'choices', data: boxes } as const] : []),
    ...choices.map(({ data }) => ({ type: 'choice', data }) as const),
    ...(where === 'asking' && kind === 'text' ? [{ type: 'text', text: '周三19:00 13800000000' } as const] : []),
    { type: 'text', text: '楼道里的事' },
    { type: 'text', text: '他拿着刀' },
    START,
  ];
};

/** Every place to which a conversation can come, each once, as it is first come to: what is agreed to is gone on with first. */
export const placesOf = (form: Form): readonly Place[] => {
  const found = new Map<string, Place>();
  const visit = (saved: Saved): void => {
    const place = placeOf(form, saved);
    if (found.has(signOf(place))) return;
    found.set(signOf(place), place);
    for (const event of stepsFrom(place)) visit(flows.advance(saved, { ...event, today: '2026-03-03' }).saved);
  };
  const input = { locale: 'zh-CN', trial: false, serial: SERIAL } as const;
  visit(flows.rest(form.id, input).saved);
  visit(flows.begin(form.id, input).saved);
  return [...found.values()];
};

const calm =
  (is: (place: Place) => boolean) =>
  (place: Place): boolean =>
    !place.context.danger && is(place);

/** The columns of a page, and which places each stands for. */
export const COLUMNS: readonly (readonly [string, (place: Place) => boolean])[] = [
  ['Nothing is begun', ({ where }) => where === 'resting'],
  ['The first question', calm(({ where, form, context }) => where === 'asking' && context.at === form.danger)],
  ['Any other question', calm(({ where, form, context }) => where === 'asking' && context.at !== form.danger)],
  ['It is looked over', calm(({ where }) => where === 'reviewing')],
  ['What to change is asked', calm(({ where }) => where === 'picking')],
  ['Danger was told', ({ where, context }) => context.danger && where !== 'filed'],
  ['It is sent', ({ where }) => where === 'filed'],
];
