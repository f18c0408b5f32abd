import { afterEach, describe, expect, test } from 'vitest';
import { childTells } from '../support/child.js';
import { hotlinesWith } from '../support/directory.js';
import type { Person } from '../support/people.js';
import { closes, offersToStation, takesToSafety, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const STATION = 'TJ-120101-SWS';
const SERIAL = 'GD20260303-0815';

/** Nobody to look after the child, in words from which it could be told who said them. */
const neglected = {
  concerns: ['没人好好照顾'],
  words: '我住对门,孩子敲我家的门要饭。',
  carer: '没有',
  access: '不能',
  place: '解放路小区3号楼',
  contact: '13900009999',
} as const;
/** The fourth of the nine situations: the police have to be told. */
const beaten = { ...neglected, concerns: ['被打、被伤害'], when: '更早,一次', age: '8–13岁' } as const;

const duties = () => world.query.obligation.findMany({ where: { kind: 'hotline_reply' }, orderBy: { id: 'asc' } });

const tellsTheLine = async (
  member: Person,
  line: string,
  serial: string,
  by: string,
  way = '登记编号',
): Promise<string> => {
  await member.says(way);
  await member.sees('您打的是哪条热线');
  await member.picks(line);
  await member.sees(`请写${line}给您的编号`);
  await member.says(serial);
  await member.sees('他们说什么时候答复');
  await member.picks(by);
  if (by === '具体日期') return '';
  return member.sees(/已记下|已经记过/);
};

describe.each(['sqlite', 'postgresql'] as const)('a slip for the official lines, on %s', (engine) => {
  test('it is read out without a word of who reported; the number, the day and the answer that come back are kept', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    await tells(await world.citizen(), neglected);
    await takesToSafety(supervisor);
    await supervisor.says('报送单');
    const slip = await supervisor.sees('给12345或110的报送单');
    for (const fact of ['和平区街道儿童督导员', '没人好好照顾', '解放路小区3号楼', '和平区'])
      expect(slip).toContain(fact);
    expect(slip).not.toMatch(/对门|要饭|13900009999/);

    await supervisor.picks('登记编号');
    await supervisor.sees('您打的是哪条热线');
    await supervisor.picks('12345');
    await supervisor.sees('请写12345给您的编号');
    await supervisor.says(SERIAL);
    await supervisor.sees('他们说什么时候答复');
    await supervisor.picks('3个工作日内');
    expect(await supervisor.sees('已记下12345编号')).toContain(`${SERIAL}。周五10:00前要问到答复`);
    await world.settled();
    expect(await duties()).toMatchObject([{ state: 'acknowledged', holderPost: HEPING.supervisor }]);

    // Reminded before the day, and asked again for a later one.
    await world.later('P2DT12H');
    await supervisor.sees(/提醒:编号.*的热线答复,请在周五10:00前完成|提醒:编号.*的热线答复/);
    await supervisor.says('登记答复');
    await supervisor.sees('热线有答复了吗');
    await supervisor.picks('还没有');
    await supervisor.sees('他们现在说什么时候答复');
    await supervisor.picks('具体日期');
    await supervisor.sees('请写答复的日期');
    await supervisor.says('3月12日');
    expect(await supervisor.sees('改为')).toContain('3月12日');

    await supervisor.says('报送单');
    expect(await supervisor.sees('还在等')).toContain(`12345编号${SERIAL}`);
    await supervisor.picks(`登记答复:12345 ${SERIAL}`);
    await supervisor.sees('热线有答复了吗');
    await supervisor.picks('有答复了');
    await supervisor.sees('请写他们怎么答复的');
    await supervisor.says('民政已送去饭菜');
    await supervisor.sees('的答复');
    await supervisor.says('个案');
    const shown = await supervisor.sees('依据:热线说的办理时限');
    expect(shown).toMatch(/✓ 热线答复:.*按期/);
    expect(shown).toContain(SERIAL);
    expect(shown).toContain('民政已送去饭菜');
    await supervisor.says('报送单');
    expect(await supervisor.sees('已答复')).toContain(SERIAL);

    await world.settled();
    const events = await world.query.event.findMany();
    expect(events.map(({ data }) => data).join()).not.toMatch(/GD20260303|饭菜/);
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['slip.viewed', 'line.told', 'line.later', 'line.answered']),
    );
    const notes = await world.query.caseNote.findMany();
    expect(notes.map(({ sealedText }) => sealedText).join()).not.toMatch(/GD20260303|饭菜/);
    expect(world.logged.join()).not.toMatch(/GD20260303|饭菜/);
  });

  test('no answer by the day: the post above hears of it, until there is one', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await tells(await world.citizen(), neglected);
    await takesToSafety(supervisor);
    await tellsTheLine(supervisor, '12345', SERIAL, '1个工作日内');
    await world.later('P1DT1H');
    await supervisor.sees(/热线答复已过期限/);
    await bureau.sees(/热线答复已过期限.*请督促办理/);
    expect(bureau.chat().join()).not.toContain(SERIAL);
    await supervisor.says('登记答复');
    await supervisor.sees('热线有答复了吗');
    await supervisor.picks('有答复了');
    await supervisor.sees('请写他们怎么答复的');
    await supervisor.says('已转区民政');
    await supervisor.sees('的答复');
    await world.settled();
    expect(await duties()).toMatchObject([{ state: 'done', nextDueAt: null }]);
  });
});

test('whoever is called to tell the police reads it out from the same card; the number given to 110 is the proof', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const office = await world.member('TJ-120101-POL', '民警甲');
  await tells(await world.citizen(), beaten);
  await office.sees('向公安报案');
  await office.picks('报送单');
  const slip = await office.sees('给12345或110的报送单');
  expect(slip).toContain('被打、被伤害');
  expect(slip).not.toMatch(/对门|要饭|13900009999/);
  expect(office.options()).toContain('已报警');
  expect(office.options()).not.toContain('登记编号');

  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
  await tellsTheLine(supervisor, '110', '津和公接第77号', '没有说');
  await world.settled();
  expect(await world.query.obligation.findMany({ where: { kind: 'police_report' } })).toMatchObject([
    { state: 'done', holderPost: HEPING.supervisor },
  ]);
  await office.sees('向公安报案已由和平区街道儿童督导员 督导员甲');
  await office.says('报送单');
  await world.settled();
  const { id } = await world.query.obligation.findFirstOrThrow({ where: { kind: 'police_report' } });
  await office.pressesData(`d.slip.${id}`);
  await world.settled();
  expect(office.chat().filter((text) => text.includes('给12345或110的报送单'))).toHaveLength(1);
  await supervisor.says('查看');
  expect(await supervisor.sees('分级依据')).toContain('公安答复:津和公接第77号');
});

test('the same number twice is one; too long a number and a day that is over are asked for again', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), neglected);
  await takesToSafety(supervisor);
  await supervisor.says('登记编号');
  await supervisor.sees('您打的是哪条热线');
  await supervisor.picks('110');
  await supervisor.sees('请写110给您的编号');
  await supervisor.says('7'.repeat(61));
  await supervisor.sees('最多60字');
  await supervisor.says(SERIAL);
  await supervisor.sees('他们说什么时候答复');
  await supervisor.picks('具体日期');
  await supervisor.sees('请写答复的日期');
  await supervisor.says('2026年3月1日');
  await supervisor.sees('这一天已经到了');
  await supervisor.says('3月10日');
  await supervisor.sees('已记下110编号');
  expect(await tellsTheLine(supervisor, '110', SERIAL, '没有说')).toContain('已经记过了');
  await world.settled();
  expect(await duties()).toHaveLength(1);
});

test('a case that was linked leaves again with its number: what comes back after that is kept beside, and lost to none', async () => {
  world = await openWorld();
  const director = await world.member(HEPING.director, '儿童主任甲');
  for (const contact of ['13900001111', '13900002222']) {
    await tells(await world.citizen(), { ...neglected, contact });
    await director.sees('您有1件待接手事项');
    await director.picks('我已接手');
    await director.sees('您已接手编号');
    await world.later('PT1M');
  }
  const [first, second] = await world.query.case.findMany({ orderBy: { openedAt: 'asc' } });
  const registers = (of: string | undefined, serial: string) =>
    tellsTheLine(director, '12345', serial, '没有说', `登记编号 ${of}`);
  await registers(second?.number, 'GD-1');
  await director.says(`关联 ${second?.number}`);
  await director.sees('要并入哪一件');
  await director.says(`${first?.number}`);
  await director.sees('已并入');
  await registers(first?.number, 'GD-2');
  await director.says(`拆分 ${first?.number}`);
  await director.sees('要拆出哪一条');
  await director.says(`${second?.number}`);
  await director.sees('已从编号');
  await registers(first?.number, 'GD-3');
  await director.says(`报送单 ${first?.number}`);
  const slip = await director.sees('给12345或110的报送单');
  expect(slip).toMatch(/GD-2[\s\S]*GD-3/);
  expect(slip).not.toContain('GD-1');
});

test('the case changes hands: so does the answer that is owed; closed, it is owed by nobody', async () => {
  world = await openWorld({ env: { HOTLINES_FILE: await hotlinesWith({}) } });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), neglected);
  await takesToSafety(supervisor);
  // The government's line has another number here.
  expect(await tellsTheLine(supervisor, '022-5550', SERIAL, '5个工作日内')).toContain('已记下022-5550编号');
  const station = await world.member(STATION, '社工甲');
  await offersToStation(supervisor);
  await station.sees('接收转交');
  await station.picks('接收');
  await station.sees(/热线答复由您负责/);
  await station.says('报送单');
  expect(await station.sees('给022-5550或110的报送单')).toContain(`022-5550编号${SERIAL}`);
  await world.settled();
  const [owed] = await duties();
  expect(owed).toMatchObject({ state: 'acknowledged', holderPost: STATION });

  // Who had it before can neither read the slip nor answer.
  await supervisor.pressesData(`d.slip.${owed?.id}`);
  await supervisor.pressesData(`d.reply.${owed?.id}`);
  await world.settled();
  expect(supervisor.chat().join()).not.toMatch(/或110的报送单|热线有答复了吗/);
  expect(await world.query.event.count({ where: { kind: 'act.refused' } })).toBe(2);
  expect(await duties()).toMatchObject([{ state: 'acknowledged' }]);

  await closes(station);
  await world.settled();
  expect(await duties()).toMatchObject([{ state: 'done', nextDueAt: null }]);
});

test('a child that came by itself: the slip does not say so, nor its words, its name, or who must not know', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const told = { words: '我把作业本撕了', concern: '有人打我', notTell: '体育老师', name: '小树', trusted: '姑姑' };
  await childTells(await world.citizen(), { ...told, where: '和平区解放路小区', age: '8–13岁' });
  await supervisor.sees('待接手事项');
  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
  await supervisor.says('报送单');
  const slip = await supervisor.sees('给12345或110的报送单');
  expect(slip).toContain('被打、被伤害');
  expect(slip).toContain('解放路小区');
  expect(slip).not.toMatch(/作业本|有人打我|体育老师|小树|姑姑/);
});
