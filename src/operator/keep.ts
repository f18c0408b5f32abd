import { parseArgs } from 'node:util';
import { ConfigProblem } from '../config.js';
import { keptFor } from '../domain/erasure.js';
import { say } from '../domain/say.js';
import type { Command } from './command.js';
import { caseNamed } from './named.js';

export const keep: Command = {
  takes: say('keep-takes'),
  options: ['--end'],
  about: say('keep-about'),
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
        const { id, number, outcome } = await caseNamed(tx, typed);
        await tx.cases.inTurn(id);
        if (!(await tx.erasure.keep(id, keeps, desk.now))) throw new ConfigProblem([say('keep-erased', { number })]);
        await tx.events.add({ at: desk.now, kind: keeps ? 'case.kept' : 'case.freed', caseId: id });
        const days = String(keptFor(outcome, keepDays));
        return { lines: [keeps ? say('keep-kept', { number }) : say('keep-ended', { number, days })] };
      }),
    );
  },
};
