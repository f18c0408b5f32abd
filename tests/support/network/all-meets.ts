import fc from 'fast-check';
import { asking, dutyChanging, type Happening, helping, reminding, schedulesOf } from './happenings.js';

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
);
