import type { Inbound, Receive } from '../domain/channel.js';
import { type Clock, MINUTE, SECOND } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';

const FIRST_WAIT = SECOND / 2;
const LONGEST_WAIT = MINUTE;

interface Parts {
  readonly receive: Receive;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * One queue for each contact: turns of one person in order, those of different people side by side. A turn that is not
 * committed is tried again until it is; only then comes the person's next.
 */
export const contactQueues = ({ receive, clock, log }: Parts) => {
  const stopping = new AbortController();
  const tails = new Map<string, Promise<void>>();

  const commit = async (updateId: string, read: () => Promise<Inbound | null>): Promise<void> => {
    for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        const inbound = await read();
        if (inbound) await receive(inbound);
        return;
      } catch (error) {
        const about = { channel: 'wechat', updateId, error: errorName(error) };
        if (stopping.signal.aborted) {
          log.error(about, 'A message was not saved before the service stopped. WeChat does not give it again.');
          return;
        }
        log.warn({ ...about, wait }, 'A message could not be saved yet; it is kept and tried again.');
        await clock.sleep(wait, stopping.signal);
      }
    }
  };

  return {
    /** Never throws and never rejects; `read` is asked anew for each try. */
    add(contact: string, updateId: string, read: () => Promise<Inbound | null>): void {
      const tail = (tails.get(contact) ?? Promise.resolve())
        .then(() => commit(updateId, read))
        .finally(() => {
          if (tails.get(contact) === tail) tails.delete(contact);
        });
      tails.set(contact, tail);
    },

    /** Waits for what is kept; each message has one more try, and what fails then is lost and logged. */
    async stop(): Promise<void> {
      stopping.abort();
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
};
