import type { Instant } from '../domain/clock.js';
import type { Level } from '../domain/level.js';
import type { Obligation, Records } from '../store/store.js';
import { enterRung } from './climb.js';
import type { Frame } from './frame.js';
import { acknowledgeBy } from './moments.js';
import { recordOpening } from './transition.js';

/** What is to be acknowledged. */
export interface Matter {
  readonly reportId: string;
  readonly caseId: string;
  readonly level: Level;
  readonly area: string;
}

/**
 * Opens the obligation to acknowledge a report and calls the first rung, in the transaction that files the report.
 * Opening it again is nothing. Returns it as it stands.
 */
export const openObligation = async (frame: Frame, tx: Records, matter: Matter, now: Instant): Promise<Obligation> => {
  const id = `${matter.reportId}-ack`;
  const known = await tx.obligations.byId(id);
  if (known) return known;
  await tx.policies.keep(frame.ladder.version, JSON.stringify(frame.ladder), now);
  const timezone = frame.timezone;
  const opened: Obligation = {
    ...matter,
    id,
    kind: 'acknowledge',
    timezone,
    policyVersion: frame.ladder.version,
    rung: 0,
    nudge: 0,
    rungStartedAt: now,
    openedAt: now,
    dueAt: acknowledgeBy(frame, frame.ladder, matter.level, timezone, now),
    breachedAt: null,
    nextDueAt: now,
    epoch: 0,
    state: 'open',
    holderId: null,
    holderPost: null,
    heldAt: null,
    closedAt: null,
  };
  await tx.obligations.add(opened);
  await recordOpening(tx, opened, now);
  return (await enterRung(frame, tx, opened, 0, 'page', now)).obligation;
};

/**
 * More is known about a report nobody has taken yet: a higher level or the district. The ladder starts again with
 * the posts that answer for it now; the promise only ever comes nearer.
 */
export const redirectObligation = async (
  frame: Frame,
  tx: Records,
  read: Obligation,
  next: Pick<Matter, 'level' | 'area'>,
  now: Instant,
): Promise<Obligation> => {
  const ladder = await frame.ladderOf(tx, read.policyVersion);
  const dueAt = Math.min(read.dueAt, acknowledgeBy(frame, ladder, next.level, read.timezone, now));
  return (await enterRung(frame, tx, read, 0, 'supplemented', now, { ...next, dueAt })).obligation;
};
