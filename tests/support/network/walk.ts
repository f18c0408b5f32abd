import { expect } from 'vitest';
import { SECOND } from '../../../src/domain/clock.js';
import type { Post } from '../../../src/domain/post.js';
import type { LadderStage } from '../ladder-stage.js';
import type { Plan } from '../random-directory.js';
import { CASES } from './cases.js';
import { FAMILY } from './family.js';
import { figuresHold } from './figures.js';
import { type Hands, openHands } from './hands.js';
import { HELP } from './help.js';
import { KEEPING } from './keeping.js';
import { openLooks } from './looks.js';
import { MEETING } from './meeting.js';
import { peopleOf } from './people.js';
import type { Happening } from './what-happens.js';

const ALARMS = /^(operator alarm|the audit found|the operator alarm reaches nobody)/;

/** Two turns that wait for each other never end: that is a fault, however busy the machine. A whole schedule takes as long as it is. */
const STUCK = 20 * SECOND;

/** @throws where it does not end */
const inTime = (work: Promise<void>, now: Happening): Promise<void> => {
  const late = AbortSignal.timeout(STUCK);
  const stuck = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new Error(`does not end: ${JSON.stringify(now)}`)));
  });
  return Promise.race([work, stuck]);
};

/** Goes through a schedule, a minute's audit after each thing that happens, and looks at all that must hold. */
export const goesThrough = async (
  stage: LadderStage,
  posts: readonly Post[],
  plan: Plan,
  schedule: readonly Happening[],
): Promise<void> => {
  const vanished = new Set<string>();
  const look = openLooks(stage, vanished);
  const hands = await openHands(stage, plan, posts, vanished, look);
  const doings = { ...CASES, ...HELP, ...FAMILY, ...MEETING, ...KEEPING, ...peopleOf(posts) } as Record<
    string,
    (hands: Hands, now: Happening) => Promise<unknown>
  >;

  const happens = async (now: Happening): Promise<void> => {
    await doings[now.what]?.(hands, now);
    await stage.settle();
    await stage.check();
    // The next minute's audit has looked; and the one after that, where what left in that minute found a chat lost.
    do {
      stage.clock.set(stage.clock.now() + 61 * SECOND);
      await stage.tick();
      await stage.settle();
    } while ((await stage.query.memberAddress.count({ where: { blockedAt: stage.clock.now() } })) > 0);
    expect(stage.errors.filter((line) => !ALARMS.test(line))).toEqual([]);
    await stage.check();
    await look.all();
  };
  for (const now of schedule) await inTime(happens(now), now);
  await figuresHold(stage);
};
