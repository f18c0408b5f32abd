import { DAY, HOUR, MINUTE, SECOND } from '../domain/clock.js';
import { channelMatter, DAILY, type Trouble } from '../notify/telling/raise.js';
import type { ChannelHealth } from './channel-health.js';
import type { Figures } from './look.js';

/** Back-off and a platform's pauses are minutes; a message that waits longer is told. */
const WAITING = 10 * MINUTE;
/** Shorter standstills are counted and logged; so long a one delays calls by as much. */
const STANDSTILL = 30 * SECOND;
const POSTS_NAMED = 3;

/** Every name that a trouble can have, for a metric that shows zeros too; those of channels are theirs. */
export const TROUBLES = [
  'unheld',
  'overdue',
  'timerless',
  'tick',
  'leases',
  'waiting',
  'clock',
  'posts',
  'ruined',
] as const;
type Name = (typeof TROUBLES)[number];

/** What an audit may be about. */
export interface Seen {
  readonly figures: Figures;
  /** Obligations that had no timer and were given one. */
  readonly mended: number;
  /** The longest standstill since the last audit, ms. */
  readonly standstill: number;
  readonly down: ChannelHealth['down'];
  /** Cases with a report that cannot be opened. */
  readonly ruined: number;
}

/**
 * What is wrong and nobody has been called for yet, most urgent first. Ladders at the top and what is parked are not
 * among it: whoever put them there called the operator at once; each case that nobody holds has an alarm of its own (`notify/unheld.ts`).
 */
export const troublesOf = ({ figures, mended, standstill, down, ruined }: Seen): Trouble[] => {
  const { overdue, expired, oldest, leapt, unreachable } = figures;
  const trouble = (name: Name, figure: number, args: Trouble['alarm']['args'] = {}, again = HOUR): Trouble => ({
    name,
    alarm: { key: `operator-alarm-${name}`, args: { count: figure, ...args } },
    figure,
    again,
  });
  return [
    ...(overdue > 0 ? [trouble('overdue', overdue)] : []),
    ...(ruined > 0 ? [trouble('ruined', ruined)] : []),
    ...(mended > 0 ? [trouble('timerless', mended)] : []),
    ...[...down].map(([channel, { refused }]) => channelMatter(channel, refused)),
    ...(standstill >= STANDSTILL ? [trouble('tick', 1, { seconds: Math.round(standstill / SECOND) })] : []),
    ...(expired > 0 ? [trouble('leases', expired)] : []),
    ...(oldest >= WAITING ? [trouble('waiting', 1, { minutes: Math.floor(oldest / MINUTE) })] : []),
    ...(leapt > 0 ? [trouble('clock', 1, { days: Math.round(leapt / DAY) }, DAILY)] : []),
    ...(unreachable.length > 0
      ? [
          trouble(
            'posts',
            unreachable.length,
            {
              posts: unreachable
                .slice(0, POSTS_NAMED)
                .map(({ name }) => name)
                .join('、'),
            },
            DAILY,
          ),
        ]
      : []),
  ];
};
