import type { AnyMachineSnapshot, AnyStateMachine, StateValue } from 'xstate';
import { z } from 'zod';
import { NewerState, UnrestorableState } from './errors.js';
import type { FlowEvent, Labels } from './event.js';

/** A conversation between two turns. Plain data: it survives JSON. */
export interface Saved {
  readonly flow: string;
  readonly version: number;
  readonly value: unknown;
  readonly context: unknown;
  /** The one delayed event under way. Its time counts from the latest turn. */
  readonly timer?: Timer;
}

export interface Timer {
  readonly id: string;
  readonly event: string;
  /** Milliseconds after the latest turn. */
  readonly after: number;
}

/** What a migration may change. */
export type Shape = Pick<Saved, 'value' | 'context'>;

/** A flow as the runner knows it. */
export interface Flow {
  readonly version: number;
  readonly machine: AnyStateMachine;
  readonly context: z.ZodType;
  /** `migrations[n]` makes version n + 1 out of version n. */
  readonly migrations: Readonly<Record<number, (old: Shape) => Shape>>;
  /** What a person did, in the machine's own words; undefined: nothing this machine knows. */
  read(event: FlowEvent, state: AnyMachineSnapshot, labels: Labels): { readonly type: string } | undefined;
}

/** A conversation as a machine takes it up. */
export interface Restored {
  readonly state: AnyMachineSnapshot;
  readonly timer: Timer | undefined;
}

const timerSchema = z.object({ id: z.string(), event: z.string(), after: z.number().nonnegative() });

/**
 * The state that a row holds, and its timer.
 * @throws {NewerState} the row is from a newer release.
 * @throws {UnrestorableState} the row fits no state of this flow.
 */
export const restore = (flow: Flow, saved: Saved): Restored => {
  if (!Number.isInteger(saved.version)) throw new UnrestorableState(saved.flow, 'its version is no number');
  if (saved.version > flow.version) throw new NewerState(saved.flow, saved.version, flow.version);
  const { value, context } = migrate(flow, saved);
  if (!names(flow.machine.root, value)) throw new UnrestorableState(saved.flow, 'its state does not exist');
  const known = flow.context.safeParse(context);
  if (!known.success) {
    const where = known.error.issues.map((issue) => issue.path.join('.') || 'context').join(', ');
    throw new UnrestorableState(saved.flow, `its context is not valid at ${where}`);
  }
  const timer = timerSchema.optional().safeParse(saved.timer);
  if (!timer.success) throw new UnrestorableState(saved.flow, 'its timer is not valid');
  const config = { value: value as StateValue, context: known.data };
  return { state: flow.machine.resolveState(config as never), timer: timer.data };
};

const migrate = (flow: Flow, saved: Saved): Shape => {
  let shape: Shape = saved;
  for (let version = saved.version; version < flow.version; version += 1) {
    const step = flow.migrations[version];
    if (step === undefined) throw new UnrestorableState(saved.flow, `nothing migrates version ${version}`);
    try {
      shape = step(shape);
    } catch (error) {
      if (error instanceof UnrestorableState) throw error;
      throw new UnrestorableState(saved.flow, `its version ${version} does not migrate`);
    }
  }
  return shape;
};

type Node = AnyStateMachine['root'];

/** Whether a state value leads to a state without children. XState itself takes any value silently. */
const names = (node: Node, value: unknown): boolean => {
  if (typeof value === 'string') {
    const child = Object.hasOwn(node.states, value) ? node.states[value] : undefined;
    return child?.type === 'atomic';
  }
  if (typeof value !== 'object' || value === null) return false;
  const [only, ...more] = Object.entries(value);
  if (only === undefined || more.length > 0 || !Object.hasOwn(node.states, only[0])) return false;
  const child = node.states[only[0]];
  return child?.type === 'compound' && names(child, only[1]);
};
