import type { Message, Wechaty } from 'wechaty';
import type { PuppetInterface } from 'wechaty-puppet/impls';
import {
  type Channel,
  DeliveryError,
  type DeliveryReceipt,
  type OutMessage,
  type Receive,
  type SendOptions,
} from '../domain/channel.js';
import { type Clock, type Instant, MINUTE, SECOND } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import { contactQueues } from './wechat-queue.js';
import { menuText } from './wechat-text.js';
import { readTurn } from './wechat-turn.js';

export interface WechatOptions {
  /** The name of an installed puppet package, or a puppet. */
  readonly puppet: string | PuppetInterface;
  /** What that puppet wants to know, such as its token. */
  readonly options?: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
  readonly log: Log;
  /** Shows the operator the address of a QR code to scan with the account's phone. */
  readonly onQr?: (url: string) => void;
}

/**
 * How long a start waits for the puppet, and a stop for it to end, before the service goes on without it. On the system's time: it
 * watches a wire.
 */
const START_LIMIT = 2 * SECOND;
const STOP_LIMIT = 3 * SECOND;
const FIRST_WAIT = SECOND / 2;
const LONGEST_WAIT = MINUTE;

/** Resolves when `work` has ended, well or badly, or its time is over. */
const within = (ms: number, work: Promise<unknown>): Promise<void> =>
  new Promise((resolve) => {
    AbortSignal.timeout(ms).addEventListener('abort', () => resolve(), { once: true });
    work.then(
      () => resolve(),
      () => resolve(),
    );
  });

/** Errors of a puppet that say the way to the platform is broken, rather than that the contact is. */
const NETWORK = /UNAVAILABLE|DEADLINE|ECONN|ETIMEDOUT|ENOTFOUND|EPIPE|socket|network|time(d )?out|not logged in/i;
const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * WeChat, by Wechaty and whichever puppet the operator chose. Nothing is confirmed to the platform, so what was
 * received is kept in memory and tried until it is committed; what comes while the service is down is lost.
 * There are no buttons and no edits: options become a numbered menu, whose numbers run over all rows.
 * Puppets for personal accounts imitate a client, and such accounts may be banned.
 */
export const wechatChannel = ({ puppet, options, clock, log, onQr }: WechatOptions): Channel => {
  let bot: Wechaty | undefined;
  let queues: ReturnType<typeof contactQueues> | undefined;
  let started = false;
  /** Since when nobody is logged in there: nothing is handed over, nor taken. */
  let unreached: { readonly since: Instant; readonly refused: false } | undefined;
  const stopping = new AbortController();

  const take = (message: Message): void => {
    const talker = message.talker();
    if (message.self() || message.room()) return;
    // Official accounts talk by machine: to answer one could go on for ever.
    if (talker.type() === talker.wechaty.Contact.Type.Official) return;
    const name = talker.name();
    queues?.add(talker.id, message.id, async () => {
      const turn = await readTurn(message);
      if (!turn) return null;
      return {
        address: { channel: 'wechat', chat: talker.id },
        turn,
        updateId: message.id,
        at: clock.now(),
        audience: 'either',
        ...(name ? { displayName: name } : {}),
      };
    });
  };

  const listen = (to: Wechaty): void => {
    // A listener that throws would reach Wechaty's own emitter, which has no place for it.
    const guarded =
      <Args extends unknown[]>(about: string, handle: (...args: Args) => void | Promise<void>) =>
      async (...args: Args): Promise<void> => {
        try {
          await handle(...args);
        } catch (error) {
          log.warn(
            { channel: 'wechat', event: about, error: errorName(error) },
            'An event of WeChat could not be handled.',
          );
        }
      };
    to.on('message', guarded('message', take));
    to.on(
      'friendship',
      guarded('friendship', async (friendship) => {
        if (friendship.type() !== to.Friendship.Type.Receive) return;
        await friendship.accept();
        log.info({ channel: 'wechat' }, 'A request to become a contact was accepted.');
      }),
    );
    to.on(
      'scan',
      guarded('scan', (code) => {
        if (!code) return;
        log.warn(
          { channel: 'wechat' },
          'WeChat waits for its QR code to be scanned; until then nobody is reached there.',
        );
        onQr?.(`https://wechaty.js.org/qrcode/${encodeURIComponent(code)}`);
      }),
    );
    to.on('login', () => {
      unreached = undefined;
      log.info({ channel: 'wechat' }, 'WeChat is logged in.');
    });
    to.on('logout', () => {
      unreached = { since: clock.now(), refused: false };
      log.error({ channel: 'wechat' }, 'WeChat is logged out: nobody is reached there until it is scanned.');
    });
    // The words of a puppet's error may carry a person's: only its kind is written down.
    to.on('error', (error) =>
      log.warn({ channel: 'wechat', error: errorName(error), code: error.code }, 'WeChat reports an error.'),
    );
  };

  /** Makes the puppet, which reaches nobody yet. @throws {Error} with a sentence for the operator where what is named is none. */
  const make = async (to: Wechaty): Promise<void> => {
    try {
      await to.init();
    } catch (error) {
      // What Wechaty says of a package without a puppet, and what a thing that is none says when it is used as one.
      if (!(error instanceof TypeError) && !/default export/.test(said(error))) throw error;
      throw new Error(
        'WECHAT_PUPPET names a package that is no Wechaty puppet, or WECHAT_PUPPET_OPTIONS is not what it takes: correct them.',
      );
    }
  };

  /** Starts the puppet, and again until it is started. Wechaty waits 15 s for one, and leaves it at that. */
  const connect = async (to: Wechaty): Promise<void> => {
    // What fails has been reported as an error event.
    await to.start().catch(() => undefined);
    for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      if (to.puppet.state.active() === true) break;
      log.warn({ channel: 'wechat', wait }, 'WeChat’s puppet does not start; it is tried again.');
      await clock.sleep(wait, stopping.signal);
      if (stopping.signal.aborted) return;
      // What is still starting is left to it.
      if (to.puppet.state.active() === false) await to.puppet.start().catch(() => undefined);
      if (stopping.signal.aborted) return;
    }
    started = true;
  };

  const deliver = async (chat: string, text: string): Promise<DeliveryReceipt> => {
    if (!bot?.isLoggedIn) throw new DeliveryError('unavailable', 'WeChat is not logged in');
    try {
      await bot.puppet.contactPayload(chat);
    } catch (error) {
      throw NETWORK.test(said(error))
        ? new DeliveryError('unavailable', 'the puppet does not answer')
        : new DeliveryError('blocked', 'WeChat knows no such contact');
    }
    try {
      // Not by the contact's own `say`, which asks for the sent message afterwards and may fail after it was sent.
      const ref = await bot.puppet.messageSendText(chat, text);
      return ref ? { ref } : {};
    } catch (error) {
      throw new DeliveryError('unknown', `the puppet failed while sending (${errorName(error)})`);
    }
  };

  return {
    name: 'wechat',
    can: { buttons: false },
    deaf: () => unreached,

    async start(receive: Receive) {
      // 150 MB and more than a second: loaded only where WeChat is configured.
      const { WechatyBuilder, log: chatter } = await import('wechaty');
      // Wechaty would print contacts' names and messages beside our log.
      chatter.level('silent');
      queues = contactQueues({ receive, clock, log });
      bot = WechatyBuilder.build({
        puppet: puppet as never,
        ...(options ? { puppetOptions: options } : {}),
      });
      listen(bot);
      await make(bot);
      unreached = { since: clock.now(), refused: false };
      await within(START_LIMIT, connect(bot));
      if (!started) log.warn({ channel: 'wechat' }, 'WeChat cannot be reached yet; the rest of the service starts.');
    },

    async stop() {
      stopping.abort();
      const stopped = bot;
      bot = undefined;
      if (stopped) await within(STOP_LIMIT, stopped.stop());
      await queues?.stop();
    },

    async send(chat: string, message: OutMessage, { signal }: SendOptions) {
      if (signal.aborted) throw new DeliveryError('unavailable', 'given up before it was sent');
      let giveUp = (): void => {};
      const late = new Promise<never>((_, reject) => {
        giveUp = () => reject(new DeliveryError('unknown', 'the puppet did not answer in time'));
      });
      signal.addEventListener('abort', giveUp, { once: true });
      try {
        return await Promise.race([deliver(chat, menuText(message)), late]);
      } finally {
        signal.removeEventListener('abort', giveUp);
      }
    },
  };
};
