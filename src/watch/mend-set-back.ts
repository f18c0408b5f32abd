import { HOUR, type Instant } from '../domain/clock.js';
import { LEVELS } from '../domain/level.js';
import { errorName, type Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { waitsForItsDay } from '../notify/holding/release.js';
import { followUpBy, hoursOf, mayLeaveAt, nextMoment } from '../notify/ladder/moments.js';
import { transition } from '../notify/ladder/transition.js';
import type { MessageAhead, Obligation, Records, Store } from '../store/store.js';

/** So many in one audit; the next takes the rest. */
const AT_ONCE = 100;
/** A clock that goes back no further repeats nothing; what was ahead by more was wrong. */
const MOST_AHEAD = HOUR;

/** When it is looked at next, where its time counts from now. What goes with a case waits for its day. */
const timerOf = async (frame: Frame, tx: Records, o: Obligation, now: Instant): Promise<Instant> => {
  if (o.state !== 'open') return followUpBy(frame, tx, o, now);
  return waitsForItsDay(o.kind) ? Math.max(o.dueAt, now) : nextMoment(frame, tx, o, now);
};

/** When a message may leave: now, but what can wait not in the quiet. */
const leavesAt = (frame: Frame, { kind, priority, postCode }: MessageAhead, now: Instant): Instant => {
  const level = LEVELS[priority];
  if (kind === 'reply' || level === undefined) return now;
  const post = frame.posts.find(({ code }) => code === postCode);
  return mayLeaveAt(frame, frame.ladder.levels[level], post?.timezone ?? frame.timezone, now, hoursOf(post, level));
};

/**
 * Finds what a clock that was hours ahead and has been set back since left behind: ladders that it moved, messages that it
 * put off, and pauses, which would rest until it is as late again. Their time counts from now. It looks after a start, and
 * whenever the clock went back. A pause that a platform did tell for so long is waived too: that costs one more refusal.
 */
export const openMendSetBack = (store: Store, frame: Frame, log: Log) => {
  let latest: Instant | undefined;
  /** The last obligation that was looked at since the clock went back. */
  let after = '';

  const mend = (id: string, now: Instant): Promise<void> =>
    store.write(async (tx) => {
      await tx.cases.inTurn(id);
      const read = await tx.obligations.byId(id);
      if (!read || read.state === 'done') return;
      const from: Obligation = read.state === 'open' ? { ...read, rungStartedAt: now } : { ...read, heldAt: now };
      const nextDueAt = await timerOf(frame, tx, from, now);
      const event = { kind: 'obligation.timer_mended', data: { state: read.state } };
      await transition(tx, read, { ...from, nextDueAt, epoch: read.epoch + 1 }, event, now);
    });

  const mendMessages = async (now: Instant): Promise<void> => {
    const from = now + MOST_AHEAD;
    await store.write((tx) => tx.pace.waive(from));
    await store.write((tx) => tx.outbox.endLeases(from, now));
    for (let last = ''; ; ) {
      const rows = await store.read.audit.messagesAhead(from, last, AT_ONCE);
      await store.write(async (tx) => {
        for (const row of rows) await tx.outbox.moveTo(row.id, leavesAt(frame, row, now));
      });
      if (rows.length < AT_ONCE) return;
      last = rows.at(-1)?.id ?? '';
    }
  };

  /** What cannot be mended holds up nothing else of the audit; a store that is away is tried again with the next. */
  const attempt = async (about: object, sentence: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (store.isAway(error)) throw error;
      log.error({ ...about, error: errorName(error) }, sentence);
    }
  };

  return async (now: Instant): Promise<void> => {
    if (latest !== undefined && now >= latest - MOST_AHEAD) {
      latest = Math.max(latest, now);
      return;
    }
    if (after === '')
      await attempt({}, 'the clock went back, and messages could not be moved', () => mendMessages(now));
    const ids = await store.read.audit.ahead(now + MOST_AHEAD, after, AT_ONCE);
    const failed = 'the clock went back, and an obligation could not be brought in line';
    for (const id of ids) await attempt({ obligation: id }, failed, () => mend(id, now));
    if (ids.length > 0) log.warn({ obligations: ids.length }, 'the clock went back: what it had moved counts from now');
    after = ids.length < AT_ONCE ? '' : (ids.at(-1) ?? '');
    if (after === '') latest = now;
  };
};
