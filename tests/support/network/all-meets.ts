import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../../../src/domain/clock.js';
import type { Treatment } from '../ladder-stage.js';
import { asking, dutyChanging, helping, reminding, schedulesOf } from './happenings.js';
import type { Happening } from './what-happens.js';

const who = fc.nat(20);
const matter = fc.nat(20);

/** Beside all that happens elsewhere, the directory changes, processes end, chats are lost while others work, and people are named. */
const meeting: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: dutyChanging },
  { weight: 5, arbitrary: reminding },
  { weight: 4, arbitrary: helping },
  { weight: 4, arbitrary: asking },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ what: fc.constantFrom('drop post', 'move post' as const), post: fc.nat(20) }),
      fc.record({ what: fc.constantFrom('post back', 'restart', 'crash' as const) }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        what: fc.constant('decline' as const),
        why: fc.constantFrom('area', 'conflict', 'off', 'capacity'),
        who,
        matter,
      }),
      fc.record({ what: fc.constantFrom('unlink', 'police' as const), who, matter }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc.record({ what: fc.constant('danger' as const), neighbour: fc.nat(1) }),
      fc.record({ what: fc.constantFrom('tell of', 'add a name' as const), neighbour: fc.nat(1), whom: who }),
      fc.record({ what: fc.constant('child tells' as const), whom: who }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({
        what: fc.constant('fail' as const),
        how: fc.array(fc.constantFrom<Treatment>('rate_limited', 'unavailable', 'delivered', 'lost', 'rejected'), {
          minLength: 1,
          maxLength: 3,
        }),
        who,
      }),
      fc.record({
        what: fc.constant('clock back' as const),
        ms: fc.integer({ min: 1, max: 50 }).map((n) => n * MINUTE),
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({ what: fc.constantFrom('alike', 'apart' as const), who, matter }),
      fc.record({
        what: fc.constant('come back' as const),
        neighbour: fc.nat(1),
        says: fc.constantFrom('今天又看到了。', '没有解决', '退出'),
      }),
      fc.constant({ what: 'pass', ms: 120 * DAY } as const),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.oneof(
      fc.record({ what: fc.constantFrom('slip', 'inform', 'inform', 'note' as const), who, matter }),
      fc.record({ what: fc.constantFrom('hold', 'unhold' as const), who, post: fc.nat(20) }),
      fc.record({ what: fc.constant('child names hours' as const), child: fc.nat(1), waits: fc.boolean() }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constantFrom('second chat', 'second chat', 'block second', 'unblock second' as const),
      who,
    }),
  },
);

/** So they do, while all else happens too. */
export const allMeets = schedulesOf(
  meeting,
  { what: 'second chat', who: 0 },
  { what: 'tell', neighbour: 0 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'tell', neighbour: 1 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'link', other: 0, who: 0, matter: 0 },
);

/**
 * What comes about seldom by chance, one after the other: cases are linked and taken apart again, others are said to be of another
 * child, platforms fail, the clock goes back, somebody comes back by their receipt, and old words are erased.
 */
export const seldom: readonly Happening[] = [
  { what: 'tell', neighbour: 0 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'press', verb: 'safe', who: 0, matter: 0 },
  { what: 'close', who: 0, matter: 0 },
  { what: 'pass', ms: 120 * DAY },
  // A clock that leapt is not believed for a day.
  { what: 'pass', ms: 2 * DAY },
  { what: 'fail', who: 1, how: ['lost', 'rejected'] },
  { what: 'tell', neighbour: 1 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'tell', neighbour: 0 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'alike', who: 0, matter: 0 },
  { what: 'apart', who: 0, matter: 0 },
  { what: 'link', other: 1, who: 0, matter: 0 },
  { what: 'clock back', ms: 50 * MINUTE },
  { what: 'unlink', who: 0, matter: 0 },
  { what: 'come back', neighbour: 0, says: '今天又看到了。' },
];

/** The same of what is kept, erased and written, of a child who names its hours, and of a family that does not answer. */
export const seldomKept: readonly Happening[] = [
  { what: 'tell', neighbour: 0 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'join family', guardian: 0, who: 0, matter: 0 },
  { what: 'nobody answers' },
  { what: 'child names hours', child: 0, waits: false },
  { what: 'slip', who: 0, matter: 0 },
  { what: 'note', who: 0, matter: 0 },
  { what: 'inform', who: 0, matter: 0 },
  { what: 'press', verb: 'safe', who: 0, matter: 0 },
  { what: 'pass', ms: 26 * HOUR },
  { what: 'pass', ms: 8 * HOUR },
  { what: 'close', who: 0, matter: 0 },
  { what: 'keep', of: 0 },
  { what: 'erase', of: 0 },
  { what: 'free', of: 0 },
  { what: 'erase', of: 0 },
  { what: 'hold', who: 0, post: 1 },
  { what: 'unhold', who: 0, post: 0 },
];
