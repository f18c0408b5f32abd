import type { Level } from '../domain/level.js';
import type { ObligationKind } from '../domain/obligation.js';
import { tellOfAbsent } from '../notify/holding/away.js';
import { keepConference } from '../notify/holding/convene.js';
import { hastenSteps } from '../notify/holding/steps.js';
import { redirectObligation } from '../notify/ladder/open.js';
import type { Case, Holder } from '../store/store.js';
import { isAway } from './away.js';
import type { Moment } from './moment.js';
import { callPoliceFor } from './police-duty.js';

/** What climbs by the level of its case until somebody takes it. */
const BY_LEVEL: readonly ObligationKind[] = ['acknowledge', 'take_over', 'accept_handover', 'not_solved'];

/**
 * A case is more urgent than was thought: whoever is to take it is called by the new level, and all days come nearer. At P0 the
 * police are told at once (domain.md 5.3).
 * `by`: whose word it was; absent where it follows from what a reporter told. `except`: a call that its caller sees to.
 */
export const raiseCase = async (m: Moment, matter: Case, level: Level, by?: Holder, except?: string): Promise<void> => {
  const { tx, frame, now } = m;
  await tx.cases.locate(matter.id, { level, area: matter.area }, now);
  await tx.events.add({
    at: now,
    kind: 'case.level_raised',
    caseId: matter.id,
    ...by,
    data: { from: matter.level, to: level },
  });
  for (const o of await tx.obligations.ofCase(matter.id)) {
    if (o.id === except || o.state !== 'open' || !BY_LEVEL.includes(o.kind) || o.level <= level) continue;
    await redirectObligation(frame, tx, o, { level, area: o.area, route: tx.obligations.routeOf(o) ?? undefined }, now);
  }
  await hastenSteps(frame, tx, matter, level, now);
  await keepConference(frame, tx, matter.id, now);
  if (level <= 'P1' && matter.closedAt === null && matter.holderId !== null && (await isAway(m, matter.holderId))) {
    await tellOfAbsent(frame, tx, { ...matter, level }, now);
  }
  // What a reporter tells opens the duty by its own rules.
  if (level === 'P0' && by) await callPoliceFor(m, { ...matter, level }, { anew: false });
};

/** A case is less urgent than was thought, by the word of whoever is named; what is due stays due, the next step counts anew. */
export const lowerCase = async (m: Moment, matter: Case, level: Level, by: readonly Holder[]): Promise<void> => {
  await m.tx.cases.locate(matter.id, { level, area: matter.area }, m.now);
  const [first, second] = by;
  const data = { from: matter.level, to: level, ...(second ? { second: second.memberId } : {}) };
  await keepConference(m.frame, m.tx, matter.id, m.now);
  await m.tx.events.add({ at: m.now, kind: 'case.level_lowered', caseId: matter.id, ...first, data });
};
