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

const remember = <T>(all: Map<string, T>, name: string, value: T): T => {
  all.set(name, value);
  const oldest = all.keys().next().value;
  if (all.size > MOST_REMEMBERED && oldest !== undefined) all.delete(oldest);
  return value;
};

/**
 * Chats by their address. A chat that talks is hashed and sealed once and not for every row: the same sealed text in
 * two rows tells no more than the hash beside it.
 */
export const openChats = (seal: Seal) => {
  const known = new Map<string, Chat>();
  const opened = new Map<string, Address>();
  return {
    of(address: Address): Chat {
      const name = `${address.channel}:${address.chat}`;
      const found = known.get(name);
      if (found) return found;
      return remember(known, name, {
        key: seal.digest('chat', name),
        sealed: seal.seal(ADDRESS, JSON.stringify(address)),
      });
    },

    /** The address that was sealed: the same for the same text, whenever it is asked. */
    open(sealed: string): Address {
      return opened.get(sealed) ?? remember(opened, sealed, JSON.parse(seal.open(ADDRESS, sealed)) as Address);
    },
  };
};
export type Chats = ReturnType<typeof openChats>;
