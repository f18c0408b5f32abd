import type { Address } from '../domain/channel.js';
import type { Seal } from './seal.js';

/** How a chat stands in rows: by a keyed hash, and sealed for whoever must write to it. */
export interface Chat {
  readonly key: string;
  readonly sealed: string;
}

/** Chats remembered; one is some 300 bytes. */
const MOST_REMEMBERED = 10_000;
const ADDRESS = 'address';

/**
 * Chats by their address. A chat that talks is hashed and sealed once and not for every row: the same sealed text in
 * two rows tells no more than the hash beside it.
 */
export const openChats = (seal: Seal) => {
  const known = new Map<string, Chat>();
  return {
    of(address: Address): Chat {
      const name = `${address.channel}:${address.chat}`;
      const found = known.get(name);
      if (found) return found;
      const fresh = { key: seal.digest('chat', name), sealed: seal.seal(ADDRESS, JSON.stringify(address)) };
      known.set(name, fresh);
      const oldest = known.keys().next().value;
      if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
      return fresh;
    },

    /** The address that was sealed. */
    open: (sealed: string): Address => JSON.parse(seal.open(ADDRESS, sealed)) as Address,
  };
};
export type Chats = ReturnType<typeof openChats>;
