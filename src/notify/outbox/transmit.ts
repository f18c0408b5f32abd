import { type Channel, DeliveryError, type DeliveryReceipt } from '../../domain/channel.js';
import { SECOND } from '../../domain/clock.js';
import type { ClaimedRow } from '../../store/store.js';
import type { Frame } from '../frame.js';
import type { Limits } from './limits.js';

/** A platform gets this long for one message: a chat that answers in 9 s is slow, not broken. */
export const SEND_LIMIT = 11 * SECOND;

/** Hands one message to its platform. @throws {DeliveryError} `unknown` when no answer came in time. */
export const transmit = (channel: Channel, row: ClaimedRow, frame: Frame, limits: Limits): Promise<DeliveryReceipt> => {
  const limit = limits();
  const { signal } = limit;
  return new Promise<DeliveryReceipt>((resolve, reject) => {
    const tooLate = (): void => settle(() => reject(new DeliveryError('unknown', 'no answer in time')));
    const settle = (how: () => void): void => {
      signal.removeEventListener('abort', tooLate);
      how();
    };
    signal.addEventListener('abort', tooLate);
    deliver(channel, row, frame, signal).then(
      (receipt) => settle(() => resolve(receipt)),
      (error: unknown) => settle(() => reject(error)),
    );
  }).finally(limit.end);
};

const deliver = async (
  channel: Channel,
  row: ClaimedRow,
  frame: Frame,
  signal: AbortSignal,
): Promise<DeliveryReceipt> => {
  const { id, kind, editsRef } = row;
  const options = { id, signal, kind };
  if (channel.edit && editsRef !== undefined) {
    // The same edit again is nothing that anybody sees.
    await channel.edit(row.address.chat, editsRef, row.message, options);
    return { ref: editsRef };
  }
  return channel.send(row.address.chat, row.maybeSent ? frame.markRepeated(row.message) : row.message, options);
};
