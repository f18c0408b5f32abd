import type { Instant } from '../domain/clock.js';
import { errorName, type Log } from '../domain/log.js';
import type { Frame } from '../notify/frame.js';
import { callForHolder, releaseCase } from '../notify/holding/release.js';
import { RaceLost, type Records, type Store } from '../store/store.js';

/** So many in one audit; the next takes the rest. */
const AT_ONCE = 100;
/** So many members, and cases without a holder, are looked at in one audit, the rest in the next: all of a city's at once. */
const LOOKED_AT = 2_000;

/** What it needs of a store: what the audit finds, and a way to mend it. */
type Found = Pick<Store, 'write'> & { readonly read: Pick<Records, 'audit'> };

/** Looks for cases that nobody holds and nobody is being called for, and calls for each. */
export const openMendUnheld = (store: Found, frame: Frame, log: Log) => {
  let member = '';
  let unheld = '';

  const find = async (now: Instant): Promise<string[]> => {
    const { audit } = store.read;
    const gone = await audit.gone(member, [...frame.channels], LOOKED_AT, now);
    member = gone.next;
    const nobodys = await audit.unheld(unheld, LOOKED_AT);
    unheld = nobodys.next;
    return [...(await audit.abandoned(gone.ids)), ...nobodys.ids].slice(0, AT_ONCE);
  };

  /** Whoever is gone is not responsible any more; whoever cannot be reached still is, until somebody takes it over. */
  const mend = (id: string, now: Instant): Promise<void> =>
    store.write(async (tx) => {
      await tx.cases.inTurn(id);
      const matter = await tx.cases.byId(id);
      if (!matter || matter.closedAt !== null) return;
      const holder = matter.holderId === null ? null : await tx.members.byId(matter.holderId, now);
      if (matter.holderId !== null && (holder === null || holder.posts.length === 0)) {
        await releaseCase(frame, tx, id, 'left', now, { alarm: false });
      } else await callForHolder(frame, tx, matter, now, { alarm: false });
    });

  /** The alarm of each stands from then on; whoever audits tells of them all at once. */
  return async (now: Instant): Promise<void> => {
    const ids = await find(now);
    for (const id of ids) {
      try {
        await mend(id, now);
      } catch (error) {
        // Somebody moved it in the same instant: the next audit looks again.
        if (error instanceof RaceLost) continue;
        const name = errorName(error);
        log.error({ case: id, error: name }, 'nobody could be called for a case that nobody holds');
      }
    }
  };
};
