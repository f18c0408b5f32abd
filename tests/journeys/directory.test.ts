import { afterEach, describe, expect, test } from 'vitest';
import { reportsWant } from '../support/stories.js';
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

  test('a post that nobody holds any more is said so, and the code by which it was given gives it no more', async () => {
    world = await openWorld();
    const code = await world.invite(HEPING.director);
    const director = await world.binds(code);
    await director.sees('绑定成功');
    await director.says(`/start ${code}`);
    await director.sees('绑定成功');
    const id = await world.holderOf(HEPING.director);
    const { lines } = await world.operates('unhold', id, HEPING.director);
    expect(lines).toContain(`Nobody holds ${HEPING.director} now: what comes to it goes to the next rung.`);
    await director.says(`/start ${code}`);
    await director.sees('邀请码已经用过了');
    await expect(world.holderOf(HEPING.director)).rejects.toThrow();
  });
});
