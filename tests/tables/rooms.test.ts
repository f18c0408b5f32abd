import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { expect, test } from 'vitest';

const CASES = join('src', 'cases');

/** The room of src/cases in which a file lies; what the rooms share lies in none. */
const roomOf = (path: string): string => (path.split(sep).length > 3 ? (path.split(sep)[2] ?? '') : 'shared');

/** Which rooms each room imports from. */
const imports = (): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const name of readdirSync(CASES, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const path = join(CASES, name);
    const rooms = found.get(roomOf(path)) ?? new Set();
    found.set(roomOf(path), rooms);
    for (const [, from = ''] of readFileSync(path, 'utf8').matchAll(/ from '(\.[^']+)'/g)) {
      const target = join(dirname(path), from);
      if (target.startsWith(CASES + sep) && roomOf(target) !== roomOf(path)) rooms.add(roomOf(target));
    }
  }
  return found;
};

test('the rooms of src/cases import in no circle, and what they share imports none of them', () => {
  const left = new Map(imports());
  expect(left.get('shared')).toEqual(new Set());
  // Whoever imports from none that is left leaves, until nobody can: what is left then is a circle.
  for (;;) {
    const free = [...left].find(([, rooms]) => [...rooms].every((room) => !left.has(room)));
    if (!free) break;
    left.delete(free[0]);
  }
  expect([...left.keys()]).toEqual([]);
});
