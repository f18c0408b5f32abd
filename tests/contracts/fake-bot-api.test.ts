import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeBotApi, startFakeBotApi } from '../support/fake-bot-api.js';

const TOKEN = '1:any_token-will-do';
let fake: FakeBotApi;
let now = 1_700_000_000_000;
beforeEach(async () => {
  fake = await startFakeBotApi({ clock: { now: () => now, sleep: async () => {} } });
});
afterEach(() => fake.close());

const call = async (method: string, params: object = {}, token = TOKEN) =>
  (await (
    await fetch(`${fake.apiRoot}/bot${token}/${method}`, { method: 'POST', body: JSON.stringify(params) })
  ).json()) as { ok: boolean; error_code?: number; description?: string; result?: { update_id?: number }[] };
const person = () => fake.user(TOKEN, { id: 7, firstName: 'Neighbour' });
const button = (data: string) => ({ inline_keyboard: [[{ text: 'A', callback_data: data }]] });

describe('the fake Bot API fails on what no right program does', () => {
  test.each([
    ['an unknown method', 'sendEverything', {}],
    ['an empty text', 'sendMessage', { chat_id: 7, text: ' ' }],
    ['a text too long', 'sendMessage', { chat_id: 7, text: 'x'.repeat(4097) }],
    ['half a surrogate pair', 'sendMessage', { chat_id: 7, text: 'a\ud83d' }],
    ['a chat id that is a string', 'sendMessage', { chat_id: '7', text: 'x' }],
    ['a parameter it does not know', 'sendMessage', { chat_id: 7, text: 'x', txet: 'y' }],
    ['button data too long in bytes', 'sendMessage', { chat_id: 7, text: 'x', reply_markup: button('童'.repeat(22)) }],
    ['button data missing', 'sendMessage', { chat_id: 7, text: 'x', reply_markup: button('') }],
    ['a command in capitals', 'setMyCommands', { commands: [{ command: 'Start', description: 'x' }] }],
  ])('%s', async (_, method, params) => {
    person();
    expect(await call(method, params)).toMatchObject({ ok: false, description: expect.any(String) });
    expect(() => fake.assertNothingUnexpected()).toThrow(method);
  });

  test('started anew it numbers updates as no server before it did', async () => {
    const later = await startFakeBotApi({ firstUpdate: 1_700_000_000 });
    later.user(TOKEN, { id: 7, firstName: 'Neighbour' }).says('x');
    const updates = await (await fetch(`${later.apiRoot}/bot${TOKEN}/getUpdates`)).json();
    expect((updates as { result: { update_id: number }[] }).result[0]?.update_id).toBeGreaterThan(1_700_000_000);
    await later.close();
  });

  test('but not on what may happen to a right one', async () => {
    const user = person();
    expect(await call('sendMessage', { chat_id: 8, text: 'x' })).toMatchObject({ error_code: 400 });
    expect(await call('editMessageText', { chat_id: 7, message_id: 99, text: 'x' })).toMatchObject({ error_code: 400 });
    user.blocks();
    expect(await call('sendMessage', { chat_id: 7, text: 'x' })).toMatchObject({ error_code: 403 });
    expect(await call('getMe', {}, 'no-token')).toMatchObject({ error_code: 404 });
    fake.assertNothingUnexpected();
  });
});

describe('the fake Bot API keeps time and order as Telegram does', () => {
  test('an update comes again until the offset passes it', async () => {
    person().says('one');
    person().says('two');
    const ids = async (params: object) => (await call('getUpdates', params)).result?.map(({ update_id }) => update_id);
    expect(await ids({})).toEqual([1, 2]);
    expect(await ids({ offset: 1, limit: 1 })).toEqual([1]);
    expect(await ids({ offset: 2 })).toEqual([2]);
    expect(await ids({ offset: 0 })).toEqual([2]);
    expect(await ids({ offset: 3 })).toEqual([]);
  });

  test('the older of two long polls is ended', async () => {
    const older = call('getUpdates', { timeout: 30 });
    await fake.until(TOKEN, 'the first poll', () => fake.bot(TOKEN).isPolled);
    const newer = call('getUpdates', { timeout: 30 });
    expect(await older).toMatchObject({ error_code: 409 });
    person().says('hello');
    expect((await newer).result).toHaveLength(1);
  });

  test('a poll is refused while a webhook is set', async () => {
    await call('setWebhook', { url: 'http://127.0.0.1:9/' });
    expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
    await call('deleteWebhook');
    expect(await call('getUpdates')).toMatchObject({ ok: true });
  });

  test('a press can be answered once, within 150 seconds, and is not delivered later', async () => {
    const user = person();
    await call('sendMessage', { chat_id: 7, text: '?', reply_markup: button('a') });
    const answer = (callback_query_id: string) => call('answerCallbackQuery', { callback_query_id });
    const press = user.presses('A');
    expect(await answer(press)).toMatchObject({ ok: true });
    expect(await answer(press)).toMatchObject({ error_code: 400 });

    const late = user.presses('A');
    user.says('a text stays');
    now += 151_000;
    expect((await call('getUpdates')).result).toHaveLength(1);
    expect(await answer(late)).toMatchObject({ description: expect.stringContaining('query is too old') });
    expect(fake.bot(TOKEN).unanswered).toBe(0);
  });

  test('each token has a world to itself', async () => {
    person().says('hello');
    expect((await call('getUpdates', {}, '2:other')).result).toEqual([]);
  });
});

test('another program can be a user too', async () => {
  const control = async (path: string, body?: object) =>
    (
      await fetch(`${fake.apiRoot}/_fake/${path}`, body ? { method: 'POST', body: JSON.stringify(body) } : {})
    ).json() as Promise<Record<string, unknown>>;
  await control('say', { token: TOKEN, userId: 7, text: '/start' });
  await call('sendMessage', { chat_id: 7, text: '?', reply_markup: button('a') });
  await control('press', { token: TOKEN, userId: 7, label: 'A' });
  expect(await control('press', { token: TOKEN, userId: 7, label: 'B' })).toMatchObject({ error: expect.any(String) });

  expect(await control(`chat?token=${TOKEN}&userId=7`)).toMatchObject({
    messages: [
      { from: 'user', text: '/start' },
      { from: 'bot', text: '?' },
    ],
  });
  expect((await call('getUpdates')).result).toHaveLength(2);
});
