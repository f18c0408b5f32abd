import type { Receive } from '../domain/channel.js';
import { type Clock, SECOND } from '../domain/clock.js';
import type { Meter } from './meter.js';

/** The same `receive`, each turn counted. */
export const countTurns =
  (receive: Receive, meter: Meter, clock: Clock): Receive =>
  async (inbound) => {
    const { channel } = inbound.address;
    const begun = clock.now();
    let outcome = 'refused';
    try {
      const taken = await receive(inbound);
      outcome = taken.parked ? 'parked' : 'taken';
      return taken;
    } finally {
      meter.turns.inc({ channel, outcome });
      meter.turnSeconds.observe({ channel }, Math.max(0, clock.now() - begun) / SECOND);
    }
  };
