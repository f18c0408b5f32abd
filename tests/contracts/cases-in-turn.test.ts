import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../src/config.js';
import { DAY } from '../../src/domain/clock.js';
import { givePost, leave, takePost } from '../../src/members/change-posts.js';
import { noteUnheld, tellUnheld } from '../../src/notify/holding/unheld.js';
import { again } from '../../src/notify/outbox/again.js';
import { loseChat } from '../../src/notify/outbox/lost-chat.js';
import { erase } from '../../src/operator/erase.js';
import type { Records } from '../../src/store/store.js';
import { openBehind } from '../support/behind.js';
import { freshDatabase } from '../support/engines.js';
import { type LadderHouse, type LadderStage, openLadderHouse, openLadderStage } from '../support/ladder-stage.js';
import { HEPING } from '../support/world.js';

// On SQLite there is one writer. On PostgreSQL whoever moves something of several cases keeps all of them first, in one order.

const HOLDER = 'desk';
const desk = { channel: 'telegram-desk', chat: HOLDER } as const;
const guardian = { channel: 'telegram-public', chat: 'g0' } as const;
const neighbour = (n: number) => ({ channel: 'telegram-public', chat: `n${n}` }) as const;
const TOLD = ['/start', '没有', '没人好好照顾', '和平区', '孩子常常一个人', '3–7岁', '没有', '能', '提交'];
const JOINING = ['没有', '不同意', '每周联系孩子', '同意', '周三晚上7点', '发送'];
const CODE = /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/;

let house: LadderHouse;
let stage: LadderStage;
let behind: ReturnType<typeof openBehind>;
/** Two cases that the holder has, the first by its id first. */
let cases: { readonly id: string; readonly number: string }[];
beforeAll(async () => {
  house = await openLadderHouse(await freshDatabase());
});
afterAll(() => house.close());
beforeEach(async () => {
  stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
  behind = openBehind(stage);
  await stage.member(HOLDER, HEPING.director, HEPING.supervisor);
  await stage.member('beside', HEPING.supervisor);
  for (const n of [0, 1]) {
    for (const text of TOLD) await stage.turn(neighbour(n), { text });
    await stage.settle();
  }
  cases = await stage.query.case.findMany({ orderBy: { id: 'asc' } });
  for (const { id } of cases) await stage.turn(desk, { data: `d.ack.${id}-ack` });
  await stage.settle();
});
afterEach(() => stage.close());

const [FIRST, SECOND] = [0, 1];
const caseAt = (n: number) => {
  const found = cases[n];
  if (!found) throw new Error('there are two');
  return found;
};

/** The first is linked to the second. */
const linkedMeanwhile = async (tx: Records): Promise<void> => {
  const [from, into] = [caseAt(FIRST).id, caseAt(SECOND).id];
  await tx.reports.moveCase(from, into);
  await tx.enrolments.moveCase(from, into);
  await tx.reminders.moveCase(from, into);
  await tx.cases.merge(from, into, stage.clock.now());
  for (const o of await tx.obligations.allOfCase(from)) await tx.obligations.move(o, { caseId: into });
};

/** Some work is done behind whoever has the first case: meanwhile it has nothing, neither the other case nor a duty. */
const hasNothing = (work: () => Promise<unknown>, does?: (tx: Records) => Promise<void>): Promise<void> => {
  const { id } = caseAt(FIRST);
  return behind.comes([id], work, does && { does });
};
/** The same while both are linked. */
const whileLinked = (work: () => Promise<unknown>): Promise<void> => {
  const both = cases.map(({ id }) => id);
  return behind.comes(both, work, { does: linkedMeanwhile });
};
const write = (work: (tx: Records, now: number) => Promise<unknown>): Promise<unknown> =>
  again(() => stage.store.write((tx) => work(tx, stage.clock.now())));

test.each([
  ['to the other', SECOND, FIRST],
  ['the other to it', FIRST, SECOND],
] as const)('whoever links a case (%s) has neither before both', async (_, own, other) => {
  await stage.turn(desk, { data: `d.link.${caseAt(own).id}-ack` });
  await hasNothing(() => stage.turn(desk, { text: caseAt(other).number }));
  expect(await stage.query.case.count({ where: { mergedInto: { not: null } } })).toBe(1);
});

test('what is done in a case that is linked to another meanwhile is done in that one', async () => {
  await whileLinked(() => stage.turn(desk, { data: `d.safe.${caseAt(FIRST).id}-ack` }));
  const done = await stage.query.obligation.findUniqueOrThrow({ where: { id: `${caseAt(FIRST).id}-ack` } });
  expect(done).toMatchObject({ caseId: caseAt(SECOND).id, state: 'done' });
});

test.each<readonly [string, (tx: Records, now: number) => Promise<unknown>]>([
  ['leaves', (tx, now) => leave(stage.frame, tx, HOLDER, now)],
  ['loses a post', (tx, now) => takePost(stage.frame, tx, HOLDER, HEPING.director, now)],
  ['is given a post', (tx, now) => givePost(stage.frame, tx, HOLDER, HEPING.bureau, now)],
  ['leaves their chat', (tx, now) => loseChat(stage.frame, tx, desk, now)],
])('whoever %s has all their cases before anything of them', async (_, work) => {
  await stage.opens('P1', 1);
  await hasNothing(() => write(work));
});

test('whoever goes off duty has all their cases before anything of them', async () => {
  await stage.opens('P1', 1);
  await hasNothing(() => stage.turn(desk, { text: '离岗' }));
});

test('whose chat a platform has lost is left out of all their cases at once', async () => {
  stage.blocked.add(HOLDER);
  await hasNothing(() => stage.opens('P1', 1));
});

test('whoever comes back to a chat that was lost has their cases before the chat', async () => {
  await write((tx, now) => tx.members.block(desk, now));
  await hasNothing(() => stage.turn(desk, { data: `d.safe.${caseAt(FIRST).id}-ack` }));
  expect((await stage.store.read.members.addresses(HOLDER)).map(({ blocked }) => blocked)).toEqual([false]);
});

test('a directory that leaves a post out has the cases of whoever holds it before anything of them', async () => {
  await stage.opens('P1', 1);
  const left = stage.frame.posts.filter(({ code }) => code !== HEPING.director);
  await hasNothing(() => stage.replaces(left));
});

test('the audit has a case before it calls for it', async () => {
  await stage.store.write((tx) => tx.members.remove(HOLDER, stage.clock.now()));
  stage.clock.set(stage.clock.now() + 61_000);
  await hasNothing(stage.tick);
});

test('what has arrived of several duties waits for whoever moves them', async () => {
  await stage.turn(desk, { data: `d.safe.${caseAt(FIRST).id}-ack` });
  const ids = (await stage.query.obligation.findMany({ where: { caseId: caseAt(FIRST).id } })).map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  await hasNothing(() => write((tx) => tx.obligations.standing(new Set(ids))));
});

/** A guardian is let into the first case, and reminded for it. */
const joinsFirst = async (): Promise<string> => {
  const before = stage.sent.length;
  await stage.turn(desk, { data: `d.kin.${caseAt(FIRST).id}-ack` });
  await stage.settle();
  return stage.sent.slice(before).flatMap(({ message }) => CODE.exec(message.text)?.[0] ?? [])[0] ?? '';
};
const isReminded = async (): Promise<void> => {
  for (const text of [`/start ${await joinsFirst()}`, ...JOINING]) await stage.turn(guardian, { text });
  await stage.turn(desk, { data: `d.remind.${caseAt(FIRST).id}-ack` });
  for (const answer of ['what.visit', 'day.5', 'time.0900']) {
    await stage.turn(desk, { data: `q.${caseAt(FIRST).id}-ack.${answer}` });
  }
  await stage.settle();
};

test('a guardian who joins a case has it before their own enrolment', async () => {
  const code = await joinsFirst();
  await hasNothing(() => stage.turn(guardian, { text: `/start ${code}` }));
});

test('a guardian who stops reminders has their cases before these', async () => {
  await isReminded();
  await hasNothing(() => stage.turn(guardian, { text: '退订' }));
});

test('a guardian who agrees anew while what is left of them is erased keeps their place in the case', async () => {
  await isReminded();
  await stage.turn(guardian, { text: '退订' });
  const read = await stage.query.enrolment.findFirstOrThrow();
  const gone = Number(read.eraseAt);
  const invites = { where: { usedBy: read.id } };
  await stage.store.write(async (tx) => {
    const known = await tx.enrolments.byId(read.id);
    if (known) await tx.enrolments.save({ ...known, stoppedAt: null, eraseAt: gone + DAY });
    // The sweep comes by before this is committed.
    expect(await stage.store.write((sweep) => sweep.enrolments.erase(gone))).toBe(0);
  });
  expect(await stage.query.enrolment.count()).toBe(1);
  expect(await stage.query.familyInvite.count(invites)).toBe(1);
  expect(await stage.query.reminder.count()).toBeGreaterThan(0);
  expect(await stage.store.write((tx) => tx.enrolments.erase(gone + DAY))).toBe(1);
  expect(await stage.query.reminder.count()).toBe(0);
});

test('a reminder that goes on has its cases before itself', async () => {
  await isReminded();
  await stage.query.obligation.updateMany({ data: { state: 'done', nextDueAt: null } });
  const missed = () => stage.query.event.count({ where: { kind: 'checkin.missed' } });
  for (let steps = 0; (await missed()) === 0; steps += 1) {
    expect(steps).toBeLessThan(10);
    const [due] = await stage.query.reminder.findMany({ where: { nextAt: { not: null } }, orderBy: { nextAt: 'asc' } });
    stage.clock.set(Number(due?.nextAt));
    await hasNothing(stage.tick);
  }
});

test('what a guardian tells of a case that is linked to another meanwhile is filed there', async () => {
  for (const text of [`/start ${await joinsFirst()}`, '没有']) await stage.turn(guardian, { text });
  expect(await stage.query.report.count()).toBe(2);
  await whileLinked(() => stage.turn(guardian, { text: '他拿着刀,孩子昏迷了' }));
  expect(await stage.query.report.count({ where: { caseId: caseAt(SECOND).id } })).toBe(3);
});

test('whoever comes back by a receipt finds the report as it is after whoever is at it', async () => {
  const told = stage.sent.filter(({ chat }) => chat === 'n0');
  const code = told.flatMap(({ message }) => CODE.exec(message.text)?.[0] ?? []).at(-1);
  const [reported] = await stage.query.reporter.findMany({ where: { chatKey: stage.store.chatKey(neighbour(0)) } });
  const report = await stage.query.report.findUniqueOrThrow({ where: { id: reported?.reportId ?? '' } });
  await behind.comes([report.caseId], () => stage.turn(guardian, { text: `查询 ${code}` }));
});

test('what is said not to be solved of a case that is linked to another meanwhile opens no case that is only kept', async () => {
  const { id } = caseAt(FIRST);
  await stage.store.write((tx) => tx.cases.close(id, 'safe_and_stable', stage.clock.now()));
  const [told] = await stage.query.report.findMany({ where: { caseId: id } });
  const chat = await stage.query.reporter.findUniqueOrThrow({ where: { reportId: told?.id ?? '' } });
  const n = chat.chatKey === stage.store.chatKey(neighbour(0)) ? 0 : 1;
  await whileLinked(() => stage.turn(neighbour(n), { text: '没有解决' }));
  expect(await stage.query.case.findUniqueOrThrow({ where: { id } })).toMatchObject({
    mergedInto: caseAt(SECOND).id,
    status: 'merged',
  });
});

test('a case that is opened again while the operator erases it is not said to be erased', async () => {
  const { id, number } = caseAt(FIRST);
  await stage.store.write((tx) => tx.cases.close(id, 'safe_and_stable', stage.clock.now()));
  await stage.query.obligation.updateMany({ data: { state: 'done', nextDueAt: null } });
  await stage.query.conversation.updateMany({ data: { wakeAt: null } });
  stage.clock.set(stage.clock.now() + 400 * DAY);
  const operator = {
    now: stage.clock.now(),
    locale: 'zh-CN' as const,
    config: () => readConfig({}),
    posts: async () => stage.frame.posts,
    withStore: <T>(work: (store: typeof stage.store) => Promise<T>) => work(stage.store),
  };
  let answer: unknown;
  await hasNothing(
    async () => {
      answer = await erase.run([number, '--yes'], operator).catch((error: unknown) => error);
    },
    (tx) => tx.cases.reopen(id, 'reopened', stage.clock.now()),
  );
  expect(answer).toBeInstanceOf(Error);
  expect((await stage.query.case.findUniqueOrThrow({ where: { id } })).erasedAt).toBeNull();
});

test('the alarms of children whom nobody has are noted and told one after the other', async () => {
  const now = stage.clock.now();
  for (const one of cases) await stage.store.write((tx) => noteUnheld(tx, one, now));
  const { id } = caseAt(SECOND);
  await behind.comes([id], () => write((tx) => tellUnheld(stage.frame, tx, now)), {
    does: (tx) => noteUnheld(tx, caseAt(SECOND), now),
  });
});
