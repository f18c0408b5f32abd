import { type Channel, DeliveryError, type DeliveryReceipt } from '../domain/channel.js';
import { type Clock, SECOND } from '../domain/clock.js';
import type { ClaimedRow } from '../store/store.js';
import type { Frame } from './frame.js';

/** A platform gets this long for one message: a chat that answers in 9 s is slow, not broken. */
export const SEND_LIMIT = 11 * SECOND;

/** Ends the wait for a message that was answered. Given, so that no error with a stack is made for each. */
const ANSWERED = 'answered';

/** Hands one message to its platform. @throws {DeliveryError} `unknown` when no answer came in time. */
export const transmit = async (
  channel: Channel,
  row: ClaimedRow,
  frame: Frame,
  clock: Clock,
): Promise<DeliveryReceipt> => {
  const edit = row.editsRef === undefined ? undefined : channel.edit?.bind(channel);
  // The same edit again is nothing that anybody sees.
  const message = row.maybeSent && !edit ? frame.markRepeated(row.message) : row.message;
  const limit = new AbortController();
  const done = new AbortController();
  const options = { id: row.id, signal: limit.signal, kind: row.kind };
  const sending =
    edit && row.editsRef !== undefined
      ? edit(row.address.chat, row.editsRef, message, options).then(() => ({ ref: row.editsRef }))
      : channel.send(row.address.chat, message, options);
  const tooLate = clock.sleep(SEND_LIMIT, done.signal).then((): never | DeliveryReceipt => {
    if (done.signal.aborted) return {};
    limit.abort();
    throw new DeliveryError('unknown', 'no answer in time');
  });
  try {
    return await Promise.race([sending, tooLate]);
  } finally {
    done.abort(ANSWERED);
  }
};
