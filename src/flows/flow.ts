import { type AnyMachineSnapshot, initialTransition } from 'xstate';
import type { Effect } from '../domain/effect.js';
import { childFlow } from './child/flow.js';
import type { DeskInput } from './desk/context.js';
import { deskFlow } from './desk/flow.js';
import { ForbiddenAction, NewerState } from './errors.js';
import { type FlowEvent, type Labels, START } from './event.js';
import { familyFlow } from './family/flow.js';
import type { FormInput } from './form/form.js';
import { type Action, pureTransition } from './pure-transition.js';
import { reportFlow } from './report/flow.js';
import { type Flow, type Restored, restore, type Saved, type Timer } from './restore.js';

export { ForbiddenAction, NewerState, UnrestorableState } from './errors.js';
export type { DeskObligation, DeskView, FlowEvent, Labels } from './event.js';
export type { Saved } from './restore.js';

/** What a turn came to. */
export interface Step {
  readonly saved: Saved;
  /** To be carried out in this order. */
  readonly effects: readonly Effect[];
  /** Hand `{ type: 'wake' }` over after that many ms without another turn; absent: wait for nothing. Replaces any wake before. */
  readonly wake?: { readonly after: number };
  /** False when the machine had no answer to the event (a wake that came too late, for example). */
  readonly understood: boolean;
}

/** What a flow must know to begin. */
export interface FlowInputs {
  readonly report: FormInput;
  readonly family: FormInput;
  readonly child: FormInput;
  readonly desk: DeskInput;
}
export type FlowName = keyof FlowInputs;

/** The conversations. Pure: the same row and event give the same step, and nothing else happens. */
export interface Flows {
  /** Opens a chat with the first thing the person did; by default they only opened it. */
  begin<Name extends FlowName>(flow: Name, input: FlowInputs[Name], first?: FlowEvent): Step;
  /** The same for a chat in which nothing has happened yet, and nothing is said before something does. */
  rest<Name extends FlowName>(flow: Name, input: FlowInputs[Name]): Step;
  /** False for a flow that another release has begun: its rows are not this one's to change. */
  knows(flow: string): boolean;
  /**
   * Goes on with a chat.
   * @throws {UnrestorableState} park the row. @throws {NewerState} leave the row alone.
   */
  advance(saved: Saved, event: FlowEvent): Step;
}

/** The flows, given how choices are worded, so that a typed label counts as the choice. */
export const openFlows = (labels: Labels): Flows =>
  runFlows({ report: reportFlow, family: familyFlow, child: childFlow, desk: deskFlow }, labels);

/** The runner, for any set of flows. */
export const runFlows = (flows: Readonly<Record<string, Flow>>, labels: Labels): Flows => {
  /** A flow is never taken out of a release while chats are in it: one that is not there is a newer one's. */
  const find = (name: string, version = 1): Flow => {
    const flow = Object.hasOwn(flows, name) ? flows[name] : undefined;
    if (flow === undefined) throw new NewerState(name, version, 0);
    return flow;
  };

  /** States of steps that were made here: whoever still has one hands it over as it is, unread. */
  const known = new WeakMap<Saved, Restored>();

  const noted = (
    name: string,
    flow: Flow,
    restored: Restored,
    effects: readonly Effect[],
    understood: boolean,
  ): Step => {
    const step = note(name, flow, restored, effects, understood);
    known.set(step.saved, restored);
    return step;
  };

  const go = (name: string, flow: Flow, state: AnyMachineSnapshot, timer: Timer | undefined, event: FlowEvent) => {
    const said = event.type === 'wake' ? timer && { type: timer.event } : flow.read(event, state, labels);
    if (said === undefined) return noted(name, flow, { state, timer }, [], false);
    const [next, actions] = pureTransition(flow.machine, state, said);
    // XState gives back the very state it was given when nothing answers to an event.
    if (next === state && actions.length === 0) return noted(name, flow, { state, timer }, [], false);
    const done = carry(name, actions, event.type === 'wake' ? undefined : timer);
    return noted(name, flow, { state: next, timer: done.timer }, done.effects, true);
  };

  return {
    begin(name, input, first = START) {
      const flow = find(name);
      const [state, actions] = initialTransition(flow.machine, input as never);
      const opened = carry(name, actions, undefined);
      const step = go(name, flow, state as AnyMachineSnapshot, opened.timer, first);
      return { ...step, effects: [...opened.effects, ...step.effects] };
    },
    rest(name, input) {
      const flow = find(name);
      const [state, actions] = initialTransition(flow.machine, input as never);
      const { effects, timer } = carry(name, actions, undefined);
      return noted(name, flow, { state: state as AnyMachineSnapshot, timer }, effects, true);
    },
    knows: (flow) => Object.hasOwn(flows, flow),
    advance(saved, event) {
      const flow = find(saved.flow, saved.version);
      const { state, timer } = known.get(saved) ?? restore(flow, saved);
      return go(saved.flow, flow, state, timer, event);
    },
  };
};

const note = (
  name: string,
  flow: Flow,
  { state, timer }: Restored,
  effects: readonly Effect[],
  understood: boolean,
): Step => ({
  saved: {
    flow: name,
    version: flow.version,
    value: state.value,
    context: state.context,
    ...(timer === undefined ? {} : { timer }),
  },
  effects,
  ...(timer === undefined ? {} : { wake: { after: timer.after } }),
  understood,
});

/** What XState lists to be done, as data. @throws {ForbiddenAction} for all but emit, a delayed raise and its cancel. */
const carry = (name: string, actions: readonly Action[], timer: Timer | undefined) => {
  const effects: Effect[] = [];
  let waiting = timer;
  for (const { type, params } of actions) {
    if (type === 'xstate.emit') effects.push((params as { event: Effect }).event);
    else if (type === 'xstate.raise') {
      const { id, event, delay } = params as { id?: string; event: { type: string }; delay: number };
      waiting = { id: id ?? event.type, event: event.type, after: delay };
    } else if (type === 'xstate.cancel') {
      if (waiting?.id === (params as { sendId: string }).sendId) waiting = undefined;
    } else throw new ForbiddenAction(name, type);
  }
  return { effects, timer: waiting };
};
