import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/domain/clock.js';
import { type ClockSeen, isBelieved, lookAtClock } from '../../src/domain/clock-seen.js';

/** Hours after the first look at which the clock is looked at → whether it is believed then. */
test.each<[string, readonly [hours: number, believed: boolean][]]>([
  [
    'for the first time',
    [
      [0, false],
      [23, false],
      [24, true],
    ],
  ],
  [
    'off over three days',
    [
      [24, true],
      [96, true],
    ],
  ],
  [
    'months ahead, or off for months',
    [
      [24, true],
      [2400, false],
      [2423, false],
      [2424, true],
    ],
  ],
  [
    'months ahead, and put right',
    [
      [24, true],
      [2400, false],
      [25, false],
      [49, true],
    ],
  ],
  [
    'an hour back',
    [
      [24, true],
      [23, false],
      [24, true],
    ],
  ],
  [
    'two instances that do not agree',
    [
      [24, true],
      [2400, false],
      [25, false],
      [2426, false],
      [51, false],
    ],
  ],
])('%s', (_, looks) => {
  let seen: ClockSeen = lookAtClock(null, 100 * DAY);
  const found = looks.map(([hours]) => {
    seen = lookAtClock(seen, 100 * DAY + hours * HOUR);
    return [hours, isBelieved(seen)];
  });
  expect(found).toEqual(looks);
});
