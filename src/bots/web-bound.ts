import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { Turn } from '../domain/channel.js';
import { type Clock, type Instant, SECOND } from '../domain/clock.js';
import { harmsTold } from '../domain/harm-told.js';
import { dangerSigns } from '../domain/signs.js';

/** New chats from one address at once, and then one each two seconds: a school, and many phones of one network, share an address. */
const CHATS = { atOnce: 200, each: 2 * SECOND };
/** Tries to sign in from one address at once, and then one each two seconds: an office whose members all come in the morning. */
const SIGN_INS = { atOnce: 100, each: 2 * SECOND };
/** Turns of one chat at once, and then one a second: three reports with all their questions, pressed as fast as one can. */
const TURNS = { atOnce: 200, each: SECOND };
/** So many addresses or chats are remembered; those that came longest ago are forgotten first. Some 100 bytes each. */
const MOST_KNOWN = 20_000;

/** Counts for each key what it may still do. A key that was quiet for long enough is as if it had never come. */
export const openBound = (
  clock: Clock,
  { atOnce, each }: { readonly atOnce: number; readonly each: number },
): ((key: string) => boolean) => {
  /** By when each has paid for what it did. */
  const paid = new Map<string, Instant>();
  return (key) => {
    const now = clock.now();
    // A clock that was set back makes nobody wait longer than the bound itself.
    const owes = Math.min(Math.max(paid.get(key) ?? now, now), now + atOnce * each);
    const may = owes - now <= (atOnce - 1) * each;
    paid.delete(key);
    paid.set(key, may ? owes + each : owes);
    const [oldest] = paid.keys();
    if (paid.size > MOST_KNOWN && oldest !== undefined) paid.delete(oldest);
    return may;
  };
};

/** Of private networks and of this machine: a proxy's, or several people's of whom nothing is known. */
const NEAR = /^(127|10|192\.168|172\.(1[6-9]|2\d|3[01])|169\.254)\.|^(::1$|f[cd]|fe80:)/i;

/** Some proxies add the port, which is another for each connection. */
const WITH_PORT = /^(?:(\d+(?:\.\d+){3}):\d+|\[([^\]]+)\](?::\d+)?)$/;
const withoutPort = (address: string): string => {
  const [, v4, v6] = WITH_PORT.exec(address) ?? [];
  return v4 ?? v6 ?? address;
};

/** What one person has of an address: of IPv6 the network, as each may take any number in theirs. */
const networkOf = (address: string): string => {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail ? Array<string>(Math.max(0, 8 - (head?.length ?? 0) - tail.length)).fill('0') : [];
  return [...(head ?? []), ...zeros, ...(tail ?? [])].slice(0, 4).join(':');
};

/** Where a request comes from; undefined where that cannot be told. Behind a proxy the last of what it was forwarded for. */
const addressOf = (c: Context, proxied: boolean): string | undefined => {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  const { incoming } = c.env as { incoming?: { socket: { remoteAddress?: string } } };
  const given = proxied ? forwarded : incoming?.socket.remoteAddress;
  const address = given && withoutPort(given).replace(/^::ffff:/i, '');
  return address === undefined || address === '' || NEAR.test(address) ? undefined : networkOf(address);
};

/** Whoever says this is let in always. */
const CALLS = /求助|救|危险|\b(help|danger|unsafe)/i;
const isUrgent = (turn: Turn): boolean =>
  turn.kind === 'text' &&
  (CALLS.test(turn.text) || dangerSigns(turn.text).length > 0 || harmsTold(turn.text).length > 0);

export interface Bounds {
  /** Whether one more chat may be opened from where this request comes. */
  mayOpen(c: Context, turn?: Turn): boolean;
  /** Whether one more may try an invite from where this request comes: each try is kept, and for ever on record. */
  maySignIn(c: Context): boolean;
  /** Whether this chat may say one more thing now. */
  maySay(chat: string, turn: Turn): boolean;
}

/**
 * What visitors' pages, and the desk's sign-in page, may do how fast. Words of danger are never held back. No address is kept: only a digest of it, in memory, whose
 * key is of this process alone.
 */
export const openBounds = ({ clock, proxied }: { readonly clock: Clock; readonly proxied: boolean }): Bounds => {
  const secret = randomBytes(32);
  const chats = openBound(clock, CHATS);
  const signIns = openBound(clock, SIGN_INS);
  const turns = openBound(clock, TURNS);
  /** One more of these from where a request comes; as many as there are where that cannot be told. */
  const once = (bound: (key: string) => boolean, c: Context): boolean => {
    const address = addressOf(c, proxied);
    return address === undefined || bound(createHmac('sha256', secret).update(address).digest('base64url'));
  };
  return {
    mayOpen(c, turn) {
      // Counted all the same.
      const may = once(chats, c);
      return may || (turn !== undefined && isUrgent(turn));
    },
    maySignIn: (c) => once(signIns, c),
    maySay: (chat, turn) => turns(chat) || isUrgent(turn),
  };
};
