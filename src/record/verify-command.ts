import { type Line, say } from '../domain/say.js';
import type { Head, LinkedEvent, Store } from '../store/store.js';
import { headWords } from './link.js';
import { type Finding, type Span, verify } from './verify.js';

/** Any more say nothing new; they are counted. */
const MOST_PRINTED = 1_000;

const time = (at: string | number): Line => {
  const instant = new Date(Number(at));
  return Number.isNaN(instant.getTime()) ? say('verify-impossible-time', { at: String(at) }) : instant.toISOString();
};

const sentence = (f: Finding): Line => {
  switch (f.what) {
    case 'changed':
      return say('verify-changed', { position: String(f.position), event: String(f.seq), time: time(f.at) });
    case 'gone':
      return say('verify-gone', { position: String(f.position), event: String(f.seq), time: time(f.linkedAt) });
    case 'missing':
      return f.from === f.to
        ? say('verify-missing', { position: String(f.from) })
        : say('verify-missing-several', { from: String(f.from), to: String(f.to) });
    case 'foreign':
      return say('verify-added', { position: String(f.position), event: String(f.seq) });
    case 'unlinked':
      return say('verify-unlinked', { event: String(f.seq), time: time(f.at) });
    case 'vanished':
      return say('verify-vanished', { event: String(f.seq) });
    case 'cut':
      return f.is && f.is.position >= f.noted.position
        ? say('verify-written-on', { position: String(f.noted.position), noted: headWords(f.noted) })
        : say('verify-cut', { noted: headWords(f.noted), end: headWords(f.is) });
    case 'note':
      return say(`verify-note-${f.is}`, { note: f.note, time: time(f.at), event: String(f.seq) });
  }
};

const told = ({ seq, at, kind, memberId, reportId, obligationId, data }: LinkedEvent): Line => {
  const { channel } = JSON.parse(data) as { channel?: string };
  const whom =
    memberId === null
      ? say('verify-to-reporter', { report: String(reportId) })
      : say('verify-to-member', { member: memberId });
  const arrived = { time: time(at), whom, channel: String(channel), event: String(seq), kind };
  return obligationId === null
    ? say('verify-said', arrived)
    : say('verify-said-about', { ...arrived, duty: obligationId });
};

/** Whoever writes into the database lacks the key, but the service has it, and links what waits there. */
const lateWords = (late: number, { from, to, linkedFrom, linkedTo }: Span): Line =>
  say('verify-late', {
    count: String(late),
    from: time(from),
    to: time(to),
    linkedFrom: time(linkedFrom),
    linkedTo: time(linkedTo),
  });

/** What is looked for besides what is wrong. */
export interface WantedProof {
  /** Ends of the record that were noted before. */
  readonly noted: readonly Head[];
  /** Words that may have been sent, as an editor may have saved them. */
  readonly words?: readonly string[];
}

/** Prints what is wrong with the record, or that it holds. Returns the exit code: 1 where anything was found. */
export const verifyCommand = async (
  store: Store,
  { noted, words }: WantedProof,
  print: (line: Line) => void,
): Promise<number> => {
  const digests = (words ?? []).map(store.read.events.digestOf);

  let found = 0;
  let said = 0;
  const walking = verify(store, noted, (event) => {
    if (!digests.some((digest) => event.data.includes(`"said":"${digest}"`))) return;
    said += 1;
    print(told(event));
  });
  for (;;) {
    const step = await walking.next();
    if (!step.done) {
      found += 1;
      if (found <= MOST_PRINTED) print(sentence(step.value));
      continue;
    }
    const { links, head, waiting, lateSpan, late, unrecorded } = step.value;
    if (words !== undefined && said === 0) print(say('verify-said-never'));
    if (found > MOST_PRINTED) print(say('verify-more', { count: String(found - MOST_PRINTED) }));
    print(say('verify-links', { links: String(links), waiting: String(waiting) }));
    if (lateSpan) print(lateWords(late, lateSpan));
    if (unrecorded > 0) print(say('verify-unrecorded', { count: unrecorded }));
    print(say('verify-head', { head: headWords(head) }));
    if (found > 0) {
      print(say('verify-broken', { count: found }));
      return 1;
    }
    print(say('verify-holds'));
    return 0;
  }
};
