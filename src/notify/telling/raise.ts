import type { ChannelName } from '../../domain/channel.js';
import { DAY, HOUR, type Instant, MINUTE } from '../../domain/clock.js';
import type { TextRef } from '../../domain/effect.js';
import type { Matter, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { isUnheld } from '../holding/unheld.js';
import { callOperators } from './tell.js';

/** An operator hears of one matter at most once in this time. */
const LEAST_BETWEEN = HOUR;
/** Two audits without it: it is over. One alone may be an instance that did not see what another sees. */
const OVER_AFTER = 2 * MINUTE;

/** A revoked token fails a thousand messages a minute; that it was seen needs no thousand writes. */
const SEEN_AGAIN = MINUTE / 2;

/** Something wrong with the service itself. */
export interface Trouble {
  /** One of few: it names a row and a metric. */
  readonly name: string;
  readonly alarm: TextRef;
  /** How many there are. More than were told is told before `again` has passed. */
  readonly figure: number;
  /** While it stands it is told again after so long, ms; at least an hour. */
  readonly again: number;
  /** By this channel nobody is told. */
  readonly except?: ChannelName;
}

/** The channel takes no messages or hands no turns over; `refused`: because our own token is not accepted. */
export const channelMatter = (channel: ChannelName, refused = true): Trouble => ({
  name: `channel-${channel}`,
  alarm: { key: refused ? 'operator-alarm-channel' : 'operator-alarm-channel-down', args: { channel } },
  figure: 1,
  again: LEAST_BETWEEN,
  except: channel,
});

const recently = (told: Instant | null, now: Instant, within: number): boolean =>
  // A clock that was set years ahead and back again must not silence anything for years.
  told !== null && Math.abs(now - told) < within;

/**
 * Notes that a trouble stands, and tells the operator unless they were told lately. Returns false when it ought to be
 * told and nobody can be reached: then it is tried again with the next audit.
 */
export const raise = async (frame: Frame, tx: Records, trouble: Trouble, now: Instant): Promise<boolean> => {
  const read = await tx.matters.byName(trouble.name);
  const begins = !read?.standing;
  const since = begins ? now : read.since;
  const toldAt = read?.toldAt ?? null;
  const toldOfThis = toldAt !== null && toldAt >= since;
  const wait = toldOfThis && trouble.figure <= (read?.figure ?? 0) ? trouble.again : LEAST_BETWEEN;
  const revision = read?.revision ?? 0;
  let next: Matter = {
    name: trouble.name,
    standing: true,
    since,
    seenAt: now,
    toldAt,
    figure: read?.figure ?? 0,
    revision,
  };
  let heard = true;
  if (!recently(toldAt, now, Math.max(wait, LEAST_BETWEEN))) {
    // What waits in a chat that does not work is not added again with each try: tellings are an hour apart.
    const id = `${trouble.name}:${Math.floor(now / LEAST_BETWEEN)}`;
    heard = (await callOperators(frame, tx, trouble.alarm, id, now, [], trouble)) > 0;
    if (heard) {
      frame.log.error({ alarm: trouble.alarm.key, matter: trouble.name }, 'operator alarm');
      next = { ...next, toldAt: now, figure: trouble.figure };
    }
  }
  const justSeen = read !== null && !begins && now >= read.seenAt && now - read.seenAt < SEEN_AGAIN;
  if (justSeen && next.toldAt === toldAt) return heard;
  // Lost to another instance that saw the same: what it told has the same ids as ours.
  await tx.matters.save(next);
  return heard;
};

/** Ends what no audit of any instance has seen lately; whoever was told of it hears that it is over. */
export const endOver = async (frame: Frame, tx: Records, now: Instant): Promise<void> => {
  for (const read of await tx.matters.all()) {
    // The alarm of a case ends with the case, not with what an audit sees.
    if (isUnheld(read)) continue;
    if (!read.standing || now - read.seenAt < OVER_AFTER) continue;
    if (!(await tx.matters.save({ ...read, standing: false, seenAt: now }))) continue;
    frame.log.info({ matter: read.name, since: read.since }, 'a matter is over');
    if (read.toldAt === null || read.toldAt < read.since) continue;
    const news = { key: 'operator-over', args: { matter: { key: `matter-${read.name}` } } };
    await callOperators(frame, tx, news, `${read.name}:${read.since}:over`, now, []);
  }
};

/** What stands without end is told once a day. */
export const DAILY = DAY;
