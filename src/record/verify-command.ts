import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Head, LinkedEvent, Store } from '../store/store.js';
import type { NoteFinding } from './kept-notes.js';
import { headWords } from './link.js';
import { type Finding, type Span, verify } from './verify.js';

/** Any more say nothing new; they are counted. */
const MOST_PRINTED = 1_000;

const time = (at: string | number): string => {
  const instant = new Date(Number(at));
  return Number.isNaN(instant.getTime()) ? `an impossible time (${at})` : instant.toISOString();
};

const NOTES: Readonly<Record<NoteFinding['is'], readonly [word: string, how: string]>> = {
  gone: ['MISSING', 'the note is not there'],
  changed: ['CHANGED', 'what it says, or by whom, when or about which case, is not what was kept'],
  erased: ['MISSING', 'its words are not there, and nothing after it says that they were erased'],
  unreadable: ['CHANGED', 'it cannot be opened: it was changed, or the data key that sealed it is not here'],
};

const sentence = (f: Finding): string => {
  switch (f.what) {
    case 'changed':
      return `CHANGED: position ${f.position}, event ${f.seq} of ${time(f.at)}: the event or its link is not what was linked.`;
    case 'gone':
      return `MISSING: position ${f.position}, event ${f.seq}, linked at ${time(f.linkedAt)}: the event is not there.`;
    case 'missing':
      return f.from === f.to
        ? `MISSING: position ${f.from}: the link is not there.`
        : `MISSING: positions ${f.from} to ${f.to}: the links are not there.`;
    case 'foreign':
      return `ADDED: position ${f.position}, event ${f.seq}: the chain has no such position.`;
    case 'unlinked':
      return `UNLINKED: event ${f.seq} of ${time(f.at)} has no link and waits for none: its link was removed, or the event was added past the chain.`;
    case 'vanished':
      return `MISSING: event ${f.seq} was removed before it was linked.`;
    case 'cut':
      return f.is && f.is.position >= f.noted.position
        ? `CHANGED: position ${f.noted.position} is not what was noted as ${headWords(f.noted)}: the record was cut there or before, and written on.`
        : `CUT: ${headWords(f.noted)} was noted, but the record ends at ${headWords(f.is)}.`;
    case 'note':
      return `${NOTES[f.is][0]}: note ${f.note} of ${time(f.at)}, event ${f.seq}: ${NOTES[f.is][1]}.`;
  }
};

const parseHead = (text: string): Head => {
  const [, hash, position] = /^([A-Za-z0-9_-]+)@(\d+)$/.exec(text.trim()) ?? [];
  if (hash === undefined || position === undefined) {
    throw new Error(`--head ${JSON.stringify(text)} is not of the form HASH@POSITION, as verify and the log print it.`);
  }
  return { hash, position: Number(position) };
};

/** As an editor on any system saves them: its mark at the beginning, its line ends, and one more of these than the words had. */
const wordsIn = (bytes: Uint8Array, file: string): string[] => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const ends = [text, text.replaceAll('\r\n', '\n')];
    return [...new Set(ends.flatMap((one) => [one, one.replace(/\r?\n$/, '')]))];
  } catch {
    throw new Error(`--said ${file} is not valid UTF-8, so its words would match nothing: save it as "UTF-8".`);
  }
};

const told = ({ seq, at, kind, memberId, reportId, obligationId, data }: LinkedEvent): string => {
  const whom = memberId === null ? `the reporter of ${reportId}` : `member ${memberId}`;
  const { channel } = JSON.parse(data) as { channel?: string };
  return `SAID: these words arrived at ${time(at)}, for ${whom} by ${channel}${obligationId === null ? '' : `, about ${obligationId}`} (event ${seq}, ${kind}).`;
};

/** Whoever writes into the database lacks the key, but the service has it, and links what waits there. */
const lateWords = (late: number, { from, to, linkedFrom, linkedTo }: Span): string =>
  `${late} events of ${time(from)} to ${time(to)} were linked over an hour after their time, at ${time(linkedFrom)} to ${time(linkedTo)}, as after an outage or an update. If there was none then, somebody wrote them into the database: only a head that was noted before tells.`;

/** What is looked for besides what is wrong. */
export interface WantedProof {
  /** Ends of the record that were noted before. */
  readonly noted: readonly Head[];
  /** Words that may have been sent, as an editor may have saved them. */
  readonly words?: readonly string[];
}

/** A hash may begin with a dash, which would be an option of its own. */
const withHeads = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    const next = args[index + 1];
    if (args[index - 1] === '--head') return [];
    return arg === '--head' && next !== undefined ? [`--head=${next}`] : [arg];
  });

/**
 * `[--head HASH@POSITION]… [--said FILE]`.
 * @throws an error with a sentence for the operator when the arguments are wrong
 */
export const wantedProof = async (
  args: readonly string[],
  read: (file: string) => Promise<Uint8Array> = readFile,
): Promise<WantedProof> => {
  const options = { head: { type: 'string', multiple: true }, said: { type: 'string' } } as const;
  const { head = [], said } = parseArgs({ args: withHeads(args), options }).values;
  const noted = head.map(parseHead);
  return said === undefined ? { noted } : { noted, words: wordsIn(await read(said), said) };
};

/** Prints what is wrong with the record, or that it holds. Returns the exit code: 1 where anything was found. */
export const verifyCommand = async (
  store: Store,
  { noted, words }: WantedProof,
  print: (line: string) => void,
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
    if (words !== undefined && said === 0) print('SAID: no message of these words is on record as arrived.');
    if (found > MOST_PRINTED) print(`… and ${found - MOST_PRINTED} more.`);
    print(`${links} links; ${waiting} events wait to be linked, which a running service does within a second.`);
    if (lateSpan) print(lateWords(late, lateSpan));
    if (unrecorded > 0) {
      const notes = unrecorded === 1 ? '1 note is' : `${unrecorded} notes are`;
      print(`${notes} not on record, as those of older releases: once every instance is updated there are never more.`);
    }
    print(`Head: ${headWords(head)}`);
    if (found > 0) {
      print(`The record does not hold: ${found} ${found === 1 ? 'finding' : 'findings'}.`);
      return 1;
    }
    print('The record holds. Write the head down elsewhere, and give it to the next verify with --head.');
    return 0;
  }
};
