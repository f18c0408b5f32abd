import { createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';

/** A month: a member signs in again about as often as a password would change. Seconds. */
const DESK_AGE = 30 * 24 * 60 * 60;

const COOKIES = {
  chat: { name: 'huyou_chat', chat: /^c-[\w-]{22}$/, maxAge: undefined },
  desk: { name: 'huyou_desk', chat: /^d-[\w-]{22}$/, maxAge: DESK_AGE },
} as const;

/** Which page a chat belongs to. */
export type Side = keyof typeof COOKIES;

export interface Cookies {
  /** The chat that a request belongs to; undefined for a missing, broken or forged cookie. */
  read(c: Context, side: Side): Promise<string | undefined>;
  write(c: Context, side: Side, chat: string): Promise<void>;
  remove(c: Context, side: Side): void;
  /** A new public chat. */
  newChat(): string;
  /**
   * The desk chat of one attempt to sign in: the same attempt with the same invite, sent again, is the same chat. Neither alone is
   * enough: the attempt's id leaves the page with it, and an invite is on paper.
   */
  deskChat(attempt: string, invite: string): string;
  /** Tells the turns of a chat apart in the database, where neither the chat nor what its page called the turn is to be read. */
  turnId(chat: string, posted: string): string;
}

/** Signed cookies that scripts cannot read and other sites cannot send. */
export const openCookies = (secret: Buffer, secure: boolean): Cookies => {
  const options = { path: '/', httpOnly: true, sameSite: 'Strict', secure } as const;
  // Nobody else can give a visitor a chat of their own to talk in, as whoever has the name's other hosts, or the network at home, could.
  const prefixOf = (side: Side) => (secure && side === 'chat' ? ('host' as const) : undefined);
  const key = new Uint8Array(secret);
  const digest = (text: string) => createHmac('sha256', secret).update(text).digest('base64url');
  return {
    async read(c, side) {
      const { name, chat } = COOKIES[side];
      // Throws on some bytes that no browser of ours has set; those are forged too.
      const value = await getSignedCookie(c, key, name, prefixOf(side)).catch(() => undefined);
      return value && chat.test(value) ? value : undefined;
    },
    async write(c, side, chat) {
      const { name, maxAge } = COOKIES[side];
      const prefix = prefixOf(side);
      const more = { ...(maxAge === undefined ? {} : { maxAge }), ...(prefix && { prefix }) };
      await setSignedCookie(c, name, chat, key, { ...options, ...more });
    },
    remove(c, side) {
      const prefix = prefixOf(side);
      deleteCookie(c, COOKIES[side].name, { ...options, ...(prefix && { prefix }) });
    },
    newChat: () => `c-${randomBytes(16).toString('base64url')}`,
    deskChat: (attempt, invite) => `d-${digest(`desk:${attempt}:${invite}`).slice(0, 22)}`,
    turnId: (chat, posted) => digest(`turn:${chat}:${posted}`),
  };
};
