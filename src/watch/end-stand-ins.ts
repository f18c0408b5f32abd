import { DAY, type Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import { callOthers } from '../notify/call-others.js';
import type { Frame } from '../notify/frame.js';
import { releaseCasesOf } from '../notify/release.js';
import { tellMember } from '../notify/tell.js';
import type { Case, Records, Store } from '../store/store.js';

/** More than anybody is called for at once. */
const MOST_CALLED = 500;
/** After a start: what ended while nothing ran. */
const LOOKS_BACK = 30 * DAY;

/** Whoever stood in hears which cases went back to the post. */
const tellReturned = async (frame: Frame, tx: Records, memberId: string, had: readonly Case[], now: Instant) => {
  const [first] = had;
  if (!first) return;
  const numbers = had.map(({ number }) => number).join('、');
  const about = { id: `${first.id}:stand-in-over:${now}`, priority: 2, epoch: 0, caseId: first.id };
  await tellMember(frame, tx, memberId, { key: 'stand-in-over', args: { numbers } }, about, now);
};

/**
 * A time as stand-in ends without anybody's doing. What they were called for right before waits for nobody: where no one else
 * who was called is left at the rung, it is called anew, and the next above where it is empty. The cases that they had in
 * that post go back to it: somebody there is called to take each over.
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
            const had = (await tx.cases.heldBy(memberId)).filter(({ holderPost }) => holderPost === postCode);
            await releaseCasesOf(frame, tx, memberId, now);
            await tellReturned(frame, tx, memberId, had, now);
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
