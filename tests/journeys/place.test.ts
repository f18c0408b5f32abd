import { afterEach, describe, expect, test } from 'vitest';
import { beaten, calls, HEXI, openWithStreets, whereabouts, YOUYILU } from '../support/place.js';
import { answers, closes, reportsNeglect, takesToSafety, tells } from '../support/stories.js';
import { HEPING, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const { caseRow, reportRow, located, taken } = whereabouts(() => world);
const duty = (kind: string) => world.query.obligation.findFirstOrThrow({ where: { kind } });

describe.each(['sqlite', 'postgresql'] as const)('whoever is responsible says where the child is, on %s', (engine) => {
  test('another district: its posts are called for what nobody has taken, and the case stays with its holder', async () => {
    world = await openWithStreets({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const desk = await world.member(HEXI.desk, '值班员甲');
    const police = await world.member(HEXI.police, '民警甲');
    const related = await world.member(HEPING.bureau, '民政科员乙');
    await taken(supervisor, (citizen) => tells(citizen, beaten));
    await bureau.sees('向公安报案');
    await related.sees('向公安报案');
    await related.picks('无法接手');
    await related.sees('为什么无法接手');
    await related.picks('与当事人有关系,需回避');
    await related.sees('这条通知已失效');
    expect([calls(desk), calls(police)]).toEqual([0, 0]);
    const holder = await world.holderOf(HEPING.supervisor);

    await supervisor.says('更多');
    await answers(supervisor, '要做什么', '改地点');
    await answers(supervisor, '孩子在哪个区', '河西区');
    await supervisor.sees('河西区里的哪一处?还没有改');
    expect(supervisor.options()).toEqual(['友谊路街道', '大营门街道', '全区(街)或不清楚']);
    expect((await caseRow()).area).toBe('120101');
    await supervisor.picks('全区(街)或不清楚');
    await supervisor.sees('地点已改为河西区');

    expect(await desk.sees('向公安报案')).toContain('编号');
    await police.sees('向公安报案');
    await bureau.sees('已转到孩子所在地的岗位');
    await world.settled();
    expect(related.chat().join()).not.toContain('已转到孩子所在地的岗位');
    expect(await caseRow()).toMatchObject({ area: '120103', holderId: holder, holderPost: HEPING.supervisor });
    expect(await reportRow()).toMatchObject({ area: '120103' });
    expect(await duty('police_report')).toMatchObject({ area: '120103', state: 'open', level: 'P0' });
    expect(await duty('acknowledge')).toMatchObject({ area: '120103', state: 'acknowledged', holderId: holder });
    const [event] = await located();
    expect(event).toMatchObject({ memberId: holder, postCode: HEPING.supervisor });
    expect(JSON.parse(event?.data ?? '')).toEqual({ from: '120101', to: '120103' });
    expect((await world.operates('verify')).exitCode ?? 0).toBe(0);

    await desk.picks('已报警');
    await desk.sees('是谁报的警');
    await desk.picks('我报的');
    await desk.sees('编号');
    await desk.says('津西公接77号');
    await desk.sees('已记下');
  });

  test('a street: its child director is the first whom the case is handed to, and the street stays', async () => {
    world = await openWithStreets({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const wide = await world.member(HEXI.director, '儿童主任乙');
    const director = await world.member(YOUYILU.director, '儿童主任甲');
    const number = await taken(supervisor);
    await supervisor.says(`改地点 ${number} 友谊路街道`);
    await supervisor.sees('地点已改为河西区友谊路街道');
    await supervisor.says(`转交 ${number}`);
    await answers(supervisor, '转交给哪一方', '社区');
    await answers(supervisor, '为什么转交', '不在本辖区');
    await answers(supervisor, '孩子在哪个区', '河西区');
    await answers(supervisor, '家人同意转交吗', '同意');
    await supervisor.sees('已请河西区友谊路街道社区儿童主任接收');
    await director.sees('接收转交');
    await director.picks('接收');
    await director.sees('从现在起由您负责');
    await world.settled();
    expect(calls(wide)).toBe(0);
    expect(await caseRow()).toMatchObject({ area: '120103001', holderPost: YOUYILU.director });
    expect(await reportRow()).toMatchObject({ area: '120103' });
  });
});

describe('in words alone', () => {
  test('on WeChat: the district asks for the street, and what cannot be is said and changes nothing', async () => {
    world = await openWithStreets({ wechat: true });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲', 'wechat');
    const number = await taken(supervisor);
    const refusals: readonly (readonly [string, string])[] = [
      ['和平区', '本来就在和平区,没有改'],
      ['宁河区', '宁河区没有岗位'],
      ['上海浦东', '没有认出这个地方'],
      ['120199', '没有认出这个地方'],
      ['120103999', '没有认出这个地方'],
      ['河西区', '友谊路街道、大营门街道'],
    ];
    for (const [words, answer] of refusals) {
      await supervisor.says(`改地点 ${number} ${words}`);
      await supervisor.sees(answer);
    }
    await supervisor.says('改地点 0000-0000 河西区');
    await supervisor.sees('没有');
    await world.settled();
    expect((await caseRow()).area).toBe('120101');
    expect(await located()).toEqual([]);

    await supervisor.says(`改地点 ${number} 河西区全区`);
    await supervisor.sees('地点已改为河西区');
    await supervisor.says('改地点 河西友谊路');
    await supervisor.sees('地点已改为河西区友谊路街道');
    await supervisor.says(`改地点 ${number}`);
    await supervisor.sees('孩子在哪个区');
    await supervisor.says('大营门街道');
    await supervisor.sees('地点已改为河西区大营门街道');
    await world.settled();
    expect((await caseRow()).area).toBe('120103002');
  });

  test('a closed case stays where it was; whatever is typed of it is answered alike: since when it is closed, and what can be done', async () => {
    world = await openWithStreets();
    const elsewhere = await world.member('TJ-120102-SCS', '督导员丁');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await takesToSafety(supervisor);
    await closes(supervisor);
    await supervisor.sees('已结案');
    const { number } = await caseRow();
    await supervisor.says(`改地点 ${number} 河西区全区`);
    const answer = await supervisor.sees('已由您于今天10:00结案');
    expect(answer).toMatch(/请发“进展 .*请发“重新打开/);
    for (const word of ['记录', '接手', '无法接手', '已确认安全', '提高等级', '降低等级', '转交', '接管']) {
      await supervisor.says(`${word} ${number}`);
      expect([word, await supervisor.sees('编号')]).toEqual([word, answer]);
    }
    // So are the buttons of old cards, and whoever may see the case hears who closed it; nobody else does.
    const [{ id } = { id: '' }] = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    for (const act of ['ack', 'safe']) {
      await supervisor.pressesData(`d.${act}.${id}`);
      expect([act, await supervisor.sees('编号')]).toEqual([act, answer]);
    }
    await bureau.pressesData(`d.note.${id}`);
    await bureau.sees(/已由和平区街道儿童督导员 督导员甲于今天10:00结案.*请发“重新打开/);
    // Called beside, and over nobody.
    await director.pressesData(`d.ack.${id}`);
    expect(await director.sees('督导员甲于今天10:00结案')).not.toContain('重新打开');
    await elsewhere.pressesData(`d.ack.${id}`);
    await world.settled();
    expect(elsewhere.chat().join()).not.toContain('结案');
    await elsewhere.says(`记录 ${number}`);
    await elsewhere.sees('没有这个编号');
    expect((await caseRow()).area).toBe('120101');
  });
});

test('a street’s seat that nobody holds swallows no call: the district’s police are called in its place', async () => {
  world = await openWithStreets();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const police = await world.member(HEXI.police, '民警甲');
  const number = await taken(supervisor, (citizen) => tells(citizen, beaten));
  await supervisor.says(`改地点 ${number} 友谊路街道`);
  await police.sees('向公安报案');
  await police.picks('已报警');
  await police.sees('是谁报的警');
  await police.picks('我就是公安');
  await police.sees('编号');
  await police.says('津西公接78号');
  await police.sees('已记下');
  await world.settled();
  expect(await duty('police_report')).toMatchObject({ state: 'done', holderPost: HEXI.police });
});

describe('what the reporter says after that', () => {
  test('is heard by whoever is responsible, and moves nothing back', async () => {
    world = await openWithStreets();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const citizen = await world.citizen();
    const number = await taken(supervisor, async () => tells(citizen, beaten));
    await supervisor.says(`改地点 ${number} 友谊路街道`);
    await supervisor.sees('地点已改为河西区友谊路街道');
    await citizen.picks('补充');
    await citizen.sees('补充');
    await citizen.says('昨天又听见哭声。');
    await supervisor.sees('补充了内容');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103001' });
    expect(await reportRow()).toMatchObject({ area: '120103' });
    expect(await duty('police_report')).toMatchObject({ area: '120103001' });
  });

  test('the district answered only then: the city’s duty desk, which has it, has said where already', async () => {
    world = await openWithStreets();
    const desk = await world.member('TJ-12-BDD', '值班员甲');
    const citizen = await world.citizen();
    await citizen.says('/start');
    await citizen.sees('孩子现在有危险吗');
    await citizen.picks('有');
    await citizen.sees('哪个区');
    await desk.sees('您有1件待接手事项');
    await desk.says('接手');
    await desk.sees('您已接手编号');
    await desk.says('改地点 河西区全区');
    await desk.sees('地点已改为河西区');
    await citizen.picks('和平区');
    await citizen.sees('怎样能找到孩子');
    await world.settled();
    expect(await caseRow()).toMatchObject({ area: '120103' });
    expect(await reportRow()).toMatchObject({ area: '120103' });
    const areas = (await world.query.obligation.findMany()).map(({ area }) => area);
    expect(new Set(areas)).toEqual(new Set(['120103']));
  });
});
