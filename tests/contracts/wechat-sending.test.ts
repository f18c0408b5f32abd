import type { EventEmitter } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { type Choice, DeliveryError, type OutMessage } from '../../src/domain/channel.js';
import { NOW, stageWechat } from '../support/wechat-stage.js';

const say = (text: string, ...rows: Choice[][]): OutMessage => ({ text, choices: rows, choose: 'one' });
const choice = (label: string, rest: Partial<Choice> = {}): Choice => ({ label, data: label, ...rest });

let world: Awaited<ReturnType<typeof stageWechat>>;
const open = async (options?: Parameters<typeof stageWechat>[0]) => {
  world = await stageWechat(options);
  return world;
};
afterEach(() => world.close());
const sending = (id = 'row-1') => ({ id, signal: new AbortController().signal });

describe('what we say', () => {
  const heard = async (message: OutMessage): Promise<string> => {
    const { channel, person } = await open();
    const words = new Promise<string>((resolve) => {
      // The mock's own types lose what its contacts inherit.
      (person as unknown as EventEmitter).on('message', (said) => resolve(said.text()));
    });
    await channel.send(person.id, message, sending());
    return words;
  };

  test('a text', async () => expect(await heard(say('收到'))).toBe('收到'));

  test('options are a menu, numbered over all rows', async () => {
    const words = await heard(say('孩子现在有危险吗?', [choice('有'), choice('没有')], [choice('不清楚')]));
    expect(words).toBe('孩子现在有危险吗?\n\n回复数字:\n1 有\n2 没有\n3 不清楚');
  });

  test('in English too; what is chosen is marked', async () => {
    const message = say('Choose any.', [choice('Hurt', { selected: true })], [choice('Hungry', { selected: false })]);
    expect(await heard(message)).toBe('Choose any.\n\nReply with a number:\n1 ✓ Hurt\n2 Hungry');
    expect(await heard(say('Are you safe?', [choice('中文')]))).toBe('Are you safe?\n\nReply with a number:\n1 中文');
  });

  const failure = (send: Promise<unknown>) =>
    send.then(
      () => 'sent',
      (error) => (error instanceof DeliveryError ? error.failure : error),
    );

  test('to somebody unknown: blocked', async () => {
    const { channel } = await open();
    expect(await failure(channel.send('nobody', say('x'), sending()))).toBe('blocked');
  });

  test('before the login: unavailable', async () => {
    const { channel, person } = await open({ loggedIn: false });
    expect(await failure(channel.send(person.id, say('x'), sending()))).toBe('unavailable');
    expect(channel.deaf?.(), 'nobody hears who writes there').toEqual({ since: NOW, refused: false });
  });

  test('when the puppet is cut off: unavailable; when it fails while sending: unknown', async () => {
    const { channel, person, puppet } = await open();
    puppet.messageSendText = () => Promise.reject(new Error('x'));
    expect(await failure(channel.send(person.id, say('x'), sending()))).toBe('unknown');
    puppet.contactRawPayload = () => Promise.reject(new Error('14 UNAVAILABLE: connect ECONNREFUSED'));
    const other = world.mocker.createContact();
    expect(await failure(channel.send(other.id, say('x'), sending()))).toBe('unavailable');
  });

  test('when the puppet never answers: unknown, as soon as the caller gives up', async () => {
    const { channel, person, puppet } = await open();
    const giveUp = new AbortController();
    puppet.messageSendText = () => {
      giveUp.abort();
      return new Promise(() => {});
    };
    expect(await failure(channel.send(person.id, say('x'), { id: 'row-1', signal: giveUp.signal }))).toBe('unknown');
    expect(await failure(channel.send(person.id, say('x'), { id: 'row-1', signal: giveUp.signal }))).toBe(
      'unavailable',
    );
  });

  test('buttons and edits are not promised', async () => {
    const { channel } = await open();
    expect([channel.can.buttons, channel.edit]).toEqual([false, undefined]);
  });
});
