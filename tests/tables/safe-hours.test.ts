import { expect, test } from 'vitest';
import { writeHours } from '../../src/domain/hours.js';
import { safeHours } from '../../src/domain/safe-hours.js';

test.each([
  ['晚上8点在这里回我', '20:00-21:00'],
  ['晚上八点半以后,在这里', '20:30-22:00'],
  ['8点以后在这里回我', '20:00-22:00'],
  ['在这里,下午4点到5点', '16:00-17:00'],
  ['早上7点前在这里', '05:00-07:00'],
  ['每天20:30在这里', '20:30-21:30'],
  ['中午12点在这里回我', '12:00-13:00'],
  ['我放学回家后在这里回我', '17:00-21:00'],
  ['周末在这里回我', '07:00-22:00 Sat-Sun'],
  ['周六下午三点在这里', '15:00-16:00 Sat'],
  ['After 8, here.', ''],
  ['here, after 8 pm', '20:00-22:00'],
  ['here after school', '17:00-21:00'],
  ['在这里回我', ''],
  ['这里', ''],
])('when a child is answered that says %s', (words, hours) => {
  expect(writeHours(safeHours(words))).toBe(hours);
});
