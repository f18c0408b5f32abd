import type { Tx } from './engine.js';
import { StorageUnavailable } from './problem.js';
import type { RawStatements } from './raw.js';

/**
 * Runs `work` with the client of an open transaction, for at most `longest` ms. Raw statements go by `raw`, and `made` tells
 * how many have so far. When this settles the client refuses everything: a statement that came later would belong to
 * somebody else's transaction, or to none.
 */
export const within = async <T>(
  client: Tx,
  raw: RawStatements,
  longest: number,
  work: (tx: Tx, made: () => number) => Promise<T>,
): Promise<T> => {
  let open = true;
  let made = 0;
  const tx = new Proxy(client, {
    get: (target, key) => {
      if (!open) throw new Error('this transaction has ended');
      if (!Object.hasOwn(raw, key)) return Reflect.get(target, key);
      made += 1;
      return raw[key as keyof RawStatements];
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
    return await Promise.race([work(tx, () => made), limit]);
  } finally {
    open = false;
    signal.removeEventListener('abort', late);
  }
};
