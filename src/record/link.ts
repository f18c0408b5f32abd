import { HOUR, type Instant } from '../domain/clock.js';
import type { AtFaultPoint } from '../domain/fault-point.js';
import type { Log } from '../domain/log.js';
import type { Head, Store } from '../store/store.js';

/** Events linked in one transaction: some milliseconds, on SQLite too, where turns wait for it. */
const AT_ONCE = 500;
/** So many go into the chain a second while it catches up, as after an update; ladders and messages come first. */
const MOST_BATCHES = 20;

export interface LinkerDeps {
  readonly store: Store;
  readonly log: Log;
  readonly at: AtFaultPoint;
}

/** How a chain's end is written down: `--head` of `verify` takes it. */
export const headWords = (head: Head | null): string => (head ? `${head.hash}@${head.position}` : 'none@0');

/** Puts events that were committed into the chain, and once an hour the chain's end into the log, out of the database's reach. */
export const openLinker = ({ store, log, at }: LinkerDeps) => {
  let seen: Head | null = null;
  let toldAt: Instant | undefined;

  const compare = (now: Head | null): void => {
    if (!seen) return;
    const cut = (now?.position ?? 0) < seen.position;
    if (!cut && (now?.position !== seen.position || now.hash === seen.hash)) return;
    log.error({ was: headWords(seen), is: headWords(now) }, 'the record was cut or changed: run verify');
  };

  return async (now: Instant): Promise<void> => {
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      if (!(await store.read.links.anyWaiting())) break;
      const done = await store.write(async (tx) => {
        const appended = await tx.links.append(now, AT_ONCE);
        at('link decided');
        return appended;
      });
      at('link committed');
      if (!done) break;
      compare(done.before);
      seen = done.head;
      if (done.linked < AT_ONCE) break;
    }
    if (toldAt !== undefined && now >= toldAt && now - toldAt < HOUR) return;
    toldAt = now;
    const head = await store.read.links.head();
    compare(head);
    seen = head;
    log.info({ head: headWords(head) }, 'the record');
  };
};
