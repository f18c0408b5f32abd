import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../../../src/domain/clock.js';
import type { Level } from '../../../src/domain/level.js';
import type { Happening } from './what-happens.js';

const LEVELS: readonly Level[] = ['P0', 'P1', 'P2'];
const who = fc.nat(20);
const matter = fc.nat(20);
const handing: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('report' as const), level: fc.constantFrom(...LEVELS) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('pass' as const),
      ms: fc.constantFrom(5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 26 * HOUR),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('press' as const),
      verb: fc.constantFrom('ack', 'ack', 'ack', 'accept', 'accept', 'safe', 'safe', 'withdraw', 'why.off'),
      who,
      matter,
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('back out' as const), who, matter }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('hand over' as const), to: fc.nat(4), who, matter }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('refuse' as const),
      why: fc.constantFrom('capacity', 'task', 'conflict'),
      who,
      matter,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('leave', 'vanish', 'lose post', 'block', 'unblock' as const),
      who,
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('join' as const), post: fc.nat(20) }) },
);

/** Beside that, parts are asked of others, and official lines are told. */
export const asking: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: handing },
  {
    weight: 10,
    arbitrary: fc.record({
      what: fc.constant('refer' as const),
      to: fc.nat(4),
      by: fc.constantFrom('day1', 'days3'),
      who,
      matter,
    }),
  },
  {
    weight: 15,
    arbitrary: fc.record({
      what: fc.constant('part' as const),
      verb: fc.constantFrom('accept', 'accept', 'accept', 'refuse', 'report', 'cannot', 'withdraw'),
      who,
      matter,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('tell a line', 'tell a line', 'a line answers' as const),
      who,
      matter,
    }),
  },
);

/** Beside that, people go off duty, stand in for each other and take cases over, which get worse or are closed. */
export const dutyChanging: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: handing },
  { weight: 3, arbitrary: fc.constant({ what: 'report', level: 'P3' } as const) },
  {
    weight: 8,
    arbitrary: fc.record({ what: fc.constantFrom('go off duty', 'go off duty', 'come on duty' as const), who }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      what: fc.constantFrom('take over', 'take over', 'raise', 'find', 'close' as const),
      who,
      matter,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('stand in' as const),
      who,
      post: fc.nat(20),
      inMs: fc.constantFrom(0, 0, 10 * MINUTE, HOUR),
      ms: fc.constantFrom(5 * MINUTE, HOUR, 24 * HOUR),
    }),
  },
);

/** Beside that, neighbours tell, cases are closed, opened again and linked, and people are named in them. */
const openingAgain: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: handing },
  {
    weight: 12,
    arbitrary: fc.record({ what: fc.constantFrom('tell', 'not solved', 'not solved' as const), neighbour: fc.nat(1) }),
  },
  {
    weight: 14,
    arbitrary: fc.record({ what: fc.constantFrom('close', 'close', 'reopen' as const), who, matter }),
  },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('link' as const), other: matter, who, matter }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constant('name' as const), whom: who, who, matter }) },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constantFrom('erase', 'erase', 'keep', 'free' as const), of: fc.nat(1) }),
  },
);

const saying = (what: 'answer for help' | 'help out' | 'answer an invitation' | 'look second', ...verbs: string[]) =>
  fc.record({ what: fc.constant(what), verb: fc.constantFrom(...verbs), who, matter });

/** Beside that, help is sought, a conference is called, the steps go on, and the child turns out to be elsewhere. */
export const helping: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 30, arbitrary: handing },
  {
    weight: 14,
    arbitrary: fc.record({
      what: fc.constantFrom('need', 'need', 'choose', 'choose', 'need no more', 'step', 'step' as const),
      who,
      matter,
    }),
  },
  { weight: 8, arbitrary: saying('answer for help', 'offer', 'offer', 'pass') },
  { weight: 5, arbitrary: saying('help out', 'begun', 'report', 'cannot', 'ack') },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constantFrom('confer', 'confer', 'met', 'close' as const), who, matter }),
  },
  { weight: 4, arbitrary: saying('answer an invitation', 'attend', 'attend', 'absent') },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('place' as const),
      where: fc.constantFrom('120102', '120101'),
      who,
      matter,
    }),
  },
);

/** Beside that, guardians join and are reminded, cases get less urgent, are closed and opened again. */
export const reminding: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 20, arbitrary: openingAgain },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('join family' as const), guardian: fc.nat(3), who, matter }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('remind', 'lower' as const), who, matter }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('answer a reminder' as const),
      guardian: fc.nat(3),
      verb: fc.constantFrom('done', 'later', 'help', 'help'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constantFrom('family tells', 'family tells', 'family tells', 'stop reminders' as const),
      guardian: fc.nat(3),
    }),
  },
  { weight: 4, arbitrary: saying('look second', 'case', 'agree', 'agree', 'oppose') },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ what: fc.constant('pass' as const), ms: fc.constantFrom(3 * DAY, 8 * DAY) }),
      fc.constant({ what: 'nobody answers' } as const),
    ),
  },
);

/** Whoever takes most of what comes makes for schedules in which something happens. */
export const schedulesOf = (
  happening: fc.Arbitrary<Happening>,
  ...first: readonly Happening[]
): fc.Arbitrary<readonly Happening[]> =>
  fc
    .array(happening, { minLength: 10, maxLength: 26 })
    .map((rest) => [{ what: 'report', level: 'P1' } as const, ...first, ...rest]);

/** Cases change hands, people come and go. */
export const handsChange = schedulesOf(handing);
/** So they do, with more that is owed beside it. */
export const partsAreAsked = schedulesOf(asking, { what: 'press', verb: 'ack', who: 0, matter: 0 });
/** So they do, while people go off duty and stand in for each other. */
export const dutyChanges = schedulesOf(dutyChanging);
/** So they do, while cases are told by neighbours, closed, opened again and linked. */
export const opensAgain = schedulesOf(
  openingAgain,
  { what: 'tell', neighbour: 0 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'press', verb: 'safe', who: 0, matter: 0 },
  { what: 'tell', neighbour: 1 },
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
);
/** So they do, while others help, confer, and the child turns out to be elsewhere. */
export const othersHelp = schedulesOf(
  helping,
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'press', verb: 'safe', who: 0, matter: 0 },
  { what: 'need', who: 0, matter: 0 },
  { what: 'answer for help', verb: 'offer', who: 0, matter: 0 },
  { what: 'answer for help', verb: 'offer', who: 0, matter: 1 },
);
/** So they do, while the guardians of a case are reminded. */
export const familyIsReminded = schedulesOf(
  reminding,
  { what: 'press', verb: 'ack', who: 0, matter: 0 },
  { what: 'join family', guardian: 0, who: 0, matter: 0 },
  { what: 'remind', who: 0, matter: 0 },
  { what: 'press', verb: 'safe', who: 0, matter: 0 },
);
