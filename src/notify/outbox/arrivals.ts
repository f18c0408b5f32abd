import type { Clock } from '../../domain/clock.js';
import type { Arrival, Store } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { settleSent } from './settle.js';

/** So many are noted without waiting for more. */
const COMPANY = 100;

interface Waiting {
  readonly arrival: Arrival;
  readonly resolve: (noted: Noted) => void;
  readonly reject: (error: unknown) => void;
}

export interface Noted {
  /** False when the lease was lost before: nothing was changed. */
  readonly ours: boolean;
  /** Something waited for this to be noted. */
  readonly more: boolean;
}

/** Notes which messages arrived, those of one moment together and in the commit of whatever is written next. */
export const openArrivals = (store: Store, frame: Frame, clock: Clock) => {
  let waiting: Waiting[] = [];
  let asked = false;

  const settle = (write: Store['write'], batch: () => readonly Waiting[]) =>
    write(async (tx) => {
      const arrivals = batch().map(({ arrival }) => arrival);
      const ours = await settleSent(frame, tx, arrivals, clock.now());
      return { ours, more: tx.outbox.hasPending() };
    });

  /**
   * The chats for which something waits that could not be seen: on PostgreSQL a turn may have added it beside the settling, and have
   * been committed and looked for before what it waits for was seen to be settled.
   */
  const addedBeside = async (batch: readonly Waiting[]): Promise<ReadonlySet<string>> => {
    const chats = new Set(batch.map(({ arrival }) => arrival.row.chatKey));
    // What is not known is looked for: it is settled all the same.
    return store.engine === 'sqlite' ? new Set() : store.read.outbox.waitingIn(chats).catch(() => chats);
  };

  const note = async (batch: () => readonly Waiting[], write: Store['write']): Promise<void> => {
    try {
      const { ours, more } = await settle(write, batch);
      const beside = more ? new Set() : await addedBeside(batch());
      for (const { arrival, resolve } of batch())
        resolve({ ours: ours.has(arrival.row.id), more: more || beside.has(arrival.row.chatKey) });
    } catch (error) {
      const wholly = store.isAway(error) || batch().length === 1;
      if (wholly) for (const { reject } of batch()) reject(error);
      // One fault in the batch is not the others'.
      else for (const one of batch()) await note(() => [one], store.write);
    }
  };

  return (arrival: Arrival): Promise<Noted> =>
    new Promise((resolve, reject) => {
      waiting.push({ arrival, resolve, reject });
      if (!asked) {
        asked = true;
        let taken: readonly Waiting[] | undefined;
        // Taken when it begins, and kept should it be run again.
        const batch = (): readonly Waiting[] => {
          if (!taken) {
            taken = waiting;
            waiting = [];
            asked = false;
          }
          return taken;
        };
        void note(batch, store.writeSoon);
      }
      if (waiting.length >= COMPANY) store.flush();
    });
};
