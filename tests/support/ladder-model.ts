import { MINUTE } from '../../src/domain/clock.js';

/** Who answers a P0 in 和平区, rung by rung, in the built-in ladder over the sample directory. */
export const RUNGS = [['duty', 'supervisor', 'bureau'], ['office'], ['city']] as const;
export const PEOPLE = RUNGS.flat();
export type Who = (typeof PEOPLE)[number];

const NUDGES = [0, 5 * MINUTE, 10 * MINUTE];
const CLIMB = 15 * MINUTE;
const FOLLOW_UP = 120 * MINUTE;
const TOP = RUNGS.length - 1;

/** A P0 obligation as anybody would explain it, with nothing of databases, outboxes and processes. */
export interface Matter {
  rung: number;
  nudge: number;
  since: number;
  state: 'open' | 'acknowledged' | 'done';
  holder: Who | null;
  heldAt: number;
  readonly declined: Set<string>;
  readonly called: Set<Who>;
}

export const opened = (now: number): Matter => ({
  rung: 0,
  nudge: 1,
  since: now,
  state: 'open',
  holder: null,
  heldAt: 0,
  declined: new Set(),
  called: new Set(RUNGS[0]),
});

const climb = (m: Matter, now: number): void => {
  m.rung = Math.min(TOP, m.rung + 1);
  Object.assign(m, { nudge: 1, since: now, state: 'open', holder: null });
  for (const who of RUNGS[m.rung] ?? []) m.called.add(who);
};

const mayAct = (m: Matter, who: Who): boolean => m.called.has(who);

export const tick = (m: Matter, now: number): void => {
  const abandoned = m.state === 'acknowledged' && now >= m.heldAt + FOLLOW_UP;
  const unheard = m.state === 'open' && now - m.since >= CLIMB;
  if (abandoned || unheard) climb(m, now);
  // That nobody has the child now is an alarm: the top hears it too, and may take it.
  if (abandoned) for (const who of RUNGS[TOP] ?? []) m.called.add(who);
  if (!abandoned && !unheard && m.state === 'open')
    m.nudge = Math.max(m.nudge, NUDGES.filter((at) => at <= now - m.since).length);
};

export const press = (m: Matter, who: Who, now: number): void => {
  if (m.state !== 'open' || !mayAct(m, who)) return;
  Object.assign(m, { state: 'acknowledged', holder: who, heldAt: now });
};

export const decline = (m: Matter, who: Who, now: number): void => {
  if (m.state !== 'open' || !mayAct(m, who)) return;
  m.declined.add(`${m.rung} ${who}`);
  if ((RUNGS[m.rung] ?? []).every((one) => m.declined.has(`${m.rung} ${one}`))) climb(m, now);
};

export const confirm = (m: Matter, who: Who): void => {
  if (m.state === 'acknowledged' && m.holder === who) m.state = 'done';
};
