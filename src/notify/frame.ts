import type { ChannelName, OutMessage } from '../domain/channel.js';
import type { Ladder } from '../domain/ladder.js';
import type { Log } from '../domain/log.js';
import type { Post } from '../domain/post.js';
import type { Records } from '../store/store.js';
import type { Texts } from '../texts/texts.js';
import type { Calendar } from './times/calendar.js';

/** What every step of a ladder needs beside the records: the directory, the ladder in force, words, the calendar. */
export interface Frame {
  readonly posts: readonly Post[];
  /** The ladder that obligations opened from now on follow. */
  readonly ladder: Ladder;
  /** The ladder an obligation was opened with. */
  ladderOf(records: Records, version: string): Promise<Ladder>;
  readonly calendar: Calendar;
  readonly texts: Texts;
  readonly log: Log;
  readonly trial: boolean;
  /** The zone in which times are told to people whose own is not known. */
  readonly timezone: string;
  /** The channels that are configured. */
  readonly channels: ReadonlySet<ChannelName>;
  /** Those of them by which nothing arrives at the moment, as far as this process has seen; changes while it runs. */
  readonly down: { has(channel: ChannelName): boolean };
  /** The cases with a report that cannot be opened, as far as this process has met them; changes while it runs. */
  readonly ruined?: Set<string>;
  /** Those of them that show choices as buttons. */
  readonly buttons: ReadonlySet<ChannelName>;
  /** Those of them that can change a message sent before. */
  readonly editing: ReadonlySet<ChannelName>;
  /** The same message, saying that it may have come before. */
  markRepeated(message: OutMessage): OutMessage;
}

/** How the directory names a post; empty of one that it does not have. */
export const postName = ({ posts }: Pick<Frame, 'posts'>, code: string | null | undefined): string =>
  posts.find((post) => post.code === code)?.name ?? '';
