import { parseArgs } from 'node:util';
import { objectionEndsAt } from '../cases/closing/close-case.js';
import { eraseCase } from '../cases/closing/erase-case.js';
import { ConfigProblem } from '../config.js';
import type { Instant } from '../domain/clock.js';
import { keptNoMore } from '../domain/erasure.js';
import type { Frame } from '../notify/frame.js';
import type { Case, Records } from '../store/store.js';
import { dayOf, isoDate } from '../texts/local-time.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { caseNamed } from './named.js';

/** Why what was written about a case cannot be erased now; undefined when it can. */
const barred = async (frame: Frame, tx: Records, matter: Case, now: Instant): Promise<string | undefined> => {
  const { id, number, closedAt } = matter;
  const day = (at: Instant): string => isoDate(dayOf(at, frame.timezone));
  if (matter.erasedAt !== null) return `The words of ${number} are erased already.`;
  if (closedAt === null) return `${number} is open: whoever sees to the child needs what was told, until it is closed.`;
  const objection = objectionEndsAt({ frame }, matter, closedAt);
  if (now <= objection)
    return `Its reporter can say until ${day(objection)} that ${number} is not solved: it can be erased after that day.`;
  const remembered = await tx.erasure.rememberedUntil(id);
  if (remembered !== null && remembered >= now)
    return `The chat in which ${number} was reported can add to it until ${day(remembered)}: it can be erased after that day, or once its reporter sends 退出 (exit) there.`;
  if (await tx.erasure.allowed(id, keptNoMore(now))) return undefined;
  return `${number} is kept: by \`keep\`, by a duty to tell the police (\`npm run huyou -- keep --end ${number}\` ends both, once they need it no more), or by something that is still to be done.`;
};

export const erase: Command = {
  takes: '[--yes] <case-number>',
  about:
    'what people wrote about this closed case is erased for ever, as somebody whom it is about asks; without --yes it only says whether it can be',
  async run(args, desk) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { yes: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [typed, ...more] = positionals;
    if (typed === undefined || more.length > 0) return undefined;
    const frame = await frameOf(desk);
    return desk.withStore((store) =>
      store.write(async (tx) => {
        const matter = await caseNamed(tx, typed);
        const { id, number } = matter;
        const why = await barred(frame, tx, matter, desk.now);
        if (why !== undefined) throw new ConfigProblem([why]);
        const { count } = await tx.erasure.setAside();
        const aside = `What was set aside for a human, ${count} in all, is of no case and not erased by this; some of it may be about ${number} (\`npm run huyou -- gaps\`).`;
        const besides = count > 0 ? [aside] : [];
        if (!values.yes) {
          const what = 'reports, notes, tasks, names and the way to its reporter; its levels, times and record stay';
          return {
            lines: [
              `Nothing is erased yet. \`npm run huyou -- erase --yes ${number}\` erases for ever: ${what}.`,
              ...besides,
            ],
          };
        }
        await tx.events.add({ at: desk.now, kind: 'case.erasure_asked', caseId: id });
        await eraseCase(frame, tx, id, keptNoMore(desk.now), desk.now);
        return {
          lines: [`The words of ${number} are erased. Copies in your backups are yours to delete.`, ...besides],
        };
      }),
    );
  },
};
