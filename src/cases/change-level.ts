import type { Level } from '../domain/level.js';
import type { ObligationKind } from '../domain/obligation.js';
import { endConvene, oweConference } from '../notify/convene.js';
import { redirectObligation } from '../notify/open.js';
import { hastenSteps } from '../notify/steps.js';
import type { Case, Holder } from '../store/store.js';
import type { Moment } from './moment.js';

/** What climbs by the level of its case until somebody takes it. */
const BY_LEVEL: readonly ObligationKind[] = ['acknowledge', 'take_over', 'accept_handover', 'not_solved'];

/** What is owed of a case that is more urgent now: its days come nearer, and what cases of that level owe is owed from now. */
export const quickenSteps = async ({ tx, frame, now }: Moment, matter: Case, level: Level): Promise<void> => {
  await hastenSteps(frame, tx, matter, level, now);
  // A case that is not under way yet comes to it with its other steps.
  const begun = (await tx.obligations.allOfCase(matter.id)).find(({ kind }) => kind === 'assess');
  // Who holds it now: whoever closed it, or handed it on meanwhile, owes nothing.
  const here = await tx.cases.byId(matter.id);
  if (begun && here && here.closedAt === null) {
    await oweConference(frame, tx, { ...here, level, heldAt: now }, begun.reportId, now);
  }
};

/**
 * A case is more urgent than was thought: whoever is to take it is called by the new level, and all days come nearer.
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
  await quickenSteps(m, matter, level);
};

/** A case is less urgent than was thought, by the word of whoever is named; what is due stays due, the next step counts anew. */
export const lowerCase = async (m: Moment, matter: Case, level: Level, by: readonly Holder[]): Promise<void> => {
  await m.tx.cases.locate(matter.id, { level, area: matter.area }, m.now);
  const [first, second] = by;
  const data = { from: matter.level, to: level, ...(second ? { second: second.memberId } : {}) };
  await endConvene(m.frame, m.tx, matter.id, level, m.now);
  await m.tx.events.add({ at: m.now, kind: 'case.level_lowered', caseId: matter.id, ...first, data });
};
