import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openWeb, type WebWorld } from '../support/web.js';
import { cookieOf, talksTo } from '../support/web-talk.js';

let web: WebWorld;
let { post, says, visits } = talksTo('');
beforeEach(async () => {
  web = await openWeb();
  ({ post, says, visits } = talksTo(web.url));
});
afterEach(async () => {
  await web.close();
  expect(web.sleeping(), 'a stream was left behind').toBe(0);
});

describe('a visitor', () => {
  test('keeps the same chat from page to page, in a cookie that no script can read', async () => {
    const first = await fetch(web.url);
    expect(first.headers.getSetCookie()[0]).toMatch(/^huyou_chat=c-[\w-]{22}\..+; Path=\/; HttpOnly; SameSite=Strict$/);
    const cookie = cookieOf(first);
    expect((await fetch(web.url, { headers: { cookie } })).headers.getSetCookie()).toEqual([]);
    await says('第一句', cookie);
    await says('第二句', cookie);
    const [one, two] = web.turns;
    expect(one?.address).toEqual(two?.address);
    expect(one).toMatchObject({ audience: 'public', turn: { kind: 'text', text: '第一句' }, at: expect.any(Number) });
  });

  test.each([
    'huyou_chat=c-aaaaaaaaaaaaaaaaaaaaaa.Zm9yZ2Vk',
    'huyou_chat=%E0%A4%A',
    'huyou_chat=',
    'huyou_chat="x; ;;=',
  ])('with a cookie that we did not sign (%s) is a new visitor', async (cookie) => {
    const response = await says('喂', cookie);
    expect(response.status).toBe(200);
    expect(web.turns[0]?.address.chat).toMatch(/^c-[\w-]{22}$/);
    expect(web.turns[0]?.address.chat).not.toContain('aaaaaaaa');
    expect(cookieOf(response)).toContain('huyou_chat=c-');
  });

  test('who leaves quickly has another chat from then on, once the word was taken', async () => {
    const cookie = await visits();
    const leaves = () =>
      post('/chat/turns?left', { id: randomUUID(), turn: { kind: 'text', text: '退出' } }, { cookie });
    web.script = () => {
      throw new Error('away');
    };
    expect((await leaves()).headers.getSetCookie()).toEqual([]);
    web.script = () => ({});
    const next = cookieOf(await leaves());
    await says('喂', next);
    expect(new Set(web.turns.map(({ address }) => address.chat)).size).toBe(2);
    expect(web.turns[1]?.address).not.toEqual(web.turns[2]?.address);
  });

  test('from an address that opens chat after chat waits with a sentence, is heard in danger, and is kept nowhere', async () => {
    const proxied = await openWeb({ proxied: true });
    const { post: asks } = talksTo(proxied.url);
    // What the visitor claims comes before what our own proxy adds; of IPv6 each has a network.
    const said = async (from: string, text = '喂') => {
      const turn = { kind: 'text', text };
      const response = await asks('/chat/turns', { id: randomUUID(), turn }, { 'x-forwarded-for': `9.9.9.9, ${from}` });
      return [response.status, ((await response.json()) as { message?: string }).message ?? ''];
    };
    const [one, two] = ['2001:db8:0:7::1', '2001:db8::7:0:0:0:2'];
    for (let chats = 0; chats < 200; chats += 1) expect(await said(chats % 2 ? one : two)).toEqual([200, '']);
    expect(await said(one)).toEqual([429, expect.stringContaining('请在这里等一等')]);
    expect((await said(`[${one}]:4431`))[0], 'the port that some proxies add').toBe(429);
    const page = await fetch(proxied.url, { headers: { 'x-forwarded-for': two } });
    expect([page.status, page.headers.getSetCookie()], 'the page is there, with its numbers').toEqual([200, []]);
    expect((await fetch(`${proxied.url}/chat/stream`, { headers: { 'x-forwarded-for': one } })).status).toBe(429);
    for (const words of ['救命', '他天天打孩子', 'help']) expect(await said(one, words)).toEqual([200, '']);
    for (const other of ['203.0.113.5', '10.0.0.1', '']) expect(await said(other)).toEqual([200, '']);
    proxied.later(2_000);
    expect([(await said(two))[0], (await said(two))[0]]).toEqual([200, 429]);
    expect(JSON.stringify([proxied.logged, proxied.turns])).not.toMatch(/2001:|203\.0/);
    await proxied.close();
  });

  test('says 50 things a second for as long as a person could, then one a second; danger at once', async () => {
    const cookie = await visits();
    for (let said = 0; said < 200; said += 1) expect((await says('又听到一次', cookie)).status).toBe(200);
    const held = await says('又听到一次', cookie);
    expect([held.status, await held.json()]).toEqual([429, { message: expect.stringContaining('自动再发') }]);
    expect((await says('他要杀了孩子', cookie)).status).toBe(200);
    expect((await says('喂', await visits())).status, 'others wait for nobody').toBe(200);
    web.later(1_000);
    expect((await says('又听到一次', cookie)).status).toBe(200);
  });

  test('who comes by a link on another site keeps the chat that the link could not show', async () => {
    const response = await fetch(web.url, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  test('cookies are for https alone where the pages are served by https, and nobody else can have set a visitor’s', async () => {
    const safe = await openWeb({ secureCookies: true });
    const first = await fetch(safe.url);
    expect(first.headers.getSetCookie()[0]).toMatch(
      /^__Host-huyou_chat=c-.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    // A browser takes one without that mark from the name's other hosts, and from whoever answers for it without https.
    const planted = cookieOf(first).replace('__Host-', '');
    expect((await fetch(safe.url, { headers: { cookie: cookieOf(first) } })).headers.getSetCookie()).toEqual([]);
    expect((await fetch(safe.url, { headers: { cookie: planted } })).headers.getSetCookie()).toHaveLength(1);
    await safe.close();
  });

  test('hears the notice of a pressed button, and its data arrives as it was', async () => {
    web.script = () => ({ notice: '已记下' });
    const turn = { kind: 'choice', data: 'danger_now:yes', ref: 'm1' };
    const hears = async (cookie: string) => (await post('/chat/turns', { id: randomUUID(), turn }, { cookie })).json();
    expect(await hears(await visits())).toEqual({ notice: '已记下' });
    expect(web.turns[0]?.turn).toEqual(turn);
    expect(await hears(''), 'whose chat the browser lost').toEqual({ notice: '已记下', anew: true });
  });

  test('sends ticked options together, a place, and a typed command', async () => {
    const cookie = await visits();
    const place = { kind: 'location', latitude: 39.1, longitude: 117.2 };
    const ticked = { kind: 'choices', data: ['a', 'b'] };
    await post('/chat/turns', { id: randomUUID(), turn: place }, { cookie });
    await post('/chat/turns', { id: randomUUID(), turn: ticked }, { cookie });
    await says('/Start  abc def', cookie);
    expect(web.turns.map(({ turn }) => turn)).toEqual([
      place,
      ticked,
      { kind: 'command', name: 'start', argument: 'abc def' },
    ]);
  });

  test('whose turn was not committed is asked to send it again, and the same id comes again', async () => {
    const cookie = await visits();
    const id = randomUUID();
    web.script = () => {
      throw new Error('select * from "Report" where narrative = 秘密');
    };
    const refused = await says('他在打孩子', cookie, id);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({ message: expect.stringContaining('110') });
    expect(web.logged.join()).not.toContain('秘密');
    web.script = () => ({});
    expect((await says('他在打孩子', cookie, id)).status).toBe(200);
    const [first, again] = web.turns;
    expect(again?.updateId).toBe(first?.updateId);
    // What is kept of a turn names neither the chat nor what its page called it: by these a chat could be spoken for.
    for (const known of [id, first?.address.chat ?? '']) expect(first?.updateId).not.toContain(known);
  });

  test('is asked to try again, not lost, while the service starts or stops', async () => {
    await web.channel.stop();
    expect((await says('喂')).status).toBe(503);
    expect(web.turns).toEqual([]);
  });

  test.each([
    ['not JSON', '{"id":'],
    ['no id', { turn: { kind: 'text', text: 'x' } }],
    ['an id of another kind', { id: '1', turn: { kind: 'text', text: 'x' } }],
    ['an unknown kind', { id: randomUUID(), turn: { kind: 'shell', text: 'x' } }],
    ['a place off the earth', { id: randomUUID(), turn: { kind: 'location', latitude: 91, longitude: 0 } }],
    ['too much button data', { id: randomUUID(), turn: { kind: 'choice', data: 'x'.repeat(65) } }],
    ['a press on no message of ours', { id: randomUUID(), turn: { kind: 'choice', data: 'a', ref: '\u0000' } }],
    ['nothing ticked', { id: randomUUID(), turn: { kind: 'choices', data: [] } }],
  ])('posting %s is told so kindly', async (_what, body) => {
    const response = await post('/chat/turns', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ message: expect.stringContaining('刷新') });
    expect(web.turns).toEqual([]);
  });

  test('posting more than 256 KB is told that it is too long', async () => {
    const response = await says('长'.repeat(100_000));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: expect.stringContaining('分几次发') });
  });

  test.each([
    [{ 'accept-language': 'en-GB,en;q=0.9' }, 'en-GB', 'lang="en"'],
    [{ 'accept-language': 'fr;q=0.4,zh-TW;q=0.8' }, 'zh-TW', 'lang="zh-CN"'],
    [{ 'accept-language': 'fr' }, 'fr', 'lang="en"'],
    [{ 'accept-language': 'fr', cookie: 'huyou_lang=zh-CN' }, 'zh-CN', 'lang="zh-CN"'],
    [{ 'accept-language': '*' }, undefined, 'lang="zh-CN"'],
  ])('is spoken to in a language of their own: %j', async (headers, language, lang) => {
    await post(
      '/chat/turns',
      { id: randomUUID(), turn: { kind: 'text', text: 'x' } },
      headers as Record<string, string>,
    );
    expect(web.turns[0]?.language).toBe(language);
    expect(await (await fetch(web.url, { headers: headers as Record<string, string> })).text()).toContain(
      `<html ${lang}>`,
    );
  });

  test('may choose the language, and it stays', async () => {
    const response = await fetch(`${web.url}/?lang=en`);
    const cookie = cookieOf(response);
    expect(await response.text()).toContain('Quick exit');
    expect(await (await fetch(web.url, { headers: { cookie } })).text()).toContain('Quick exit');
    await says('x', cookie);
    expect(web.turns[0]?.language).toBe('en');
  });
});

describe('another site', () => {
  test.each([
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['origin', 'https://elsewhere.example'],
    ['origin', 'null'],
  ])('can neither speak nor listen for a visitor: %s: %s', async (name, value) => {
    const from = { [name]: value };
    for (const path of ['/chat/turns', '/desk/turns', '/desk/session', '/desk/sign-out']) {
      expect((await post(path, {}, from)).status, path).toBe(403);
    }
    for (const path of ['/chat/stream', '/desk/stream']) {
      expect((await fetch(web.url + path, { headers: from })).status, path).toBe(403);
    }
    expect(web.turns).toEqual([]);
  });

  test('our own page can, with either header', async () => {
    const turn = () => ({ id: randomUUID(), turn: { kind: 'text', text: 'x' } });
    expect((await post('/chat/turns', turn(), { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    expect((await post('/chat/turns', turn(), { origin: web.url })).status).toBe(200);
  });
});
