import type { Tx } from './engine.js';
import { StorageUnavailable } from './problem.js';
import type { RawStatements } from './raw.js';

/**
 * Runs `work` with the client of an open transaction, for at most `longest` ms. Raw statements go by `raw`. When this
 * settles the client refuses everything: a statement that came later would belong to somebody else's transaction, or to
 * none.
 */
export const within = async <T>(
  client: Tx,
  raw: RawStatements,
  longest: number,
  work: (tx: Tx) => Promise<T>,
): Promise<T> => {
  let open = true;
  const tx = new Proxy(client, {
    get: (target, key) => {
      if (!open) throw new Error('this transaction has ended');
      return Object.hasOwn(raw, key) ? raw[key as keyof RawStatements] : Reflect.get(target, key);
    },
  });
  const signal = AbortSignal.timeout(longest);
  let late: () => void = () => undefined;
  const limit = new Promise<never>((_, reject) => {
    late = () => {
      open = false;
      reject(new StorageUnavailable('slow'));
    };
    signal.addEventListener('abort', late);
  });
  try {
    return await Promise.race([work(tx), limit]);
  } finally {
    open = false;
    signal.removeEventListener('abort', late);
  }
};
