import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Moment } from '../../src/cases/moment.js';
import { amendReport } from '../../src/cases/reports/amend-report.js';
import { fileReport } from '../../src/cases/reports/file-report.js';
import { callFor, openObligation } from '../../src/notify/ladder/open.js';
import { settleSent } from '../../src/notify/outbox/settle.js';
import type { Records } from '../../src/store/store.js';
import { openBehind } from '../support/behind.js';
import { freshDatabase } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

// SQLite has one writer: there everything is in turn. On PostgreSQL two that are at one case would lock each other out.

const CASE = 'r1';
const NUMBER = '7K3Q-D9XB';
const DUTIES = ['r1-ack', 'r1-again', 'r1-to'] as const;
const HOLDER = 'desk';

let house: LadderHouse;
let stage: LadderStage;
let behind: ReturnType<typeof openBehind>;
beforeAll(async () => {
  house = await openLadderHouse(await freshDatabase());
});
afterAll(() => house.close());
beforeEach(async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  behind = openBehind(stage);
  await stage.member(HOLDER, HEPING.director, HEPING.supervisor);
  await stage.store.write(async (tx) => {
    const [now, about] = [stage.clock.now(), { reportId: CASE, caseId: CASE, level: 'P1', area: '120101' } as const];
    await tx.cases.open({ id: CASE, number: NUMBER, area: '120101', level: 'P1', openedAt: now });
    await openObligation(stage.frame, tx, about, now);
    for (const [id, kind] of [
      [DUTIES[1], 'not_solved'],
      [DUTIES[2], 'take_over'],
    ] as const) {
      await callFor(stage.frame, tx, { ...about, id, kind }, now);
    }
  });
  await stage.settle();
});
afterEach(() => stage.close());

test('a ladder that moves takes its case before its duty, and the duties of one case on one connection', async () => {
  const next = await stage.store.read.obligations.nextDue();
  stage.clock.set((next ?? 0) + 48 * 3_600_000);
  await behind.comes([NUMBER], stage.tick, {
    look: async () => expect(await behind.waiting()).toBe(1),
  });
  const moved = await stage.query.obligation.findMany({ where: { epoch: { gt: 1 } } });
  expect(moved.map(({ id }) => id).sort()).toEqual([...DUTIES]);
});

test('whoever takes a duty takes its case before', async () => {
  const desk = { channel: 'telegram-desk', chat: HOLDER } as const;
  await behind.comes([NUMBER], () => stage.turn(desk, { data: `d.ack.${DUTIES[2]}` }));
  const taken = await stage.query.obligation.findUnique({ where: { id: DUTIES[2] } });
  expect(taken?.holderId).toBe(HOLDER);
});

test('whoever adds to a report takes its case before: a place that is told meanwhile is not written over', async () => {
  const address = { channel: 'web', chat: 'c-1' } as const;
  const draft = {
    answers: { concern: ['neglect' as const], observed: '孩子一个人在家。' },
    signs: [],
    askedForHelp: false,
  };
  const m = (tx: Records): Moment => {
    const { store, frame, clock } = stage;
    const [now, chatKey] = [clock.now(), store.chatKey(address)];
    return { tx, frame, seal: store.seal, now, address, chatKey, locale: 'zh-CN', member: null };
  };
  await stage.store.write((tx) => fileReport(m(tx), 1, draft, false));
  await stage.settle();
  const { id, number, area } = await stage.query.case.findFirstOrThrow({ where: { number: { not: NUMBER } } });
  const worse = { ...draft, answers: { ...draft.answers, danger_now: 'yes' as const } };
  await behind.comes(
    [number],
    () => stage.store.write((tx) => amendReport(m(tx), { serial: 1, draft: worse, partial: false, danger: true })),
    { does: (tx) => tx.cases.locate(id, { level: 'P2', area: '120102' }, stage.clock.now()) },
  );
  expect(area).not.toBe('120102');
  expect(await stage.query.case.findUnique({ where: { id } })).toMatchObject({ level: 'P0', area: '120102' });
});

test('what forgets old budgets waits for nobody who spends one', async () => {
  const { store, clock } = stage;
  await store.write(async (tx) => {
    await tx.pace.pause('telegram-desk', clock.now());
    await tx.pace.spendOfChats(['chat'], 1, clock.now(), clock.now());
  });
  const later = clock.now() + 3_600_000;
  await store.write(async (tx) => {
    await tx.pace.hold('telegram-desk');
    // As an instance that sweeps while this one claims.
    expect(await store.write((sweep) => sweep.pace.forget(later))).toBe(1);
    await tx.pace.spendOfChats(['chat'], 1, later, later);
  });
  expect(await stage.query.pace.count({ where: { key: 'telegram-desk' } })).toBe(1);
});

test('a digest that arrived waits for whoever moves what it tells of, before it has any of it', async () => {
  await stage.tick();
  await stage.settle();
  const { store, clock, frame } = stage;
  const now = clock.now();
  const address = { channel: 'telegram-desk', chat: HOLDER } as const;
  const about = {
    address,
    priority: 2,
    memberId: HOLDER,
    message: { text: '待办', choices: [], choose: 'one' },
  } as const;
  const digest = await store.write(async (tx) => {
    const pages = DUTIES.map((id) => ({
      ...about,
      id: `page-${id}`,
      kind: 'page' as const,
      obligationId: id,
      epoch: 9,
    }));
    await tx.outbox.add(
      pages.map((page) => ({ ...page, notBefore: now + 60_000 })),
      now,
    );
    await tx.outbox.add([{ ...about, id: 'digest', kind: 'digest', notBefore: now }], now);
    for (const { id } of pages) await tx.digests.join(id, 'digest');
    return (await tx.outbox.claim('here', now, now + 60_000, 1, { channel: 'telegram-desk', oldestFirst: false }))[0];
  });
  if (digest?.kind !== 'digest') throw new Error('no digest');
  await behind.comes([NUMBER], () => store.write((tx) => settleSent(frame, tx, [{ row: digest, ref: '1' }], now)));
  const told = await stage.query.outbox.findMany({ where: { id: { startsWith: 'page-' } } });
  expect(told.map(({ failure }) => failure)).toEqual(DUTIES.map(() => 'told by a digest'));
});
