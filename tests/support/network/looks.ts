import { expect } from 'vitest';
import type { LadderStage } from '../ladder-stage.js';
import { looksAtCalled, looksAtEnds, looksAtHolders, looksAtOffers } from './look-heard.js';
import { looksAtHours, openKept, openMissed } from './look-kept.js';
import { looksAtOwed } from './look-owed.js';

/** Calls that end with somebody who is responsible for the child. */
const CALLING = ['acknowledge', 'take_over', 'not_solved'];
/** What whoever has a case owes on it. */
const WITH_THE_CASE = ['assess', 'convene', 'hotline_reply'];

/**
 * What must hold of every case after each thing that happens; it remembers who must not be told.
 * @param vanished who is gone, and nobody was told so
 */
export const openLooks = (stage: LadderStage, vanished: ReadonlySet<string>) => {
  const isThere = async (memberId: string): Promise<boolean> => {
    const member = await stage.query.member.findUnique({ where: { id: memberId } });
    const posts = { in: stage.frame.posts.map(({ code }) => code) };
    const holds = await stage.query.holding.count({ where: { memberId, until: null, postCode: posts } });
    const at = stage.clock.now();
    const stands = await stage.query.standIn.count({
      where: { memberId, postCode: posts, startsAt: { lte: at }, endsAt: { gt: at } },
    });
    const chats = await stage.query.memberAddress.count({ where: { memberId, blockedAt: null } });
    return member?.removedAt === null && holds + stands > 0 && chats > 0;
  };

  /** Whom somebody let go has an alarm of its own until somebody holds them; nobody else has one. */
  const alarmsStand = async (
    obligations: readonly { caseId: string; kind: string; state: string }[],
  ): Promise<void> => {
    const letGo = new Set(
      (await stage.query.event.findMany({ where: { kind: 'case.unheld' } })).map(({ caseId }) => caseId),
    );
    const cases = await stage.query.case.findMany({ where: { closedAt: null } });
    const takenOver = (id: string) =>
      obligations.some((o) => o.caseId === id && o.kind === 'take_over' && o.state === 'open');
    const due = cases.filter(({ id, holderId }) => (holderId === null ? letGo.has(id) : takenOver(id)));
    const standing = await stage.query.matter.findMany({ where: { name: { startsWith: 'unheld-' }, standing: true } });
    expect(standing.map(({ name }) => name).sort()).toEqual(due.map(({ id }) => `unheld-${id}`).sort());
  };

  /** Somebody who can be reached was called for it and may take it, or the operator was told that there is nobody. */
  const isHeard = async ({ id, caseId }: { readonly id: string; readonly caseId: string }): Promise<boolean> => {
    const unheld = await stage.query.matter.findUnique({ where: { name: `unheld-${caseId}` } });
    const alarms = await stage.query.outbox.count({ where: { kind: 'alarm', id: { startsWith: `alarm:${id}:` } } });
    if (alarms > 0 || (unheld?.standing === true && unheld.toldAt !== null)) return true;
    const calls = await stage.query.outbox.findMany({ where: { obligationId: id, kind: { in: ['page', 'nudge'] } } });
    const barred = await stage.query.conflict.findMany({ where: { caseId } });
    for (const memberId of new Set(calls.map((call) => call.memberId ?? ''))) {
      if (barred.some((one) => one.memberId === memberId)) continue;
      // Until the ladder moves it takes them for reachable.
      if (vanished.has(memberId) || (await isThere(memberId))) return true;
    }
    return false;
  };

  const lookAt = async (): Promise<void> => {
    const obligations = await stage.query.obligation.findMany();
    for (const one of await stage.query.case.findMany()) {
      const calling = obligations.filter(
        ({ caseId, state, kind, level, nextDueAt }) =>
          caseId === one.id && state === 'open' && level <= one.level && nextDueAt !== null && CALLING.includes(kind),
      );
      const responsible = one.holderId !== null && (await isThere(one.holderId));
      const looked = one.closedAt !== null || responsible || calling.length > 0;
      const heard = one.closedAt !== null || responsible || (await Promise.all(calling.map(isHeard))).includes(true);
      expect({ case: one.id, looked, heard }).toEqual({ case: one.id, looked: true, heard: true });
      const astray = obligations.filter(
        (o) =>
          o.caseId === one.id &&
          WITH_THE_CASE.includes(o.kind) &&
          o.state === 'acknowledged' &&
          o.holderId !== one.holderId,
      );
      expect(astray).toEqual([]);
    }
    await alarmsStand(obligations);
    // A part is looked at again, whoever has it: late, those above and whoever is responsible for the case hear of it.
    const forgotten = obligations.filter(
      ({ kind, state, nextDueAt }) => kind === 'referral' && state !== 'done' && nextDueAt === null,
    );
    expect(forgotten).toEqual([]);
    const waiting = await stage.query.handOver.groupBy({
      by: ['caseId'],
      where: { state: { in: ['offered', 'timed_out'] } },
      _count: true,
    });
    for (const { _count } of waiting) expect(_count).toBe(1);
  };

  /**
   * Words to somebody who had declared a conflict before, in which the case is named: nothing but that they hear no more, or,
   * to a number that they typed, what is said of one that there is not.
   */
  let known = new Map<string, ReadonlySet<string>>();
  const named: { readonly memberId: string; readonly caseId: string }[] = [];
  let looked = 0;
  const nothingToldTo = async (): Promise<void> => {
    for (const { chat, message } of stage.sent.slice(looked)) {
      for (const number of known.get(chat) ?? []) {
        if (message.text.includes(number)) expect(message.text).toMatch(/不会再通知您|没有这件个案/);
      }
    }
    looked = stage.sent.length;
    const cases = new Map((await stage.query.case.findMany()).map(({ id, number }) => [id, number]));
    const next = new Map<string, Set<string>>();
    for (const { caseId, memberId } of [...(await stage.query.conflict.findMany()), ...named]) {
      const member = memberId ?? '';
      next.set(member, new Set([...(next.get(member) ?? []), cases.get(caseId) ?? '']));
    }
    known = next;
  };

  const { look: looksAtKept, ...kept } = openKept(stage);
  const looksAtMissed = openMissed(stage);
  return {
    ...kept,
    /** Nobody by this name is to be told of the case from now on. */
    names: (memberId: string, caseId: string) => void named.push({ memberId, caseId }),
    async all(): Promise<void> {
      await lookAt();
      await looksAtOwed(stage);
      await looksAtCalled(stage, isThere, vanished);
      await looksAtHolders(stage, vanished);
      await looksAtEnds(stage);
      await looksAtOffers(stage);
      await looksAtHours(stage);
      await looksAtKept();
      await looksAtMissed();
      await nothingToldTo();
    },
  };
};
export type Looks = ReturnType<typeof openLooks>;
