import { expect, vi } from 'vitest';
import type * as PUPPET from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { wechatChannel } from '../../src/bots/wechat.js';
import type { Inbound, TurnOutcome } from '../../src/domain/channel.js';
import type { Clock } from '../../src/domain/clock.js';
import type { Log } from '../../src/domain/log.js';

/** The one moment of these tests. */
export const NOW = Date.UTC(2026, 2, 2, 4);

/** The channel on real Wechaty, before a WeChat of its own. Every wait is over at once and written down. */
export const stageWechat = async ({
  loggedIn = true,
  onStart = (start: () => Promise<void>): Promise<void> => start(),
} = {}) => {
  const mocker = new mock.Mocker();
  const puppet = new PuppetMock({ mocker });
  const starts = puppet.onStart.bind(puppet);
  puppet.onStart = () => onStart(starts);
  const turns: Inbound[] = [];
  const waits: number[] = [];
  const lines: { level: string; about: object; sentence: string }[] = [];
  const codes: string[] = [];
  const leaks: unknown[] = [];
  const onLeak = (reason: unknown) => leaks.push(reason);
  process.on('unhandledRejection', onLeak);

  const line = (level: string) => (about: object, sentence: string) => lines.push({ level, about, sentence });
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  const clock: Clock = {
    now: () => NOW,
    sleep: (ms) => {
      waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
  let messages = 0;
  const me = mocker.createContact({ name: 'bot' });
  const person = mocker.createContact({ name: 'person', friend: true });
  const channel = wechatChannel({ puppet, clock, log, onQr: (url) => codes.push(url) });
  let onTurn = async (_inbound: Inbound): Promise<TurnOutcome> => ({});
  await channel.start(async (inbound) => {
    const outcome = await onTurn(inbound);
    turns.push(inbound);
    return outcome;
  });

  const tells = (text: string, by = person) => by.say(text).to(me);
  const taken = (count: number) => vi.waitFor(() => expect(turns).toHaveLength(count), { interval: 2 });
  const logged = (sentence: RegExp) =>
    vi.waitFor(() => expect(lines.map((entry) => entry.sentence)).toContainEqual(expect.stringMatching(sentence)), {
      interval: 2,
    });
  if (loggedIn) {
    mocker.login(me);
    await logged(/is logged in/);
  }
  return {
    mocker,
    puppet,
    turns,
    waits,
    lines,
    codes,
    leaks,
    channel,
    me,
    person,
    tells,
    taken,
    logged,
    /** What taking a turn does from now on. */
    onTurn(next: (inbound: Inbound) => Promise<TurnOutcome>) {
      onTurn = next;
    },
    /** A message of a kind that the mock's contacts cannot say. */
    emit(type: PUPPET.types.Message, text = '', id = `message-${++messages}`) {
      mocker.MessageMock.create({
        id,
        type,
        text,
        timestamp: NOW,
        talkerId: person.id,
        listenerId: me.id,
      });
      puppet.emit('message', { messageId: id });
    },
    /** Everything that was under way is over: what was to be ignored has been. */
    async settled() {
      tells('last');
      await vi.waitFor(() => expect(turns.at(-1)?.turn).toEqual({ kind: 'text', text: 'last' }), { interval: 2 });
    },
    async close() {
      await channel.stop();
      process.off('unhandledRejection', onLeak);
    },
  };
};
