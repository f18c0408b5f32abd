import {
  type AnyActor,
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
} from 'xstate';

/** Something a transition asks for, as data. */
export interface Action {
  readonly type: string;
  readonly params?: unknown;
}

const actors = new WeakMap<AnyStateMachine, AnyActor>();

/** Nobody is ever sent anything, so one actor that is never started stands for all chats of a machine. */
const actorOf = (machine: AnyStateMachine): AnyActor => {
  const known = actors.get(machine) ?? createActor(machine);
  actors.set(machine, known);
  return known;
};

const nothing = (): void => {};

/**
 * The next state and what is to be done, as XState's `transition` has them, which makes an actor with a first state of its
 * own for each call: a third of a turn's time in XState.
 */
export const pureTransition = (
  machine: AnyStateMachine,
  state: AnyMachineSnapshot,
  event: EventObject,
): readonly [AnyMachineSnapshot, readonly Action[]] => {
  const actions: Action[] = [];
  const self = actorOf(machine);
  const scope: AnyActorScope = {
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: nothing,
    defer: nothing,
    emit: nothing,
    stopChild: nothing,
    actionExecutor: (action) => {
      actions.push(action);
    },
  };
  return [machine.transition(state, event, scope), actions];
};
