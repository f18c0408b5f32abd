import { afterEach, describe, expect, test } from 'vitest';
import { childTells, comes, isSafe, receiptIn } from '../support/child.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const theReport = () => world.query.report.findFirstOrThrow();

describe('a child tells by itself', () => {
  test.each(['telegram', 'wechat', 'web'] as const)(
    'on %s: two answers are enough, and it hears in its own words who will look, by when, and that somebody does',
    async (channel) => {
      world = await openWorld({ wechat: true });
      const city = await world.member('TJ-12-CCA', '市级科员甲');
      const child = await world.citizen(channel);
      await isSafe(child);
      await child.picks('说完了,发给你们');
      const thanked = await child.sees('谢谢你说出来,这不是你的错。');
      expect(thanked).toContain('不安全时马上打110。');
      const chat = child.chat().join('\n');
      expect(chat).toMatch(/今天13:00前会有工作人员看到你的消息。\n回执码:[0-9A-Z-]{14}\n记住这个码/);
      await city.sees('您有1件待接手事项');
      await city.picks('我已接手');
      await child.sees('有人在看你的消息了。');
      await child.says(`查询 ${receiptIn(chat)}`);
      await child.sees('有人在看你的消息了,正在想办法。');
      expect(child.chat().join('\n')).not.toContain('您');
      expect(await theReport()).toMatchObject({ level: 'P2', partial: false, area: '12' });
    },
  );

  test('all of it on WeChat, where choices have numbers: an age beyond them is an age', async () => {
    world = await openWorld({ wechat: true });
    const director = await world.member(HEPING.director, '儿童主任甲');
    const child = await world.citizen('wechat');
    await childTells(child, { concern: '不让我上学', where: '和平区的小学', age: '12', contact: '在这里回我' });
    await director.sees('您有1件待接手事项');
    await director.picks('查看线索');
    const shown = await director.sees('孩子自己求助');
    expect(shown).toMatch(/失学、辍学[\s\S]*和平区[\s\S]*8–13岁/);
    expect(child.chat().join('\n')).not.toContain('您');
  });

  test('a neighbour who says whose neighbour they are is asked as a neighbour is', async () => {
    world = await openWorld();
    const neighbour = await world.citizen();
    await neighbour.says('我是孩子的邻居');
    expect(await neighbour.sees('孩子现在有危险吗')).not.toContain('如果你是孩子');
  });

  test('who began as a neighbour would, and in danger: one report, told on in its own words', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const child = await world.citizen();
    await child.says('/start');
    await child.sees('孩子现在有危险吗');
    await child.says('我爸爸拿着刀打我');
    await child.sees('110 报警');
    await duty.sees('您有1件待接手事项');
    await child.sees('孩子现在在哪个区');
    await child.picks('我是孩子,想找人帮忙');
    await child.sees('你现在在哪里');
    await child.picks('和平区');
    await child.sees('我们怎样能找到你');
    await supervisor.sees('线索有补充');
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', area: '120101' }]);
    await supervisor.picks('查看线索');
    const shown = await supervisor.sees('孩子自己求助');
    expect(shown).toContain('我爸爸拿着刀打我');
  });
});

test('what is done to it, told in its own words and not tapped: it is asked what it would be after a tap, and the police are told', async () => {
  world = await openWorld();
  await world.member(HEPING.supervisor, '督导员甲');
  const child = await world.citizen();
  await childTells(child, { words: '叔叔总摸我下面', where: '和平区' });
  expect(child.chat().join('\n')).toContain('有没有想伤害自己');
  expect(await theReport()).toMatchObject({ level: 'P0', area: '120101' });
  const kinds = (await world.query.obligation.findMany()).map(({ kind }) => kind).sort();
  expect(kinds).toEqual(['acknowledge', 'police_report']);
});

describe('danger', () => {
  test('不安全: 110 and 120 before anything else, and the posts of P0 are called at once', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const child = await world.citizen();
    await comes(child);
    const before = child.chat().length;
    await child.picks('不安全');
    await child.sees('你现在在哪里');
    expect(child.chat()[before]).toMatch(/^有危险,现在就打电话:\n110 警察\n120 受伤、生病/);
    expect(await duty.sees('您有1件待接手事项')).toContain('紧急');
    expect(await theReport()).toMatchObject({ level: 'P0', partial: true });
    const kinds = (await world.query.obligation.findMany()).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['acknowledge', 'police_report']);

    // Nothing more is said: what there is stays a report, and the ladder climbs.
    const city = await world.member('TJ-12-CCA', '市级科员甲');
    const told = child.chat().length;
    await world.later('PT15M');
    await city.sees('现在转到您这里');
    // Who hurts it may hold the phone: nothing comes that it did not ask for, until it says that nobody reads along.
    expect(child.chat()).toHaveLength(told);
    expect(await world.query.report.findMany()).toMatchObject([{ level: 'P0', partial: true }]);
    expect(child.chat().join('\n')).not.toContain('您');
  });

  test('to hurt itself now: who cares, whom to ring, to be with somebody; no word of a way to do it', async () => {
    world = await openWorld();
    const duty = await world.member('TJ-12-BDD', '值班员甲');
    const child = await world.citizen();
    await isSafe(child);
    await child.picks('不会');
    await child.sees('发生了什么');
    await child.picks('不想打字');
    await child.sees('点一个最像的');
    await child.picks('心里很难受');
    await child.sees('有没有想伤害自己');
    const before = child.chat().length;
    await child.picks('现在就想');
    await child.sees('你现在在哪里');
    const card = child.chat()[before] ?? '';
    for (const words of [
      '110 警察',
      '120 受伤、生病',
      '你很重要,我们在乎你',
      '找一个大人陪着你',
      '现在就想伤害自己时,请打120或110。',
      '12356',
    ])
      expect(card).toContain(words);
    expect(child.chat().slice(before).join('\n')).not.toMatch(/刀|药|跳|绳|割|楼|死/);
    await duty.sees('您有1件待接手事项');
    await duty.picks('查看线索');
    await duty.sees('现在就想');
    expect(await theReport()).toMatchObject({ level: 'P0', partial: true });
    const kinds = (await world.query.obligation.findMany()).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['acknowledge', 'police_report']);
  });

  test('to have thought of it: heard kindly, and never below P1', async () => {
    world = await openWorld();
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const child = await world.citizen();
    await childTells(child, { concern: '心里很难受', harm: '有过', where: '和平区' });
    expect(child.chat().join('\n')).toContain('谢谢你告诉我们。你很重要,我们在乎你。');
    expect(await supervisor.sees('您有1件待接手事项')).toContain('高风险');
    expect(await theReport()).toMatchObject({ level: 'P1' });
  });
});

describe('a child that falls silent', () => {
  test('having told something is a report within the hour', async () => {
    world = await openWorld();
    const child = await world.citizen();
    await isSafe(child);
    await child.says('他们抢我的书');
    await child.sees('会不会被别人看到');
    await world.later('PT59M');
    await child.sees('你还在吗?');
    expect(await world.query.report.count()).toBe(0);
    await world.later('PT1M');
    await child.sees('你说的话已经交给工作人员');
    expect(await theReport()).toMatchObject({ level: 'P2', partial: true });
  });

  test('where somebody may look: the report is made, and nothing is said', async () => {
    world = await openWorld();
    const city = await world.member('TJ-12-CCA', '市级科员甲');
    const child = await world.citizen();
    await isSafe(child);
    await child.picks('会');
    await child.sees('发“退出”就能马上离开');
    await child.says('他们抢我的书');
    await child.sees('点一个最像的');
    const before = child.chat();
    await world.later('PT1H');
    await city.sees('您有1件待接手事项');
    await city.picks('我已接手');
    await city.sees('您已接手编号');
    await world.settled();
    expect(child.chat()).toEqual(before);
  });

  test('having told nothing is let alone', async () => {
    world = await openWorld();
    const child = await world.citizen();
    await isSafe(child);
    await world.later('P1D');
    expect(await world.query.report.count()).toBe(0);
  });
});

describe('odd input', () => {
  test.each(['web', 'telegram'] as const)(
    'blank, 10,000 characters, on %s: answered, and the chat goes on',
    async (channel) => {
      world = await openWorld();
      const child = await world.citizen(channel);
      await isSafe(child);
      for (const text of [' \n', '很'.repeat(10_000), '\u202Eabc', '/nothing', '<b>*_`'])
        await child.says(text).catch((error: Error) => expect(error.message).toMatch(/said 4\d\d: .*(太长|格式不对)/));
      await world.settled();
      await child.picks('不会');
      await child.sees(/发生了什么|点一个最像的/);
      await world.settled();
      expect(world.logged.filter((line) => /^(error|warn) (?!the audit found|help lines)/.test(line))).toEqual([]);
      expect(await world.query.parkedUpdate.count()).toBe(0);
      expect(child.chat().join('\n')).not.toContain('您');
    },
  );

  test('pressed twice no question is skipped; sent twice it is one report; an old button changes nothing', async () => {
    world = await openWorld();
    const user = world.api.user(PUBLIC_TOKEN, { id: 7_000_000_811, firstName: 'Child', languageCode: 'zh-hans' });
    user.says('/child');
    const first = await user.sees('你现在安全吗');
    const button = (label: string) => first.buttons.flat().find(({ text }) => text === label)?.callback_data ?? '';
    const [safe, unsafe] = [button('安全'), button('不安全')];
    user.presses('安全');
    user.presses('安全');
    await user.sees('你有没有受伤');
    await world.settled();
    expect(user.messages.some(({ text }) => text.includes('会不会被别人看到'))).toBe(false);
    user.presses('没有');
    const third = await user.sees('会不会被别人看到');
    user.pressesData(first.id, safe);
    await world.settled();
    expect(user.callbackAnswers.at(-1)?.text).toContain('已经过期');
    expect(await world.query.report.count()).toBe(0);
    const send = third.buttons.flat().find(({ text }) => text === '说完了,发给你们')?.callback_data ?? '';
    user.pressesData(third.id, send);
    user.pressesData(third.id, send);
    await user.sees('回执码');
    await world.settled();
    expect(await world.query.report.count()).toBe(1);
    user.pressesData(first.id, safe);
    await world.settled();
    expect(await theReport()).toMatchObject({ level: 'P2' });
    // Danger is heard whenever it is pressed.
    user.pressesData(first.id, unsafe);
    await user.sees('110', { after: third.id });
    await world.settled();
    expect(await theReport()).toMatchObject({ level: 'P0' });
  });
});
