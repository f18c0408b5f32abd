import { ENDED_STATUSES, FALLS_BACK, type ObligationKind, WITH_THE_CASE } from '../../../src/domain/obligation.js';
import { actingPost } from '../../../src/notify/holding/acknowledge.js';
import type { LadderStage } from '../ladder-stage.js';

type Duty = Awaited<ReturnType<LadderStage['query']['obligation']['findMany']>>[number];
type IsThere = (memberId: string) => Promise<boolean>;

/** @throws what does not hold, in the words of `about` */
const mustHold = (holds: boolean, about: object): void => {
  if (!holds) throw new Error(`Does not hold: ${JSON.stringify(about)}`);
};

/** What whoever asked for it has meanwhile. */
const OFFERED: readonly ObligationKind[] = ['accept_handover', 'referral'];

/** Put back, it calls nobody before its day: a step waits for whoever takes the case. */
const waits = ({ kind, dueAt }: Duty, now: bigint): boolean =>
  WITH_THE_CASE.includes(kind as ObligationKind) && !FALLS_BACK.includes(kind as ObligationKind) && dueAt > now;

/** Whatever calls for anybody has somebody who was called, can be reached and may still take it, or an operator was told. */
export const looksAtCalled = async (stage: LadderStage, isThere: IsThere, vanished: ReadonlySet<string>) => {
  const { query, store, frame, clock } = stage;
  const now = BigInt(clock.now());
  const cases = new Map((await query.case.findMany()).map((one) => [one.id, one]));
  // What is read in a transaction knows of conflicts as they are now.
  const mayTake = (id: string, memberId: string) =>
    store.write(async (tx) => {
      const [o, member] = [await tx.obligations.byId(id), await tx.members.byId(memberId, clock.now())];
      if (o === null || member?.offDutySince !== null || (await actingPost(frame, tx, o, member)) === null)
        return false;
      // What is offered and refused by all at the top its sender has meanwhile.
      return OFFERED.includes(o.kind) || !(await tx.events.declinedAt(id, o.rung)).includes(memberId);
    });
  const open = await query.obligation.findMany({ where: { state: 'open', kind: { not: 'offer_help' } } });
  for (const o of open) {
    if (waits(o, now)) continue;
    const alarm = { kind: 'alarm', id: { startsWith: `alarm:${o.id}:` }, createdAt: { gte: o.rungStartedAt } };
    if ((await query.outbox.count({ where: alarm })) > 0) continue;
    const unheld = await query.matter.findUnique({ where: { name: `unheld-${o.caseId}` } });
    if (unheld?.standing === true && unheld.toldAt !== null) continue;
    const calls = await query.outbox.findMany({ where: { obligationId: o.id, kind: { in: ['page', 'nudge'] } } });
    let heard = false;
    for (const memberId of new Set(calls.map((call) => call.memberId ?? ''))) {
      if (vanished.has(memberId)) heard = true;
      else if (await isThere(memberId)) heard ||= await mayTake(o.id, memberId);
    }
    const { id, kind } = o;
    mustHold(heard, { nobody: 'is called', id, kind, rung: o.rung, case: cases.get(o.caseId)?.status });
  }
};

/** What somebody has, they have in a post of theirs. */
export const looksAtHolders = async ({ query, store, clock }: LadderStage, vanished: ReadonlySet<string>) => {
  const held = await query.case.findMany({ where: { closedAt: null, holderId: { not: null } } });
  const duties = await query.obligation.findMany({ where: { state: 'acknowledged' } });
  const ended = new Set(
    (await query.case.findMany())
      .filter(({ closedAt, status }) => closedAt !== null || (ENDED_STATUSES as readonly string[]).includes(status))
      .map(({ id }) => id),
  );
  for (const { id, holderId, holderPost, kind } of [
    ...held.map((one) => ({ ...one, kind: 'case' })).filter(({ status }) => status !== 'merged'),
    ...duties.filter(({ caseId }) => !ended.has(caseId)),
  ]) {
    if (holderId === null || vanished.has(holderId)) continue;
    const posts = (await store.read.members.byId(holderId, clock.now()))?.posts ?? [];
    mustHold(holderPost !== null && posts.includes(holderPost), {
      held: 'in no post of theirs',
      id,
      kind,
      holderId,
      holderPost,
    });
  }
};

/** Whoever reported hears of the end, in their own chat. */
export const looksAtEnds = async ({ query }: LadderStage) => {
  const closed = await query.case.findMany({ where: { closedAt: { not: null }, status: { not: 'merged' } } });
  for (const { id, closedAt, number } of closed) {
    for (const report of await query.report.findMany({ where: { caseId: id } })) {
      const reporter = await query.reporter.count({ where: { reportId: report.id } });
      if (reporter === 0) continue;
      const told = await query.event.count({
        where: {
          reportId: report.id,
          at: { gte: closedAt ?? 0n },
          kind: { in: ['reporter.outcome_told', 'reporter.not_told'] },
        },
      });
      mustHold(told > 0, { reporter: 'not told of the end', number, report: report.id });
      const lost = await query.outbox.count({
        where: { id: { contains: `outcome:${closedAt}` }, state: { in: ['failed', 'cancelled'] } },
      });
      mustHold(lost === 0, { outcome: 'lost', number });
    }
  }
};

/** Whose case is offered to others keeps it until one of them takes it. */
export const looksAtOffers = async ({ query }: LadderStage) => {
  for (const { id, caseId, fromMember } of await query.handOver.findMany({
    where: { state: { in: ['offered', 'timed_out'] } },
  })) {
    const matter = await query.case.findUniqueOrThrow({ where: { id: caseId } });
    mustHold(matter.holderId === null || matter.holderId === fromMember, {
      offer: 'of somebody else',
      id,
      fromMember,
      holder: matter.holderId,
    });
  }
};
