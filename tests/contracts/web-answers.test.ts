import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWeb, type WebWorld } from '../support/web.js';
import { cookieOf, talksTo } from '../support/web-talk.js';

let web: WebWorld;
let { post } = talksTo('');
beforeEach(async () => {
  web = await openWeb();
  ({ post } = talksTo(web.url));
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

describe('every answer', () => {
  test.each(['/', '/desk', '/nowhere', '/healthz', '/chat/turns'])(
    'of %s is guarded and kept by nobody',
    async (path) => {
      const { headers } = await fetch(web.url + path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'; script-src 'self'.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      // A proxy uses a connection again within a minute.
      expect(headers.get('keep-alive')).toBe('timeout=75');
    },
  );

  test('a page has no inline script or style, the emergency numbers, and the trial’s sentence', async () => {
    for (const path of ['/', '/desk', '/nowhere']) {
      const page = await (await fetch(web.url + path, { headers: { accept: 'text/html' } })).text();
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|<style/);
      expect(page).toContain('href="tel:110"');
      expect(page).toContain('href="tel:120"');
      expect(page).toContain('这是试用');
    }
  });

  test('a page loads one style and one script, 12 KB in all: on a slow line each round is a second', async () => {
    const weight = async (path: string): Promise<number> => {
      const asks = request(web.url + path, { headers: { 'accept-encoding': 'gzip, br' } }).end();
      const [answer] = (await once(asks, 'response')) as [AsyncIterable<Buffer>];
      let bytes = 0;
      for await (const part of answer) bytes += part.length;
      return bytes;
    };
    for (const path of ['/', '/desk']) {
      const page = await (await fetch(web.url + path)).text();
      const loads = [...page.matchAll(/(?:href|src)="(\/(?:assets|client)\/[^"]+)"/g)].map(([, file = '']) => file);
      expect(loads).toEqual(['/assets/icon.svg', '/assets/pages.css', expect.stringMatching(/^\/client\/[\w-]+\.js$/)]);
      expect(await (await fetch(web.url + loads[2])).text(), 'which asks for no other').not.toMatch(/\bimport\b/);
      const bytes = (await Promise.all([path, ...loads].map(weight))).reduce((sum, one) => sum + one, 0);
      expect(bytes).toBeLessThan(12_000);
    }
  });

  test('waits for a slow request 30 s and a few more: Node’s own watch over it looks only every 30 s', async () => {
    let server: { requestTimeout?: number; headersTimeout?: number; connectionsCheckingInterval?: number } = {};
    const see = (message: unknown) => {
      server = (message as { server: typeof server }).server;
    };
    subscribe('http.server.request.start', see);
    await fetch(`${web.url}/healthz`);
    unsubscribe('http.server.request.start', see);
    const { requestTimeout, headersTimeout, connectionsCheckingInterval } = server;
    expect([requestTimeout, headersTimeout, connectionsCheckingInterval]).toEqual([30_000, 30_000, 5_000]);
  });

  test('says nothing of a trial when it is none', async () => {
    const real = await openWeb({ trial: false });
    expect(await (await fetch(real.url)).text()).not.toContain('试用');
    await real.close();
  });

  test.each([
    ['GET', '/chat/turns', 405, 'POST'],
    ['DELETE', '/desk/session', 405, 'GET, POST'],
    ['PUT', '/healthz', 405, 'GET'],
    ['POST', '/nowhere', 404, null],
  ])('%s of %s is answered with %i, and what may be asked for', async (method, path, status, allow) => {
    const answer = await fetch(web.url + path, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([status, allow]);
  });

  test('an unknown address is a kind page for a person and JSON for a program', async () => {
    const page = await fetch(`${web.url}/nowhere`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('没有这个页面');
    expect(await (await fetch(`${web.url}/nowhere`)).json()).toEqual({ message: '没有找到这个页面。' });
  });

  test('a failure of ours shows neither stack nor cause', async () => {
    const broken = await openWeb();
    broken.bound.get = () => {
      throw new Error('secret cause at line 7');
    };
    broken.script = () => ({});
    const response = await fetch(`${broken.url}/desk/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/html' },
      body: JSON.stringify({ invite: 'x' }),
    });
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain('不是您的错');
    expect(page + broken.logged.join()).not.toMatch(/secret cause|\.ts:|at .*\(/);
    await broken.close();
  });

  test('a member’s name is words, never markup', async () => {
    const cookie = await signsIn('<img src=x onerror=alert(1)>');
    const page = await (await fetch(`${web.url}/desk`, { headers: { cookie } })).text();
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x');
  });

  test('says whether the process is up and whether it can take reports', async () => {
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${web.url}/readyz`)).status).toBe(200);
    web.ready = false;
    expect((await fetch(`${web.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${web.url}/healthz`)).status).toBe(200);
  });

  test('nothing beside the built pages can be fetched', async () => {
    for (const path of ['/assets/../../../package.json', '/client/..%2f..%2fpackage.json', '/package.json']) {
      const status = await new Promise((resolve) => {
        const { hostname, port } = new URL(web.url);
        request({ hostname, port, path }, (answer) => resolve(answer.resume().statusCode)).end();
      });
      expect(status, path).toBe(404);
    }
  });
});
