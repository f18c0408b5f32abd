import type { TextRef } from './effect.js';

/** A line for whoever runs the service: a sentence by its key, or what is the same in every language, such as a code. */
export type Line = TextRef | string;

/** Names a sentence of the operator's catalogues (`src/texts/terminal`), with what is put into it. */
export const say = (key: string, args?: TextRef['args']): TextRef => (args === undefined ? { key } : { key, args });

/** A sentence as the issue of a schema: its key is the message, and what is put into it goes along. */
export const asIssue = ({ key, args = {} }: TextRef) => ({ code: 'custom' as const, message: key, params: args });

/** A line where there are no catalogues, as in an error on its way to whoever says it. */
export const plain = (line: Line): string => (typeof line === 'string' ? line : line.key);
