import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/domain/clock.js';
import { freshDatabase, freshFile } from '../support/engines.js';
import { openLadderHouse, openLadderStage } from '../support/ladder-stage.js';

const neighbour = { channel: 'telegram-public', chat: 'n0' } as const;

describe.each([
  ['sqlite', freshFile],
  ['postgresql', freshDatabase],
] as const)('the timer of a chat, on %s', (_, fresh) => {
  test('that was found due while its person wrote does nothing; due, it is carried out once', async () => {
    const house = await openLadderHouse(await fresh());
    const stage = await openLadderStage(house, '2026-03-03T10:00:00+08:00');
    const chat = () => stage.query.conversation.findFirstOrThrow({ select: { revision: true, wakeAt: true } });
    try {
      for (const text of ['/start', '有']) await stage.turn(neighbour, { text });
      const before = await chat();
      expect(before.wakeAt).not.toBeNull();
      await stage.wakes(neighbour);
      expect(await chat()).toEqual(before);
      stage.clock.set(stage.clock.now() + DAY);
      for (let time = 0; time < 2; time += 1) await stage.wakes(neighbour);
      expect((await chat()).revision).toBe(before.revision + 1);
      await stage.settle();
    } finally {
      await stage.close();
      await house.close();
    }
  });
});
