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
  const open = await query.obligation.findMany({ where: { state: 'open', kind: { not: 'offer_help' } } });
  const alarms = await query.outbox.findMany({ where: { kind: 'alarm' }, select: { id: true, createdAt: true } });
  const unheld = await query.matter.findMany({ where: { standing: true, toldAt: { not: null } } });
  const told = (o: Duty): boolean =>
    unheld.some(({ name }) => name === `unheld-${o.caseId}`) ||
    alarms.some(({ id, createdAt }) => id.startsWith(`alarm:${o.id}:`) && createdAt >= o.rungStartedAt);
  const untold = open.filter((o) => !waits(o, now) && !told(o));
  if (untold.length === 0) return;

  const calls = await query.outbox.findMany({
    where: { obligationId: { in: untold.map(({ id }) => id) }, kind: { in: ['page', 'nudge'] } },
    select: { obligationId: true, memberId: true },
  });
  const there = new Set<string>();
  for (const one of new Set(calls.map(({ memberId }) => memberId ?? ''))) {
    if (vanished.has(one) || (await isThere(one))) there.add(one);
  }
  // What is read in a transaction knows of conflicts as they are now.
  const heard = await store.write(async (tx) => {
    const found = new Set<string>();
    for (const { obligationId, memberId } of calls) {
      if (obligationId === null || memberId === null || found.has(obligationId) || !there.has(memberId)) continue;
      const [o, member] = [await tx.obligations.byId(obligationId), await tx.members.byId(memberId, clock.now())];
      const may = o && member?.offDutySince === null && (await actingPost(frame, tx, o, member)) !== null;
      // What is offered, and refused by all at the top, its sender has meanwhile.
      const no = o && !OFFERED.includes(o.kind) && (await tx.events.declinedAt(o.id, o.rung)).includes(memberId);
      if (vanished.has(memberId) || (may && !no)) found.add(obligationId);
    }
    return found;
  });
  for (const { id, kind, rung } of untold) mustHold(heard.has(id), { nobody: 'is called', id, kind, rung });
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
  const theirs = new Map<string, readonly string[]>();
  for (const { id, holderId, holderPost, kind } of [
    ...held.map((one) => ({ ...one, kind: 'case' })).filter(({ status }) => status !== 'merged'),
    ...duties.filter(({ caseId }) => !ended.has(caseId)),
  ]) {
    if (holderId === null || vanished.has(holderId)) continue;
    const posts = theirs.get(holderId) ?? (await store.read.members.byId(holderId, clock.now()))?.posts ?? [];
    theirs.set(holderId, posts);
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
