import { type Instant, MINUTE } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { callOthers } from '../notify/call-others.js';
import type { Frame } from '../notify/frame.js';
import type { Store } from '../store/store.js';

/** More than anybody is called for at once. */
const MOST_CALLED = 500;
/** After a start: what ended while nothing ran. What ended earlier has moved by its own clock. */
const LOOKS_BACK = 60 * MINUTE;

/**
 * A time as stand-in ends without anybody's doing. What they were called for right before waits for nobody: where no one else
 * who was called is left at the rung, it is called anew, and the next above where it is empty.
 */
export const openEndStandIns = (store: Store, frame: Frame, log: Log) => {
  let seen: Instant | undefined;
  /** Returns whether somebody is called. */
  return async (now: Instant): Promise<boolean> => {
    let called = false;
    const after = seen === undefined || seen > now ? now - LOOKS_BACK : seen;
    for (const { memberId, postCode } of await store.read.members.endedStandIns(after, now)) {
      try {
        called =
          (await store.write(async (tx) => {
            // Who holds the post besides, or stands in for it again, is there still.
            if ((await tx.members.byId(memberId, now))?.posts.includes(postCode)) return false;
            await tx.calls.withdraw(memberId, postCode);
            for (const { id } of await tx.obligations.ofMember(memberId, MOST_CALLED))
              await callOthers(frame, tx, id, now);
            return tx.outbox.hasPending();
          })) || called;
      } catch (error) {
        // Somebody moved it in the same instant: it has its own clock.
        log.warn(
          { error: error instanceof Error ? error.name : 'error' },
          'what a stand-in left could not be called anew',
        );
      }
    }
    seen = now;
    return called;
  };
};
