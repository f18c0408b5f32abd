import type { TelegramChannel, TelegramOptions } from '../../src/bots/telegram.js';
import { telegramDesk } from '../../src/bots/telegram-desk.js';
import { telegramPublic } from '../../src/bots/telegram-public.js';
import type { Inbound, OutMessage, TurnOutcome } from '../../src/domain/channel.js';
import type { Clock } from '../../src/domain/clock.js';
import type { Log } from '../../src/domain/log.js';
import { waitFor } from './bot-api/state.js';
import { type FakeBotApi, startFakeBotApi } from './fake-bot-api.js';

/** Both bots, for tests that hold for each. */
export const TELEGRAM_BOTS = [
  { name: 'public bot on grammY', make: telegramPublic, token: '101:public', variable: 'TELEGRAM_PUBLIC_TOKEN' },
  { name: 'desk bot on Telegraf', make: telegramDesk, token: '202:desk', variable: 'TELEGRAM_DESK_TOKEN' },
] as const;

/** One channel before a Telegram of its own. Every wait is over at once, and is written down in `waits`. */
export interface ChannelStage {
  readonly fake: FakeBotApi;
  readonly channel: TelegramChannel;
  readonly turns: Inbound[];
  readonly waits: number[];
  readonly log: { level: string; about: object; sentence: string }[];
  /** What `receive` does; set it to let turns fail, wait or tell something. */
  onTurn: (inbound: Inbound) => Promise<TurnOutcome>;
  start(): Promise<void>;
  /** Resolves when so many turns have begun. */
  begun(turns: number): Promise<unknown>;
  /** Resolves when a line of this kind was logged. */
  logged(sentence: RegExp): Promise<unknown>;
  close(): Promise<void>;
}

export async function stageChannel(
  { make, token }: (typeof TELEGRAM_BOTS)[number],
  options: Partial<TelegramOptions> = {},
): Promise<ChannelStage> {
  const fake = await startFakeBotApi();
  const waits: number[] = [];
  const clock: Clock = {
    now: () => Date.now(),
    sleep(ms) {
      waits.push(ms);
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
  const watchers = new Set<() => void>();
  const changed = () => {
    for (const watch of [...watchers]) watch();
  };
  const lines: ChannelStage['log'] = [];
  const line = (level: string) => (about: object, sentence: string) => {
    lines.push({ level, about, sentence });
    changed();
  };
  const log: Log = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  const channel = make({
    token,
    apiRoot: fake.apiRoot,
    clock,
    log,
    mode: { kind: 'polling' },
    commands: [],
    ...options,
  });
  const stage: ChannelStage = {
    fake,
    channel,
    turns: [],
    waits,
    log: lines,
    onTurn: async () => ({}),
    start: () =>
      channel.start((inbound) => {
        stage.turns.push(inbound);
        changed();
        return stage.onTurn(inbound);
      }),
    begun: (turns) =>
      waitFor(watchers, () => stage.turns.length >= turns || undefined, {
        timeoutMs: 15_000,
        otherwise: () => `Only ${stage.turns.length} of ${turns} turns have begun`,
      }),
    logged: (sentence) =>
      waitFor(watchers, () => lines.find((logged) => sentence.test(logged.sentence)), {
        timeoutMs: 15_000,
        otherwise: () => `Not logged: ${sentence}`,
      }),
    async close() {
      await channel.stop();
      await fake.close();
    },
  };
  return stage;
}

export const plain = (text: string, choices: OutMessage['choices'] = []): OutMessage => ({
  text,
  choices,
  choose: 'one',
});
