import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe('a rung with nobody in it', () => {
  test('is passed over at once', async () => {
    world = await openWorld();
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await bureau.sees('您有1件待接手事项');
  });

  test('at the top: whoever can be reached below it is called again for ever, and is not told of a post where nobody is', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await world.later('PT1H1M');
    // Nobody is above: it is not said that it went there.
    await neighbour.sees('约定时间内还没有人接手,正在再次通知');
    await supervisor.sees('已到最高一级,仍没有人接手。请在今天12:00前确认');
    const alarm = await operator.sees('已到最高一级仍无人接手,请马上打电话联系');
    // Whom to ring, and how somebody else comes to be called.
    expect(alarm).toContain('已通知:和平区街道儿童督导员 督导员甲(今天10:00起)');
    expect(alarm).toContain(`npm run huyou -- invite ${HEPING.supervisor} --name 姓名`);
    await world.later('PT5H');
    expect(supervisor.chat().filter((text) => text.includes('已到最高一级'))).toHaveLength(6);
    expect(supervisor.chat().join()).not.toContain('已升级到');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手');
    // Nothing follows: they took it, so it is not said that nobody did, and one message says all.
    const before = supervisor.chat().length;
    await world.later('PT24H');
    await supervisor.sees('接手后没有进展,重新转到您这里');
    await world.settled();
    expect(supervisor.chat().slice(before)).toHaveLength(1);
    await world.later('PT1H');
    await supervisor.sees('已到最高一级。之前有人接手过,重新通知后仍没有人接手');
    await operator.sees('已到最高一级。之前有人接手过,现在又无人接手');
  });

  test('at the top, who is the operator too: each repeat in one message; the duty desk hears of it once, and can take it', async () => {
    world = await openWorld();
    const city = await world.member(['TJ-12-CCA', 'TJ-12-OPS'], '市级值班甲');
    const desk = await world.member('TJ-12-BDD', '值班员甲');
    await city.says('帮助');
    await city.sees('npm run huyou -- gaps');
    await reportsNeglect(await world.citizen());
    await city.sees('您有1件待接手事项');
    await world.later('PT1H');
    const said = await city.sees('已到最高一级,仍没有人接手');
    expect(said).toContain('已通知:天津市民政局儿童福利处 市级值班甲(今天10:00起)');
    expect(said).toContain('npm run huyou -- invite');
    await world.later('PT2H');
    expect(city.chat().filter((text) => text.includes('仍没有人接手'))).toHaveLength(3);
    expect(city.chat().join()).not.toContain('值班警报');
    expect(await world.query.event.count({ where: { kind: 'operator.told_by_call' } })).toBe(3);
    const [heard, ...more] = desk.chat().filter((text) => text.includes('请您直接接手'));
    expect([heard, more.length]).toEqual([expect.not.stringContaining('npm run'), 0]);
    await desk.picks('我已接手');
    await city.sees('已由天津市护幼值班席 值班员甲');
  });

  test('at the top: once whoever is called instead is gone, the next below them is called at once', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await world.later('PT2H5M');
    await bureau.sees('已到最高一级');
    expect(supervisor.chat().join()).not.toContain('已到最高一级');
    await bureau.says('离岗');
    await supervisor.sees('已到最高一级');
  });

  test.each(['before', 'when called in its place'])(
    'at the top: whoever said %s that they cannot take it is not called for that again',
    async (when) => {
      world = await openWorld();
      const operator = await world.member('TJ-12-OPS', '运维甲');
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      await reportsNeglect(await world.citizen());
      await supervisor.sees('您有1件待接手事项');
      if (when !== 'before') await world.later('PT1H1M');
      await supervisor.picks('无法接手');
      await world.settled();
      await supervisor.picks('现在忙不过来');
      await operator.sees('找不到任何可联系的人');
      const heard = supervisor.chat().length;
      await world.later('PT3H');
      expect(supervisor.chat()).toHaveLength(heard);
    },
  );

  test('and with nobody anywhere the operator is called, again and again but not in a loop', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    await reportsNeglect(await world.citizen());
    await operator.sees('找不到任何可联系的人');
    await world.later('PT30M');
    expect(operator.chat().filter((text) => text.includes('警报'))).toHaveLength(1);
    await world.later('PT40M');
    expect(operator.chat().filter((text) => text.includes('警报')).length).toBeGreaterThan(1);
    expect(operator.chat().length).toBeLessThan(8);
  });

  test('and with nobody anywhere but the duty desk: who is asked to see to it takes the child, and says where it is', async () => {
    world = await openWorld();
    const desk = await world.member('TJ-12-BDD', '值班员甲');
    await tells(await world.citizen(), { concerns: ['被打、被伤害'], district: '不清楚', when: '更早,一次' });
    await desk.sees('找不到任何可联系的人');
    const { number } = await world.query.case.findFirstOrThrow();
    await desk.says(`改地点 ${number} 和平区`);
    await desk.sees(`要接手,请发“接手 ${number}”`);
    await desk.says(`接手 ${number}`);
    await desk.sees('您已接手编号');
    await desk.says(`改地点 ${number} 和平区`);
    await desk.sees('地点已改为和平区');
    expect(await world.query.case.findFirst()).toMatchObject({ holderPost: 'TJ-12-BDD', area: '120101' });
    world.forget('operator alarm');
  });

  test('whoever binds while something waits is called for it at once', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await neighbour.sees('回执码');
    const status = async () => (await world.query.case.findFirstOrThrow()).status;
    expect(await status()).toBe('screened');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await supervisor.sees('您有1件待接手事项');
    expect(await status()).toBe('dispatched');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    expect(await status()).toBe('acknowledged');
  });
});
