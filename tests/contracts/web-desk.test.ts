import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openWeb, type WebWorld } from '../support/web.js';
import { cookieOf, talksTo } from '../support/web-talk.js';

let web: WebWorld;
let { listens, post, visits } = talksTo('');
beforeEach(async () => {
  web = await openWeb();
  ({ listens, post, visits } = talksTo(web.url));
});
afterEach(async () => {
  await web.close();
  expect(web.sleeping(), 'a stream was left behind').toBe(0);
});

const signsIn = async (name = '值班员') => {
  web.script = ({ address, turn, displayName = '' }) => {
    const good = turn.kind === 'command' && turn.argument === 'good-code';
    if (good) web.bound.set(address.chat, { name: displayName, posts: ['街道未保站'] });
    return { bound: good };
  };
  return cookieOf(await post('/desk/session', { invite: 'good-code', name }));
};

test.each([65_000, 80_000, 300_000])(
  'a text of %i characters is said to be too long, not malformed',
  async (length) => {
    const turn = { kind: 'text', text: 'x'.repeat(length) };
    const response = await post('/chat/turns', { id: randomUUID(), turn }, { cookie: await visits() });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ message: expect.stringContaining('太长') });
  },
);

describe('the desk', () => {
  test('opens by an invite, and a turn then comes from the desk', async () => {
    const cookie = await signsIn();
    expect(cookie).toMatch(/^huyou_desk=d-/);
    expect(web.turns[0]).toMatchObject({
      audience: 'desk',
      displayName: '值班员',
      turn: { kind: 'command', name: 'start', argument: 'good-code' },
    });
    const page = await (await fetch(`${web.url}/desk`, { headers: { cookie } })).text();
    expect(page).toContain('值班员');
    expect(page).toContain('街道未保站');
    expect(
      (await post('/desk/turns', { id: randomUUID(), turn: { kind: 'text', text: '/mine' } }, { cookie })).status,
    ).toBe(200);
    expect(web.turns[1]).toMatchObject({ audience: 'desk', turn: { kind: 'command', name: 'mine' } });
    expect(web.turns[1]?.address).toEqual(web.turns[0]?.address);
  });

  test('keeps the cookie for thirty days', async () => {
    web.script = () => ({ bound: true });
    const response = await post('/desk/session', { invite: 'any' });
    expect(response.headers.getSetCookie()[0]).toMatch(/Max-Age=2592000;.*HttpOnly; SameSite=Strict/);
  });

  test('has a cookie of its own: under the name of the public page’s it is a new visitor there', async () => {
    const cookie = (await signsIn()).replace('huyou_desk=', 'huyou_chat=');
    const turn = { kind: 'text', text: '喂' };
    const visitor = await post('/chat/turns', { id: randomUUID(), turn }, { cookie });
    expect(cookieOf(visitor)).toContain('huyou_chat=c-');
  });

  test('stays shut for a wrong invite, with a kind sentence and no cookie', async () => {
    await signsIn();
    const response = await post('/desk/session', { invite: 'wrong-code' });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.json()).toEqual({ message: expect.stringContaining('邀请码') });
  });

  test('lets one address try 100 codes at once and then one each two seconds; others, and visitors, wait for nobody', async () => {
    const proxied = await openWeb({ proxied: true });
    proxied.script = () => ({ bound: false });
    const { post: asks } = talksTo(proxied.url);
    const tries = async (from: string) =>
      (await asks('/desk/session', { invite: 'wrong-code' }, { 'x-forwarded-for': from })).status;
    for (let tried = 0; tried < 100; tried += 1) expect(await tries('203.0.113.5')).toBe(403);
    expect(await tries('203.0.113.5')).toBe(429);
    expect(proxied.turns, 'what is held back leaves nothing behind').toHaveLength(100);
    expect([await tries('203.0.113.6'), await tries('')]).toEqual([403, 403]);
    const turn = { kind: 'text', text: '喂' };
    const visitor = await asks('/chat/turns', { id: randomUUID(), turn }, { 'x-forwarded-for': '203.0.113.5' });
    expect(visitor.status).toBe(200);
    proxied.later(2_000);
    expect([await tries('203.0.113.5'), await tries('203.0.113.5')]).toEqual([403, 429]);
    await proxied.close();
  });

  test('does not lose an invite whose answer was lost: the same attempt again is signed in', async () => {
    const id = randomUUID();
    web.script = ({ address }) => {
      const again = web.bound.has(address.chat);
      web.bound.set(address.chat, { name: '值班员', posts: [] });
      return { bound: !again };
    };
    const first = await post('/desk/session', { id, invite: 'good-code' });
    const second = await post('/desk/session', { id, invite: 'good-code' });
    expect(second.status).toBe(200);
    expect(cookieOf(second)).toBe(cookieOf(first));
    expect(web.turns[0]?.updateId).toBe(web.turns[1]?.updateId);
    // Who knows what the page called the attempt, and not the invite, is nobody.
    const stranger = await post('/desk/session', { id, invite: 'x' });
    expect(stranger.headers.getSetCookie().join()).not.toContain(cookieOf(first));
    expect(web.turns[2]?.address).not.toEqual(web.turns[0]?.address);
  });

  test('a link with an invite signs nobody in by itself', async () => {
    const response = await fetch(`${web.url}/desk?invite=good-code`);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).not.toContain('good-code');
    expect(web.turns).toEqual([]);
  });

  test.each(['', 'huyou_desk=d-aaaaaaaaaaaaaaaaaaaaaa.Zm9yZ2Vk', 'huyou_desk=%E0%A4%A'])(
    'shows its sign-in page, not an error, for the cookie "%s"',
    async (cookie) => {
      const page = await fetch(`${web.url}/desk`, { headers: { cookie } });
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('id="invite"');
      expect((await post('/desk/turns', {}, { cookie })).status).toBe(401);
      expect((await fetch(`${web.url}/desk/stream`, { headers: { cookie } })).status).toBe(401);
      expect((await fetch(`${web.url}/desk/session`, { headers: { cookie } })).status).toBe(401);
    },
  );

  test('does not take a visitor’s cookie for a member’s', async () => {
    const cookie = (await visits()).replace('huyou_chat', 'huyou_desk');
    expect((await post('/desk/turns', {}, { cookie })).status).toBe(401);
  });

  test('tells a member only while the member is bound', async () => {
    const cookie = await signsIn();
    const chat = web.turns[0]?.address.chat ?? '';
    const page = await listens('/desk/stream', cookie);
    expect(await page.hears()).toEqual({ event: 'snapshot', data: [] });
    web.bound.delete(chat);
    await web.says(chat, 'm1', { text: '不该看到' });
    expect(await page.block()).toBeUndefined();
    expect((await fetch(`${web.url}/desk/stream`, { headers: { cookie } })).status).toBe(401);
  });

  test('forgets the member who signs out', async () => {
    const cookie = await signsIn();
    const response = await post('/desk/sign-out', {}, { cookie });
    expect(response.headers.getSetCookie()[0]).toMatch(/^huyou_desk=; Max-Age=0/);
    expect(web.left).toEqual([web.turns[0]?.address.chat]);
    expect((await post('/desk/sign-out', {})).status, 'nobody is signed in').toBe(200);
    expect(web.left).toHaveLength(1);
  });

  test('says so, and keeps the member signed in, where signing out was not committed: they would be called on at a page of nobody', async () => {
    const cookie = await signsIn();
    web.ready = false;
    const refused = await post('/desk/sign-out', {}, { cookie });
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([503, []]);
    expect(await refused.json()).toEqual({ message: expect.stringContaining('自动再试') });
    web.ready = true;
    expect((await post('/desk/sign-out', {}, { cookie })).headers.getSetCookie()[0]).toMatch(/^huyou_desk=; Max-Age=0/);
    expect(web.left).toHaveLength(1);
  });
});
