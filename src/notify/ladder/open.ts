import type { Instant } from '../../domain/clock.js';
import type { Level } from '../../domain/level.js';
import type { ObligationKind } from '../../domain/obligation.js';
import type { Route } from '../../domain/routes.js';
import type { Holder, Obligation, Records } from '../../store/store.js';
import type { Frame } from '../frame.js';
import { enter } from './climb.js';
import { acknowledgeBy, remindAt } from './moments.js';
import { firstTransition, recordOpening } from './transition.js';

/** What is to be acknowledged. */
export interface Matter {
  readonly reportId: string;
  readonly caseId: string;
  readonly level: Level;
  readonly area: string;
  /** Whom its concerns call besides the ladder of its level. */
  readonly route?: Route;
}

/** Something else that a post must do on a case. */
export interface Duty extends Matter {
  /** Deterministic, `[0-9a-z-]{1,40}`: opening it twice is nothing. */
  readonly id: string;
  readonly kind: Exclude<ObligationKind, 'acknowledge'>;
  /** Rungs of post codes, where they do not follow from the level. */
  readonly targets?: readonly (readonly string[])[];
  readonly subjectId?: string;
  /** By when it is to be done; the level's time to acknowledge where it is not given. */
  readonly dueAt?: Instant;
}

/** The obligation to acknowledge a report. Danger that is told later calls by others, numbered after it. */
const acknowledgementOf = (reportId: string): string => `${reportId}-ack`;

/** What has called for somebody to take a report, newest last. */
export const callsOf = async (tx: Records, { id, caseId }: { id: string; caseId: string }): Promise<Obligation[]> =>
  (await tx.obligations.allOfCase(caseId)).filter(({ kind, reportId }) => kind === 'acknowledge' && reportId === id);

/** The id of the next duty of a kind, where `n` were opened before. */
export const nextId = (first: string, n: number): string => (n === 0 ? first : `${first}-${n + 1}`);

/**
 * An id that no duty has had, where a case has `n` of the kind: of those that were linked to it some may have left again,
 * and opening a duty that was is nothing.
 */
export const freeId = async (tx: Records, first: string, n: number): Promise<string> => {
  const id = `${first}-${n + 1}`;
  return (await tx.obligations.byId(id)) ? freeId(tx, first, n + 1) : id;
};

/** By when somebody will have taken a report that is opened now. */
export const promiseFor = (frame: Frame, level: Level, now: Instant): Instant =>
  acknowledgeBy(frame, frame.ladder, level, frame.timezone, now);

const hasSide = (route: Route | undefined): route is Route =>
  route !== undefined && route.lead.length + route.with.length > 0;

type Opening = Omit<Duty, 'kind'> & { readonly kind: ObligationKind };

/** What is opened, and is on record from now on; its row is left to whoever decides how it stands at first. */
const begin = async (
  frame: Frame,
  tx: Records,
  duty: Opening,
  now: Instant,
  change: Partial<Obligation> = {},
): Promise<Obligation> => {
  await tx.policies.keep(frame.ladder, now);
  const { id, kind, caseId, reportId, level, area, route, targets, subjectId, dueAt } = duty;
  const opened: Obligation = {
    id,
    kind,
    caseId,
    reportId,
    level,
    area,
    timezone: frame.timezone,
    policyVersion: frame.ladder.version,
    rung: 0,
    nudge: 0,
    rungStartedAt: now,
    openedAt: now,
    dueAt: dueAt ?? promiseFor(frame, level, now),
    breachedAt: null,
    nextDueAt: now,
    epoch: 0,
    state: 'open',
    holderId: null,
    holderPost: null,
    heldAt: null,
    closedAt: null,
    targets: targets ? JSON.stringify(targets) : null,
    sealedRoute: hasSide(route) ? tx.obligations.sealRoute(route) : null,
    subjectId: subjectId ?? null,
    ...change,
  };
  await recordOpening(tx, opened, now);
  return opened;
};

/** Opens an obligation that nobody has, and calls its first rung. */
const beginCalling = async (frame: Frame, tx: Records, duty: Opening, now: Instant): Promise<Obligation> => {
  const opened = await begin(frame, tx, duty, now);
  return (await enter(frame, tx, opened, { rung: 0, reason: 'page', write: firstTransition }, now)).obligation;
};

/**
 * Opens the obligation to acknowledge a report and calls the first rung, in the transaction that files the report.
 * Opening it again is nothing. Returns it as it stands.
 */
export const openObligation = async (frame: Frame, tx: Records, matter: Matter, now: Instant): Promise<Obligation> => {
  const id = acknowledgementOf(matter.reportId);
  const known = await tx.obligations.byId(id);
  return known ?? beginCalling(frame, tx, { ...matter, id, kind: 'acknowledge' }, now);
};

/**
 * Danger is told of a report that somebody took before: somebody has to take it now. What was taken and waits for a first
 * step is open again; where the child was said to be safe, or the case was closed, it is called for by itself.
 */
export const callAgain = async (
  frame: Frame,
  tx: Records,
  before: readonly Obligation[],
  matter: Matter,
  now: Instant,
): Promise<Obligation> => {
  const last = before.at(-1);
  if (!last || last.state === 'done') {
    const id = nextId(acknowledgementOf(matter.reportId), before.length);
    return beginCalling(frame, tx, { ...matter, id, kind: 'acknowledge' }, now);
  }
  const { level, area, route } = matter;
  const sealedRoute = hasSide(route) ? tx.obligations.sealRoute(route) : null;
  const dueAt = promiseFor(frame, level, now);
  const free = { holderId: null, holderPost: null, heldAt: null, breachedAt: null };
  const change = { level, area, sealedRoute, dueAt, ...free };
  return (await enter(frame, tx, last, { rung: 0, reason: 'supplemented', change }, now)).obligation;
};

/** Opens a duty and calls its first rung; it climbs until somebody takes it. Opening it again is nothing. */
export const callFor = async (frame: Frame, tx: Records, duty: Duty, now: Instant): Promise<Obligation> => {
  const known = await tx.obligations.byId(duty.id);
  return known ?? beginCalling(frame, tx, duty, now);
};

/**
 * Opens a duty that somebody has from the first moment, such as the next step of their case: they are reminded before it
 * is due, and once it is missed the posts above hear of it (`pursue.ts`). Opening it again is nothing.
 */
export const entrust = async (
  frame: Frame,
  tx: Records,
  duty: Duty & { readonly dueAt: Instant },
  holder: Holder,
  now: Instant,
): Promise<Obligation> => {
  const known = await tx.obligations.byId(duty.id);
  if (known) return known;
  const opened = await begin(frame, tx, duty, now, {
    state: 'acknowledged',
    holderId: holder.memberId,
    holderPost: holder.postCode,
    heldAt: now,
    nextDueAt: remindAt(now, duty.dueAt),
  });
  await tx.obligations.add(opened);
  return opened;
};

/**
 * More is known about a report nobody has taken yet: a higher level or the district. The ladder starts again with
 * the posts that answer for it now; the promise only ever comes nearer.
 */
export const redirectObligation = async (
  frame: Frame,
  tx: Records,
  read: Obligation,
  next: Pick<Matter, 'level' | 'area' | 'route'>,
  now: Instant,
): Promise<Obligation> => {
  const ladder = await frame.ladderOf(tx, read.policyVersion);
  const dueAt = Math.min(read.dueAt, acknowledgeBy(frame, ladder, next.level, read.timezone, now));
  const { level, area, route } = next;
  const sealedRoute = hasSide(route) ? tx.obligations.sealRoute(route) : null;
  const change = { level, area, sealedRoute, dueAt };
  return (await enter(frame, tx, read, { rung: 0, reason: 'supplemented', change }, now)).obligation;
};

/** A case that was opened in this transaction, and for which nobody could be called: it stands so until somebody is. */
export const noteUncalled = async (tx: Records, caseId: string, now: Instant): Promise<void> => {
  const called = tx.events.added.some((event) => event.kind === 'member.paged' && event.caseId === caseId);
  if (!called) await tx.cases.setStatus(caseId, 'screened', now);
};
