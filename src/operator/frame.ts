import { pino } from 'pino';
import type { Config } from '../config.js';
import type { Channel, ChannelName } from '../domain/channel.js';
import { loadDays, loadHotlines, loadLadder } from '../files/load.js';
import { openFrame } from '../frame.js';
import type { Frame } from '../notify/frame.js';
import { openTexts } from '../texts/texts.js';
import type { Desk } from './command.js';

/** What is known of each channel without opening it. */
interface Known {
  /** Whether a configuration opens it. */
  readonly opened: (config: Config) => boolean;
  readonly buttons: boolean;
  readonly edits: boolean;
}
const CHANNELS: Readonly<Record<ChannelName, Known>> = {
  web: { opened: () => true, buttons: true, edits: true },
  'telegram-public': { opened: ({ telegram }) => Boolean(telegram.publicToken), buttons: true, edits: true },
  'telegram-desk': { opened: ({ telegram }) => Boolean(telegram.deskToken), buttons: true, edits: true },
  wechat: { opened: ({ wechat }) => Boolean(wechat), buttons: false, edits: false },
};

/** The channels that a configuration opens. */
export const channelsOf = (config: Config): ChannelName[] =>
  (Object.keys(CHANNELS) as ChannelName[]).filter((name) => CHANNELS[name].opened(config));

/** A channel of this name as far as commands need it; nothing leaves by it from here. */
const silent = (name: ChannelName): Channel => {
  const nothing = async () => {};
  const { buttons, edits } = CHANNELS[name];
  const silently = { name, can: { buttons }, start: nothing, stop: nothing, send: async () => ({}) };
  return edits ? { ...silently, edit: nothing } : silently;
};

/**
 * What the service's own steps need, for a command that takes one while the service runs elsewhere. Messages that it puts
 * out leave with the service's next tick. Whether a channel works at this moment is known only where it is open.
 */
export const frameOf = async (desk: Desk): Promise<Frame> => {
  const config = desk.config();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const hotlines = await loadHotlines(config.hotlinesFile);
  return openFrame({
    posts: await desk.posts(),
    ladder: await loadLadder(config.ladderFile, config.trial),
    days: await loadDays(config.calendarFile),
    texts: openTexts({
      hotlines,
      onProblem: (problem) => log.error({ problem: problem.message }, 'a text is missing'),
    }),
    log,
    trial: config.trial,
    channels: channelsOf(config).map(silent),
    down: new Set(),
  });
};
