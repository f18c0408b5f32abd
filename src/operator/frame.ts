import { pino } from 'pino';
import type { Config } from '../config.js';
import type { Channel, ChannelName } from '../domain/channel.js';
import { loadDays, loadHotlines, loadLadder } from '../files/load.js';
import { openFrame } from '../frame.js';
import type { Frame } from '../notify/frame.js';
import { openTexts } from '../texts/texts.js';
import type { Desk } from './command.js';

/** The channels that a configuration opens. */
export const channelsOf = ({ telegram, wechat }: Config): ChannelName[] => [
  'web',
  ...(telegram.publicToken ? (['telegram-public'] as const) : []),
  ...(telegram.deskToken ? (['telegram-desk'] as const) : []),
  ...(wechat ? (['wechat'] as const) : []),
];

/** What a channel of this name can do; nothing leaves by it from here. */
const silent = (name: ChannelName): Channel => {
  const nothing = async () => {};
  const cards = name === 'wechat' ? {} : { edit: nothing };
  return { name, can: { buttons: name !== 'wechat' }, start: nothing, stop: nothing, send: async () => ({}), ...cards };
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
