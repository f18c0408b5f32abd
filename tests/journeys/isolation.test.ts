import { afterEach, describe, expect, test } from 'vitest';
import { reportsNeglect } from '../support/stories.js';
import { DESK_TOKEN, HEPING, openWorld, PUBLIC_TOKEN, type World } from '../support/world.js';

let world: World;
afterEach(() => world.close());

const CALLED = '您有1件待接手事项';

/** A person at the desk, with Telegram at hand to look into: how many of these messages have arrived. */
const atDesk = async (id: number, post: string, role: string) => {
  const user = world.api.user(DESK_TOKEN, { id: 8_000_001_000 + id, firstName: role, languageCode: 'zh-hans' });
  user.says(`/start ${await world.invite(post)}`);
  await user.sees('绑定成功');
  const has = (words: string) =>
    user.messages.filter(({ from, text }) => from === 'bot' && text.includes(words)).length;
  return { user, has };
};

const reportsDanger = async (): Promise<void> => {
  const neighbour = await world.citizen();
  await neighbour.says('/start');
  await neighbour.sees('孩子现在有危险吗');
  await neighbour.picks('有');
  await neighbour.sees('孩子现在在哪个区');
  await world.settled();
};

/** What was sent by a bot since the `from`-th call, by its text. */
const sent = (token: string, from = 0): string[] =>
  world.api
    .calls(token, 'sendMessage')
    .slice(from)
    .map(({ params }) => String(params.text));

describe('a chat in trouble', () => {
  test('429 on one chat holds that chat alone, through a restart; its messages come in order and none is lost', async () => {
    world = await openWorld();
    const neighbour = world.api.user(PUBLIC_TOKEN, { id: 7_100, firstName: 'Reporter', languageCode: 'en' });
    const refuse = { kind: 'answer', code: 429, retryAfter: 30 } as const;
    world.api.fails(refuse, { token: PUBLIC_TOKEN, method: 'sendMessage', chat: neighbour.id });
    neighbour.says('/start');
    await world.settled();
    neighbour.says('what?');
    await world.settled();
    await world.restart();
    neighbour.says('and now?');
    await world.settled();
    expect(world.api.calls(PUBLIC_TOKEN, 'sendMessage')).toHaveLength(1);

    const other = await world.citizen();
    await other.says('/start');
    await other.sees('孩子现在有危险吗');

    await world.later('PT31S');
    const rows = await world.query.outbox.findMany({ where: { kind: 'reply' }, orderBy: { position: 'asc' } });
    expect(rows.every(({ state }) => state === 'sent')).toBe(true);
    const key = rows[0]?.chatKey;
    const refs = rows.filter(({ chatKey }) => chatKey === key).map(({ sentRef }) => Number(sentRef));
    expect(refs.length).toBeGreaterThanOrEqual(3);
    expect(refs).toEqual([...refs].sort((a, b) => a - b));
  });

  test('one chat that answers after 9 s and one in 429: everybody else is answered as before', async () => {
    world = await openWorld();
    const slow = await atDesk(1, HEPING.supervisor, '督导员甲');
    const flooded = await atDesk(2, HEPING.supervisor, '督导员乙');
    const free = await atDesk(3, HEPING.supervisor, '督导员丙');
    const scope = { token: DESK_TOKEN, method: 'sendMessage', times: 100 };
    const mendSlow = world.api.fails({ kind: 'delay', ms: 9_000 }, { ...scope, chat: slow.user.id });
    const mend = world.api.fails({ kind: 'answer', code: 429, retryAfter: 60 }, { ...scope, chat: flooded.user.id });
    for (let n = 1; n <= 2; n += 1) {
      await reportsNeglect(await world.citizen());
      await world.api.until(DESK_TOKEN, `call ${n}`, () => free.has(CALLED) >= n);
    }
    // Twice nine seconds if they waited for the slow one: it has not even answered once.
    expect([slow.has(CALLED), flooded.has(CALLED)]).toEqual([0, 0]);
    mend();
    mendSlow();
  });
});

describe('a bot over its limit', () => {
  test('several chats refused at once: the bot waits, tries nobody meanwhile, and begins with the most urgent', async () => {
    world = await openWorld({ env: { TELEGRAM_RATE: '3' } });
    const posts = [HEPING.supervisor, HEPING.supervisor, HEPING.supervisor, 'TJ-12-BDD'];
    const desk = await Promise.all(posts.map((post, index) => atDesk(index, post, `值班${index}`)));
    await world.later('PT30S');
    const lift = world.api.fails(
      { kind: 'answer', code: 429, retryAfter: 20 },
      { token: DESK_TOKEN, method: 'sendMessage', times: 1_000 },
    );
    await reportsNeglect(await world.citizen());
    await world.later('PT2S');
    const refused = sent(DESK_TOKEN).length;
    await reportsDanger();
    await reportsNeglect(await world.citizen());
    await world.later('PT10S');
    expect(sent(DESK_TOKEN)).toHaveLength(refused);
    expect(sent(PUBLIC_TOKEN).some((text) => text.includes('110'))).toBe(true);

    lift();
    await world.later('PT40S');
    const after = sent(DESK_TOKEN, refused).filter((text) => text.includes(CALLED));
    expect(after[0]).toContain('紧急');
    expect(after.filter((text) => text.includes('紧急'))).toHaveLength(1);
    expect(desk.map(({ has }) => has(CALLED))).toEqual([2, 2, 2, 1]);
  });

  test('a flood of the public, slow to answer, takes nothing from the desk', async () => {
    world = await openWorld();
    const duty = await atDesk(1, 'TJ-12-BDD', '值班员甲');
    await world.app.store.write((tx) =>
      tx.outbox.add(
        Array.from({ length: 500 }, (_, n) => ({
          id: `flood:${n}`,
          address: { channel: 'telegram-public' as const, chat: String(7_500_000 + n) },
          kind: 'reply' as const,
          priority: 0,
          notBefore: world.clock.now(),
          message: { text: 'news', choices: [], choose: 'one' as const },
        })),
        world.clock.now(),
      ),
    );
    for (let n = 0; n < 500; n += 1) world.api.user(PUBLIC_TOKEN, { id: 7_500_000 + n, firstName: 'Reporter' });
    const mend = world.api.fails(
      { kind: 'delay', ms: 6_000 },
      { token: PUBLIC_TOKEN, method: 'sendMessage', times: 1e6 },
    );
    await world.app.tick();
    await world.api.until(PUBLIC_TOKEN, 'the flood is under way', () => sent(PUBLIC_TOKEN).length > 100);
    const neighbour = await world.citizen('web');
    await neighbour.says('/start');
    await neighbour.sees('孩子现在有危险吗');
    await neighbour.picks('有');
    await world.api.until(DESK_TOKEN, 'the duty desk is called', () => duty.has(CALLED) === 1);
    // The flood still fills all the room that the public's bot has.
    expect(sent(PUBLIC_TOKEN).length).toBeLessThan(500);
    mend();
  });

  test('what can wait is not starved by what is more urgent', async () => {
    world = await openWorld({ env: { TELEGRAM_RATE: '3' } });
    const now = world.clock.now();
    const row = (id: string, chat: number, priority: number, at: number) => ({
      id,
      address: { channel: 'telegram-desk' as const, chat: String(chat) },
      kind: 'inform' as const,
      priority,
      notBefore: at,
      message: { text: id, choices: [], choose: 'one' as const },
    });
    for (let n = 0; n < 100; n += 1) world.api.user(DESK_TOKEN, { id: 8_500_000 + n, firstName: 'Desk' });
    await world.app.store.write(async (tx) => {
      await tx.outbox.add([row('can wait', 8_500_000, 3, now)], now);
      const urgent = Array.from({ length: 99 }, (_, n) => row(`urgent ${n}`, 8_500_001 + n, 0, now + 1));
      await tx.outbox.add(urgent, now + 1);
    });
    await world.later('PT20S');
    const order = sent(DESK_TOKEN);
    expect(order.length).toBeLessThan(100);
    expect(order.indexOf('can wait')).toBeGreaterThan(0);
    expect(order.indexOf('can wait')).toBeLessThan(12);
  });
});
