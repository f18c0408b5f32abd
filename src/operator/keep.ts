import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import { readCode } from '../domain/codes.js';
import { keptFor } from '../domain/erasure.js';
import type { Command } from './command.js';

const NUMBER = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/;

export const keep: Command = {
  takes: '[--end] <case-number>',
  about:
    'nothing of this case is erased, as the police ask it, until --end; one with a duty to tell the police is kept anyway',
  async run(args, desk) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { end: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [typed, ...more] = positionals;
    if (typed === undefined || more.length > 0) return undefined;
    const number = readCode(typed);
    if (!NUMBER.test(number)) throw new ConfigProblem([`${typed} is not a case number: they look like 7K3Q-D9XB.`]);
    const { keepDays } = desk.config();
    const keeps = values.end !== true;
    return desk.withStore((store) =>
      store.write(async (tx) => {
        const named = await tx.cases.byNumber(number);
        const matter = named?.mergedInto ? await tx.cases.byId(named.mergedInto) : named;
        if (!matter) throw new ConfigProblem([`There is no case ${number}.`]);
        if (!(await tx.erasure.keep(matter.id, keeps, desk.now)))
          throw new ConfigProblem([`The words of ${number} are erased: nothing of them is left to keep.`]);
        await tx.events.add({ at: desk.now, kind: keeps ? 'case.kept' : 'case.freed', caseId: matter.id });
        const lines = keeps
          ? [
              `${matter.number} is kept: nothing of it is erased until \`npm run huyou -- keep --end ${matter.number}\`.`,
            ]
          : [
              `${matter.number} is not kept any more: its words are erased ${keptFor(matter.outcome, keepDays)} days after it was closed.`,
            ];
        return { lines };
      }),
    );
  },
};
