import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

describe.each(['sqlite', 'postgresql'] as const)('a call under way, on %s', (engine) => {
  test('that the platform puts off while somebody takes the matter is not made again', async () => {
    world = await openWorld({ engine });
    const first = await world.member(HEPING.supervisor, '督导员甲');
    const slow = world.api.user(DESK_TOKEN, { id: 8_000_000_900, firstName: '督导员乙', languageCode: 'zh-hans' });
    slow.says(`/start ${await world.invite(HEPING.supervisor)}`);
    await slow.sees('绑定成功');
    await world.settled();
    // The refusal comes after the press: the page is on its way while the matter is taken.
    const scope = { token: DESK_TOKEN, method: 'sendMessage', chat: slow.id };
    world.api.fails({ kind: 'answer', code: 429, retryAfter: 30, ms: 600 }, scope);
    await reportsNeglect(await world.citizen());
    await first.sees('您有1件待接手事项');
    await first.picks('我已接手');
    await first.sees('您已接手编号');
    await world.later('PT5M');
    expect(slow.messages.filter(({ text }) => text.includes('待接手'))).toHaveLength(0);
    const rows = await world.query.outbox.findMany({ where: { kind: 'page' }, select: { state: true, failure: true } });
    expect(rows).toContainEqual({ state: 'cancelled', failure: 'taken' });
  });
});
