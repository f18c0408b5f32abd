import { parseArgs } from 'node:util';
import { objectionEndsAt } from '../cases/closing/close-case.js';
import { eraseCase } from '../cases/closing/erase-case.js';
import { ConfigProblem } from '../config.js';
import type { Instant } from '../domain/clock.js';
import type { TextRef } from '../domain/effect.js';
import { keptNoMore } from '../domain/erasure.js';
import { say } from '../domain/say.js';
import type { Frame } from '../notify/frame.js';
import type { Case, Records } from '../store/store.js';
import { dayOf, isoDate } from '../texts/local-time.js';
import type { Command } from './command.js';
import { frameOf } from './frame.js';
import { caseNamed } from './named.js';

/** Why what was written about a case cannot be erased now; undefined when it can. */
const barred = async (frame: Frame, tx: Records, matter: Case, now: Instant): Promise<TextRef | undefined> => {
  const { id, number, closedAt } = matter;
  const day = (at: Instant): string => isoDate(dayOf(at, frame.timezone));
  if (matter.erasedAt !== null) return say('erase-already', { number });
  if (closedAt === null) return say('erase-open', { number });
  const objection = objectionEndsAt({ frame }, matter, closedAt);
  if (now <= objection) return say('erase-objection', { number, day: day(objection) });
  const remembered = await tx.erasure.rememberedUntil(id);
  if (remembered !== null && remembered >= now) return say('erase-remembered', { number, day: day(remembered) });
  if (await tx.erasure.allowed(id, keptNoMore(now))) return undefined;
  return say('erase-kept', { number });
};

export const erase: Command = {
  takes: say('erase-takes'),
  options: ['--yes'],
  about: say('erase-about'),
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
        const { id } = await caseNamed(tx, typed);
        await tx.cases.inTurn(id);
        const matter = await caseNamed(tx, typed);
        const { number } = matter;
        const why = await barred(frame, tx, matter, desk.now);
        if (why !== undefined) throw new ConfigProblem([why]);
        const { count } = await tx.erasure.setAside();
        const besides = count > 0 ? [say('erase-aside', { number, count: String(count) })] : [];
        if (!values.yes) return { lines: [say('erase-asks', { number }), ...besides] };
        await tx.events.add({ at: desk.now, kind: 'case.erasure_asked', caseId: id });
        await eraseCase(frame, tx, id, keptNoMore(desk.now), desk.now);
        return { lines: [say('erase-done', { number }), ...besides] };
      }),
    );
  },
};
