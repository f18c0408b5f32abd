import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChannelName, DeliveryError } from '../../src/domain/channel.js';
import { allowance, allowedAt, chatCost, chatLimit, pay } from '../../src/domain/pace.js';
import { gotRoom, type Lane, roomIn } from '../../src/notify/outbox/lanes.js';
import { openRefusals, type Refusals } from '../../src/notify/outbox/refusals.js';
import type { ClaimedRow } from '../../src/store/store.js';

const NOW = 1_790_000_000_000;
const telegram = { perSecond: 30, perChat: 1 };

describe("a bot's budget", () => {
  test.each([
    ['never used', 0, 10],
    ['used long ago', NOW - 1, 10],
    ['used up to now', NOW, 10],
    ['half spent', NOW + 166, 5],
    ['spent', NOW + 333, 0],
    ['overdrawn', NOW + 5_000, 0],
  ])('%s', (_, paidUntil, messages) => {
    expect(allowance(telegram, paidUntil, NOW)).toBe(messages);
  });

  test.each([
    [0, 100],
    [99, 100],
    [101, 99],
    [150, 50],
    [151, 0],
    [200, 0],
  ])('with %i on their way a channel has room for %i more', (inFlight, room) => {
    const lane = { inFlight } as Lane;
    expect(roomIn(lane)).toBe(room);
    expect(gotRoom(lane)).toBe(inFlight === 150);
  });

  test('one message a second is let through too', () => {
    const slow = { perSecond: 1, perChat: 1 };
    expect(allowance(slow, 0, NOW)).toBe(1);
    expect(allowance(slow, pay(slow, 0, NOW, 1), NOW + 999)).toBe(0);
    expect(allowance(slow, pay(slow, 0, NOW, 1), NOW + 1_000)).toBe(1);
  });

  test('whoever asks, however often, no second holds more than a third above the rate, and nobody waits for ever', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000 }),
        fc.array(fc.record({ wait: fc.integer({ min: 0, max: 400 }), want: fc.integer({ min: 1, max: 60 }) }), {
          maxLength: 60,
        }),
        (perSecond, asks) => {
          const pace = { perSecond, perChat: 1 };
          const sent: number[] = [];
          let now = NOW;
          let paidUntil = 0;
          for (const { wait, want } of asks) {
            now += wait;
            const taken = Math.min(want, allowance(pace, paidUntil, now));
            if (taken > 0) paidUntil = pay(pace, paidUntil, now, taken);
            for (let n = 0; n < taken; n += 1) sent.push(now);
            if (taken < want) expect(allowance(pace, paidUntil, allowedAt(pace, paidUntil))).toBeGreaterThan(0);
          }
          for (const from of sent) {
            const inSecond = sent.filter((at) => at >= from && at < from + 1_000).length;
            expect(inSecond).toBeLessThanOrEqual(Math.max(2, Math.ceil((perSecond * 4) / 3)));
          }
        },
      ),
    );
  });

  test('a chat has a burst of five, then one a second', () => {
    let paidTo = 0;
    let sent = 0;
    for (let ms = 0; ms < 10_000; ms += 100) {
      if (paidTo > chatLimit(telegram, NOW + ms)) continue;
      sent += 1;
      paidTo = Math.max(paidTo, NOW + ms) + chatCost(telegram);
    }
    expect(sent).toBe(5 + 9);
  });
});

describe('who is told to wait by a 429', () => {
  const CHANNEL = 'telegram-desk';
  /** Until when the whole bot waits, once this chat too was told to wait `until` then; undefined when it does not. */
  const refuse = (
    refusals: Refusals,
    chat: string,
    until = NOW + 9_000,
    now = NOW,
    channel: ChannelName = 'telegram-desk',
  ): number | undefined => {
    const row = { address: { channel, chat }, chatKey: chat } as ClaimedRow;
    const failure = refusals.ofWhat(row, new DeliveryError('rate_limited', '429', { retryAfter: until - now }), now);
    return failure.failure === 'bot_limited' ? now + (failure.details.retryAfter ?? 0) : undefined;
  };

  test('one chat, however often: that chat', () => {
    const refusals = openRefusals();
    for (let n = 0; n < 5; n += 1) expect(refuse(refusals, 'a')).toBeUndefined();
  });

  test('three different chats with nothing accepted between: the bot, as long as the first of them', () => {
    const refusals = openRefusals();
    refuse(refusals, 'a', NOW + 300_000);
    refuse(refusals, 'b', NOW + 9_000);
    expect(refuse(refusals, 'c', NOW + 10_000)).toBe(NOW + 9_000);
  });

  test('three chats with others accepted between: each by itself', () => {
    const refusals = openRefusals();
    for (const chat of ['a', 'b', 'c', 'd']) {
      expect(refuse(refusals, chat)).toBeUndefined();
      refusals.accepted(CHANNEL, refusals.begun());
    }
  });

  test('what is accepted clears each that was refused before it was sent', () => {
    const refusals = openRefusals();
    refuse(refusals, 'a');
    refuse(refusals, 'b');
    refusals.accepted(CHANNEL, refusals.begun());
    refuse(refusals, 'c');
    expect(refuse(refusals, 'd')).toBeUndefined();
  });

  test('a slow answer to what was sent before the first refusal says nothing', () => {
    const refusals = openRefusals();
    const before = refusals.begun();
    refuse(refusals, 'a');
    refuse(refusals, 'b');
    refusals.accepted(CHANNEL, before);
    expect(refuse(refusals, 'c')).toBe(NOW + 9_000);
  });

  test('refusals whose time is over, and those of another bot, do not count', () => {
    const refusals = openRefusals();
    refuse(refusals, 'a', NOW + 1_000);
    refuse(refusals, 'b', NOW + 1_000);
    refuse(refusals, 'x', NOW + 60_000, NOW, 'telegram-public');
    expect(refuse(refusals, 'c', NOW + 60_000, NOW + 2_000)).toBeUndefined();
  });
});
