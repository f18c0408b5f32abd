import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Inbound } from '../../src/domain/channel.js';
import { type ChannelStage, plain, stageChannel, TELEGRAM_BOTS } from '../support/telegram-channel.js';

const kinds = (turns: readonly Inbound[]) => turns.map(({ turn }) => ('text' in turn ? turn.text : turn.kind));
const send = (id = 'row-1') => ({ id, signal: AbortSignal.timeout(5_000) });

describe.each(TELEGRAM_BOTS)('the $name, polling', (bot) => {
  const { token, variable } = bot;
  let stage: ChannelStage;
  beforeEach(async () => {
    stage = await stageChannel(bot);
  });
  afterEach(() => stage.close());
  const person = (id = 7) => stage.fake.user(token, { id, firstName: 'Neighbour', languageCode: 'zh-hans' });
  const isConfirmed = (update: number) => () => stage.fake.bot(token).confirmed > update;

  test('hands over what a person says and confirms it', async () => {
    await stage.start();
    const user = person(8_000_000_001);
    user.says('孩子在哭 \ud83d');
    await user.settles();

    expect(stage.turns).toEqual([
      {
        address: { channel: stage.channel.name, chat: '8000000001' },
        audience: stage.channel.name === 'telegram-public' ? 'public' : 'desk',
        turn: { kind: 'text', text: '孩子在哭 \ud83d' },
        updateId: '1',
        at: expect.any(Number),
        language: 'zh-hans',
        displayName: 'Neighbour',
      },
    ]);
    expect(stage.fake.bot(token).pending).toEqual([]);
    stage.fake.assertNothingUnexpected();
  });

  test('confirms nothing before the turn is committed, and hands the same update over until it is', async () => {
    let refusals = 0;
    stage.onTurn = async () => {
      expect(stage.fake.bot(token).confirmed).toBe(0);
      refusals += 1;
      if (refusals <= 6) throw new Error('the database is away');
      return {};
    };
    await stage.start();
    const user = person();
    user.says('help');
    await user.settles();

    expect(stage.turns.map(({ updateId }) => updateId)).toEqual(['1', '1', '1', '1', '1', '1', '1']);
    expect(stage.waits).toEqual([200, 400, 800, 1600, 3200, 5000]);
    expect(JSON.stringify(stage.log)).not.toContain('the database is away');
  });

  test('handles a batch side by side: one slow or failing chat holds nobody back, but holds the confirmation', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    stage.onTurn = async ({ address }) => {
      if (address.chat === '1') await held;
      return {};
    };
    for (const id of [1, 2, 3]) person(id).says(`from ${id}`);
    await stage.start();
    await stage.begun(3);
    await stage.channel.send('2', plain('meanwhile'), send());

    expect(stage.fake.bot(token)).toMatchObject({ confirmed: 0, pending: [1, 2, 3] });
    release();
    await stage.fake.until(token, 'the batch is confirmed', isConfirmed(3));
  });

  test('keeps the order of a chat, presses among texts', async () => {
    const user = person();
    await stage.channel.send('7', plain('?', [[{ label: 'A', data: 'a' }]]), send());
    user.says('1');
    user.presses('A');
    user.says('2');
    user.presses('A');
    user.sendsLocation(39.1, 117.2);
    user.says('3');
    await stage.start();
    await user.settles();

    expect(kinds(stage.turns)).toEqual(['1', 'choice', '2', 'choice', 'location', '3']);
  });

  test('answers every press after its turn, with the notice if there is one', async () => {
    stage.onTurn = async ({ turn }) => (turn.kind === 'choice' && turn.data === 'a' ? { notice: 'noted' } : {});
    await stage.start();
    const user = person();
    const { ref } = await stage.channel.send(
      '7',
      plain('?', [
        [
          { label: 'A', data: 'a' },
          { label: 'B', data: 'b' },
        ],
      ]),
      send(),
    );
    const first = user.presses('A');
    const second = user.presses('B');
    await user.settles();

    expect(stage.turns.map(({ turn }) => turn)).toEqual([
      { kind: 'choice', data: 'a', ref },
      { kind: 'choice', data: 'b', ref },
    ]);
    expect(user.callbackAnswers).toEqual(
      expect.arrayContaining([
        { id: first, text: 'noted', alert: false },
        { id: second, alert: false },
      ]),
    );
  });

  test('a press that cannot be answered any more still counts', async () => {
    stage.fake.fails(
      { kind: 'answer', code: 400, description: 'Bad Request: query is too old and response timeout expired' },
      { method: 'answerCallbackQuery' },
    );
    await stage.start();
    const user = person();
    await stage.channel.send('7', plain('?', [[{ label: 'A', data: 'a' }]]), send());
    user.presses('A');
    await stage.fake.until(token, 'the press is confirmed', isConfirmed(1));

    expect(stage.turns).toHaveLength(1);
    expect(stage.log.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
  });

  test('takes an edit as one; leaves groups, memberships and malformed updates alone, without their content in the log', async () => {
    await stage.start();
    const user = person();
    const said = user.says('first');
    const group = { id: -100, type: 'group', title: 'secret' };
    stage.fake.delivers(token, { message: { message_id: 1, date: 1, chat: group, text: 'secret' } });
    stage.fake.delivers(token, { message: 'secret' });
    stage.fake.delivers(token, { message: { chat: 'secret' } });
    stage.fake.delivers(token, { callback_query: { id: '5', from: 'secret' } });
    user.edits(said.id, 'changed, secret');
    user.blocks();
    user.unblocks();
    user.says('last');
    await user.settles();

    expect(kinds(stage.turns)).toEqual(['first', 'changed, secret', 'last']);
    expect(stage.turns[1]?.turn.kind).toBe('edited');
    expect(JSON.stringify(stage.log)).not.toContain('secret');
  });

  test('stopping waits for the turn under way and confirms it', async () => {
    const events: string[] = [];
    let release = () => {};
    stage.onTurn = async () => {
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      events.push('turn committed');
      return {};
    };
    await stage.start();
    person().says('one moment');
    await stage.begun(1);
    const stopped = stage.channel.stop().then(() => events.push('stopped'));
    await new Promise((resolve) => setImmediate(resolve));
    release();
    await stopped;

    expect(events).toEqual(['turn committed', 'stopped']);
    expect(stage.fake.bot(token)).toMatchObject({ pending: [], confirmed: 2 });
  });

  test('stopping leaves a turn that could not be committed to the next start', async () => {
    stage.onTurn = async ({ turn }) => {
      if (turn.kind === 'text' && turn.text === 'bad') {
        void stage.channel.stop();
        throw new Error('not committed');
      }
      return {};
    };
    for (const text of ['good', 'bad', 'after']) person().says(text);
    await stage.start();
    await stage.fake.until(token, 'the good one is confirmed', isConfirmed(1));
    await stage.channel.stop();

    expect(stage.fake.bot(token)).toMatchObject({ pending: [2, 3], confirmed: 2 });
  });

  test('stopping ends an idle poll at once', async () => {
    await stage.start();
    await stage.fake.until(token, 'the bot polls', () => stage.fake.bot(token).isPolled);
    await stage.channel.stop();
    await stage.fake.until(token, 'the poll is over', () => !stage.fake.bot(token).isPolled);
    expect(stage.waits).toEqual([]);
  });

  test('two programs on one token: waits, and tells the operator what to do', async () => {
    stage.fake.fails({ kind: 'answer', code: 409, description: 'Conflict' }, { method: 'getUpdates', times: 2 });
    await stage.start();
    const user = person();
    user.says('hello');
    await user.settles();

    expect(stage.waits).toEqual([3000, 3000]);
    expect(stage.log.find(({ level }) => level === 'warn')?.sentence).toMatch(/stop the other one/);
    expect(kinds(stage.turns)).toEqual(['hello']);
  });

  test('a platform in trouble: doubling waits, a connection cut, a 429, then all is well', async () => {
    const scope = { method: 'getUpdates' };
    stage.fake.fails({ kind: 'answer', code: 500 }, { ...scope, times: 5 });
    const words = ['Internal Server Error: 洛长风', '洛长风 lives here'];
    for (const description of words) stage.fake.fails({ kind: 'answer', code: 500, description }, scope);
    stage.fake.fails({ kind: 'dropBefore' }, scope);
    stage.fake.fails({ kind: 'answer', code: 429, retryAfter: 11 }, scope);
    await stage.start();
    const user = person();
    user.says('hello');
    await user.settles();

    expect(stage.waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 11000]);
    expect(kinds(stage.turns)).toEqual(['hello']);
    // What a server says beside its code is told only where it is known to be Telegram's own.
    const logged = JSON.stringify(stage.log);
    for (const said of ['500 Internal Server Error"', '500 other"', '429 Too Many Requests"'])
      expect(logged).toContain(said);
    expect(logged).not.toContain('洛长风');
  });

  test('a token refused while running: said once, in a plain sentence; tried each minute, and turns are taken once it is accepted', async () => {
    await stage.start();
    await stage.fake.until(token, 'the bot polls', () => stage.fake.bot(token).isPolled);
    stage.fake.revokes(token);
    await stage.logged(/no longer accepted/);
    stage.fake.restores(token);
    const user = person();
    user.says('hello');
    await user.settles();
    await stage.channel.stop();

    expect(kinds(stage.turns)).toEqual(['hello']);
    expect(new Set(stage.waits)).toEqual(new Set([60_000]));
    const errors = stage.log.filter(({ level }) => level === 'error');
    expect(errors.map(({ sentence }) => sentence)).toEqual([expect.stringContaining(variable)]);
  });

  test('a token refused at the start: an error that names the variable and not the token', async () => {
    stage.fake.revokes(token);
    const error: unknown = await stage.start().catch((reason: unknown) => reason);
    expect(String(error)).toContain(variable);
    expect(String(error)).not.toContain(token);
  });

  test('a platform that is away at the start: the channel starts and polls when it is back', async () => {
    stage.fake.fails({ kind: 'answer', code: 502 }, { method: 'getMe', times: 3 });
    await stage.start();
    const user = person();
    user.says('hello');
    await user.settles();
    expect(kinds(stage.turns)).toEqual(['hello']);
    expect(stage.waits.slice(0, 3)).toEqual([500, 1000, 2000]);
  });
});

describe.each(TELEGRAM_BOTS)('the $name, its menu', (bot) => {
  test('is set for each language and as the original for all others', async () => {
    const stage = await stageChannel(bot, {
      commands: [
        { locale: 'zh-CN', name: 'start', description: '开始' },
        { locale: 'en', name: 'start', description: 'Begin' },
      ],
    });
    await stage.start();
    const commands = await stage.fake.until(bot.token, 'three menus', () => {
      const { commands } = stage.fake.bot(bot.token);
      return commands.size === 3 && commands;
    });
    expect(Object.fromEntries(commands)).toEqual({
      '': [{ command: 'start', description: '开始' }],
      zh: [{ command: 'start', description: '开始' }],
      en: [{ command: 'start', description: 'Begin' }],
    });
    await stage.close();
    stage.fake.assertNothingUnexpected();
  });
});
