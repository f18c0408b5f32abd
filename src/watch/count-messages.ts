import { type Channel, DeliveryError, type DeliveryFailure, type SendOptions } from '../domain/channel.js';
import { type Clock, SECOND } from '../domain/clock.js';
import { OUTBOX_KINDS } from '../store/store.js';
import type { ChannelHealth } from './channel-health.js';
import type { Meter } from './meter.js';

/** The same channel, each send and edit counted by what became of it. */
export const countMessages = (channel: Channel, meter: Meter, health: ChannelHealth, clock: Clock): Channel => {
  health.watch(channel);
  const { name } = channel;

  const counted = async <T>({ kind = '', signal }: SendOptions, call: () => Promise<T>): Promise<T> => {
    const begun = clock.now();
    let told = false;
    const tell = (result: 'sent' | DeliveryFailure): void => {
      if (told) return;
      told = true;
      signal.removeEventListener('abort', cut);
      const now = clock.now();
      meter.messages.inc({ channel: name, kind: OUTBOX_KINDS.find((known) => known === kind) ?? 'other', result });
      meter.deliverySeconds.observe({ channel: name }, Math.max(0, now - begun) / SECOND);
      health.note(name, result === 'sent' ? null : result, now);
    };
    // A platform's library may never settle; whoever aborts goes on without it.
    const cut = (): void => tell('unknown');
    signal.addEventListener('abort', cut, { once: true });
    try {
      const answer = await call();
      tell('sent');
      return answer;
    } catch (error) {
      tell(error instanceof DeliveryError ? error.failure : 'unknown');
      throw error;
    }
  };

  const { edit } = channel;
  return {
    ...channel,
    send: (chat, message, options) => counted(options, () => channel.send(chat, message, options)),
    ...(edit && {
      edit: (chat: string, ref: string, ...rest: [Parameters<typeof edit>[2], SendOptions]) =>
        counted(rest[1], () => edit.call(channel, chat, ref, ...rest)),
    }),
  };
};
