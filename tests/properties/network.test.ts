import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/domain/clock.js';
import type { Level } from '../../src/domain/level.js';
import type { Post } from '../../src/domain/post.js';
import { entrust } from '../../src/notify/open.js';
import { releaseCasesOf } from '../../src/notify/release.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { mended, type Plan, plans, postsOf } from '../support/random-directory.js';

const desk = (chat: string) => ({ channel: 'telegram-desk', chat }) as const;

const LEVELS: readonly Level[] = ['P0', 'P1', 'P2'];
const TARGETS = [
  ['government', 'street'],
  ['government', 'district'],
  ['government', 'police'],
  ['social_org', 'station'],
  ['community', ''],
] as const;

/** What may happen; `who`, `matter` and `post` count modulo what there is. */
type Happening =
  | { readonly what: 'report'; readonly level: Level }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'press'; readonly verb: string; readonly who: number; readonly matter: number }
  | { readonly what: 'back out'; readonly who: number; readonly matter: number }
  | { readonly what: 'hand over'; readonly to: number; readonly who: number; readonly matter: number }
  | { readonly what: 'refuse'; readonly why: string; readonly who: number; readonly matter: number }
  | { readonly what: 'owe'; readonly matter: number }
  | { readonly what: 'leave' | 'vanish' | 'lose post' | 'block' | 'unblock'; readonly who: number }
  | { readonly what: 'join'; readonly post: number };

const who = fc.nat(20);
const matter = fc.nat(20);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('report' as const), level: fc.constantFrom(...LEVELS) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('pass' as const),
      ms: fc.constantFrom(5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 26 * HOUR),
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      what: fc.constant('press' as const),
      verb: fc.constantFrom('ack', 'ack', 'ack', 'accept', 'accept', 'safe', 'withdraw', 'why.off'),
      who,
      matter,
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('back out' as const), who, matter }) },
  { weight: 8, arbitrary: fc.record({ what: fc.constant('hand over' as const), to: fc.nat(4), who, matter }) },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('refuse' as const),
      why: fc.constantFrom('capacity', 'task', 'conflict'),
      who,
      matter,
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('owe' as const), matter }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constantFrom('leave', 'vanish', 'lose post', 'block', 'unblock' as const),
      who,
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('join' as const), post: fc.nat(20) }) },
);

/** Whoever takes most of what comes makes for schedules in which something happens. */
const schedules = fc
  .array(happening, { minLength: 10, maxLength: 26 })
  .map((rest) => [{ what: 'report', level: 'P1' } as const, ...rest]);

const ALARMS = /^(operator alarm|the audit found|the operator alarm reaches nobody)/;

const goesThrough = async (stage: LadderStage, posts: readonly Post[], plan: Plan, schedule: readonly Happening[]) => {
  const members: string[] = [];
  const join = async (code: string): Promise<void> => {
    members.push(`m${members.length}`);
    await stage.member(members.at(-1) ?? '', code);
  };
  await stage.member('operator', 'OPS');
  for (const [index, { there, people }] of plan.seats.entries()) {
    for (let one = 0; there && one < people; one += 1) await join(`S${index}`);
  }
  const write = <T>(work: Parameters<typeof stage.store.write<T>>[0]) => stage.store.write(work);
  const pick = <T>(all: readonly T[], index: number): T | undefined => all[index % Math.max(1, all.length)];
  const matters = () => stage.query.obligation.findMany({ orderBy: [{ openedAt: 'desc' }, { id: 'asc' }] });
  const press = (chat: string, data: string) => stage.turn(desk(chat), { data });
  /** Whoever presses is usually somebody who can: the holder, or who was called. */
  const somebody = async (id: string, index: number): Promise<string | undefined> => {
    const rows = await stage.query.outbox.findMany({ where: { obligationId: id, memberId: { not: null } } });
    const called = [...new Set(rows.flatMap(({ memberId }) => memberId ?? []))].sort();
    return pick(index % 4 === 3 ? members : called, index) ?? pick(members, index);
  };
  const holderOf = async (id: string, index: number) => {
    const o = await stage.query.obligation.findUniqueOrThrow({ where: { id } });
    const held = await stage.query.case.findUniqueOrThrow({ where: { id: o.caseId } });
    return index % 4 === 3 ? pick(members, index) : (held.holderId ?? undefined);
  };

  const happen = async (now: Happening): Promise<void> => {
    switch (now.what) {
      case 'report':
        return stage.opens(now.level, 1);
      case 'pass':
        stage.clock.set(stage.clock.now() + now.ms);
        return stage.tick();
      case 'press': {
        const all = await matters();
        const offers = all.filter(({ kind }) => kind === 'accept_handover');
        const o = pick(now.verb === 'accept' && offers.length > 0 ? offers : all, now.matter);
        const one = o && (await somebody(o.id, now.who));
        if (!o || !one) return;
        if (now.verb === 'why.off') return void (await press(one, `d.why.${o.id}.off`));
        return void (await press(one, `d.${now.verb}.${o.id}`));
      }
      case 'back out': {
        const o = pick(await matters(), now.matter);
        const one = o && (await holderOf(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.conflict.${o.id}`);
        return void (await press(one, `q.${o.id}.leave.yes`));
      }
      case 'hand over': {
        const o = pick(await matters(), now.matter);
        const one = o && (await holderOf(o.id, now.who));
        const [sector, code] = TARGETS[now.to] ?? TARGETS[0];
        if (!o || !one) return;
        await press(one, `d.hand.${o.id}`);
        await press(one, `q.${o.id}.tosector.${sector}`);
        if (code !== '') await press(one, `q.${o.id}.topost.${code}`);
        await press(one, `q.${o.id}.handwhy.specialist`);
        return void (await press(one, `q.${o.id}.agreed.given`));
      }
      case 'refuse': {
        const o = pick(await stage.query.obligation.findMany({ where: { kind: 'accept_handover' } }), now.matter);
        const one = o && (await somebody(o.id, now.who));
        if (!o || !one) return;
        await press(one, `d.refuse.${o.id}`);
        return void (await press(one, `q.${o.id}.backwhy.${now.why}`));
      }
      case 'owe':
        return void (await write(async (tx) => {
          const o = pick(await stage.query.obligation.findMany({ where: { kind: 'acknowledge' } }), now.matter);
          const held = o && (await tx.cases.byId(o.caseId));
          if (!held?.holderId || !held.holderPost) return;
          const { id: caseId, level, area } = held;
          const duty = { id: `${caseId}-assess`, kind: 'assess' as const, caseId, reportId: caseId, level, area };
          const holder = { memberId: held.holderId, postCode: held.holderPost };
          const at = stage.clock.now();
          await entrust(stage.frame, tx, { ...duty, dueAt: at + 2 * HOUR }, holder, at);
        }));
      case 'leave':
      case 'vanish': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        return void (await write(async (tx) => {
          await tx.members.remove(one, stage.clock.now());
          // Who vanishes does so behind everybody's back: the audit has to find it.
          if (now.what === 'leave') await releaseCasesOf(stage.frame, tx, one, stage.clock.now());
        }));
      }
      case 'lose post': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        await stage.losesPosts(one);
        return void (await write((tx) => releaseCasesOf(stage.frame, tx, one, stage.clock.now())));
      }
      case 'join': {
        const post = pick(posts, now.post);
        return post ? join(post.code) : undefined;
      }
      case 'block': {
        const one = pick(members, now.who);
        if (one !== undefined) stage.blocked.add(one);
        return;
      }
      case 'unblock': {
        const one = pick(members, now.who);
        if (one === undefined) return;
        stage.blocked.delete(one);
        return void (await stage.turn(desk(one), { text: '我的待办' }));
      }
    }
  };

  const isThere = async (memberId: string): Promise<boolean> => {
    const member = await stage.query.member.findUnique({ where: { id: memberId } });
    const holds = await stage.query.holding.count({ where: { memberId, until: null } });
    const chats = await stage.query.memberAddress.count({ where: { memberId, blockedAt: null } });
    return member?.removedAt === null && holds > 0 && chats > 0;
  };

  const lookAt = async (): Promise<void> => {
    const obligations = await stage.query.obligation.findMany();
    for (const one of await stage.query.case.findMany()) {
      const calling = obligations.some(
        ({ caseId, state, kind, nextDueAt }) =>
          caseId === one.id &&
          state === 'open' &&
          nextDueAt !== null &&
          ['acknowledge', 'take_over', 'not_solved', 'accept_handover'].includes(kind),
      );
      const responsible = one.holderId !== null && (await isThere(one.holderId));
      expect({ case: one.id, looked: responsible || calling }).toEqual({ case: one.id, looked: true });
      const astray = obligations.filter(
        (o) => o.caseId === one.id && o.kind === 'assess' && o.state === 'acknowledged' && o.holderId !== one.holderId,
      );
      expect(astray).toEqual([]);
    }
    const waiting = await stage.query.handOver.groupBy({
      by: ['caseId'],
      where: { state: { in: ['offered', 'timed_out'] } },
      _count: true,
    });
    for (const { _count } of waiting) expect(_count).toBe(1);
  };

  /** Words to somebody who had declared a conflict before, in which the case is named. */
  let known = new Map<string, ReadonlySet<string>>();
  let looked = 0;
  const nothingToldTo = async (): Promise<void> => {
    for (const { chat, message } of stage.sent.slice(looked)) {
      for (const number of known.get(chat) ?? []) {
        if (message.text.includes(number)) expect(message.text).toContain('不会再通知您');
      }
    }
    looked = stage.sent.length;
    const cases = new Map((await stage.query.case.findMany()).map(({ id, number }) => [id, number]));
    const next = new Map<string, Set<string>>();
    for (const { caseId, memberId } of await stage.query.conflict.findMany()) {
      const member = memberId ?? '';
      next.set(member, new Set([...(next.get(member) ?? []), cases.get(caseId) ?? '']));
    }
    known = next;
  };

  for (const now of schedule) {
    await happen(now);
    await stage.settle();
    await stage.check();
    // The next minute's audit has looked.
    stage.clock.set(stage.clock.now() + 61 * SECOND);
    await stage.tick();
    await stage.settle();
    expect(stage.errors.filter((line) => !ALARMS.test(line))).toEqual([]);
    await stage.check();
    await lookAt();
    await nothingToldTo();
  }
};

/** Found once, kept for good; beside it a seed that nobody chose, which fast-check prints when it fails. */
const SEED = 1_660_932_866;

const RUNS = { sqlite: 25, postgresql: 6 };
/** On a machine that is busy with other things fewer schedules are tried, not a test missed. */
const LONGEST = 15 * SECOND;
/** A schedule that takes so long does not end at all: that is a fault, however busy the machine. */
const STUCK = 20 * SECOND;

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('whoever takes, hands over, leaves or is in conflict, on %s', (engine, fresh) => {
  test.each([SEED, undefined])(
    'each case has somebody responsible or somebody being called, and nobody in conflict is told (seed %s)',
    async (seed) => {
      const house = await openLadderHouse(await fresh());
      const property = fc.asyncProperty(plans, schedules, async (plan, schedule) => {
        const posts = mended(postsOf(plan));
        const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00', posts);
        try {
          await goesThrough(stage, posts, plan, schedule);
        } finally {
          await stage.close();
        }
      });
      try {
        await fc.assert(property, {
          numRuns: RUNS[engine],
          timeout: STUCK,
          interruptAfterTimeLimit: LONGEST,
          ...(seed === undefined ? {} : { seed }),
        });
      } finally {
        await house.close();
      }
    },
    60_000,
  );
});
