import { beforeEach, describe, expect, test } from 'vitest';
import type { Channel, DeliveryFailure } from '../../src/domain/channel.js';
import { type Instant, MINUTE, SECOND } from '../../src/domain/clock.js';
import { type ChannelHealth, openChannelHealth } from '../../src/watch/channel-health.js';

const NOW = 1_790_000_000_000;
let health: ChannelHealth;
let deaf: ReturnType<NonNullable<Channel['deaf']>>;

beforeEach(() => {
  deaf = undefined;
  health = openChannelHealth();
  health.watch({
    name: 'telegram-desk',
    can: { buttons: true },
    start: async () => {},
    stop: async () => {},
    send: async () => ({}),
    deaf: () => deaf,
  });
});

/** What is thought of the channel at `at`, ms from now. */
const downAt = (at: Instant): boolean => {
  health.look(NOW + at);
  return health.down.has('telegram-desk');
};
/** Messages that came to this, so many, one each half minute. */
const came = (result: DeliveryFailure | null, times = 1, from = 0): void => {
  for (let time = 0; time < times; time += 1) health.note('telegram-desk', result, NOW + from + (time * MINUTE) / 2);
};

describe('a channel is down', () => {
  test('at once when its token is refused, and up when a message arrives', () => {
    came('unauthorized');
    expect(health.down.get('telegram-desk')).toEqual({ since: NOW, refused: true });
    expect(downAt(SECOND)).toBe(true);
    came(null, 1, MINUTE);
    expect(health.down.has('telegram-desk')).toBe(false);
    expect(downAt(MINUTE)).toBe(false);
  });

  test.each(['unavailable', 'unknown'] as const)('after five messages in two minutes that were %s', (failure) => {
    came(failure, 4);
    expect(downAt(3 * MINUTE)).toBe(false);
    came(failure, 1, 3 * MINUTE);
    expect(downAt(3 * MINUTE)).toBe(true);
  });

  test('not after many in one minute: a platform restarts faster than that', () => {
    for (let second = 0; second < 60; second += 1) health.note('telegram-desk', 'unavailable', NOW + second * SECOND);
    expect(downAt(MINUTE)).toBe(false);
  });

  test.each([null, 'rate_limited', 'bot_limited', 'blocked', 'migrated', 'uneditable', 'rejected'] as const)(
    'not when the platform answered in between: %s',
    (answer) => {
      came('unavailable', 4);
      came(answer, 1, 2 * MINUTE);
      came('unavailable', 4, 3 * MINUTE);
      expect(downAt(5 * MINUTE)).toBe(false);
    },
  );

  test('when its polls are refused, or unanswered for two minutes', () => {
    deaf = { since: NOW, refused: false };
    expect(downAt(MINUTE)).toBe(false);
    expect(downAt(2 * MINUTE)).toBe(true);
    deaf = { since: NOW, refused: true };
    expect(downAt(SECOND)).toBe(true);
    deaf = undefined;
    expect(downAt(3 * MINUTE)).toBe(false);
  });

  test('no longer when nothing has been tried for ten minutes: then nothing is known', () => {
    came('unavailable', 6);
    expect(downAt(3 * MINUTE)).toBe(true);
    expect(downAt(20 * MINUTE)).toBe(false);
  });
});
