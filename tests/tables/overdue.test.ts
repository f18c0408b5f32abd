import { expect, test } from 'vitest';
import { isOverdue } from '../../src/notify/telling/edit.js';
import type { Obligation } from '../../src/store/store.js';

const DUE = 1_000;
const report = (more: Partial<Obligation>) =>
  ({
    kind: 'acknowledge',
    state: 'open',
    dueAt: DUE,
    nextDueAt: null,
    heldAt: null,
    breachedAt: null,
    ...more,
  }) as Obligation;

test.each<[string, Partial<Obligation>, boolean]>([
  ['nobody took it', {}, true],
  ['taken in time, and called for anew', { heldAt: 10 }, false],
  ['taken in time, promised anew for danger told later, and missed', { heldAt: 10, breachedAt: DUE }, true],
  ['taken, and to be followed up later', { state: 'acknowledged', heldAt: 10, nextDueAt: 3_000 }, false],
  ['a step of a case, whenever its reminder comes', { kind: 'assess', state: 'open', nextDueAt: 3_000 }, true],
])('%s', (_, more, overdue) => {
  expect(isOverdue(report(more), 2_000)).toBe(overdue);
});
