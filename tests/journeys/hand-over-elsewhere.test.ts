import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../support/people.js';
import { beaten, calls, openWithStreets, whereabouts } from '../support/place.js';
import { answers, tells } from '../support/stories.js';
import { HEPING, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { caseRow, reportRow, located, taken } = whereabouts(() => world);

describe('a hand-over because it is not theirs to see to', () => {
  const handsToHedong = async (supervisor: Person, number: string, post = '街道儿童督导员', why = '不在本辖区') => {
    await supervisor.says(`转交 ${number}`);
    await answers(supervisor, '转交给哪一方', '政府部门');
    await answers(supervisor, '转交给哪个岗位', post);
    await answers(supervisor, '为什么转交', why);
    await answers(supervisor, '孩子在哪个区', '河东区');
    await answers(supervisor, '家人同意转交吗', '不需要征求同意');
    await supervisor.sees('没有家人同意也要转交的理由');
    await supervisor.says('按规定移送,不以家人同意为前提。');
  };

  test.each(['不在本辖区', '孩子已搬走'])(
    'goes to the post of the other district; once that accepts, the case is there, by the sender’s word',
    async (why) => {
      world = await openWithStreets();
      const supervisor = await world.member(HEPING.supervisor, '督导员甲');
      const other = await world.member('TJ-120102-SCS', '督导员乙');
      const police = await world.member('TJ-120102-POL', '民警乙');
      const number = await taken(supervisor, (citizen) => tells(citizen, beaten));
      const sender = await world.holderOf(HEPING.supervisor);
      await handsToHedong(supervisor, number, undefined, why);
      await supervisor.sees('已请河东区街道儿童督导员接收。对方接收之前,仍由您负责');
      await other.sees('接收转交');
      await world.settled();
      expect(await caseRow()).toMatchObject({ area: '120101', holderId: sender });
      expect(calls(police)).toBe(0);

      await other.picks('接收');
      await supervisor.sees('已接收,不再由您负责');
      await police.sees('向公安报案');
      await world.settled();
      expect(await caseRow()).toMatchObject({ area: '120102', holderPost: 'TJ-120102-SCS' });
      expect(await reportRow()).toMatchObject({ area: '120102' });
      const [event, ...more] = await located();
      expect(more).toEqual([]);
      expect(event).toMatchObject({ memberId: sender, postCode: HEPING.supervisor });
      expect(JSON.parse(event?.data ?? '')).toEqual({ from: '120101', to: '120102' });
    },
  );

  test('a place that was named while the offer waited stands when it is accepted', async () => {
    world = await openWithStreets();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const other = await world.member('TJ-120102-SCS', '督导员乙');
    const number = await taken(supervisor);
    await handsToHedong(supervisor, number);
    await other.sees('接收转交');
    await supervisor.says(`改地点 ${number} 南开`);
    await supervisor.sees('地点已改为南开区');
    await other.picks('接收');
    await supervisor.sees('已接收,不再由您负责');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120104', holderPost: 'TJ-120102-SCS' });
    expect(await located()).toHaveLength(1);
  });

  test('a district without such a post: nothing is offered, with a sentence', async () => {
    world = await openWithStreets();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const number = await taken(supervisor);
    // Somebody is there elsewhere: it depends on why it is handed over.
    await world.member('TJ-120102-CCD', '主任乙');
    await supervisor.says(`转交 ${number}`);
    await answers(supervisor, '转交给哪一方', '社区');
    await answers(supervisor, '为什么转交', '不在本辖区');
    await supervisor.sees('孩子在哪个区');
    // A choice of another page, by its word.
    await supervisor.says('宁河区');
    expect(await supervisor.sees('宁河区没有这样的岗位,没有转交')).toContain('转交给哪一方');
    expect(await world.query.handOver.count()).toBe(0);
  });
});
