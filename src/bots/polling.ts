import { setMaxListeners } from 'node:events';
import { type Clock, type Instant, MINUTE, SECOND } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { ApiError, isUnauthorized } from './telegram-error.js';
import type { RawUpdate } from './telegram-update.js';

/** How long Telegram holds a poll open when there is nothing to tell. */
const POLL_SECONDS = 30;
/** A poll silent for longer than this is dead; neither library notices soon enough. */
const POLL_LIMIT = (POLL_SECONDS + 8) * SECOND;
/** The last confirmation must not hold up a shutdown; without it the handled updates only come once more. */
const FAREWELL_LIMIT = 3 * SECOND;

const FETCH_WAITS = { first: SECOND / 2, longest: 30 * SECOND };
/** A token that is refused is seldom accepted again; where the platform was at fault, nobody has to restart. */
const REFUSED_WAIT = MINUTE;
const HANDLE_WAITS = { first: SECOND / 5, longest: 5 * SECOND };

export interface PollingOptions {
  readonly getUpdates: (
    ask: { readonly offset: number; readonly timeout: number; readonly limit: number },
    signal: AbortSignal,
  ) => Promise<readonly RawUpdate[]>;
  /** Resolves when the update's turn is committed. A rejection means: not committed, give it again. */
  readonly handle: (update: RawUpdate) => Promise<void>;
  /** The variable that holds the token, for the operator. */
  readonly tokenVariable: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Poller {
  /** Since when no poll was answered; undefined while they are. `refused`: the token is not accepted any more. */
  deaf(): { readonly since: Instant; readonly refused: boolean } | undefined;
  /** Ends the poll under way, waits for the handlers under way, confirms what they handled. */
  stop(): Promise<void>;
}

/**
 * Long polling of our own: an update is confirmed only after its turn is committed, the updates of a batch are handled
 * side by side (begun in order), and one that fails holds back nothing but the confirmation.
 */
export function startPolling({ getUpdates, handle, tokenVariable, clock, log }: PollingOptions): Poller {
  const stopping = new AbortController();
  // Every update that waits for its next try listens.
  setMaxListeners(0, stopping.signal);
  let deaf: { since: Instant; refused: boolean } | undefined;
  const running = run();
  return {
    deaf: () => deaf,
    stop() {
      stopping.abort();
      return running;
    },
  };

  async function run(): Promise<void> {
    let offset = 0;
    let confirmed = 0;
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        // Whether it is heard again is known at once.
        const timeout = deaf === undefined ? POLL_SECONDS : 0;
        const updates = await within(POLL_LIMIT, stopping.signal, (signal) =>
          getUpdates({ offset, timeout, limit: 100 }, signal),
        );
        failures = 0;
        if (deaf?.refused) log.info({}, `${tokenVariable} is accepted by Telegram again; turns are taken.`);
        deaf = undefined;
        confirmed = offset;
        offset = await handleBatch(updates, offset);
      } catch (error) {
        if (stopping.signal.aborted) break;
        const wasRefused = deaf?.refused ?? false;
        deaf = { since: deaf?.since ?? clock.now(), refused: isUnauthorized(error) };
        failures += 1;
        if (deaf.refused && !wasRefused) {
          log.error(
            {},
            `${tokenVariable} is no longer accepted by Telegram: no turns are taken. Set a new token and restart; this one is tried each minute.`,
          );
        }
        await clock.sleep(deaf.refused ? REFUSED_WAIT : waitAfter(error, failures), stopping.signal);
      }
    }
    if (offset === confirmed) return;
    try {
      await getUpdates({ offset, timeout: 0, limit: 1 }, AbortSignal.timeout(FAREWELL_LIMIT));
    } catch (error) {
      log.info(
        { reason: reasonOf(error) },
        'The last updates were handled but not confirmed; they will come once more.',
      );
    }
  }

  /** Resolves to the offset that may be confirmed: behind the batch or, when stopped early, before the first one left. */
  async function handleBatch(updates: readonly RawUpdate[], offset: number): Promise<number> {
    const handled = await Promise.all(updates.map(handleUntilCommitted));
    const left = handled.indexOf(false);
    if (left >= 0) return updates[left]?.update_id ?? offset;
    return (updates.at(-1)?.update_id ?? offset - 1) + 1;
  }

  async function handleUntilCommitted(update: RawUpdate): Promise<boolean> {
    for (let failures = 1; ; failures += 1) {
      try {
        await handle(update);
        return true;
      } catch (error) {
        log.error(
          { update: update.update_id, failures, reason: reasonOf(error) },
          'A turn was not committed; its update stays unconfirmed and is tried again.',
        );
      }
      await clock.sleep(doubling(HANDLE_WAITS, failures), stopping.signal);
      if (stopping.signal.aborted) return false;
    }
  }

  function waitAfter(error: unknown, failures: number): number {
    const wait = doubling(FETCH_WAITS, failures);
    const fault = error instanceof ApiError ? error.fault : undefined;
    if (fault?.kind === 'answer' && fault.code === 409) {
      log.warn(
        { reason: reasonOf(error) },
        `Another program polls with the token in ${tokenVariable}, or a webhook is set for it: stop the other one, or use another bot.`,
      );
      return Math.max(wait, 3 * SECOND);
    }
    log.warn({ reason: reasonOf(error), failures }, 'Telegram cannot be polled at the moment; trying again.');
    return fault?.kind === 'answer' && fault.retryAfter !== undefined ? fault.retryAfter : wait;
  }
}

/** The wait after the n-th failure in a row, in ms: doubling from the first to the longest. */
export const doubling = ({ first, longest }: { first: number; longest: number }, failures: number): number =>
  Math.min(first * 2 ** Math.min(failures - 1, 20), longest);

/** What may be logged of an error: our own sentence, or only the kind of a foreign one, whose words may be a person's. */
export const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : error instanceof Error ? error.name : typeof error;

/** The limit runs on the system's time, not on `Clock`: it watches a wire, and wires live in real time. */
async function within<T>(ms: number, stop: AbortSignal, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  // Listeners are taken off again: `AbortSignal.any` on a signal that lives as long as the process would pile them up.
  const signals = [stop, AbortSignal.timeout(ms)];
  for (const signal of signals) signal.addEventListener('abort', abort);
  try {
    return await call(controller.signal);
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', abort);
  }
}
