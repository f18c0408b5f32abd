import { randomUUID } from 'node:crypto';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import {
  type Channel,
  DeliveryError,
  type Inbound,
  type Receive,
  type Turn,
  type TurnOutcome,
} from '../domain/channel.js';
import type { Clock } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import type { Mailbox } from '../domain/mailbox.js';
import { refuse, turnAway } from '../web/answers.js';
import { assetRoutes } from '../web/assets.js';
import { asksFromElsewhere } from '../web/headers.js';
import { keepLocale, type PageText, pageLocale, spokenLanguage } from '../web/locale.js';
import { chatPage, deskPage, signInPage } from '../web/pages.js';
import { openBounds } from './web-bound.js';
import { openCookies } from './web-cookie.js';
import { openStreams, type Streams } from './web-stream.js';
import { postedInvite, postedTurn, readTurn } from './web-turn.js';

/** Where the quick exit leads: a page that everybody has open. */
const NEUTRAL_PAGE = 'https://www.baidu.com/';

export interface WebChannelDeps {
  readonly mailbox: Mailbox;
  readonly clock: Clock;
  readonly log: Log;
  /** Signs cookies; 32 random bytes that outlive a restart, or everybody is signed out by it. */
  readonly secret: Buffer;
  /** Reports made here reach nobody, and every page says so. */
  readonly trial: boolean;
  readonly text: PageText;
  readonly members: {
    /** The member that a desk chat is bound to; null when it is bound to nobody. */
    nameOf(chat: string): Promise<{ readonly name: string; readonly posts: readonly string[] } | null>;
    /** The member signed out: nobody reads this chat any more, so calls go elsewhere. */
    leave(chat: string): Promise<void>;
  };
  /** True when browsers reach the pages by https. */
  readonly secureCookies: boolean;
  /** A proxy stands in front, and says for whom it asks. */
  readonly proxied?: boolean;
  /** The neutral page of the quick exit. */
  readonly exit?: string;
  /** How many visitors' pages listen at once. */
  readonly mostListening?: number;
}

/** The web pages as a channel: the public chat at `/`, the desk at `/desk`. */
export const webChannel = (
  deps: WebChannelDeps,
): Channel & Required<Pick<Channel, 'edit'>> & Pick<Streams, 'look'> & { readonly app: Hono } => {
  const { mailbox, clock, log, members, secureCookies, proxied = false } = deps;
  const cookies = openCookies(deps.secret, secureCookies);
  const streams = openStreams(deps);
  const bounds = openBounds({ clock, proxied });
  const app = new Hono();
  const underWay = new Set<Promise<TurnOutcome>>();
  let receive: Receive | undefined;

  const frame = (c: Context, path: string) => ({ text: deps.text, trial: deps.trial, locale: pageLocale(c), path });
  const body = (c: Context): Promise<unknown> => c.req.json().catch(() => undefined);
  const note = (what: string) => (error: unknown) => {
    // The name alone: a message may carry what a person wrote.
    log.error({ error: errorName(error) }, what);
    return undefined;
  };

  /** Undefined: not committed, the page hands it over again. */
  const take = async (inbound: Omit<Inbound, 'at'>): Promise<TurnOutcome | undefined> => {
    if (!receive) return undefined;
    const turn = receive({ ...inbound, at: clock.now() });
    underWay.add(turn);
    try {
      return await turn;
    } catch (error) {
      return note('a turn was not committed')(error);
    } finally {
      underWay.delete(turn);
      streams.wake(inbound.address.chat);
    }
  };

  /** The page hands it over again by itself, and the person is told why it waits. */
  const holdBack = (c: Context, key: string): Response => {
    c.header('retry-after', '5');
    return refuse(c, deps, 429, key);
  };

  /** `from`: the chat of the turn, or why it is not taken. `taken` is done before the answer to a turn that was committed. */
  const takePosted = async (
    c: Context,
    from: (turn: Turn) => Promise<string | Response>,
    audience: 'public' | 'desk',
    taken?: () => Promise<void>,
    anew = false,
  ): Promise<Response> => {
    const posted = postedTurn.safeParse(await body(c));
    if (!posted.success) {
      const long = posted.error.issues.some(({ code, path }) => code === 'too_big' && path.at(-1) === 'text');
      return long ? refuse(c, deps, 413, 'web-error-large') : refuse(c, deps, 400, 'web-error-format');
    }
    const language = spokenLanguage(c);
    const turn = readTurn(posted.data.turn);
    const chat = await from(turn);
    if (typeof chat !== 'string') return chat;
    const outcome = await take({
      address: { channel: 'web', chat },
      turn,
      updateId: cookies.turnId(chat, posted.data.id),
      audience,
      ...(language === undefined ? {} : { language }),
    });
    if (!outcome) return refuse(c, deps, 503, 'web-error-retry');
    await taken?.();
    return c.json({ ...(outcome.notice === undefined ? {} : { notice: outcome.notice }), ...(anew ? { anew } : {}) });
  };

  /** Half of the page's bytes. Nothing in it is both secret and beside what a stranger may choose. */
  const packed = compress({ encoding: 'gzip' });

  const ownPagesOnly: MiddlewareHandler = async (c, next) => {
    if (asksFromElsewhere(c.req.raw.headers)) return refuse(c, deps, 403, 'web-error-cross-site');
    await next();
  };

  /** The visitor's chat; a new one for a first visit, and for a cookie that we did not sign; undefined where too many are opened. */
  const visitor = async (c: Context, turn?: Turn): Promise<string | undefined> => {
    const known = await cookies.read(c, 'chat');
    if (known) return known;
    if (!bounds.mayOpen(c, turn)) return undefined;
    const chat = cookies.newChat();
    await cookies.write(c, 'chat', chat);
    return chat;
  };
  const says = async (c: Context, turn: Turn): Promise<string | Response> => {
    const chat = await visitor(c, turn);
    if (chat === undefined) return holdBack(c, 'web-error-many');
    return bounds.maySay(chat, turn) ? chat : holdBack(c, 'web-error-fast');
  };

  /** The member of a request, if its chat is bound; `unknown` when the question itself failed. */
  const signedIn = async (c: Context) => {
    const chat = await cookies.read(c, 'desk');
    if (!chat) return null;
    try {
      const member = await members.nameOf(chat);
      return member && { chat, member };
    } catch (error) {
      note('a member could not be looked up')(error);
      return 'unknown';
    }
  };

  const atDesk = async (c: Context, then: (chat: string) => Response | Promise<Response>): Promise<Response> => {
    const who = await signedIn(c);
    if (who === 'unknown') return refuse(c, deps, 503, 'web-error-retry');
    return who ? then(who.chat) : refuse(c, deps, 401, 'web-error-signed-out');
  };

  app.get('/', packed, async (c) => {
    keepLocale(c, secureCookies);
    // A link on another site brings no cookie along, yet the visitor may well have a chat: the stream will tell.
    if (c.req.header('sec-fetch-site') !== 'cross-site') await visitor(c);
    return c.html(await chatPage(frame(c, '/'), deps.exit ?? NEUTRAL_PAGE));
  });
  // Whoever opens the page after the quick exit is not told that somebody left: the goodbye stays in the chat before.
  app.post('/chat/turns', ownPagesOnly, async (c) => {
    const another = () => cookies.write(c, 'chat', cookies.newChat());
    const anew = (await cookies.read(c, 'chat')) === undefined;
    const taken = c.req.query('left') === undefined ? undefined : another;
    return takePosted(c, (turn) => says(c, turn), 'public', taken, anew);
  });
  app.get('/chat/stream', ownPagesOnly, async (c) => {
    const chat = await visitor(c);
    return chat === undefined ? holdBack(c, 'web-error-many') : streams.openToAll(c, chat);
  });

  app.get('/desk', packed, async (c) => {
    keepLocale(c, secureCookies);
    const who = await signedIn(c);
    if (who === 'unknown') return turnAway(c, deps, 503, { title: 'web-error-title', sentence: 'web-error-busy' });
    return c.html(await (who ? deskPage(frame(c, '/desk'), who.member) : signInPage(frame(c, '/desk'))));
  });
  app.get('/desk/session', ownPagesOnly, (c) => atDesk(c, () => c.json({})));
  app.post('/desk/session', ownPagesOnly, async (c) => {
    const posted = postedInvite.safeParse(await body(c));
    if (!posted.success) return refuse(c, deps, 400, 'web-error-format');
    if (!bounds.maySignIn(c)) return holdBack(c, 'web-error-fast');
    const { id = randomUUID(), invite, name } = posted.data;
    const chat = cookies.deskChat(id, invite);
    const language = spokenLanguage(c);
    const outcome = await take({
      address: { channel: 'web', chat },
      turn: { kind: 'command', name: 'start', argument: invite },
      updateId: cookies.turnId(chat, id),
      audience: 'desk',
      ...(language === undefined ? {} : { language }),
      ...(name ? { displayName: name } : {}),
    });
    if (!outcome) return refuse(c, deps, 503, 'web-error-retry');
    // An answer lost on the way back must not cost the invite: the same attempt again finds its chat bound.
    const bound = outcome.bound || (await members.nameOf(chat)) !== null;
    if (!bound) return refuse(c, deps, 403, 'web-error-invite');
    await cookies.write(c, 'desk', chat);
    return c.json({});
  });
  app.post('/desk/sign-out', ownPagesOnly, async (c) => {
    const chat = await cookies.read(c, 'desk');
    try {
      if (chat) await members.leave(chat);
    } catch (error) {
      // Without the cookie nobody could try again, and the member would be called on where nobody reads.
      note('a member could not be signed out')(error);
      return refuse(c, deps, 503, 'web-error-retry');
    }
    cookies.remove(c, 'desk');
    return c.json({});
  });
  app.post('/desk/turns', ownPagesOnly, (c) => atDesk(c, (chat) => takePosted(c, async () => chat, 'desk')));
  app.get('/desk/stream', ownPagesOnly, (c) =>
    atDesk(c, (chat) => streams.open(c, chat, async () => (await members.nameOf(chat)) !== null)),
  );

  try {
    app.route('/', assetRoutes());
  } catch (error) {
    // The service still takes reports from other channels; whoever runs it must hear of this.
    log.error(
      { reason: error instanceof Error ? error.message : 'unknown' },
      'the web pages have no style and no script',
    );
  }

  const mail = async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    if (signal.aborted) throw new DeliveryError('unavailable', 'out of time before the mailbox was asked');
    return work().catch((cause: unknown) => {
      throw new DeliveryError('unavailable', 'the mailbox did not take the message', {}, { cause });
    });
  };

  return {
    name: 'web',
    can: { buttons: true },
    app,
    look: streams.look,
    async start(taker) {
      receive = taker;
    },
    async stop() {
      receive = undefined;
      await Promise.allSettled(underWay);
      await streams.close();
    },
    async send(chat, said, { id, signal, kind }) {
      const message = kind === 'reply' ? { ...said, answers: true as const } : said;
      await mail(signal, () => mailbox.put(chat, { id, at: clock.now(), message }));
      streams.wake(chat);
      return { ref: id };
    },
    async edit(chat, ref, message, { signal }) {
      const there = await mail(signal, () => mailbox.replace(chat, ref, message));
      if (!there) throw new DeliveryError('uneditable', 'the message is gone');
      streams.wake(chat);
    },
  };
};
