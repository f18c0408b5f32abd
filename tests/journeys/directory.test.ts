import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect, reportsWant } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

/** A post that no ladder calls by itself. */
const EDUCATION = 'TJ-120101-EDU';

let world: World;
afterEach(() => world.close());

describe('people come and go while a matter waits', () => {
  test('the only one at the rung leaves: the next rung is called at once, and the leaver’s chat is a stranger’s', async () => {
    world = await openWorld();
    const director = await world.member(HEPING.director, '儿童主任甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsWant(await world.citizen());
    await director.sees('您有1件待接手事项');
    const id = await world.holderOf(HEPING.director);
    expect((await world.operates('leave', id)).lines).toEqual([`${id} has left.`]);
    await supervisor.sees('现在转到您这里');
    await director.picks('我已接手');
    await world.settled();
    expect(await world.query.obligation.findMany({ where: { kind: 'acknowledge' } })).toMatchObject([
      { state: 'open', rung: 1, holderId: null },
    ]);
    expect(await world.query.event.count({ where: { kind: 'member.left', memberId: id } })).toBe(1);
    await expect(world.operates('leave', id)).rejects.toThrow(/there is no member/);
  });

  test('a post changes holder mid-ladder: the new one is called for what waits, the old one is not any more', async () => {
    world = await openWorld();
    const old = await world.member(HEPING.director, '儿童主任甲');
    const next = await world.member(EDUCATION, '教育局甲');
    await reportsWant(await world.citizen());
    await old.sees('您有1件待接手事项');
    const [from, to] = [await world.holderOf(HEPING.director), await world.holderOf(EDUCATION)];
    await world.operates('hold', to, HEPING.director);
    await next.sees('您有1件待接手事项');
    expect((await world.operates('unhold', from, HEPING.director)).lines).toHaveLength(1);
    const before = old.chat().length;
    await world.later('PT4H');
    await next.sees('还没有人');
    expect(old.chat()).toHaveLength(before);
    await next.picks('我已接手');
    await next.sees('您已接手');
    expect(await world.query.case.findMany()).toMatchObject([{ holderId: to, holderPost: HEPING.director }]);
    await expect(world.operates('unhold', from, HEPING.director)).rejects.toThrow(/does not hold/);
  });

  test('a post that nobody holds any more is said so', async () => {
    world = await openWorld();
    await world.member(HEPING.director, '儿童主任甲');
    const id = await world.holderOf(HEPING.director);
    const { lines } = await world.operates('unhold', id, HEPING.director);
    expect(lines).toContain(`Nobody holds ${HEPING.director} now: what comes to it goes to the next rung.`);
  });
});

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

  test('called in the last minute of it: at its end the rung is called anew, and an empty one is passed over at once', async () => {
    world = await openWorld({ at: '2026-03-03T10:00:00+08:00' });
    const director = await world.member(HEPING.supervisor, '督导员甲');
    await director.says('离岗');
    await director.sees('您已离岗');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const stand = await world.member(EDUCATION, '教育局甲');
    await world.operates('stand-in', await world.holderOf(EDUCATION), HEPING.supervisor, between.from, between.to);
    await world.later('PT3H59M');
    await reportsNeglect(await world.citizen());
    await stand.sees('您有1件待接手事项');
    await world.settled();
    expect(bureau.chat().join()).not.toContain('待接手事项');
    await world.later('PT2M');
    await bureau.sees('待接手事项');
    const [open] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
    expect(open).toMatchObject({ state: 'open', rung: 1 });
  });

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
    expect(bureau.chat().join()).not.toContain('待接手事项');
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
