import { DAY, type Instant } from '../../domain/clock.js';
import { errorName, type Log } from '../../domain/log.js';
import { MOST_THEIRS } from '../../domain/obligation.js';
import { postOfCode } from '../../domain/routing.js';
import type { Case, Held, NewOutboxRow, Records, Store } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { releaseCasesOf } from '../holding/release.js';
import { callsForWaiting } from '../outbox/waiting.js';
import { putOut } from '../telling/digest.js';
import { tellMember } from '../telling/tell.js';
import { isInConflict } from './recipients.js';
import { type Called, passOver } from './step-aside.js';

/** After a start: what began or ended while nothing ran. */
const LOOKS_BACK = 30 * DAY;

/** Whoever stood in hears which cases went back to the post, of those that they may know of. */
const tellReturned = async (frame: Frame, tx: Records, memberId: string, had: readonly Case[], now: Instant) => {
  const known: Case[] = [];
  for (const one of had) if (!(await isInConflict(frame, tx, one.id, memberId))) known.push(one);
  const [first] = known;
  if (!first) return;
  const numbers = known.map(({ number }) => number).join('、');
  const about = { id: `${first.id}:stand-in-over:${now}`, priority: 2, epoch: 0, caseId: first.id };
  await tellMember(frame, tx, memberId, { key: 'stand-in-over', args: { numbers } }, about, now);
};

/** What is done in one transaction for each time as stand-in that turned. */
type Work<Who> = (tx: Records, who: Who, now: Instant) => Promise<void>;

/** Does the work for each of whom `find` finds since the last look; what failed is done again at the next. */
const openEachSince = <Who extends Held>(
  store: Store,
  log: Log,
  find: (after: Instant, upTo: Instant) => Promise<Who[]>,
  work: Work<Who>,
) => {
  let seen: Instant | undefined;
  return async (now: Instant): Promise<void> => {
    let missed = false;
    const after = seen === undefined || seen > now ? now - LOOKS_BACK : seen;
    for (const who of await find(after, now)) {
      try {
        await store.write((tx) => work(tx, who, now));
      } catch (error) {
        // Somebody moved it in the same instant, or the database was away.
        missed = true;
        log.warn({ error: errorName(error) }, 'a time as stand-in could not be turned');
      }
    }
    if (!missed) seen = now;
  };
};

/**
 * A time as stand-in that was agreed before begins without anybody's doing: they are called for what waits there already, as
 * whoever comes on duty is. Who was called for it since then hears nothing anew: it is looked at again after each start.
 */
export const openBeginStandIns = (store: Store, frame: Frame, log: Log) =>
  openEachSince(store, log, store.read.members.begunStandIns, async (tx, { memberId, postCode, since }, now) => {
    const calls: NewOutboxRow[] = [];
    const anew = (await tx.members.wasThere(memberId, postCode, since)) ? undefined : postCode;
    for (const row of await callsForWaiting(frame, tx, memberId, now, undefined, anew)) {
      const before = await tx.obligations.calledAs(row.obligationId ?? '', memberId, since);
      if (!before.includes(row.postCode ?? '')) calls.push(row);
    }
    await putOut(frame, tx, calls, now);
  });

/**
 * A time as stand-in ends without anybody's doing. What they were called for right before waits for nobody: where no one else
 * who was called is left at the rung, whoever is called in their place is, or the next above. The cases that they had in
 * that post go back to it: somebody there is called to take each over.
 */
export const openEndStandIns = (store: Store, frame: Frame, log: Log) =>
  openEachSince(store, log, store.read.members.endedStandIns, async (tx, { memberId, postCode }, now) => {
    // Who holds the post besides, or stands in for it again, is there still.
    if ((await tx.members.byId(memberId, now))?.posts.includes(postCode)) return;
    await tx.cases.inTurnOf([memberId]);
    const post = postOfCode(postCode, frame.posts);
    const called: Called[] = [];
    for (const o of await tx.obligations.ofMember(memberId, MOST_THEIRS)) {
      // Called in another post, they are called there still.
      const posts = await tx.obligations.calledAs(o.id, memberId, o.rungStartedAt);
      if (posts.includes(postCode)) called.push({ o, post });
    }
    await tx.calls.withdraw(memberId, postCode);
    await passOver(frame, tx, called, now);
    const had = (await tx.cases.heldBy(memberId)).filter(({ holderPost }) => holderPost === postCode);
    await releaseCasesOf(frame, tx, memberId, now);
    await tellReturned(frame, tx, memberId, had, now);
  });
