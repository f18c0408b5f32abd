import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryError, OutMessage } from '../../src/domain/channel.js';
import type { Fault } from '../support/fake-bot-api.js';
import { type ChannelStage, plain, stageChannel, TELEGRAM_BOTS } from '../support/telegram-channel.js';

const send = (id = 'row-1', signal: AbortSignal = AbortSignal.timeout(5_000)) => ({ id, signal });
const failure = (promise: Promise<unknown>): Promise<DeliveryError> =>
  promise.then(
    () => Promise.reject(new Error('it was delivered')),
    (error: DeliveryError) => error,
  );

describe.each(TELEGRAM_BOTS)('the $name, sending', (bot) => {
  let stage: ChannelStage;
  beforeEach(async () => {
    stage = await stageChannel(bot);
  });
  afterEach(async () => {
    await stage.close();
    stage.fake.assertNothingUnexpected();
  });
  const person = (id = 7) => stage.fake.user(bot.token, { id, firstName: 'Neighbour' });

  test('shows text to the letter, without previews or markup', async () => {
    const user = person(2 ** 40);
    const { ref } = await stage.channel.send(String(2 ** 40), plain('*a* _b_ <c> https://example.org'), send());
    expect(user.messages).toMatchObject([{ id: Number(ref), text: '*a* _b_ <c> https://example.org', buttons: [] }]);
    expect(stage.fake.calls(bot.token, 'sendMessage')[0]?.params).toEqual({
      chat_id: 2 ** 40,
      text: '*a* _b_ <c> https://example.org',
      link_preview_options: { is_disabled: true },
    });
  });

  test('a long text becomes several messages with the buttons under the last, whose id is kept', async () => {
    const user = person();
    const text = `${'a'.repeat(4000)}\n${'b'.repeat(4095)}😀${'c'.repeat(10)}`;
    const { ref } = await stage.channel.send('7', plain(text, [[{ label: 'OK', data: 'ok' }]]), send());

    const { messages } = user;
    expect(messages.map((message) => message.text).join('\n')).toBe(
      `${'a'.repeat(4000)}\n${'b'.repeat(4095)}\n😀${'c'.repeat(10)}`,
    );
    expect(messages.map(({ buttons }) => buttons.length)).toEqual([0, 0, 1]);
    expect(ref).toBe(String(messages.at(-1)?.id));
  });

  test('a long text cut short by a fault goes on where it stopped when the same row is sent again', async () => {
    const user = person();
    stage.fake.fails({ kind: 'delay', ms: 0 }, { method: 'sendMessage' });
    stage.fake.fails({ kind: 'answer', code: 429, retryAfter: 1 }, { method: 'sendMessage' });
    const long = plain('x'.repeat(5000));
    expect((await failure(stage.channel.send('7', long, send()))).failure).toBe('rate_limited');
    await stage.channel.send('7', long, send());
    expect(user.messages.map(({ text }) => text.length)).toEqual([4096, 904]);
  });

  test('edits in place: text, ticks, buttons; saying the same again is success', async () => {
    const user = person();
    const card = (selected: boolean): OutMessage => ({
      text: 'which?',
      choose: 'many',
      choices: [[{ label: 'A', data: 'a', selected }], [{ label: 'done', data: 'd' }]],
    });
    const { ref = '' } = await stage.channel.send('7', card(false), send());
    await stage.channel.edit?.('7', ref, card(true), send());
    await stage.channel.edit?.('7', ref, card(true), send());
    expect(user.messages[0]?.buttons.flat().map(({ text }) => text)).toEqual(['✓ A', 'done']);

    await stage.channel.edit?.('7', ref, plain('taken'), send());
    expect(user.messages).toMatchObject([{ text: 'taken', buttons: [], edited: true }]);
  });

  test('a card that is gone, too old, or too long now cannot be edited', async () => {
    const user = person();
    const { ref = '' } = await stage.channel.send('7', plain('card'), send());
    const edit = (message: OutMessage) => failure(stage.channel.edit?.('7', ref, message, send()) ?? Promise.resolve());
    expect((await edit(plain('x'.repeat(5000)))).failure).toBe('uneditable');
    stage.fake.fails({ kind: 'answer', code: 400, description: "Bad Request: message can't be edited" });
    expect((await edit(plain('new'))).failure).toBe('uneditable');
    user.deletes(Number(ref));
    expect((await edit(plain('new'))).failure).toBe('uneditable');
  });

  const description = (words: string): Fault => ({ kind: 'answer', code: 400, description: `Bad Request: ${words}` });
  test.each<{ what: string; fault: Fault; expected: object }>([
    {
      what: 'too many requests',
      fault: { kind: 'answer', code: 429, retryAfter: 7 },
      expected: { failure: 'rate_limited', details: { retryAfter: 7000 } },
    },
    {
      what: 'a group that became a supergroup',
      fault: { kind: 'answer', code: 400, description: 'Bad Request: upgraded', migrateTo: -1_001_234_567_890 },
      expected: { failure: 'migrated', details: { migratedTo: '-1001234567890' } },
    },
    { what: 'blocked by the person', fault: { kind: 'answer', code: 403 }, expected: { failure: 'blocked' } },
    {
      what: 'a deactivated account',
      fault: { kind: 'answer', code: 403, description: 'Forbidden: user is deactivated' },
      expected: { failure: 'blocked' },
    },
    { what: 'no such chat', fault: description('chat not found'), expected: { failure: 'blocked' } },
    { what: 'a revoked token', fault: { kind: 'answer', code: 401 }, expected: { failure: 'unauthorized' } },
    { what: 'trouble over there', fault: { kind: 'answer', code: 500 }, expected: { failure: 'unavailable' } },
    { what: 'a bad gateway', fault: { kind: 'answer', code: 502 }, expected: { failure: 'unavailable' } },
    { what: 'a refused message', fault: description('BUTTON_DATA_INVALID'), expected: { failure: 'rejected' } },
    { what: 'a connection cut after delivery', fault: { kind: 'dropAfter' }, expected: { failure: 'unknown' } },
    { what: 'a connection cut before delivery', fault: { kind: 'dropBefore' }, expected: { failure: 'unknown' } },
  ])('$what is told as what it is', async ({ fault, expected }) => {
    person();
    stage.fake.fails(fault, { method: 'sendMessage', chat: 7 });
    const error = await failure(stage.channel.send('7', plain('private words'), send()));
    expect(error).toMatchObject({ name: 'DeliveryError', ...expected });
    const told = `${error.stack} ${JSON.stringify(error)} ${JSON.stringify(error.cause)} ${error.cause}`;
    expect(told).not.toContain(bot.token);
    expect(told).not.toContain('private words');
  });

  test('an answer that does not come in time: it may have arrived', async () => {
    person();
    stage.fake.fails({ kind: 'hang' }, { method: 'sendMessage' });
    const error = await failure(stage.channel.send('7', plain('hello'), send('row', AbortSignal.timeout(50))));
    expect(error.failure).toBe('unknown');
  });

  test('given up before it was sent, or a chat that is no chat: surely not arrived', async () => {
    expect((await failure(stage.channel.send('7', plain('x'), send('row', AbortSignal.abort())))).failure).toBe(
      'unavailable',
    );
    expect((await failure(stage.channel.send('nobody', plain('x'), send()))).failure).toBe('rejected');
    expect(stage.fake.calls()).toEqual([]);
  });

  test('nobody listens: surely not arrived', async () => {
    const away = await stageChannel(bot, { apiRoot: 'http://127.0.0.1:9' });
    expect((await failure(away.channel.send('7', plain('x'), send()))).failure).toBe('unavailable');
    await away.close();
  });

  test.each([
    [502, '<html>Bad Gateway</html>', 'unavailable'],
    [502, '{"message":"no upstream"}', 'unavailable'],
    [200, '<html>Welcome</html>', 'unknown'],
  ])('words of a gateway in the place of an answer: %d %s', async (status, body, expected) => {
    const server = await countingServer({ status, body });
    // What an address may hold besides is no part of the path.
    const behind = await stageChannel(bot, { apiRoot: `http://user:word@127.0.0.1:${server.port}/api/` });
    expect((await failure(behind.channel.send('7', plain('x'), send()))).failure).toBe(expected);
    await behind.close();
    server.close();
  });

  test('uses its connections again', async () => {
    const server = await countingServer();
    const counted = await stageChannel(bot, { apiRoot: `http://127.0.0.1:${server.port}` });
    for (let row = 0; row < 20; row += 1) await counted.channel.send('7', plain('x'), send(`row ${row}`));
    // undici opens a second one while the first is being put back.
    expect(server.connections()).toBeLessThanOrEqual(2);
    await counted.close();
    server.close();
  });

  test('one chat in trouble does not hold up another', async () => {
    const [, second] = [person(1), person(2)];
    const lift = stage.fake.fails({ kind: 'hang' }, { chat: 1, times: 3 });
    const stuck = failure(stage.channel.send('1', plain('x'), send('row 1', AbortSignal.timeout(300))));
    await stage.channel.send('2', plain('hello'), send('row 2'));
    expect(second.lastSeen?.text).toBe('hello');
    lift();
    await stuck;
  });
});

async function countingServer(
  answer = { status: 200, body: '{"ok":true,"result":{"message_id":1}}' },
): Promise<{ port: number; connections: () => number; close: () => void }> {
  let connections = 0;
  const server: Server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(answer.status).end(answer.body));
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: (server.address() as AddressInfo).port, connections: () => connections, close };
}
