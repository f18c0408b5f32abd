import type { AnyMachineSnapshot } from 'xstate';
import type { Flow } from '../restore.js';
import { type Context, contextSchemaOf } from './context.js';
import type { Form } from './form.js';
import { formMachine } from './machine.js';
import type { Where } from './prompts.js';
import { readForm } from './reading.js';

const whereIs = ({ value }: AnyMachineSnapshot): Where =>
  (typeof value === 'string' ? value : (value as { open: string }).open) as Where;

/** A form's conversation, as the runner takes it. */
export const formFlow = (form: Form, version: number): Flow => ({
  version,
  machine: formMachine(form),
  context: contextSchemaOf(form),
  migrations: {},
  read: (event, state, labels) =>
    readForm(event, {
      form,
      where: whereIs(state),
      context: state.context as Context,
      labels,
      // Every turn brings the date; a flow that is asked without one knows no “tomorrow”.
      today: event.today ?? '1970-01-01',
      numbered: event.numbered ?? false,
      given: event.given ?? false,
    }),
});
