import { afterEach, describe, expect, test } from 'vitest';
import { hungry } from '../support/known-child.js';
import { reportsNeglect, tells } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const taken = () => world.query.event.count({ where: { kind: 'obligation.acknowledged' } });

const deskUser = async (name: string, post: string) => {
  const user = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: name, languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(post)}`);
  await user.sees('绑定成功');
  return user;
};

describe.each(['sqlite', 'postgresql'] as const)('我已接手, on %s', (engine) => {
  test('pressed twice by one person is once, and both presses are answered', async () => {
    world = await openWorld({ engine });
    const supervisor = await deskUser('督导员甲', HEPING.supervisor);
    const neighbour = await world.citizen();
    await reportsNeglect(neighbour);
    await supervisor.sees('您有1件待接手事项');
    supervisor.presses('我已接手');
    supervisor.presses('我已接手');
    await neighbour.sees('已有人接手');
    await world.settled();
    expect(supervisor.callbackAnswers.map(({ text }) => text)).toEqual(['已记下:由您接手', '您已经接手了']);
    expect(await taken()).toBe(1);
    expect(neighbour.chat().filter((text) => text.includes('已有人接手'))).toHaveLength(1);
  });

  test('pressed by two people in one instant is taken by one, and the other hears by whom', async () => {
    world = await openWorld({ engine });
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const second = await world.member(HEPING.supervisor, '督导员乙');
    await reportsNeglect(await world.citizen());
    for (const person of [first, second]) await person.sees('您有1件待接手事项');
    await Promise.all([first.picks('我已接手'), second.picks('我已接手')]);
    await world.settled();
    expect(await taken()).toBe(1);
    const cards = [first, second].map((person) => person.chat().at(-1) ?? '');
    expect(cards.filter((text) => text.includes('您已接手编号'))).toHaveLength(1);
    expect(cards.filter((text) => /督导员[甲乙]于/.test(text))).toHaveLength(1);
  });

  test('just before it would climb: it does not climb', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT59M59S');
    await supervisor.picks('我已接手');
    await world.settled();
    await world.later('PT1S');
    expect(bureau.chat()).toHaveLength(1);
    expect(await taken()).toBe(1);
  });

  test('just after it climbed, on the card of the rung below: it counts', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT1H');
    await supervisor.picks('我已接手');
    await bureau.sees('督导员甲');
    await world.later('PT3H');
    expect(bureau.chat().filter((text) => text.includes('现在转到您这里'))).toHaveLength(0);
    expect(await taken()).toBe(1);
  });

  test('in the very instant of the climb: taken once, whichever came first, and nobody is called after it', async () => {
    world = await openWorld({ engine });
    const supervisor = await world.member(HEPING.supervisor, '督导员甲');
    const bureau = await world.member(HEPING.bureau, '民政科员甲');
    const office = await world.member(HEPING.wcwc, '妇儿工委干事甲');
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
    await world.later('PT59M59S');
    world.clock.set(world.clock.now() + 1000);
    await Promise.all([world.app.tick(), supervisor.picks('我已接手')]);
    await world.settled();
    expect(await taken()).toBe(1);
    await world.later('PT5H');
    expect(office.chat()).toHaveLength(1);
    expect(bureau.chat().filter((text) => text.includes('待接手事项'))).toHaveLength(0);
  });
});

test('a press whose query is too old to be answered still stands', async () => {
  world = await openWorld();
  const supervisor = await deskUser('督导员甲', HEPING.supervisor);
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour);
  await supervisor.sees('您有1件待接手事项');
  const description = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
  const tooOld = { kind: 'answer', code: 400, description } as const;
  world.api.fails(tooOld, { token: DESK_TOKEN, method: 'answerCallbackQuery' });
  const card = supervisor.messages.findLast(({ text }) => text.includes('您有1件待接手事项'));
  const data = card?.buttons.flat().find(({ text }) => text === '我已接手')?.callback_data ?? '';
  world.api.delivers(DESK_TOKEN, {
    callback_query: {
      id: '1',
      from: { id: supervisor.id, is_bot: false, first_name: '督导员甲' },
      chat_instance: '1',
      data,
      message: { message_id: card?.id, date: 1, chat: { id: supervisor.id, type: 'private' }, text: 'x' },
    },
  });
  await neighbour.sees('已有人接手');
  await world.settled();
  expect(await taken()).toBe(1);
});

test('a press that the platform hands over twice is one, and each is answered', async () => {
  const secret = 'a-secret-of-32-letters-and-digits';
  world = await openWorld({
    env: { TELEGRAM_MODE: 'webhook', PUBLIC_URL: 'https://huyou.example', TELEGRAM_WEBHOOK_SECRET: secret },
  });
  const supervisor = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '督导员甲' });
  const page = await world.citizen('web');
  let serial = 0;
  const posts = async (update: object) => {
    const answer = await fetch(`${world.app.url}${new URL(world.api.bot(DESK_TOKEN).webhook ?? '').pathname}`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': secret },
      body: JSON.stringify(update),
    });
    expect(answer.status).toBe(200);
    await world.app.idle();
  };
  const from = { id: supervisor.id, is_bot: false, first_name: '督导员甲', language_code: 'zh-hans' };
  const chat = { id: supervisor.id, type: 'private' };
  serial += 1;
  const text = `/start ${await world.invite(HEPING.supervisor)}`;
  await posts({ update_id: serial, message: { message_id: 1, date: 1, from, chat, text } });
  await reportsNeglect(page);
  const card = await supervisor.sees('您有1件待接手事项');
  const data = card.buttons.flat().find((button) => button.text === '我已接手')?.callback_data;
  const message = { message_id: card.id, date: 1, chat, text: card.text };
  const press = { update_id: 2, callback_query: { id: '77', from, chat_instance: '1', data, message } };
  await posts(press);
  await posts(press);
  await page.sees('已有人接手');
  expect(await taken()).toBe(1);
  await world.api.until(
    DESK_TOKEN,
    'both are answered',
    () => world.api.calls(DESK_TOKEN, 'answerCallbackQuery').length === 2,
  );
});

test('“OK” with two open matters asks which, and the one that is named is taken', async () => {
  world = await openWorld();
  const supervisor = await world.member(HEPING.supervisor, '督导员甲');
  for (let report = 0; report < 2; report += 1) {
    await reportsNeglect(await world.citizen());
    await supervisor.sees('您有1件待接手事项');
  }
  await supervisor.says('OK');
  await supervisor.sees('哪一件');
  expect(await taken()).toBe(0);
  const [label] = supervisor.options();
  await supervisor.picks(label ?? '');
  await supervisor.sees('您已接手编号');
  await world.settled();
  expect(await taken()).toBe(1);
});

test('taken from the list while its call waits for the morning: by when the child is to be safe is said, with what can be done', async () => {
  world = await openWorld({ at: '2026-03-03T21:00:00+08:00' });
  const director = await world.member(HEPING.director, '儿童主任甲');
  await tells(await world.citizen(), hungry);
  await director.says('我的待办');
  await director.sees('您的待办');
  const { number } = await world.query.case.findFirstOrThrow();
  await director.picks(`接手 ${number}`);
  await director.sees(`您已接手编号${number}。请在周五21:00前确认孩子安全`);
  await director.picks('已确认孩子安全');
  await director.sees('下一步');
});
