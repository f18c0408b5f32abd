import { afterEach, describe, expect, test } from 'vitest';
import { reportsDanger, tells, tellsPolice } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

const POLICE = 'TJ-120101-POL';
/** What came back from the police, which nobody but the desk's own view may say. */
const NUMBER = '津和公接20260303第77号';

let world: World;
afterEach(() => world.close());

const police = async () => (await world.query.obligation.findMany({ where: { kind: 'police_report' } }))[0];
const ladder = async () => (await world.query.obligation.findMany({ where: { kind: 'acknowledge' } }))[0];

/** 被打、被伤害, some time ago: P1, and the fourth of the nine situations. */
const beaten = { concerns: ['被打、被伤害'], words: '后背有紫色旧伤。', when: '更早,一次', age: '8–13岁' } as const;

describe.each(['sqlite', 'postgresql'] as const)('a mandatory situation, on %s', (engine) => {
  test('opens the duty to tell the police at once beside the ladder; the proof is kept and shown to the holder', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await tells(await world.citizen(), beaten);
    const card = await supervisor.sees('向公安报案');
    expect(card).toContain('今天10:15前处理');
    expect(card).toContain('紧急');
    expect(card).not.toMatch(/打|伤/);
    await world.settled();
    expect(await ladder()).toMatchObject({ level: 'P1', state: 'open' });
    expect(await police()).toMatchObject({ level: 'P0', state: 'open', area: '120101' });

    await supervisor.picks('已报警');
    await supervisor.sees('是谁报的警');
    await supervisor.picks('同事报的');
    await supervisor.sees('接警时得到的编号');
    await world.later('PT2M');
    await supervisor.says(NUMBER);
    expect(await supervisor.sees('已记下')).toContain('今天10:02');
    // Who else was called hears that it is done, and by whom, on the card they had.
    await bureau.sees(/向公安报案已由和平区街道儿童督导员 督导员甲于今天10:02完成/);
    await world.settled();
    expect(await police()).toMatchObject({ state: 'done', holderPost: HEPING.supervisor });
    expect(await ladder()).toMatchObject({ state: 'open' });

    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await supervisor.says('查看');
    const shown = await supervisor.sees('分级依据');
    expect(shown).toContain('已于今天10:02报警:和平区街道儿童督导员');
    expect(shown).toContain('可以向法院申请人身安全保护令');
    expect(shown).toContain(`报警人:督导员甲(同事报的)。公安答复:${NUMBER}`);
    expect(shown).not.toContain('请立即向公安报案');

    // Neither the record nor a message that was pushed holds a word of it; at rest it is sealed.
    const events = await world.query.event.findMany();
    expect(events.map(({ data }) => data).join()).not.toContain(NUMBER);
    expect(events.find(({ kind }) => kind === 'police.told')?.data).toContain('"by":"other"');
    const [note] = await world.query.caseNote.findMany();
    expect(note?.sealedText).not.toContain(NUMBER);
    for (const text of [...supervisor.chat(), ...bureau.chat()].filter((one) => !one.includes('分级依据'))) {
      expect(text).not.toMatch(/紫色|第77号/);
    }
    expect(world.logged.join()).not.toContain(NUMBER);
  });

  test('nobody has told them: called again every five minutes, then the rungs above, until somebody has', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await tells(await world.citizen(), beaten);
    await supervisor.sees('向公安报案');
    await world.later('PT5M');
    await supervisor.sees(/向公安报案[\s\S]*还没有人处理/);
    expect(office.chat().join()).not.toContain('向公安报案');
    await world.later('PT10M');
    await office.sees(/向公安报案[\s\S]*现在转到您这里/);
    // To take the report is not to have told the police.
    await supervisor.says('接手');
    await supervisor.sees('您已接手编号');
    await world.settled();
    expect(await police()).toMatchObject({ state: 'open', rung: 1 });
    await office.picks('已报警');
    await office.sees('是谁报的警');
    await office.picks('我报的');
    await office.sees('接警时得到的编号');
    await office.says('无');
    await office.sees('已记下');
    await world.settled();
    const told = office.chat().length;
    await world.later('PT2H');
    expect(office.chat().slice(told).join()).not.toContain('向公安报案');
    expect(await police()).toMatchObject({ state: 'done', nextDueAt: null });
  });
});

test('the police of the place are called with the first rung, and say themselves that they have it', async () => {
  world = await openWorld();
  const officer = await world.member(POLICE, '民警甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), beaten);
  await officer.sees('向公安报案');
  await officer.picks('已报警');
  await officer.sees('是谁报的警');
  await officer.picks('我就是公安');
  await officer.sees('民警的回复');
  await officer.says(NUMBER);
  await officer.sees('已记下');
  await supervisor.sees('向公安报案已由和平区公安值班 民警甲');
  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
  await supervisor.says('查看');
  expect(await supervisor.sees('分级依据')).toContain(`报警人:民警甲(我就是公安)。公安答复:${NUMBER}`);
});

test('two tell the police at once: both numbers are kept, and each hears it', async () => {
  world = await openWorld();
  const officer = await world.member(POLICE, '民警甲');
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), beaten);
  await supervisor.sees('您有1件待接手事项');
  await supervisor.says('接手');
  await supervisor.sees('您已接手编号');
  for (const [who, how] of [
    [supervisor, '我报的'],
    [officer, '我就是公安'],
  ] as const) {
    await who.says('已报警');
    await who.sees('是谁报的警');
    await who.picks(how);
    await who.sees('接警时得到的编号');
  }
  await officer.says('已派车。');
  await officer.sees('已记下');
  await supervisor.says(NUMBER);
  await supervisor.sees('您的编号也记下了');
  await supervisor.says('个案');
  expect(await supervisor.sees(NUMBER)).toContain('已派车。');
});

test('who told the police has not taken the report: the reporter’s number is not theirs to read', async () => {
  world = await openWorld();
  const officer = await world.member(POLICE, '民警甲');
  await tells(await world.citizen(), { ...beaten, contact: '13900009999' });
  await officer.sees('向公安报案');
  await officer.picks('已报警');
  await officer.sees('是谁报的警');
  await officer.picks('我就是公安');
  await officer.sees('民警的回复');
  await officer.says(NUMBER);
  await officer.sees('已记下');
  await officer.says('查看');
  const shown = await officer.sees('分级依据');
  expect(shown).toContain('后背有紫色旧伤');
  expect(shown).toContain('已于今天10:00报警');
  expect(shown).not.toContain('13900009999');
  expect(shown).not.toContain(NUMBER);
});

test.each(['wechat', 'web'] as const)('by typed words on %s', async (channel) => {
  world = await openWorld({ wechat: channel === 'wechat' });
  const supervisor = await world.member(HEPING.supervisor, '督导员甲', channel);
  await tells(await world.citizen(), beaten);
  await supervisor.sees('向公安报案');
  await supervisor.says('已报警');
  await supervisor.sees('是谁报的警');
  await supervisor.says('1');
  await supervisor.sees('接警时得到的编号');
  await supervisor.says(NUMBER);
  await supervisor.sees('已记下');
  await world.settled();
  expect(await police()).toMatchObject({ state: 'done', holderPost: HEPING.supervisor });
  await supervisor.says('已报警');
  await supervisor.sees('没有');
});

test('what is not mandatory opens no such duty', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  await tells(await world.citizen(), { concerns: ['没人好好照顾'], age: '3–7岁', carer: '没有', access: '能' });
  await supervisor.sees('您有1件待接手事项');
  await world.settled();
  expect(await police()).toBeUndefined();
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await supervisor.says('已报警');
  await supervisor.sees('没有');
});

test('an answer that makes it mandatory opens it then, though the report was taken long ago', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await tells(neighbour, { concerns: ['没人好好照顾'], age: '3–7岁', carer: '没有', access: '能' });
  await supervisor.sees('您有1件待接手事项');
  await supervisor.picks('我已接手');
  await supervisor.sees('您已接手编号');
  await world.later('PT1H');
  expect(await police()).toBeUndefined();
  await neighbour.picks('补充');
  await neighbour.sees('补充');
  await neighbour.says('今天看见孩子昏迷了。');
  await supervisor.sees('向公安报案');
  await world.settled();
  expect(await police()).toMatchObject({ state: 'open' });
});

test('danger with no district yet: the posts of the district are called to it as soon as it is known', async () => {
  world = await openWorld();
  const duty = await world.member('TJ-12-BDD', '值班员甲');
  const officer = await world.member(POLICE, '民警甲');
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await duty.sees('向公安报案');
  await neighbour.sees('哪个区');
  await world.settled();
  expect(officer.chat()).toHaveLength(1);
  await neighbour.picks('和平区');
  await officer.sees('向公安报案');
  await world.settled();
  expect(await police()).toMatchObject({ area: '120101', state: 'open' });
});

test('another of the nine situations, told after the police were told of danger, is told to them as well', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  const neighbour = await world.citizen();
  await reportsDanger(neighbour);
  await supervisor.sees('向公安报案');
  await tellsPolice(supervisor);
  await neighbour.sees('怎样能找到孩子');
  await neighbour.says('解放路小区');
  await neighbour.sees('您担心孩子遇到了什么');
  const duties = async () =>
    (await world.query.obligation.findMany({ where: { kind: 'police_report' } })).map(({ state }) => state).sort();
  expect(await duties()).toEqual(['done']);
  await neighbour.picks('被打、被伤害');
  await neighbour.picks('选好了');
  await neighbour.sees('看到或听到什么');
  await world.settled();
  expect(await duties()).toEqual(['done', 'open']);
  // What is told besides is no other situation.
  await tellsPolice(supervisor);
  await neighbour.says('楼道里的事。');
  await world.settled();
  expect(await duties()).toEqual(['done', 'done']);
});
