import { afterEach, describe, expect, test } from 'vitest';
import { openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const neighbour = () => world.api.user(PUBLIC_TOKEN, { id: 7_000_000_900, firstName: 'Reporter', languageCode: 'zh' });
const told = (user: ReturnType<typeof neighbour>) => user.messages.filter(({ from }) => from === 'bot');

describe('a chat reads in the order in which it was answered', () => {
  test.each([
    ['told to wait', { kind: 'answer', code: 429, retryAfter: 5 }],
    ['that fails', { kind: 'answer', code: 500 }],
  ] as const)('a chat %s: what was said meanwhile waits behind it', async (_, fault) => {
    world = await openWorld();
    const user = neighbour();
    const mend = world.api.fails(fault, { token: PUBLIC_TOKEN, method: 'sendMessage', chat: user.id });
    user.says('/start');
    user.says('/status 0000');
    await world.settled();
    user.says('/guide');
    await world.settled();
    expect(told(user)).toEqual([]);
    mend();
    await world.later('PT10S');
    const [welcome, , guide] = told(user);
    expect(welcome?.text).toContain('这里是护幼');
    expect(guide?.text).not.toContain('这里是护幼');
    expect(told(user)).toHaveLength(3);
  });

  test('a message that is gone is sent anew before what follows it, and once', async () => {
    world = await openWorld();
    const user = neighbour();
    user.says('/start');
    await user.sees('现在有危险吗');
    user.presses('没有');
    const boxes = await user.sees('可多选');
    const data = boxes.buttons.flat().find(({ text }) => text === '没人好好照顾')?.callback_data ?? '';
    user.deletes(boxes.id);
    world.api.delivers(PUBLIC_TOKEN, {
      callback_query: {
        id: '1',
        from: { id: user.id, is_bot: false, first_name: 'Reporter', language_code: 'zh' },
        chat_instance: '1',
        data,
        message: { message_id: boxes.id, date: 1, chat: { id: user.id, type: 'private' } },
      },
    });
    user.says('选好了');
    await user.sees('哪个区');
    const texts = told(user).map(({ text }) => text);
    expect(texts.findIndex((text) => text.includes('可多选'))).toBeGreaterThan(0);
    expect(texts.at(-1)).toContain('哪个区');
    expect(texts.filter((text) => text.includes('可多选'))).toHaveLength(1);
  });
});
