import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect, tells } from '../support/stories.js';
import { HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? 'no code';

describe('the receipt', () => {
  test('begun on Telegram, asked on the web: how it stands is told there, and the news arrives there', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen('telegram');
    await reportsNeglect(neighbour);
    const code = codeIn(await neighbour.sees('回执码'));
    await neighbour.says('警察去了吗');
    await neighbour.sees('还没有人接手');

    const page = await world.citizen('web');
    await page.says(`查询 ${code.toLowerCase()}`);
    await page.sees(/还没有人接手[\s\S]*以后的进展会发到这里/);
    await neighbour.sees('以后的进展会发到那里');
    await neighbour.says('进展');
    await neighbour.sees('请发“查询”加回执码');
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await page.sees('已有人接手您报告的事');
    await page.says(code);
    expect(await page.sees('正在处理')).not.toContain('发到这里');
    await world.settled();
    await supervisor.picks('已确认孩子安全');
    await supervisor.sees('确认孩子安全。');
    await page.says(`查询 ${code}`);
    await page.sees('已确认孩子安全');

    // Nobody has it since: nobody goes on with it meanwhile.
    const { memberId } = await world.query.holding.findFirstOrThrow({ where: { postCode: HEPING.supervisor } });
    await world.app.store.write((tx) => tx.members.remove(memberId, world.clock.now()));
    await world.later('PT1M');
    await page.says(`查询 ${code}`);
    await page.sees(/接手的人没能继续,正在请其他人接手。.*前会有工作人员看到/);
  });

  test('of somebody whose post has to report: they are told so, and by it they can show on any channel that and when they did', async () => {
    world = await openWorld();
    const teacher = await world.citizen();
    const code = codeIn(await tells(teacher, { concerns: ['没人好好照顾'], role: '老师' }));
    expect(teacher.chat().join('\n')).toContain('您的岗位有报告义务,请同时向公安报案');
    const page = await world.citizen('web');
    await page.says(`查询 ${code}`);
    await page.sees(/^您于今天10:00在这里报告,已记录在案。\n已经收到,还没有人接手/);
    const neighbour = await world.citizen();
    const other = codeIn(await tells(neighbour, { concerns: ['没人好好照顾'], role: '邻居' }));
    await page.says(`查询 ${other}`);
    expect(await page.sees('还没有人接手')).not.toContain('记录在案');
  });

  test('on another device: what is written after it is asked for is added to the same matter, and whoever has it hears', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen('telegram');
    await reportsNeglect(neighbour);
    const code = codeIn(await neighbour.sees('回执码'));
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await neighbour.sees('已有人接手');
    const page = await world.citizen('web');
    // As the page does by itself.
    await page.says('/start');
    await page.sees('孩子现在有危险吗');
    await page.says(code.replaceAll('-', ' ').toLowerCase());
    await page.sees('要补充这件事,直接在这里写');
    await page.says('孩子还是没人管');
    await page.sees('已补充到刚才查询的这件事里');
    await world.settled();
    await supervisor.sees(/您有1件待接手事项[\s\S]*中风险/);
    await page.says('退出');
    await page.sees('已离开');
    expect(await world.query.case.count()).toBe(1);
    expect(await world.query.report.count()).toBe(2);
  });

  test('who goes on in another language has the news in it', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const neighbour = await world.citizen('telegram');
    await reportsNeglect(neighbour);
    await neighbour.says('English');
    await world.settled();
    await supervisor.sees('您有1件待接手事项');
    await supervisor.picks('我已接手');
    await neighbour.sees('Somebody has taken on what you reported');
  });

  test.each(['ABCD-1234-EFGH', '0000-0000-0000'])('%s, which nobody was given, is answered kindly', async (code) => {
    world = await openWorld();
    const page = await world.citizen('web');
    await page.says(`查询 ${code}`);
    await page.sees('没有找到这个回执码');
    await page.says('查询');
    await page.sees('请发“查询”加回执码');
    await page.says('开始');
    await page.sees('孩子现在有危险吗');
  });

  test('looking a code up does not disturb a report under way', async () => {
    world = await openWorld();
    const first = await world.citizen();
    await reportsNeglect(first);
    const code = codeIn(await first.sees('回执码'));
    const second = await world.citizen('web');
    await second.says('开始');
    await second.sees('孩子现在有危险吗');
    await second.picks('没有');
    await second.sees('您担心');
    await second.says(`查询 ${code}`);
    await second.sees('还没有人接手');
    // With spaces it might be words: that it was given decides.
    await second.says(code.replaceAll('-', ' ').toLowerCase());
    await second.sees('还没有人接手');
    await second.picks('吃穿住有困难');
    await second.picks('选好了');
    await second.sees('哪个区');
  });
});
