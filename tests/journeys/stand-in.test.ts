import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { goesOff, reportsNeglect, takesOver, takesToSafety, wants } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

/** A post that no ladder calls by itself. */
const EDUCATION = 'TJ-120101-EDU';

let world: World;
afterEach(() => world.close());

const theCase = () => world.query.case.findFirstOrThrow();

describe('a stand-in', () => {
  const between = { from: '2026-03-03T12:00+08:00', to: '2026-03-03T14:00+08:00' };

  test('is called from the first instant to before the last, and can take it', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    const id = await world.holderOf(EDUCATION);
    await world.operates('stand-in', id, HEPING.director, between.from, between.to);
    const cards = () => stand.chat().filter((text) => text.includes('您有1件待接手事项')).length;

    const report = async (words: string) => {
      await reportsNeglect(await world.citizen(), words);
      await director.sees('您有1件待接手事项');
      await director.picks('我已接手');
      await director.sees('您已接手');
      await world.settled();
    };
    await report('之前。');
    expect(cards()).toBe(0);
    await world.later('PT2H');
    await reportsNeglect(await world.citizen(), '正在。');
    await stand.sees('您有1件待接手事项');
    await stand.picks('我已接手');
    await stand.sees('您已接手');
    expect(await world.query.case.findMany({ where: { holderId: id } })).toMatchObject([
      { holderPost: HEPING.director },
    ]);
    const before = cards();
    await world.later('PT2H');
    await report('之后。');
    expect(cards()).toBe(before);
  });

  const OWN: readonly (readonly [string, (own: Person) => Promise<unknown>])[] = [
    ['is off duty', (own) => goesOff(own)],
    [
      'has said that they cannot',
      async (own) => {
        await own.picks('无法接手');
        await own.sees('为什么无法接手');
        await own.picks('现在忙不过来');
      },
    ],
  ];
  test.each(OWN)(
    'called in the last minute of it, while the post’s own %s: at its end the next are',
    async (_, away) => {
      world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
      const own = await world.member(HEPING.supervisor, '督导员甲');
      const bureau = await world.member(HEPING.bureau, '民政科员甲');
      const stand = await world.member(EDUCATION, '教育局甲');
      await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, between.from, between.to);
      await world.later('PT3H59M');
      await reportsNeglect(await world.citizen());
      await stand.sees('您有1件待接手事项');
      await own.sees('您有1件待接手事项');
      await away(own);
      await world.settled();
      expect(bureau.chat().join()).not.toContain('现在转到您这里');
      await world.later('PT2M');
      await bureau.sees('现在转到您这里');
      const [open] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
      expect(open).toMatchObject({ state: 'open', rung: 1 });
    },
  );

  test('called in the last minute of it beside the post’s own: who was called there goes on being called', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const own = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, between.from, between.to);
    await world.later('PT3H59M');
    await reportsNeglect(await world.citizen());
    await stand.sees('您有1件待接手事项');
    await own.sees('您有1件待接手事项');
    await world.later('PT2M');
    expect(bureau.chat().join()).not.toMatch(/待接手事项|转到您这里/);
    await own.picks('我已接手');
    await own.sees('您已接手');
  });

  test('begins and ends at the very instants', async () => {
    world = await openWorld();
    await world.member(EDUCATION, '教育局甲');
    const id = await world.holderOf(EDUCATION);
    await world.operates('stand-in', id, HEPING.director, between.from, between.to);
    const [from, to] = [Date.parse(between.from), Date.parse(between.to)];
    const { members, audit } = world.app.store.read;
    for (const [at, there] of [
      [from - 1, false],
      [from, true],
      [to - 1, true],
      [to, false],
    ] as const) {
      expect((await members.holders([HEPING.director], at)).length > 0, `${at - from}`).toBe(there);
      expect((await members.byId(id, at))?.posts.includes(HEPING.director), `${at - from}`).toBe(there);
      expect((await audit.reachable([HEPING.director], ['telegram-desk'], at)).size > 0, `${at - from}`).toBe(there);
    }
  });

  test.each<[string, string, string, RegExp]>([
    ['without an offset', '2026-03-03T12:00', between.to, /is no instant/],
    ['on a day that is none', '2026-02-30T12:00+08:00', between.to, /is no instant/],
    ['backwards', between.to, between.from, /is not later than/],
    ['over', '2026-03-01T00:00Z', '2026-03-02T00:00Z', /is over/],
  ])('a time %s is refused with a sentence', async (_, from, to, sentence) => {
    world = await openWorld();
    await world.member(HEPING.director, '儿童主任甲');
    const id = await world.holderOf(HEPING.director);
    await expect(world.operates('stand-in', id, HEPING.director, from, to)).rejects.toThrow(sentence);
  });
});

test('a stand-in takes it over; when that time ends it goes back to the post, and somebody there takes it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const other = await world.member(EDUCATION, '教育局科员甲');
  const operator = await world.member('TJ-12-OPS', '运维甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const [from, until] = ['2026-03-03T10:00+08:00', '2026-03-03T18:00+08:00'];
  await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, from, until);
  await goesOff(supervisor);
  await takesOver(other, await theCase());
  await other.sees('您已接管编号');
  expect(await theCase()).toMatchObject({ holderPost: HEPING.supervisor });
  await reportsNeglect(await world.citizen());
  await other.sees('您有1件待接手事项');
  await other.says('接手');
  await other.sees('您已接手');
  await supervisor.says('到岗');
  await supervisor.sees('您已到岗');
  // Of those that they had, they hear which went back; nothing of one in which they turn out to be named.
  const [{ number = '' } = {}, named] = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const source = { id: 'named', caseId: named?.id ?? '', basis: 'named_source', name: '教育局科员甲' } as const;
  await world.app.store.write((tx) => tx.conflicts.add(source, world.clock.now()));
  await world.later('PT8H1M');
  const over = await other.sees('您的替岗时间已到');
  expect(over).toContain(number);
  expect(over).not.toContain(named?.number);
  await supervisor.sees('接管无人负责的个案');
  await operator.sees('没有人负责');
  // As its card calls it.
  await supervisor.says(`接管 ${number}`);
  await supervisor.sees('从现在起由您负责');
  expect(await world.query.case.findFirst({ where: { number } })).toMatchObject({
    holderId: await world.holderOf(HEPING.supervisor),
  });
  world.forget('operator alarm');
});

test('a stand-in who was called, and whose time is over, neither takes it nor reads it by the card that they still have', async () => {
  world = await openWorld();
  await world.member(HEPING.supervisor, '督导员甲');
  const other = await world.member(EDUCATION, '教育局科员甲');
  const [from, until] = ['2026-03-03T10:00+08:00', '2026-03-03T10:30+08:00'];
  await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, from, until);
  await reportsNeglect(await world.citizen());
  await other.sees('您有1件待接手事项');
  await world.later('PT31M');
  for (const press of ['查看线索', '我已接手']) {
    await other.picks(press);
    await world.settled();
  }
  expect(await theCase()).toMatchObject({ holderId: null });
  expect(other.chat().join()).not.toContain('孩子常常一个人在楼道里');
  const refused = { kind: { in: ['report.view_refused', 'acknowledge.refused'] } };
  expect(await world.query.event.count({ where: refused })).toBe(2);
});

test('a stand-in whose time ended while nothing ran does not keep it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const other = await world.member(EDUCATION, '教育局科员甲');
  await reportsNeglect(await world.citizen());
  await takesToSafety(supervisor);
  const [from, until] = ['2026-03-03T10:00+08:00', '2026-03-03T18:00+08:00'];
  await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, from, until);
  await wants(other, await theCase());
  await other.sees('刚由');
  await world.later('PT20M');
  await takesOver(other, await theCase());
  await other.sees('您已接管编号');
  await world.settled();
  await world.jump('P2D');
  await world.restart();
  await world.app.tick();
  await supervisor.sees('接管无人负责的个案');
  expect(await theCase()).toMatchObject({ holderId: null });
  world.forget('operator alarm');
});
