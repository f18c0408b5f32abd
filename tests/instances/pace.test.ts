import { afterEach, expect, test, vi } from 'vitest';
import { DESK_TOKEN, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

/** Several instances and a PostgreSQL share the cores that other test files use too. */
vi.setConfig({ testTimeout: 120_000 });

let world: World;
afterEach(() => world.close());

test('a pause that one instance was told of is kept by the other; nothing is lost or out of order', async () => {
  world = await openWorld({ instances: 2 });
  const neighbour = world.api.user(PUBLIC_TOKEN, { id: 7_100, firstName: 'Reporter', languageCode: 'en' });
  const refuse = { kind: 'answer', code: 429, retryAfter: 30 } as const;
  world.api.fails(refuse, { token: PUBLIC_TOKEN, method: 'sendMessage', chat: neighbour.id });
  neighbour.says('/start');
  await world.settled();
  for (const words of ['what?', 'and now?', 'hello', 'hello?']) {
    neighbour.says(words);
    await world.settled();
  }
  await world.later('PT29S');
  expect(world.api.calls(PUBLIC_TOKEN, 'sendMessage')).toHaveLength(1);
  await world.later('PT5S');
  const rows = await world.query.outbox.findMany({ orderBy: { position: 'asc' } });
  expect(rows.length).toBeGreaterThanOrEqual(5);
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  const refs = rows.map(({ sentRef }) => Number(sentRef));
  expect(refs).toEqual([...refs].sort((a, b) => a - b));
});

test('several instances together keep to the budget of a bot', async () => {
  world = await openWorld({ instances: 3, env: { TELEGRAM_RATE: '30' } });
  const now = world.clock.now();
  const chats = Array.from({ length: 300 }, (_, n) => 8_500_000 + n);
  for (const id of chats) world.api.user(DESK_TOKEN, { id, firstName: 'Desk' });
  await world.app.store.write((tx) =>
    tx.outbox.add(
      chats.map((id) => ({
        id: `news:${id}`,
        address: { channel: 'telegram-desk' as const, chat: String(id) },
        kind: 'inform' as const,
        priority: 2,
        notBefore: now,
        message: { text: 'news', choices: [], choose: 'one' as const },
      })),
      now,
    ),
  );
  const calls = () => world.api.calls(DESK_TOKEN, 'sendMessage').length;
  // A tenth of a second at a time: every instance asks in each.
  for (let step = 1; step <= 50; step += 1) {
    world.clock.set(now + step * 100);
    await Promise.all(world.apps.map((app) => app.tick()));
    await world.settled();
    expect(calls()).toBeLessThanOrEqual(10 + step * 3);
  }
  expect(calls()).toBeGreaterThanOrEqual(140);
  const used = await world.query.outbox.groupBy({ by: ['state'], _count: true });
  expect(used.map(({ state }) => state).sort()).toEqual(['pending', 'sent']);
});
