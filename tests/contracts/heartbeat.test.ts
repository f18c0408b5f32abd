import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { figureOf, readFigures } from '../support/prometheus.js';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

const SECRET = 'ping-secret-7f3a';
let world: World;
let outside: Server;
let url: string;
/** What the outside got, and how it answers. */
let got: { method: string | undefined; url: string | undefined }[];
let answer: 'well' | 'error' | 'never' | 'cut';

beforeEach(async () => {
  got = [];
  answer = 'well';
  outside = createServer((request, response) => {
    got.push({ method: request.method, url: request.url });
    if (answer === 'cut') request.socket.destroy();
    else if (answer !== 'never') response.writeHead(answer === 'well' ? 200 : 500).end('OK');
  });
  await new Promise<void>((listening) => outside.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(outside.address() as AddressInfo).port}/${SECRET}?u=${SECRET}`;
});
afterEach(async () => {
  await world.close();
  expect(world.logged.join('\n')).not.toContain(SECRET);
  outside.closeAllConnections();
  await new Promise((closed) => outside.close(closed));
});

const figures = async () => {
  const text = await (await fetch(`${world.app.url}/metrics`)).text();
  expect(text).not.toContain(SECRET);
  return readFigures(text);
};
const beats = async (): Promise<Record<string, number>> => {
  const all = await figures();
  return Object.fromEntries(
    ['sent', 'failed', 'withheld'].map((result) => [result, figureOf(all, 'huyou_heartbeats_total', { result })]),
  );
};
const minutes = async (count: number): Promise<void> => {
  for (let minute = 0; minute < count; minute += 1) await world.later('PT1M');
};
/** A service that somebody can be called for. */
const attended = async (): Promise<World> => {
  world = await openWorld({ env: { HEARTBEAT_URL: url } });
  await world.member(['TJ-12-OPS'], '运维甲');
  await minutes(1);
  got.length = 0;
  return world;
};

describe('the outgoing heartbeat', () => {
  test('calls once a minute while all goes well', async () => {
    await attended();
    const before = await beats();
    await minutes(3);
    expect(got).toEqual(Array(3).fill({ method: 'GET', url: `/${SECRET}?u=${SECRET}` }));
    // Ticks within the minute call nothing.
    for (let second = 0; second < 50; second += 10) await world.beat('PT1S');
    expect(got).toHaveLength(3);
    expect((await beats()).sent).toBe((before.sent ?? 0) + 3);
  });

  test.each(['error', 'cut'] as const)('that fails (%s) is counted each time and logged once', async (how) => {
    await attended();
    answer = how;
    await minutes(3);
    expect(await beats()).toMatchObject({ failed: 3 });
    expect(world.logged.filter((line) => line.includes('the outgoing heartbeat failed'))).toHaveLength(1);
    answer = 'well';
    await minutes(1);
    expect(world.logged.filter((line) => line.includes('the outgoing heartbeat arrives again'))).toHaveLength(1);
  });

  test('that is not answered holds up no tick, and is given up', async () => {
    await attended();
    answer = 'never';
    world.clock.set(world.clock.now() + 60_000);
    await world.app.tick();
    await world.app.tick();
    expect(await beats()).toMatchObject({ failed: 0 });
    world.clock.set(world.clock.now() + 10_000);
    await world.settled();
    expect(await beats()).toMatchObject({ failed: 1 });
    answer = 'well';
  });

  test('is withheld while a tick fails, so that the outside notices', async () => {
    await attended();
    await world.member(HEPING.supervisor, '督导员甲');
    await reportsNeglect(await world.citizen());
    await world.settled();
    const [row] = await world.query.obligation.findMany();
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = 'gone', "nextDueAt" = ${world.clock.now()}`);
    await minutes(1);
    const calls = got.length;
    await minutes(3);
    expect(got).toHaveLength(calls);
    expect((await beats()).withheld).toBeGreaterThanOrEqual(3);
    await world.alter(`UPDATE "Obligation" SET "policyVersion" = '${row?.policyVersion}'`);
    await minutes(2);
    expect(got.length).toBeGreaterThan(calls);
    expect(figureOf(await figures(), 'huyou_tick_failures_total', { stage: 'ladders' })).toBeGreaterThan(3);
    world.forget('error a stage of the tick failed');
  });

  test('is withheld while the audit cannot be made', async () => {
    await attended();
    await world.alter('ALTER TABLE "ParkedUpdate" RENAME TO "Elsewhere"');
    await minutes(3);
    expect(got).toEqual([]);
    expect((await beats()).withheld).toBeGreaterThanOrEqual(2);
    await world.alter('ALTER TABLE "Elsewhere" RENAME TO "ParkedUpdate"');
    await minutes(2);
    expect(got.length).toBeGreaterThan(0);
    expect(world.forget('error a stage of the tick failed')).toBeGreaterThan(0);
  });

  test('is withheld while something is wrong and nobody can be told of it', async () => {
    await attended();
    await world.settled();
    world.api.revokes(DESK_TOKEN);
    await world.until('TELEGRAM_DESK_TOKEN is no longer accepted');
    await minutes(3);
    expect(got).toEqual([]);
    world.api.restores(DESK_TOKEN);
  });

  test('is not called without an address', async () => {
    world = await openWorld();
    await minutes(2);
    expect(await beats()).toEqual({ sent: 0, failed: 0, withheld: 0 });
    expect(got).toEqual([]);
  });
});
