import { expect } from 'vitest';
import { SECOND } from '../../../src/domain/clock.js';
import type { Post } from '../../../src/domain/post.js';
import type { LadderStage } from '../ladder-stage.js';
import type { Plan } from '../random-directory.js';
import { CASES } from './cases.js';
import { FAMILY } from './family.js';
import { figuresHold } from './figures.js';
import { type Hands, openHands } from './hands.js';
import type { Happening } from './happenings.js';
import { HELP } from './help.js';
import { openLooks } from './looks.js';
import { MEETING } from './meeting.js';
import { peopleOf } from './people.js';

const ALARMS = /^(operator alarm|the audit found|the operator alarm reaches nobody)/;

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
  const doings = { ...CASES, ...HELP, ...FAMILY, ...MEETING, ...peopleOf(posts) } as Record<
    string,
    (hands: Hands, now: Happening) => Promise<unknown>
  >;

  for (const now of schedule) {
    await doings[now.what]?.(hands, now);
    await stage.settle();
    await stage.check();
    // The next minute's audit has looked.
    stage.clock.set(stage.clock.now() + 61 * SECOND);
    await stage.tick();
    await stage.settle();
    expect(stage.errors.filter((line) => !ALARMS.test(line))).toEqual([]);
    await stage.check();
    await look.all();
  }
  await figuresHold(stage);
};
