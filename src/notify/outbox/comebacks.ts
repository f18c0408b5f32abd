import type { Instant } from '../../domain/clock.js';

/** Chats of which is remembered that something came back; what is forgotten costs a call that is answered with 429. */
const MOST_REMEMBERED = 10_000;

/** Chats of which a message came back: what was claimed before that must not leave, nor anything before `until`. */
export const openComebacks = () => {
  const held = new Map<string, { readonly until: Instant; readonly at: Instant; readonly turn: number }>();
  let count = 0;
  return {
    /** How often messages have come back so far; handed to `holds` with what is claimed from now on. */
    count: (): number => count,

    note(chatKey: string, until: Instant, now: Instant): void {
      count += 1;
      held.delete(chatKey);
      held.set(chatKey, { until, at: now, turn: count });
      const oldest = held.keys().next().value;
      if (held.size > MOST_REMEMBERED && oldest !== undefined) held.delete(oldest);
    },

    /** Until when a message to this chat that was claimed at `after` is held; undefined when it may leave. */
    holds(chatKey: string, after: number, now: Instant): Instant | undefined {
      const known = held.get(chatKey);
      if (!known) return undefined;
      // What was noted later than now was noted before the clock was set back.
      const until = known.at <= now ? known.until : 0;
      return until > now || known.turn > after ? until : undefined;
    },
  };
};
