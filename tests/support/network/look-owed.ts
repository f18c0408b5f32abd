import { expect } from 'vitest';
import type { LadderStage } from '../ladder-stage.js';

/** Of these a case owes one at a time. */
const ONE_AT_A_TIME = ['convene', 'second_look', 'accept_handover'];
/** And of these, where no other case brought its own along. */
const STEPS = ['assess', 'plan', 'review', 'close'];

type Duty = Awaited<ReturnType<LadderStage['query']['obligation']['findMany']>>[number];

/** What must hold of all that is owed: by others who help, to a family, and next in each case. */
export const looksAtOwed = async ({ query, clock }: LadderStage): Promise<void> => {
  const [cases, duties, needs, reminders] = [
    new Map((await query.case.findMany()).map((one) => [one.id, one])),
    await query.obligation.findMany(),
    await query.need.findMany(),
    await query.reminder.findMany(),
  ];
  const pendingOf = (found: (o: Duty) => boolean) => duties.filter((o) => o.state !== 'done' && found(o));

  const alone = ![...cases.values()].some(({ status }) => status === 'merged');
  for (const { id, closedAt, status } of cases.values()) {
    const pending = pendingOf((o) => o.caseId === id);
    if (status === 'merged') expect(pending).toEqual([]);
    // Nothing that was owed outlasts the end; what comes after it calls somebody.
    else if (closedAt !== null) expect(pending.filter((o) => o.openedAt < closedAt)).toEqual([]);
    // Nothing is forgotten: there is a next thing to do, and a time at which it is looked at.
    else expect({ id, next: pending.some((o) => o.nextDueAt !== null) }).toEqual({ id, next: true });
    for (const kind of alone ? [...ONE_AT_A_TIME, ...STEPS] : ONE_AT_A_TIME) {
      expect(pending.filter((o) => o.kind === kind).length).toBeLessThanOrEqual(1);
    }
  }

  for (const need of needs) {
    const pending = pendingOf((o) => o.subjectId === need.id);
    const working = pending.filter(({ kind }) => kind === 'help');
    const { state } = need;
    if (state === 'open') expect(pending.some(({ kind }) => kind !== 'help')).toBe(true);
    if (state === 'chosen') expect(working).toMatchObject([{ state: 'acknowledged', holderId: need.chosenMember }]);
    if (state === 'unmet') expect(working).toHaveLength(1);
    if (state === 'done' || state === 'withdrawn') expect(pending).toEqual([]);
    if (cases.get(need.caseId)?.closedAt !== null) expect(['done', 'withdrawn']).toContain(state);
    expect(pending.filter((o) => o.caseId !== need.caseId)).toEqual([]);
  }

  for (const { id, phase, nextAt, caseId } of reminders) {
    expect({ id, waits: nextAt === null || nextAt > clock.now() }).toEqual({ id, waits: true });
    expect({ id, over: phase === 'over' }).toEqual({ id, over: nextAt === null });
    const matter = caseId === null ? undefined : cases.get(caseId);
    if (matter && (matter.closedAt !== null || matter.status === 'merged')) expect(phase).toBe('over');
  }
};
