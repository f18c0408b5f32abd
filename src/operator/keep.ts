import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import { keptFor } from '../domain/erasure.js';
import type { Command } from './command.js';
import { caseNamed } from './named.js';

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
    const { keepDays } = desk.config();
    const keeps = values.end !== true;
    return desk.withStore((store) =>
      store.write(async (tx) => {
        const matter = await caseNamed(tx, typed);
        if (!(await tx.erasure.keep(matter.id, keeps, desk.now)))
          throw new ConfigProblem([`The words of ${matter.number} are erased: nothing of them is left to keep.`]);
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
