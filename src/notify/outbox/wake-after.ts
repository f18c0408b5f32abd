import type { Store } from '../../store/store.js';

/** The same store, for whoever sends nothing themselves: what a commit leaves to be sent leaves then, and not with the next tick. */
export const wakeAfter = (store: Store, wake: () => void): Store => ({
  ...store,
  async write(work) {
    let pending = false;
    const result = await store.write(async (tx) => {
      const done = await work(tx);
      pending = tx.outbox.hasPending();
      return done;
    });
    if (pending) wake();
    return result;
  },
});
