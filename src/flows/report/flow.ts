import type { AnyMachineSnapshot } from 'xstate';
import type { Flow } from '../restore.js';
import { type Context, contextSchema } from './context.js';
import { reportMachine } from './machine.js';
import type { Where } from './prompts.js';
import { readReport } from './reading.js';

const whereIs = ({ value }: AnyMachineSnapshot): Where =>
  (typeof value === 'string' ? value : (value as { open: string }).open) as Where;

/** The citizen's flow, as the runner takes it. */
export const reportFlow: Flow = {
  version: 1,
  machine: reportMachine,
  context: contextSchema,
  migrations: {},
  read: (event, state, labels) =>
    readReport(event, { where: whereIs(state), context: state.context as Context, labels }),
};
