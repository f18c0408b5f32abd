import { afterEach, describe, expect, test } from 'vitest';
import { hands } from '../support/hand-over.js';
import { opensNeed } from '../support/needs.js';
import { holdsCase, reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';

const caseRow = () => world.query.case.findFirstOrThrow();
const offers = () => world.query.handOver.findMany({ orderBy: { offeredAt: 'asc' } });

describe.each(['sqlite', 'postgresql'] as const)('a hand-over, on %s', (engine) => {
  test('to another sector: the sender is responsible until it is accepted, then the other with all that is owed', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    const { number } = await caseRow();
    const station = await world.member(STATION, '社工甲');
    const sender = await world.holderOf(HEPING.supervisor);

    await hands(supervisor, '社会组织', '社工站', '需要专业人员', '同意');
    await supervisor.sees('已请和平区社工站值班接收。对方接收之前,仍由您负责');
    expect(await station.sees('接收转交')).toContain(number);
    await world.settled();
    expect((await caseRow()).holderId).toBe(sender);
    expect(await offers()).toMatchObject([{ state: 'offered', reason: 'needs_specialist', consent: 'given' }]);

    await world.later('PT30M');
    await station.picks('接收');
    await supervisor.sees('和平区社工站值班 社工甲已接收,不再由您负责');
    await station.sees('请在');
    await world.settled();
    const receiver = await world.holderOf(STATION);
    expect(await caseRow()).toMatchObject({ holderId: receiver, holderPost: STATION });
    const duties = await world.query.obligation.findMany({ where: { kind: 'acknowledge' } });
    expect(duties).toMatchObject([{ state: 'acknowledged', holderId: receiver }]);
    expect(await offers()).toMatchObject([{ state: 'accepted' }]);

    await supervisor.says(`已确认安全 ${number}`);
    await station.says(`已确认安全 ${number}`);
    await station.sees('已由和平区社工站值班 社工甲');
    await world.settled();
    expect((await caseRow()).status).toBe('safety_checked');
    // It changed hands half an hour after it was taken: that gives nobody more time.
    const [assess] = await world.query.obligation.findMany({ where: { kind: 'assess' } });
    expect(new Date(Number(assess?.dueAt)).toISOString()).toBe('2026-03-06T02:00:00.000Z');
    // Whoever has the case is not asked for its needs.
    expect(await opensNeed(station, '临时照料')).toContain('没有单位能帮');
  });
});

test('a post whose own words say why, without consent: it is on record, sealed, and whoever is asked can read it', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await holdsCase(world, supervisor);
  const station = await world.member(STATION, '社工甲');
  await hands(supervisor, '社会组织', '社工站', '其他原因', '没有同意,仍需办理');
  // The question must not send anybody to the family of a child that came by itself.
  expect(supervisor.chat().join('\n')).toContain('孩子自己求助的,不要去问家人');
  await supervisor.sees('没有家人同意也要转交的理由');
  await supervisor.says('家人联系不上,孩子需要照看');
  await supervisor.sees('仍由您负责');
  await station.sees('接收转交');
  await station.picks('查看线索');
  const shown = await station.sees('转交原因:其他原因');
  expect(shown).toContain('孩子住在河那边');
  expect(shown).toContain('家人联系不上');
  const [offer] = await offers();
  expect(offer).toMatchObject({ consent: 'override', reason: 'other' });
  expect(String(offer?.sealedNote)).not.toContain('联系不上');
  expect(station.chat().filter((text) => text.includes('接收转交') && text.includes('联系不上'))).toEqual([]);
});

test('somebody else takes the case by another call: what its holder offered is taken back, and accepting it changes nothing', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  const station = await world.member(STATION, '社工甲');
  const neighbour = await world.citizen();
  await holdsCase(world, supervisor, () => reportsNeglect(neighbour));
  await hands(supervisor, '社会组织', '社工站');
  await station.sees('接收转交');
  await neighbour.says('他拿着刀,孩子昏迷了');
  await bureau.sees('线索有补充');
  await bureau.picks('我已接手');
  await supervisor.sees('现在由对方负责');
  await station.sees('这次转交已结束');
  expect(await offers()).toMatchObject([{ state: 'withdrawn' }]);
  await station.pressesData(`d.accept.${(await offers())[0]?.id}`);
  await world.settled();
  expect((await caseRow()).holderPost).toBe(HEPING.bureau);
});

describe('it is refused with a sentence', () => {
  test('while one waits, which can be withdrawn; what was withdrawn cannot be accepted', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    const { number } = await caseRow();
    const station = await world.member(STATION, '社工甲');
    await hands(supervisor, '社会组织', '社工站');
    await supervisor.sees('对方接收之前');
    await station.sees('接收转交');
    await supervisor.says(`更多 ${number}`);
    await supervisor.sees('要做什么');
    await supervisor.picks('转交');
    await supervisor.sees('已经在等和平区社工站值班接收');
    expect(await offers()).toHaveLength(1);
    await supervisor.picks('撤回转交');
    await supervisor.sees('已撤回转交,仍由您负责');
    await station.sees('这次转交已结束');
    await station.pressesData(`d.accept.${(await offers())[0]?.id}`);
    await station.sees('这次转交已撤回');
    await world.settled();
    expect((await caseRow()).holderPost).toBe(HEPING.supervisor);
  });

  test('to a post of one’s own, to none, and back to whoever handed it over', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await holdsCase(world, supervisor);
    await world.member('TJ-120102-SCS', '督导员乙');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    // Their own kind of post is another's elsewhere: it is refused once the reason says that it stays here, before words are written.
    await hands(supervisor, '政府部门', '街道儿童督导员', '其他原因', '');
    expect(await supervisor.sees('这是您自己的岗位')).toContain('转交给哪一方');
    // The reason is kept: what is asked next is its words.
    await supervisor.picks('社会组织');
    await supervisor.sees('转交给哪个岗位');
    await supervisor.picks('学校');
    expect(await supervisor.sees('这里没有这样的岗位')).toContain('转交给哪一方');
    // Nobody has the post, or whoever has it is off duty: it would only climb.
    const station = await world.member('TJ-120101-SWS', '社工甲');
    await station.says('离岗');
    await station.sees('您已离岗');
    for (const post of ['社工站', '其他社会组织']) {
      await supervisor.picks('社会组织');
      await supervisor.sees('转交给哪个岗位');
      await supervisor.picks(post);
      expect(await supervisor.sees('现在没有人可以通知')).toContain('转交给哪一方');
    }
    await supervisor.picks('政府部门');
    await supervisor.sees('转交给哪个岗位');
    await supervisor.picks('区民政局');
    await supervisor.sees('请写一句转交的原因');
    await supervisor.says('孩子住在河那边');
    await supervisor.sees('同意转交吗');
    expect(await offers()).toEqual([]);
    await supervisor.picks('同意');
    await bureau.sees('接收转交');
    await bureau.picks('接收');
    await bureau.sees('从现在起由您负责');
    await hands(bureau, '政府部门', '街道儿童督导员', '需要专业人员', '');
    expect(await bureau.sees('不能转回去')).toContain('转交给哪一方');
    expect(await offers()).toMatchObject([{ state: 'accepted', reason: 'other' }]);
  });
});
