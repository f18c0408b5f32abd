import type { Flow } from '../restore.js';
import { type DeskContext, deskContextSchema } from './context.js';
import { deskMachine } from './machine.js';
import { type DeskPlace, readDesk } from './reading.js';

/** The desk's flow, as the runner takes it. */
export const deskFlow: Flow = {
  version: 2,
  machine: deskMachine,
  context: deskContextSchema,
  migrations: { 1: ({ value, context }) => ({ value, context: { ...(context as object), asking: null } }) },
  read: (event, { value, context }, labels) => {
    const read = readDesk(event, { where: value as DeskPlace['where'], context: context as DeskContext, labels });
    return read?.type === 'answer' && event.tells ? { ...read, tells: true } : read;
  },
};
