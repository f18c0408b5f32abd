import type { Channel } from './domain/channel.js';
import { HOME_ZONE, type NamedDays } from './domain/clock.js';
import { type Ladder, ladderSchema } from './domain/ladder.js';
import type { Log } from './domain/log.js';
import type { Post } from './domain/post.js';
import type { Frame } from './notify/frame.js';
import { openCalendar } from './notify/times/calendar.js';
import type { Texts } from './texts/texts.js';

export interface FrameDeps {
  readonly posts: readonly Post[];
  readonly ladder: Ladder;
  readonly days: NamedDays;
  readonly texts: Texts;
  readonly log: Log;
  readonly trial: boolean;
  readonly channels: readonly Channel[];
  readonly down: Frame['down'];
}

/** What every step of a ladder needs, made of what the operator configured. */
export const openFrame = ({ posts, ladder, days, texts, log, trial, channels, down }: FrameDeps): Frame => {
  const ladders = new Map([[ladder.version, ladder]]);
  const named = (those: readonly Channel[]) => new Set(those.map(({ name }) => name));
  return {
    posts,
    ladder,
    ladderOf: async (records, version) => {
      const known =
        ladders.get(version) ?? ladderSchema.parse(JSON.parse((await records.policies.json(version)) ?? ''));
      ladders.set(version, known);
      return known;
    },
    calendar: openCalendar(days),
    texts,
    log,
    trial,
    timezone: HOME_ZONE,
    channels: named(channels),
    down,
    ruined: new Set(),
    buttons: named(channels.filter(({ can }) => can.buttons)),
    editing: named(channels.filter(({ edit }) => edit !== undefined)),
    markRepeated: (message) => ({
      ...message,
      text: `${texts.text(/\p{Script=Han}/u.test(message.text) ? 'zh-CN' : 'en', { key: 'card-repeated' })}\n${message.text}`,
    }),
  };
};
