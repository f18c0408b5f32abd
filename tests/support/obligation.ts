import { HOUR } from '../../src/domain/clock.js';
import type { Obligation } from '../../src/store/store.js';

export const NOW = 1_790_000_000_000;

/** A report that somebody is to take, as its row stands. */
export const obligation = (id: string, change: Partial<Obligation> = {}): Obligation => ({
  id,
  caseId: `case-${id}`,
  reportId: `report-${id}`,
  kind: 'acknowledge',
  level: 'P1',
  area: '120101',
  timezone: 'Asia/Shanghai',
  policyVersion: 'one',
  rung: 0,
  nudge: 1,
  rungStartedAt: NOW,
  openedAt: NOW,
  dueAt: NOW + HOUR,
  breachedAt: null,
  nextDueAt: NOW + HOUR,
  epoch: 0,
  state: 'open',
  holderId: null,
  holderPost: null,
  heldAt: null,
  closedAt: null,
  targets: null,
  sealedRoute: null,
  subjectId: null,
  ...change,
});
