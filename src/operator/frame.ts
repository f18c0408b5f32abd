import { pino } from 'pino';
import type { Config } from '../config.js';
import type { ChannelName } from '../domain/channel.js';
import { ladderSchema } from '../domain/ladder.js';
import { loadLadder } from '../files/load.js';
import { openCalendar } from '../notify/calendar.js';
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

/**
 * What the service's own steps need, for a command that takes one while the service runs elsewhere. Messages that it puts
 * out leave with the service's next tick.
 */
export const frameOf = async (desk: Desk): Promise<Frame> => {
  const config = desk.config();
  const log = pino({ level: config.logLevel, base: null }, pino.destination(2));
  const ladder = await loadLadder(config.ladderFile, config.trial);
  const channels = channelsOf(config);
  const texts = openTexts((problem) => log.error({ problem: problem.message }, 'a text is missing'));
  return {
    posts: await desk.posts(),
    ladder,
    ladderOf: async (records, version) =>
      version === ladder.version
        ? ladder
        : ladderSchema.parse(JSON.parse((await records.policies.json(version)) ?? '')),
    calendar: openCalendar(),
    texts,
    log,
    trial: config.trial,
    timezone: 'Asia/Shanghai',
    channels: new Set(channels),
    // Whether a channel works at this moment is known to the process that has it open.
    down: new Set(),
    buttons: new Set(channels.filter((name) => name !== 'wechat')),
    editing: new Set(channels.filter((name) => name !== 'wechat')),
    markRepeated: (message) => message,
  };
};
