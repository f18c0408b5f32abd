import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MINUTE, SECOND } from '../../src/domain/clock.js';
import { openWeb, type WebWorld } from '../support/web.js';
import { talksTo } from '../support/web-talk.js';

let web: WebWorld;
let { listens, says, visits } = talksTo('');
beforeEach(async () => {
  web = await openWeb();
  ({ listens, says, visits } = talksTo(web.url));
});
afterEach(async () => {
  await web.close();
  expect(web.sleeping(), 'a stream was left behind').toBe(0);
});

const chatOf = async (cookie: string) => {
  await says('喂', cookie);
  return web.turns.at(-1)?.address.chat ?? '';
};

describe('a stream', () => {
  test('begins with what there is, then tells of messages, edits and erasure', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    await web.says(chat, 'm1', { text: '您好' });
    const page = await listens('/chat/stream', cookie);
    expect(page.response.headers.get('content-type')).toContain('text/event-stream');
    // Or a proxy that compresses what passes holds it back until there is more of it.
    expect(page.response.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(page.response.headers.get('x-accel-buffering')).toBe('no');
    expect(await page.hears()).toMatchObject({ event: 'snapshot', data: [{ id: 'm1', text: '您好' }] });

    const choices = [[{ label: '是', data: 'yes' }]];
    await web.says(chat, 'm2', { text: '有危险吗', choices });
    expect(await page.hears()).toEqual({
      event: 'message',
      data: { id: 'm2', at: expect.any(Number), text: '有危险吗', choices, choose: 'one' },
    });
    await web.edits(chat, 'm2', { text: '有危险' });
    expect(await page.hears()).toMatchObject({ event: 'edit', data: { id: 'm2', text: '有危险', choices: [] } });

    web.script = async ({ address }) => {
      await web.mailbox.clear(address.chat);
      return {};
    };
    await says('退出', cookie);
    expect(await page.hears()).toEqual({ event: 'erased', data: {} });
    await page.hangsUp();
  });

  test('says of an answer to one’s own press that it is one: a desk is alerted by what comes by itself', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    const signal = AbortSignal.timeout(MINUTE);
    const message = { text: '要做什么', choices: [[{ label: '个案', data: 'd.case' }]], choose: 'one' } as const;
    for (const kind of ['reply', 'page', 'nudge', 'alarm', 'inform'])
      await web.channel.send(chat, message, { id: kind, signal, kind });
    expect((await page.hears()).data).toMatchObject({ id: 'reply', answers: true });
    for (let calls = 4; calls > 0; calls -= 1) expect((await page.hears()).data).not.toHaveProperty('answers');
    await page.hangsUp();
  });

  test('says a message sent twice under one id once', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    await web.says(chat, 'm1', { text: '一次' });
    await web.says(chat, 'm1', { text: '一次' });
    await web.says(chat, 'm2', { text: '完' });
    expect((await page.hears()).data.id).toBe('m1');
    expect((await page.hears()).data.id).toBe('m2');
    await page.hangsUp();
  });

  test('never tells one visitor what another was told', async () => {
    const [mine, other] = [await visits(), await visits()];
    const [myChat, otherChat] = [await chatOf(mine), await chatOf(other)];
    const page = await listens('/chat/stream', mine);
    await page.hears();
    await web.says(otherChat, 'o1', { text: '别人的' });
    await web.says(myChat, 'm1', { text: '我的' });
    expect((await page.hears()).data.text).toBe('我的');
    await page.hangsUp();
  });

  test('brings by its heartbeat what another instance put into the mailbox', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    await web.mailbox.put(chat, { id: 'x', at: 0, message: { text: '来自另一台', choices: [], choose: 'one' } });
    await expect.poll(() => web.sleeping()).toBe(1);
    web.later(MINUTE);
    expect((await page.hears()).event).toBe('here');
    expect((await page.hears()).data.text).toBe('来自另一台');
    await page.hangsUp();
  });

  test('brings at the next look what another instance put into the mailbox, and asks for it once', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    await web.channel.look();
    const lists = vi.spyOn(web.mailbox, 'list');
    await web.mailbox.put(chat, { id: 'x', at: 1, message: { text: '来自另一台', choices: [], choose: 'one' } });
    await expect.poll(() => web.sleeping()).toBe(1);
    await web.channel.look();
    expect((await page.hears()).data.text).toBe('来自另一台');
    lists.mockClear();
    await web.channel.look();
    web.mailbox.failing = true;
    await web.channel.look();
    web.mailbox.failing = false;
    expect(lists).not.toHaveBeenCalled();
    await page.hangsUp();
  });

  test('outlives a mailbox that is away for a moment', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    web.mailbox.failing = true;
    await expect.poll(() => web.sleeping()).toBe(1);
    web.later(MINUTE);
    expect((await page.hears()).event).toBe('here');
    await expect.poll(() => web.logged.join()).toContain('could not be brought up to date');
    web.mailbox.failing = false;
    await web.says(chat, 'm1', { text: '回来了' });
    expect((await page.hears()).data.text).toBe('回来了');
    await page.hangsUp();
  });

  test('a message that could not be read when it came is there a second later, not with the next heartbeat', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    const page = await listens('/chat/stream', cookie);
    await page.hears();
    await expect.poll(() => web.sleeping()).toBe(1);
    await web.mailbox.put(chat, { id: 'm1', at: 0, message: { text: '有人在看了', choices: [], choose: 'one' } });
    web.mailbox.failing = true;
    await says('在吗', cookie);
    await expect.poll(() => web.logged.join()).toContain('could not be brought up to date');
    web.mailbox.failing = false;
    await expect.poll(() => web.sleeping()).toBe(1);
    web.later(SECOND);
    expect((await page.hears()).event).toBe('here');
    expect((await page.hears()).data.text).toBe('有人在看了');
    await page.hangsUp();
  });

  test('lets go of a page that was closed, and ends when the channel stops', async () => {
    const first = await listens('/chat/stream', await visits());
    await first.hears();
    await first.hangsUp();
    await expect.poll(() => web.sleeping()).toBe(0);
    const second = await listens('/chat/stream', await visits());
    await second.hears();
    await web.channel.stop();
    expect(await second.block()).toBeUndefined();
  });
});

test('who asks for the head of a stream alone, or hangs up as they ask, leaves none behind', async () => {
  const head = await fetch(`${web.url}/chat/stream`, { method: 'HEAD' });
  expect(head.status).toBe(200);
  expect(head.headers.get('content-type')).toContain('text/event-stream');
  for (let times = 0; times < 20; times += 1) {
    const socket = connect(Number(new URL(web.url).port), '127.0.0.1');
    const closed = once(socket, 'close');
    socket.write('GET /chat/stream HTTP/1.1\r\nHost: x\r\n\r\n', () => socket.destroy());
    await closed;
  }
  await visits();
  await vi.waitFor(() => expect(web.sleeping()).toBe(0));
});

test('who opens more pages than are kept takes nobody’s place: who came first is let go, and comes back, who talks last', async () => {
  const small = await openWeb({ mostListening: 2 });
  const { listens: opens, says: tells, visits: comes } = talksTo(small.url);
  const cookie = await comes();
  const pages = [await opens('/chat/stream', cookie), await opens('/chat/stream'), await opens('/chat/stream')];
  for (const page of pages) expect((await page.hears()).event).toBe('snapshot');
  expect(await pages[0]?.block(), 'its stream has ended').toBeUndefined();
  const back = await opens('/chat/stream', cookie);
  expect((await back.hears()).event).toBe('snapshot');
  expect(await pages[1]?.block()).toBeUndefined();
  expect(small.sleeping()).toBe(2);
  await tells('孩子', cookie);
  await small.says(small.turns[0]?.address.chat ?? '', 'm1', { text: '您好' });
  expect((await back.hears()).event).toBe('message');
  const others = [await opens('/chat/stream'), await opens('/chat/stream')];
  expect(await pages[2]?.block()).toBeUndefined();
  expect((await others[0]?.hears())?.event).toBe('snapshot');
  expect(await others[0]?.block()).toBeUndefined();
  await small.says(small.turns[0]?.address.chat ?? '', 'm2', { text: '还在' });
  expect((await back.hears()).data.id).toBe('m2');
  for (const page of [others[1], back]) await page?.hangsUp();
  await small.close();
});

test('a page that listens but never reads holds up neither the sender nor the stop', async () => {
  const cookie = await visits();
  const chat = await chatOf(cookie);
  const message = { text: '长'.repeat(60_000), choices: [], choose: 'one' } as const;
  const fill = async (from: number, to: number) => {
    for (let index = from; index < to; index += 1) await web.mailbox.put(chat, { id: `m${index}`, at: 0, message });
  };
  // More than the sockets' own buffers take, so that the server really waits for the reader.
  await fill(0, 100);
  const { hostname, port } = new URL(web.url);
  const deaf = connect(Number(port), hostname).pause();
  deaf.write(`GET /chat/stream HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\n\r\n`);
  await expect.poll(() => web.sleeping()).toBe(1);
  await fill(100, 110);
  await web.says(chat, 'last', { text: '完' });
  await visits();
  await web.channel.stop();
  deaf.destroy();
});

describe('sending', () => {
  test('says what is wrong in words that the outbox acts on', async () => {
    const cookie = await visits();
    const chat = await chatOf(cookie);
    await expect(web.edits(chat, 'gone', { text: 'x' })).rejects.toMatchObject({ failure: 'uneditable' });
    web.mailbox.failing = true;
    await expect(web.says(chat, 'm1', { text: 'x' })).rejects.toMatchObject({ failure: 'unavailable' });
    web.mailbox.failing = false;
    const message = { text: 'x', choices: [], choose: 'one' } as const;
    const out = { id: 'm1', signal: AbortSignal.abort() };
    await expect(web.channel.send(chat, message, out)).rejects.toMatchObject({ failure: 'unavailable' });
    expect(await web.channel.send(chat, message, { ...out, signal: new AbortController().signal })).toEqual({
      ref: 'm1',
    });
  });
});

test('closing the server ends streams that the channel did not', async () => {
  const cookie = await visits();
  const page = await listens('/chat/stream', cookie);
  await page.hears();
  await web.stopServing();
  expect(await page.block().catch(() => undefined)).toBeUndefined();
  await expect(fetch(web.url)).rejects.toThrow();
});
