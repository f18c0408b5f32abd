import { HOUR } from '../domain/clock.js';
import type { Head, Link, LinkedEvent, Store } from '../store/store.js';
import { checkNotes, type NoteFinding } from './kept-notes.js';

/** Rows in memory at a time, however long the record is. */
const AT_ONCE = 1_000;
/** Below every position and number that a row can have. */
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;
/** So many numbers of vanished events are named; a database that lost more needs no list. */
const MOST_VANISHED = 1_000;
/** After so many changed links in a row the next is compared with no more guesses at what came before. */
const MOST_GUESSES = 8;

/** Something about the record that is not as it was written. Times are as the event says, in ms, and may be changed too. */
export type Finding =
  /** The event, or its link, is not what was linked. */
  | { readonly what: 'changed'; readonly position: number; readonly seq: number; readonly at: string }
  /** The link is there, the event is not. */
  | { readonly what: 'gone'; readonly position: number; readonly seq: number; readonly linkedAt: number }
  /** No links are at these positions. */
  | { readonly what: 'missing'; readonly from: number; readonly to: number }
  /** A link at a position that the chain does not have. */
  | { readonly what: 'foreign'; readonly position: number; readonly seq: number }
  /** An event that neither has a link nor waits for one. */
  | { readonly what: 'unlinked'; readonly seq: number; readonly at: string }
  /** An event that was noted when it was written, and is not there. */
  | { readonly what: 'vanished'; readonly seq: number }
  /** The chain does not hold what somebody wrote down of it. */
  | { readonly what: 'cut'; readonly noted: Head; readonly is: Head | null }
  | NoteFinding;

/** When what was linked late happened, as it says itself, and when it was linked; ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly linkedFrom: number;
  readonly linkedTo: number;
}

/** What was gone through. */
export interface Verified {
  readonly links: number;
  readonly head: Head | null;
  /** Events that the service will link with its next tick. */
  readonly waiting: number;
  /** Events linked over an hour after the time they bear: as after an outage or an update, or written in later. */
  readonly late: number;
  readonly lateSpan: Span | null;
  /** Notes that no event tells of: of releases that did not put them on record, or written in later. */
  readonly unrecorded: number;
}

const widened = (known: Span | null, at: number, linkedAt: number): Span => ({
  from: Math.min(known?.from ?? at, at),
  to: Math.max(known?.to ?? at, at),
  linkedFrom: Math.min(known?.linkedFrom ?? linkedAt, linkedAt),
  linkedTo: Math.max(known?.linkedTo ?? linkedAt, linkedAt),
});

/**
 * Goes through the whole record and finds each row that was changed, removed, added or moved since it was linked, and
 * each note that is not what was put on record of it, while the service goes on. `noted` are ends of the chain that
 * were written down elsewhere: without one, a record whose end was cut off looks whole. `each` hears of every event
 * that is as it was linked.
 */
export async function* verify(
  store: Store,
  noted: readonly Head[] = [],
  each: (event: LinkedEvent) => void = () => {},
): AsyncGenerator<Finding, Verified> {
  const { links } = store.read;
  let head: Head | null = null;
  let count = 0;
  let late = 0;
  let lateSpan: Span | null = null;
  let expected = 1;
  /** What the link before may have been; unknown where it is missing. */
  let before: readonly string[] | null = [''];

  for (let after = BEFORE_ALL; ; ) {
    const batch: Link[] = await links.walk(after, AT_ONCE);
    const intact: LinkedEvent[] = [];
    for (const link of batch) {
      const { position, hash, eventSeq: seq, event } = link;
      after = position;
      count += 1;
      if (position < expected) {
        yield { what: 'foreign', position, seq };
        continue;
      }
      if (position > expected) {
        yield { what: 'missing', from: expected, to: position - 1 };
        before = null;
      }
      expected = position + 1;
      head = { position, hash };
      if (!event) {
        yield { what: 'gone', position, seq, linkedAt: link.at };
        before = [hash];
        continue;
      }
      if (link.at - Number(event.at) > HOUR) {
        late += 1;
        lateSpan = widened(lateSpan, Number(event.at), link.at);
      }
      const should: string[] = (before ?? []).map((one) => links.hash(one, position, link.at, event));
      if (before === null || should.includes(hash)) {
        before = [hash];
        intact.push(event);
        each(event);
      } else {
        yield { what: 'changed', position, seq, at: event.at };
        // Should its hash alone have been changed, the next link fits what it ought to be.
        before = [hash, ...should].slice(0, MOST_GUESSES);
      }
    }
    yield* await checkNotes(store, intact);
    if (batch.length < AT_ONCE) break;
  }

  let waiting = 0;
  for (let after = BEFORE_ALL; ; ) {
    const batch = await links.standing(after, AT_ONCE);
    for (const { seq, at, linked, waits } of batch) {
      after = seq;
      if (linked) continue;
      if (waits) waiting += 1;
      else yield { what: 'unlinked', seq, at };
    }
    if (batch.length < AT_ONCE) break;
  }
  for (const seq of await links.vanished(MOST_VANISHED)) yield { what: 'vanished', seq };
  for (const one of noted) {
    if (one.position > 0 && (await links.at(one.position))?.hash !== one.hash)
      yield { what: 'cut', noted: one, is: head };
  }
  return { links: count, head, waiting, late, lateSpan, unrecorded: await store.read.notes.unrecorded() };
}
