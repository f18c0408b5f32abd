import { afterEach, describe, expect, test } from 'vitest';
import { HEXI, openWithStreets, YOUYILU } from '../support/place.js';
import { tells } from '../support/stories.js';
import type { World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

/** 没人好好照顾, and the person of concern can still reach the child: P1, for a street's supervisor. */
const neglected = {
  concerns: ['没人好好照顾'],
  district: '河西区',
  age: '3–7岁',
  carer: '没有',
  access: '能',
} as const;

const caseRow = () => world.query.case.findFirstOrThrow();

describe.each(['sqlite', 'postgresql'] as const)('a reporter names the street where the child is, on %s', (engine) => {
  test('with the report: the posts of that street are called first, and nobody of the district', async () => {
    world = await openWithStreets({ engine });
    const wide = await world.member(HEXI.supervisor, '督导员乙');
    const supervisor = await world.member(YOUYILU.supervisor, '督导员甲');
    await tells(await world.citizen(), { ...neglected, place: '友谊路街道小学门口' });
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103001', holderPost: YOUYILU.supervisor });
    expect(await world.query.report.findFirst()).toMatchObject({ area: '120103' });
    expect(wide.chat().join()).not.toContain('待接手');
  });
});

describe('a reporter names the street where the child is', () => {
  test('after a call for help was sent: what nobody has taken goes to the posts of that street', async () => {
    world = await openWithStreets();
    const wide = await world.member(HEXI.supervisor, '督导员乙');
    const supervisor = await world.member(YOUYILU.supervisor, '督导员甲');
    const police = await world.member(YOUYILU.police, '民警甲');
    const neighbour = await world.citizen();
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await neighbour.sees('哪个区');
    await neighbour.picks('河西区');
    await wide.sees('线索有补充');
    await neighbour.sees('怎样能找到孩子');
    await neighbour.says('友谊路街道的小公园');
    expect(await supervisor.sees('线索有补充')).toContain('紧急');
    await police.sees('向公安报案');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103001', level: 'P0' });
  });

  test('of which nobody can be reached: the district is called instead', async () => {
    world = await openWithStreets();
    const wide = await world.member(HEXI.supervisor, '督导员乙');
    await tells(await world.citizen(), { ...neglected, place: '大营门街道' });
    await wide.sees('您有1件待接手事项');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103002' });
  });

  test('as a parent who asks for help: the child director of that street is called', async () => {
    world = await openWithStreets();
    const director = await world.member(YOUYILU.director, '儿童主任甲');
    const parent = await world.citizen();
    await parent.says('我是家长');
    await parent.sees('现在有危险吗');
    await parent.picks('没有');
    await parent.sees('哪方面的帮助');
    await parent.picks('生活');
    await parent.picks('选好了');
    await parent.sees('哪个街道');
    await parent.says('河西区友谊路街道');
    await parent.sees('同意我们记录孩子的信息吗');
    await parent.picks('不同意');
    await parent.sees('您是孩子的什么人');
    await parent.picks('父母');
    await parent.sees('请简单说说现在的困难');
    await parent.says('冬衣不够。');
    await parent.sees('您担心会伤到孩子吗');
    await parent.picks('不会');
    await parent.sees('需要语音、大字');
    await parent.picks('提交');
    await director.sees('您有1件待接手事项');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103001' });
  });
});
