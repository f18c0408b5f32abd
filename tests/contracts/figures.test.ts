import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { figureOf, readFigures } from '../support/prometheus.js';
import { reportsNeglect } from '../support/stories.js';
import { HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${world.app.url}${path}`, { headers });
const figures = async () => {
  const answer = await ask('/metrics');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return readFigures(await answer.text());
};

/** One report from the first word to the acknowledgement, with a nudge, a climb and a turn on another channel. */
const wholeStory = async (role: string) => {
  const supervisor = await world.member(HEPING.supervisor, role);
  const bureau = await world.member(HEPING.bureau, `${role}乙`, 'web');
  const neighbour = await world.citizen();
  await reportsNeglect(neighbour, '紫色的旧雨靴');
  const receipt = await neighbour.sees('回执码');
  await supervisor.sees('您有1件待接手事项');
  await world.later('PT1H');
  await bureau.sees('现在转到您这里');
  await bureau.picks('我已接手');
  await neighbour.sees('已有人接手');
  await world.later('PT1M');
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? '';
};

describe('the figures', () => {
  test('tell of a whole story: turns, commits, messages, the ladder, the acknowledgement', async () => {
    world = await openWorld();
    const operator = await world.member('TJ-12-OPS', '运维甲');
    await wholeStory('督导员壬癸');
    await operator.sees('联系不到任何人');
    const all = await figures();
    expect(figureOf(all, 'huyou_turns_total', { channel: 'telegram-public', outcome: 'taken' })).toBe(10);
    expect(figureOf(all, 'huyou_turns_total', { outcome: 'refused' })).toBe(0);
    expect(figureOf(all, 'huyou_turn_seconds_count', { channel: 'telegram-public' })).toBe(10);
    expect(figureOf(all, 'huyou_commits_total', { result: 'committed' })).toBeGreaterThan(20);
    expect(figureOf(all, 'huyou_messages_total', { channel: 'telegram-desk', kind: 'page', result: 'sent' })).toBe(1);
    expect(figureOf(all, 'huyou_messages_total', { channel: 'telegram-desk', kind: 'nudge', result: 'sent' })).toBe(2);
    expect(figureOf(all, 'huyou_messages_total', { channel: 'web', kind: 'page', result: 'sent' })).toBe(1);
    expect(figureOf(all, 'huyou_messages_total', { kind: 'edit', result: 'sent' })).toBeGreaterThan(0);
    expect(figureOf(all, 'huyou_delivery_seconds_count', { channel: 'web' })).toBeGreaterThan(1);
    for (const [step, times] of Object.entries({ opened: 1, paged: 2, nudged: 2, climbed: 1, missed: 1, taken: 1 })) {
      expect(figureOf(all, 'huyou_ladder_steps_total', { step }), step).toBe(times);
    }
    expect(figureOf(all, 'huyou_acknowledge_seconds_sum', { level: 'P1' })).toBe(3_600);
    expect(figureOf(all, 'huyou_operator_alarms_total', { alarm: 'posts' })).toBe(1);
    expect(figureOf(all, 'huyou_operator_reachable')).toBe(1);
    expect(figureOf(all, 'huyou_obligations_open')).toBe(0);
    expect(figureOf(all, 'huyou_matter_standing', { matter: 'posts' })).toBe(1);
    expect(figureOf(all, 'huyou_tick_last_timestamp_seconds')).toBe(world.clock.now() / 1_000);
    expect(figureOf(all, 'huyou_audit_last_timestamp_seconds')).toBe(world.clock.now() / 1_000);
    expect(figureOf(all, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
    for (const { name, labels, value } of all.filter(({ labels: { le } }) => le === '+Inf')) {
      const { le: _, ...rest } = labels;
      expect(figureOf(all, name.replace(/_bucket$/, '_count'), rest)).toBe(value);
    }
  });

  test('count what is open, by level, and what waits', async () => {
    world = await openWorld();
    await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await reportsNeglect(await world.citizen());
    await world.later('PT2M');
    expect(figureOf(await figures(), 'huyou_obligations_open', { level: 'P1' })).toBe(2);
    expect(figureOf(await figures(), 'huyou_obligations_open', { level: 'P0' })).toBe(0);
    expect(figureOf(await figures(), 'huyou_obligations_top')).toBe(0);
    await world.later('PT5H');
    expect(figureOf(await figures(), 'huyou_obligations_top', { level: 'P1' })).toBe(2);
  });

  test('say nothing of anybody, and no more lines come with more people', async () => {
    world = await openWorld();
    await world.member('TJ-12-OPS', '运维甲');
    const receipts = [await wholeStory('督导员壬癸')];
    const series = async () =>
      (await figures())
        .filter(({ name }) => name.startsWith('huyou_'))
        .map(({ name, labels }) => `${name} ${JSON.stringify(labels)}`);
    const before = await series();
    for (const role of ['督导员甲', '督导员乙', '督导员丙']) receipts.push(await wholeStory(role));
    const after = await series();
    // Only figures that stay few: channels × kinds × results and the like, whoever writes.
    expect(after.filter((line) => !before.includes(line)).length).toBeLessThan(12);
    expect(after.length).toBeLessThan(300);

    // Values are numbers and may hold any digits by chance: what could name somebody is names and labels.
    const shown =
      JSON.stringify((await figures()).map(({ name, labels }) => [name, labels])) +
      (await (await ask('/statusz')).text());
    const stored = await world.query.report.findMany();
    const cases = await world.query.case.findMany();
    const members = await world.query.member.findMany();
    const chats = await world.query.conversation.findMany();
    expect(chats.length).toBeGreaterThan(6);
    const secrets = [
      ...['紫色', '督导员', '和平区', 'Reporter', 'TJ-120101', '700000000', '800000000'],
      ...receipts,
      ...stored.flatMap(({ id, receiptHash }) => [id, receiptHash]),
      ...cases.flatMap(({ id, number }) => [id, `"${number}"`]),
      ...members.map(({ id }) => id),
      ...chats.map(({ chatKey }) => chatKey),
    ];
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([]);
    for (const { labels } of await figures()) {
      for (const value of Object.values(labels)) expect(value).toMatch(/^[\w.+-]{1,32}$/);
    }
  });

  test('cost no question to the database when they are asked for', async () => {
    world = await openWorld();
    const asked: unknown[] = [];
    const { audit } = world.app.store.read;
    for (const name of Object.keys(audit) as (keyof typeof audit)[]) {
      const real = audit[name] as (...given: never[]) => unknown;
      const heard = (...given: never[]) => {
        asked.push(name);
        return real.apply(audit, given);
      };
      Object.assign(audit, { [name]: heard });
    }
    await world.later('PT1M');
    expect(asked.length).toBeGreaterThan(5);
    const after = asked.length;
    for (let times = 0; times < 5; times += 1) await figures();
    expect(asked).toHaveLength(after);
  });
});

describe('who may ask for them', () => {
  /** The answer to a request as bytes, for what `fetch` would not send. */
  const raw = (request: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(world.app.url).port), '127.0.0.1');
      let said = '';
      socket.on('data', (chunk) => {
        said += chunk;
      });
      socket.on('end', () => resolve(said));
      socket.on('error', reject);
      socket.end(request);
    });

  test('without a token: a program on this machine that asks directly', async () => {
    world = await openWorld();
    expect((await ask('/metrics')).status).toBe(200);
    expect((await ask('/statusz')).status).toBe(503);
    for (const header of [
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'via',
      'x-forwarded-proto',
      'x-forwarded-host',
    ]) {
      const answer = await ask('/metrics', { [header]: '203.0.113.9' });
      expect(answer.status, header).toBe(404);
      expect(await answer.text()).not.toContain('huyou_');
    }
    expect(await raw('GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('huyou_turns_total');
    // A proxy that says nothing of itself.
    expect(await raw('GET /metrics HTTP/1.0\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1\.\d 404/);
  });

  test('without a token, behind a proxy: nobody', async () => {
    world = await openWorld({ env: { PUBLIC_URL: 'https://huyou.example' } });
    for (const path of ['/metrics', '/statusz']) expect((await ask(path)).status).toBe(404);
    expect((await ask('/healthz')).status).toBe(200);
  });

  test('with a token: its bearer, also through a proxy, and nobody else', async () => {
    const token = 'a-token-of-some-length';
    world = await openWorld({ env: { METRICS_TOKEN: token, PUBLIC_URL: 'https://huyou.example' } });
    const bearing = { authorization: `Bearer ${token}`, 'x-forwarded-for': '203.0.113.9' };
    expect((await ask('/metrics', bearing)).status).toBe(200);
    expect(readFigures(await (await ask('/metrics', bearing)).text()).length).toBeGreaterThan(50);
    for (const authorization of ['', token, `Bearer ${token}x`, 'Bearer', `bearer ${token.slice(1)}`]) {
      expect((await ask('/metrics', { authorization })).status, authorization).toBe(404);
      expect((await ask('/statusz', { authorization })).status, authorization).toBe(404);
    }
    expect(world.logged.join('\n')).not.toContain(token);
    expect(world.api.bot(PUBLIC_TOKEN).isPolled).toBe(true);
  });
});
