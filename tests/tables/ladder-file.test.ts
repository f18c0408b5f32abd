import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/clock.js';
import { faster, type Ladder, ladderSchema } from '../../src/domain/ladder.js';
import { LEVELS } from '../../src/domain/level.js';
import { DEFAULT_STEPS, stepsOf } from '../../src/domain/steps.js';
import { parseLadder } from '../../src/files/ladder-file.js';
import { BUILT_IN, problems, spoil } from '../support/ladder-file.js';

const read = (json: string): Ladder => {
  const result = parseLadder(json);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.ladder;
};

describe('the built-in ladder is domain.md 5.3 and 5.4', () => {
  const { service, levels } = read(BUILT_IN);

  test('service is from 08:00 to 20:00', () => expect(service).toEqual({ from: '08:00', to: '20:00' }));

  test.each([
    ['P0', [0, 5, 10], 15, 2],
    ['P1', [0, 20, 40], 60, 24],
    ['P2', [0, 90, 150], 180, 72],
  ] as const)('%s: nudges, climb, promise, child seen', (level, nudges, climb, seen) => {
    expect(levels[level]).toMatchObject({
      nudges: nudges.map((minutes) => minutes * MINUTE),
      climbAfter: climb * MINUTE,
      acknowledgeWithin: climb * MINUTE,
      repeatTop: climb * MINUTE,
      followUpWithin: seen * HOUR,
    });
  });

  test('P3 counts in working days', () => {
    expect(levels.P3).toMatchObject({
      nudges: [0, 4 * HOUR, { nextServiceTime: '09:00' }],
      climbAfter: { workingDays: 1 },
      followUpWithin: { workingDays: 5 },
    });
  });

  test('P0 and P1 know no quiet hours, P3 rests on holidays too', () => {
    expect(LEVELS.map((level) => levels[level].quietHours?.holidays)).toEqual([undefined, undefined, false, true]);
    expect(LEVELS.map((level) => levels[level].clock)).toEqual(['always', 'always', 'service', 'service']);
  });

  test('every ladder ends at the city', () => {
    for (const level of LEVELS) expect(levels[level].rungs.at(-1)).toEqual(['city_civil_affairs', 'city_wcwc_office']);
    expect(levels.P0.rungs[0]).toEqual(['bot_duty_desk', 'street_child_supervisor', 'district_civil_affairs']);
  });
});

describe('the clocks of the steps', () => {
  test('that a file does not give are the built-in ones, and stand in what is snapshotted', () => {
    const file = spoil((f) => Object.assign(f.levels.P1, { steps: { assess: 'P2D', review: { workingDays: 4 } } }));
    expect(read(file).levels.P1.steps).toEqual({
      ...DEFAULT_STEPS.P1,
      assess: 48 * HOUR,
      review: { workingDays: 4 },
    });
    expect(read(BUILT_IN).levels.P3.steps).toEqual(DEFAULT_STEPS.P3);
    expect(read(file).version).not.toBe(read(BUILT_IN).version);
  });

  test('the conference stands in no snapshot unless a file gives it a time: the release before reads it as well', () => {
    expect(read(BUILT_IN).levels.P0.steps).not.toHaveProperty('convene');
    expect(stepsOf(read(BUILT_IN).levels, 'P0').convene).toBe(72 * HOUR);
  });

  test('also of a ladder that was snapshotted before there were any', () => {
    const { levels } = read(BUILT_IN);
    const { steps: _, ...P2 } = levels.P2;
    expect(stepsOf({ ...levels, P2 }, 'P2')).toEqual(DEFAULT_STEPS.P2);
  });

  test('are read as the examples of docs/ladder.md write them', () => {
    const [steps = '', routes = ''] = [...readFileSync('docs/ladder.md', 'utf8').matchAll(/```json\n(.*?)```/gs)].map(
      ([, json]) => json,
    );
    const file = spoil((f) => {
      Object.assign(f.levels.P1, { steps: JSON.parse(steps) });
      Object.assign(f, { routes: JSON.parse(routes) });
    });
    const ladder = read(file);
    expect(ladder.levels.P1.steps).toMatchObject({ convene: 7 * 24 * HOUR, assess: { workingDays: 2 } });
    expect(ladder.routes?.neglect?.lead).toEqual(['social_work_station']);
  });

  test('one that is not there is refused', () => {
    const found = problems(spoil((f) => Object.assign(f.levels.P1, { steps: { coffee: 'PT5M' } })));
    expect(found).toEqual([{ path: 'levels.P1.steps', message: expect.stringMatching(/coffee is unknown here/) }]);
  });
});

describe('the version', () => {
  test('is the same however the file is laid out, and another when it means something else', () => {
    const { version } = read(BUILT_IN);
    expect(read(`\uFEFF${JSON.stringify(JSON.parse(BUILT_IN), null, 8)}`).version).toBe(version);
    expect(read(spoil((file) => Object.assign(file.levels.P0, { climbAfter: 'PT900S' }))).version).toBe(version);
    expect(read(spoil((file) => Object.assign(file.levels.P0, { climbAfter: 'PT14M' }))).version).not.toBe(version);
    const { service, levels } = JSON.parse(BUILT_IN);
    expect(read(JSON.stringify({ levels, service })).version).toBe(version);
  });

  test('a ladder survives the way through the store', () => {
    const ladder = read(BUILT_IN);
    expect(ladderSchema.parse(JSON.parse(JSON.stringify(ladder)))).toEqual(ladder);
  });
});

describe('sixty times faster, for a trial', () => {
  const trial = faster(read(BUILT_IN), 60);

  test('minutes become seconds, a working day becomes 24 minutes', () => {
    expect(trial.levels.P0).toMatchObject({ nudges: [0, 5_000, 10_000], climbAfter: 15_000, repeatTop: 15_000 });
    expect(trial.levels.P2).toMatchObject({
      climbAfter: 180_000,
      acknowledgeWithin: 180_000,
      followUpWithin: 72 * MINUTE,
    });
    expect(trial.levels.P1.steps).toMatchObject({ assess: 72 * MINUTE, review: 168 * MINUTE });
    expect(trial.levels.P3).toMatchObject({ nudges: [0, 240_000, 17 * MINUTE], climbAfter: 24 * MINUTE });
  });

  test('around the clock, with the same people, under another version', () => {
    for (const level of LEVELS) {
      expect(trial.levels[level].clock).toBe('always');
      expect(trial.levels[level].quietHours).toBeUndefined();
      expect(trial.levels[level].rungs).toEqual(read(BUILT_IN).levels[level].rungs);
    }
    expect(trial.version).not.toBe(read(BUILT_IN).version);
    expect(ladderSchema.parse(trial)).toEqual(trial);
  });
});
