import { describe, expect, test } from 'vitest';
import { parseUpdate } from '../../src/bots/telegram-update.js';
import type { Turn } from '../../src/domain/channel.js';

const chat = { id: 4_294_967_296 * 3, type: 'private' };
const from = { id: chat.id, first_name: 'Teacher', last_name: 'One', language_code: 'en' };
const desk = { name: 'telegram-desk', audience: 'desk' } as const;
const parse = (update: object) => parseUpdate({ update_id: 5, ...update }, desk, 1_000);
const message = (body: object) => parse({ message: { message_id: 9, date: 1_700_000_000, chat, from, ...body } });

describe('what a person does becomes a turn', () => {
  test.each<[string, object, Turn]>([
    ['text', { text: 'hello /start' }, { kind: 'text', text: 'hello /start' }],
    ['half a surrogate pair', { text: '\ud83d a\u0000\u202e' }, { kind: 'text', text: '\ud83d a\u0000\u202e' }],
    ['a command', { text: '/start' }, { kind: 'command', name: 'start', argument: '' }],
    [
      'a command in capitals for this bot',
      { text: '/Start@Huyou_bot  ab c ' },
      { kind: 'command', name: 'start', argument: 'ab c' },
    ],
    ['a command over two lines', { text: '/note one\ntwo' }, { kind: 'command', name: 'note', argument: 'one\ntwo' }],
    ['a slash alone', { text: '/' }, { kind: 'text', text: '/' }],
    ['a slash before a word that cannot be a command', { text: '/绑定 abc' }, { kind: 'text', text: '/绑定 abc' }],
    ['a path', { text: '/etc/x' }, { kind: 'text', text: '/etc/x' }],
    [
      'a location',
      { location: { latitude: 39.1, longitude: 117.2, accuracy: 3 } },
      { kind: 'location', latitude: 39.1, longitude: 117.2 },
    ],
    ['a photo', { photo: [{}] }, { kind: 'file' }],
    ['a photo with words', { photo: [{}], caption: '/start' }, { kind: 'text', text: '/start', file: true }],
    ...['voice', 'document', 'video', 'video_note', 'animation', 'audio', 'sticker', 'contact'].map(
      (kind): [string, object, Turn] => [`a ${kind}`, { [kind]: {} }, { kind: 'file' }],
    ),
  ])('%s', (_, body, turn) => {
    expect(message(body)).toEqual({
      kind: 'turn',
      inbound: {
        address: { channel: 'telegram-desk', chat: '12884901888' },
        audience: 'desk',
        updateId: '5',
        at: 1_700_000_000_000,
        language: 'en',
        displayName: 'Teacher One',
        turn,
      },
    });
  });

  test('an edit: its new words, and when', () => {
    const edited_message = { date: 1, edit_date: 9, chat, from, text: '8号楼' };
    expect(parse({ edited_message })).toMatchObject({
      inbound: { turn: { kind: 'edited', text: '8号楼' }, at: 9_000 },
    });
  });

  test('a press: its data, the message that carried it, and the time now', () => {
    const callback_query = { id: '77', from, data: 'a:1', message: { message_id: 12, chat, date: 0 } };
    expect(parse({ callback_query })).toMatchObject({
      kind: 'turn',
      query: '77',
      inbound: { turn: { kind: 'choice', data: 'a:1', ref: '12' }, at: 1_000 },
    });
  });
});

describe('what is left alone', () => {
  const group = { id: -1, type: 'supergroup' };
  test.each([
    ['a group', { message: { date: 1, chat: group, from, text: 'x' } }],
    ['a service message', { message: { date: 1, chat, from, pinned_message: {} } }],
    ['a message without a date', { message: { chat, from, text: 'x' } }],
    ['a message whose text is no text', { message: { date: 1, chat, text: 7 } }],
    [
      'a place that moves on',
      { edited_message: { date: 1, edit_date: 2, chat, from, location: { latitude: 1, longitude: 1 } } },
    ],
    ['what changed by itself', { edited_message: { date: 1, chat, from, text: 'x' } }],
    ['a membership', { my_chat_member: { chat, from } }],
    ['nothing', {}],
  ])('%s', (_, update) => {
    expect(parse(update)).toMatchObject({ kind: 'ignored' });
  });

  test.each([
    ['in a group', { id: '77', from, data: 'a', message: { message_id: 1, chat: group } }],
    ['without a message', { id: '77', from, data: 'a' }],
    ['without data', { id: '77', from, message: { message_id: 1, chat } }],
    ['malformed', { id: '77', from: 3 }],
  ])('a press %s, but it is answered', (_, callback_query) => {
    expect(parse({ callback_query })).toMatchObject({ kind: 'ignored', query: '77' });
  });
});
