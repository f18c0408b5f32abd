import { parseArgs } from 'node:util';
import { z } from 'zod';
import { MODES, SUBJECTS } from './drive/subject.js';

const list = <T extends string>(names: readonly T[]) =>
  z
    .string()
    .transform((text) => text.split(',') as T[])
    .refine((given) => given.every((name) => names.includes(name)), `is a list of ${names.join(', ')}`);
const count = z.coerce.number('is a number').int('is a whole number').positive('is a number above 0');

const schema = z.object({
  rounds: count.default(3),
  turns: count.default(3_000),
  chats: count.default(50),
  subjects: list(SUBJECTS).default([...SUBJECTS]),
  modes: list(MODES).default([...MODES]),
  engines: list(['sqlite', 'postgresql']).default(['sqlite', 'postgresql']),
  rows: count.default(1_000_000),
  people: count.default(150),
  long: count.default(100_000),
  messages: count.default(5_000),
  json: z.string().optional(),
});

/** How much is measured. */
export type Options = z.infer<typeof schema>;

export const USAGE = `Usage: npm run bench -- [figure …] [option …]
  --rounds N      rounds, interleaved; their median counts (3)
  --turns N       turns measured in a round (3000)
  --chats N       chats at a time (50)
  --subjects A,B  of ${SUBJECTS.join(', ')} (all)
  --modes A,B     of ${MODES.join(', ')} (both)
  --engines A,B   of sqlite, postgresql (both)
  --rows N        rows of the big databases (1000000)
  --people N      people answering while the program is killed (150)
  --long N        turns after which memory is looked at again (100000)
  --messages N    messages in the outbox, and lower obligations that are due beside an urgent one (5000)
  --json FILE     also writes all tables there
`;

/** @throws {Error} in words for whoever typed the command. */
export const readOptions = (args: readonly string[]): { names: string[]; options: Options } => {
  const names = Object.keys(schema.shape);
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const result = schema.safeParse(values);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`--${issue?.path.join('.')} ${issue?.message}`);
  }
  return { names: positionals, options: result.data };
};
