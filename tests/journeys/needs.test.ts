import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { folderOfTest } from '../support/directory.js';
import { BRIEF, caseInHand, HELPERS, offersHelp, opensNeed, SECRET } from '../support/needs.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe.each(['telegram', 'wechat', 'web'] as const)('help of some weeks, on %s', (channel) => {
  test('is late when it has not begun by its day; once it has, when it has lasted so long', async () => {
    world = await openWorld({ wechat: true });
    const { holder, number } = await caseInHand(world);
    const station = await world.member(HELPERS.station, '社工甲', channel);
    const volunteer = await world.member(HELPERS.organisation, '志愿者甲', channel);
    await opensNeed(holder, '成长陪伴');
    await holder.says(`已确认安全 ${number}`);
    await station.sees(`帮扶需求(编号${number})`);
    await volunteer.sees(`帮扶需求(编号${number})`);
    await offersHelp(volunteer, number, '明天就可以', channel);
    // Nobody is chosen yet: what was offered can be taken back, by the word as well.
    await volunteer.says(`帮不了 ${number}`);
    await volunteer.sees('为什么帮不了');
    await volunteer.picks('现在忙不过来');
    await volunteer.sees('已回复帮不了');
    await offersHelp(station, number, '下周一可以开始', channel);
    await holder.sees('有1家单位可以帮忙');
    await holder.picks('看名单');
    expect(await holder.sees('可以帮忙的单位')).not.toContain('明天就可以');
    await holder.picks(holder.options().find((label) => label.includes('社工站')) ?? '');
    await station.sees('前开始;开始后发“已开始”');
    await world.later('P7DT1H');
    await station.sees('已过期限');
    await holder.sees('已过期限');
    await station.says(`已开始 ${number}`);
    await station.sees('请在4月7日');
    await holder.sees('和平区社工站值班的一项帮扶已开始');
    await station.says(`已开始 ${number}`);
    await station.sees('之前已记下开始');
    await world.settled();
    const [told, seen] = [station.chat().length, holder.chat().length];
    await world.later('P14D');
    expect(station.chat().slice(told).join()).not.toContain('帮扶任务已过期限');
    expect(holder.chat().slice(seen).join()).not.toContain('帮扶任务');
    await station.says(`完成任务 ${number}`);
    await station.sees('做了什么、结果怎么样');
    await station.says('见了八次。');
    await holder.sees('一项帮扶任务已完成');
    const began = await world.query.event.findMany({ where: { kind: 'help.begun' } });
    expect(began.map(({ data }) => JSON.parse(data ?? '{}'))).toMatchObject([{ met: false }]);
  });
});

describe.each(['sqlite', 'postgresql'] as const)('a need of a plan, on %s', (engine) => {
  test('two offer on two channels, one is chosen and reports back, the other is thanked; late work is gone after', async () => {
    world = await openWorld({ engine, wechat: true });
    const { holder, number, caseId } = await caseInHand(world);
    const station = await world.member(HELPERS.station, '社工甲', 'wechat');
    const organisation = await world.member(HELPERS.organisation, '志愿者甲', 'web');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');

    expect(await opensNeed(holder, '成长陪伴')).toContain('已问2家本区单位');
    await holder.says(`已确认安全 ${number}`);
    await station.sees(`帮扶需求(编号${number})`);
    await organisation.sees(`帮扶需求(编号${number}),请在周四10:00前处理`);
    await station.says(`查看任务 ${number}`);
    const told = await station.sees('成长陪伴');
    expect(told).toContain(BRIEF);
    expect(told).toContain('3–7岁');
    await offersHelp(station, number, '下周一可以开始', 'wechat');
    expect(holder.chat().join()).not.toContain('可以帮忙,请选定');
    for (const word of ['看名单', '选定']) {
      await holder.says(`${word} ${number}`);
      await holder.sees('还有单位没回复');
    }
    expect(holder.chat().join()).not.toMatch(/没有派给您|名单里的序号/);
    await holder.says(`帮扶进度 ${number}`);
    await holder.sees('已有1家可以帮忙');
    await organisation.picks('可以帮');
    await organisation.sees('什么时候可以开始');
    await organisation.says('周末有两位心理老师');
    await organisation.sees('等负责人选定');

    const card = await holder.sees('有2家单位可以帮忙');
    expect(card).not.toMatch(/下周一|心理老师/);
    await holder.picks('看名单');
    const list = await holder.sees('可以帮忙的单位(成长陪伴)');
    expect(list).toContain('和平区社工站值班:下周一可以开始');
    expect(list).toContain('和平区社会组织联络岗:周末有两位心理老师');
    await holder.picks(holder.options().find((label) => label.includes('社工站')) ?? '');
    await station.sees('帮扶任务交给您了,请在');
    await organisation.sees('谢谢你们愿意帮忙,这次已有安排');
    await world.settled();
    expect(organisation.chat().filter((text) => text.includes('帮扶任务交给您'))).toEqual([]);
    expect(await world.query.need.findMany()).toMatchObject([{ state: 'chosen', chosenPost: HELPERS.station }]);

    // Due in a week: reminded before, then whoever holds the case hears, then the bureau above.
    await world.later('P6D');
    await station.sees('提醒');
    await world.later('P2D');
    await station.sees('已过期限');
    await holder.sees('已过期限');
    await world.later('P3D');
    await bureau.sees('已过期限');

    await station.says(`完成任务 ${number}`);
    await station.sees('做了什么、结果怎么样');
    await station.says('见了四次,孩子愿意说话了。');
    await holder.sees('一项帮扶任务已完成');
    await station.sees('已由和平区社工站值班 社工甲');
    await holder.picks('帮扶进度');
    const progress = await holder.sees(':帮扶进度');
    expect(progress).toContain('见了四次');
    expect(progress).toContain('和平区社工站值班已完成');

    await world.later('P30D');
    expect([...station.chat(), ...organisation.chat(), ...bureau.chat()].join()).not.toMatch(SECRET);
    expect(
      await world.query.obligation.findMany({
        where: { kind: { in: ['offer_help', 'choose_help', 'help'] }, state: { not: 'done' } },
      }),
    ).toEqual([]);
    const notes = await world.app.store.read.notes.ofCase(caseId, 10);
    expect(notes).toMatchObject([{ kind: 'help', postCode: HELPERS.station, text: '见了四次,孩子愿意说话了。' }]);
    const events = await world.query.event.findMany();
    const views = events.filter(({ kind }) => kind === 'need.viewed');
    expect(views).toHaveLength(1);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toMatch(/下周一|见了四次|怕生/);
    for (const row of await world.query.outbox.findMany()) expect(row.id).not.toMatch(/[^ -~]/);
  });

  test('who was chosen gives up: the one who was thanked can be chosen after all', async () => {
    world = await openWorld({ engine });
    const { holder, number } = await caseInHand(world);
    const station = await world.member(HELPERS.station, '社工甲');
    const organisation = await world.member(HELPERS.organisation, '志愿者甲');
    await opensNeed(holder, '成长陪伴');
    await station.sees('帮扶需求(编号');
    await offersHelp(station, number, '马上');
    await organisation.sees('帮扶需求(编号');
    await offersHelp(organisation, number, '下月');
    await holder.sees('有2家单位可以帮忙');
    await holder.says(`选定 ${number}`);
    await holder.sees('名单里的序号');
    await holder.says('9');
    await holder.sees('名单里没有这一家');
    await holder.says(`选定 ${number}`);
    await holder.sees('名单里的序号');
    await holder.says('1');
    await holder.sees('已选定,并感谢了其他单位');
    await station.sees('帮扶任务交给您了');
    await organisation.sees('这次已有安排');

    await station.says(`做不下去 ${number}`);
    await station.sees('为什么做不下去');
    await station.picks('人手变动');
    await holder.sees('选定的单位做不下去了');
    await holder.sees('有1家单位可以帮忙');
    await holder.picks('看名单');
    await holder.sees('和平区社会组织联络岗:下月');
    await holder.picks(holder.options().find((label) => label.includes('社会组织')) ?? '');
    await organisation.sees('帮扶任务交给您了');
    await world.settled();
    expect(await world.query.need.findMany()).toMatchObject([{ state: 'chosen', chosenPost: HELPERS.organisation }]);
    expect(await world.query.offer.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      { state: 'left' },
      { state: 'chosen' },
    ]);
    expect(await world.query.event.count({ where: { kind: 'need.chosen' } })).toBe(2);
  });

  test('nobody of the district can, nobody answers in the city: the bureau has to see to it', async () => {
    world = await openWorld({ engine });
    const { holder, number } = await caseInHand(world);
    const station = await world.member(HELPERS.station, '社工甲');
    const city = await world.member(HELPERS.city, '康复师甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    expect(await opensNeed(holder, '临时照料')).toContain('已问1家本区单位');
    await holder.says(`已确认安全 ${number}`);
    await station.sees('帮扶需求(编号');
    expect(city.chat()).toHaveLength(1);
    await offersHelp(station, number, '马上');
    await holder.sees('有1家单位可以帮忙');
    // Taken back by the one who alone offered: the choice is owed no more, and others are asked.
    await station.picks('帮不了');
    await station.sees('为什么帮不了');
    await station.picks('现在忙不过来');
    await station.sees('已回复帮不了');
    await holder.sees('都帮不了,已再问1家');
    const [taken] = await world.query.event.findMany({ where: { kind: 'help.declined' } });
    expect(taken?.postCode).toBe(HELPERS.station);
    expect(await world.query.obligation.count({ where: { kind: 'choose_help', state: { not: 'done' } } })).toBe(0);
    await city.sees('帮扶需求(编号');

    await world.later('P1D');
    await city.sees('还没有人处理');
    expect(bureau.chat()).toHaveLength(1);
    await world.later('P1DT1M');
    await city.sees('不用再回复了');
    await holder.sees('没有单位能帮,已转区民政局');
    await bureau.sees('帮扶任务(编号');
    await bureau.picks('查看任务');
    await bureau.sees(BRIEF);
    await bureau.picks('我已接手');
    await bureau.sees('帮扶任务由您负责');
    await bureau.picks('完成任务');
    await bureau.sees('做了什么');
    await bureau.says('已安排临时寄养家庭。');
    await holder.sees('一项帮扶任务已完成');
    expect(await world.query.need.findMany()).toMatchObject([{ state: 'done', chosenPost: null }]);
    expect(world.logged.filter((line) => line.includes('operator alarm'))).toEqual([]);

    // Whoever is left out of the case has nothing of it left in their chat, nor of its needs.
    await holder.says(`我须回避 ${number}`);
    await holder.sees('有关系吗');
    await holder.picks('是,请别人接管');
    await holder.sees('不会再通知您');
    await world.settled();
    expect(holder.chat().join()).not.toMatch(/都帮不了,已再问|没有单位能帮/);
  });
});

test('asked in two posts: who can help in one is not waited for in the other; who cannot is asked for the other by its name', async () => {
  world = await openWorld();
  const { holder, number } = await caseInHand(world);
  const both = await world.member([HELPERS.station, HELPERS.organisation], '社工甲');
  expect(await opensNeed(holder, '成长陪伴')).toContain('已问2家本区单位');
  await both.sees('帮扶需求(编号');
  await both.says(`帮不了 ${number}`);
  await both.sees('您说的是哪一件');
  const [first, second] = both.options();
  expect(`${first}${second}`).toMatch(/和平区社工站值班.*和平区/);
  await both.picks(first ?? '');
  await both.sees('为什么帮不了');
  await both.picks('不是我们的专长');
  expect(await both.sees('还等您回复能不能帮')).toContain('也问了您');
  await both.says(`可以帮 ${number}`);
  await both.sees('什么时候可以开始');
  await both.says('马上');
  await holder.sees('有1家单位可以帮忙');

  await world.later('PT1M');
  await opensNeed(holder, '成长陪伴');
  await world.settled();
  const asked = await world.query.offer.findMany({ where: { state: 'asked' } });
  expect(asked).toHaveLength(2);
  await both.pressesData(`d.offer.${asked[0]?.id}`);
  await both.sees('什么时候可以开始');
  await both.says('马上');
  await holder.sees('有1家单位可以帮忙');
});

test('nobody fits at all: the bureau is called at once', async () => {
  world = await openWorld();
  const { holder, number, caseId } = await caseInHand(world);
  const bureau = await world.member(HEPING.bureau, '民政科员甲');
  expect(await opensNeed(holder, '康复服务')).toContain('没有单位能帮,已转区民政局');
  await bureau.sees('帮扶任务(编号');
  // Of however many that run, a message has six buttons.
  await world.app.store.write(async (tx) => {
    const first = await tx.needs.byId(`${caseId}-n1`);
    for (let n = 2; first && n <= 8; n += 1) await tx.needs.add({ ...first, id: `${caseId}-n${n}` });
  });
  await holder.says(`帮扶进度 ${number}`);
  await holder.sees(':帮扶进度');
  expect(holder.options()).toHaveLength(6);
});

test('nobody fits, and the bureau, over which the directory names nobody, is held by nobody: the top of the ladder sees to it', async () => {
  const sample = await readFile('assets/sample-directory.csv', 'utf8');
  const file = join(await folderOfTest(), 'directory.csv');
  await writeFile(file, sample.replace(/^(TJ-120101-DCA,.*),TJ-120101-DWO,/m, '$1,,'));
  world = await openWorld({ env: { DIRECTORY_FILE: file } });
  const { holder } = await caseInHand(world);
  const city = await world.member('TJ-12-CCA', '市民政干事甲');
  expect(await opensNeed(holder, '康复服务')).toContain('没有单位能帮,已转区民政局');
  await city.sees('帮扶任务(编号');
});
