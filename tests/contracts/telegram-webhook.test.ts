import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChannelStage, plain, stageChannel, TELEGRAM_BOTS } from '../support/telegram-channel.js';

const SECRET = 'a-secret_1';

describe.each(TELEGRAM_BOTS)('the $name, by webhook', (bot) => {
  let stage: ChannelStage;
  let server: ReturnType<typeof serve>;
  const statuses: number[] = [];

  beforeEach(async () => {
    statuses.length = 0;
    const fetch = async (request: Request) => {
      const response = (await stage.channel.webhook?.handle(request)) ?? new Response(null, { status: 404 });
      statuses.push(response.status);
      return response;
    };
    await new Promise<void>((resolve) => {
      server = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve());
    });
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    stage = await stageChannel(bot, { mode: { kind: 'webhook', publicUrl, secret: SECRET } });
  });
  afterEach(async () => {
    await stage.close();
    await new Promise((resolve) => server.close(resolve));
    stage.fake.assertNothingUnexpected();
  });
  const person = () => stage.fake.user(bot.token, { id: 7, firstName: 'Neighbour' });
  const post = (body: string | Uint8Array, secret = SECRET) =>
    new Request(`http://here${stage.channel.webhook?.path}`, {
      method: 'POST',
      body: body as string,
      headers: { 'x-telegram-bot-api-secret-token': secret },
    });
  const answerTo = async (request: Request) => (await stage.channel.webhook?.handle(request))?.status;
  const update = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 7, type: 'private' }, text: 'hello' },
  });

  test('takes turns and answers presses', async () => {
    await stage.start();
    expect(stage.fake.bot(bot.token).webhook).toMatch(new RegExp(`\\d${stage.channel.webhook?.path}$`));
    const user = person();
    user.says('/start@Some_bot abc');
    await user.settles();
    await stage.channel.send('7', plain('?', [[{ label: 'A', data: 'a' }]]), {
      id: 'r',
      signal: AbortSignal.timeout(5000),
    });
    user.presses('A');
    await user.settles();

    expect(stage.turns.map(({ turn }) => turn)).toMatchObject([
      { kind: 'command', name: 'start', argument: 'abc' },
      { kind: 'choice', data: 'a' },
    ]);
    expect(user.callbackAnswers).toHaveLength(1);
    expect(statuses).toEqual([200, 200]);
  });

  test('answers 503 when the turn is not committed, so that it comes again', async () => {
    let refusals = 0;
    stage.onTurn = async () => {
      refusals += 1;
      if (refusals === 1) throw new Error('the database is away');
      return {};
    };
    await stage.start();
    const user = person();
    user.says('hello');
    await user.settles();

    expect(stage.turns.map(({ updateId }) => updateId)).toEqual(['1', '1']);
    expect(statuses).toEqual([503, 200]);
  });

  test('answers only after the commit', async () => {
    const events: string[] = [];
    stage.onTurn = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      events.push('committed');
      return {};
    };
    await stage.start();
    events.push(`answered ${await answerTo(post(update))}`);
    expect(events).toEqual(['committed', 'answered 200']);
  });

  test('refuses a wrong secret, a body too large and what is not an update', async () => {
    await stage.start();
    expect(await answerTo(post(update, 'a-secret_2'))).toBe(403);
    expect(await answerTo(post(update, ''))).toBe(403);
    expect(await answerTo(post(' '.repeat(1024 * 1024 + 1)))).toBe(413);
    const declared = post(update);
    declared.headers.set('content-length', String(1024 * 1024 + 1));
    expect(await answerTo(declared)).toBe(413);
    expect(await answerTo(post('{'))).toBe(400);
    expect(await answerTo(post('{}'))).toBe(400);
    expect(await answerTo(post(update.replace('1', '-1')))).toBe(400);
    expect(await answerTo(new Request(`http://here${stage.channel.webhook?.path}`))).toBe(405);
    expect(stage.turns).toEqual([]);
  });

  test('takes nothing before the start and after the stop', async () => {
    expect(await answerTo(post(update))).toBe(503);
    await stage.start();
    expect(await answerTo(post(update))).toBe(200);
    await stage.channel.stop();
    expect(await answerTo(post(update))).toBe(503);
    expect(stage.turns).toHaveLength(1);
  });
});
