import { blank, type LinkedEvent, NOTE_KEPT, type Store } from '../store/store.js';

/** A note about a case that is not what was put on record of it. */
export interface NoteFinding {
  readonly what: 'note';
  /** `unreadable`: it was changed, or it was sealed with a data key that is not here. `erased`: by no event that says so. */
  readonly is: 'gone' | 'changed' | 'unreadable' | 'erased';
  /** The note's id; never what it says. */
  readonly note: string;
  /** The event that says that it was kept, and when. */
  readonly seq: number;
  readonly at: string;
}

/** Which note an event keeps; null for any other event. Behind a gap in the chain its data may be anything. */
const keptBy = (event: LinkedEvent): { note: string; kind: unknown; digest: string } | null => {
  if (event.kind !== NOTE_KEPT) return null;
  try {
    const { note, kind, digest } = JSON.parse(event.data) as Record<string, unknown>;
    return typeof note === 'string' && typeof digest === 'string' ? { note, kind, digest } : null;
  } catch {
    return null;
  }
};

/** Compares the notes that these events keep with what they are now; one look-up for all. */
export const checkNotes = async (store: Store, events: readonly LinkedEvent[]): Promise<NoteFinding[]> => {
  const kept = events.flatMap((event) => {
    const found = keptBy(event);
    if (!found) return [];
    const { seq, at, caseId, memberId, postCode } = event;
    return [
      {
        ...found,
        seq: Number(seq),
        at,
        caseId: caseId ?? '',
        left: blank({ ...found, caseId, at, memberId, postCode }),
      },
    ];
  });
  const now = await store.read.notes.digestsOf(kept.map(({ note }) => note));
  const findings: NoteFinding[] = [];
  for (const { note, digest, seq, at, caseId, left } of kept) {
    const is = now.get(note);
    if (is === digest) continue;
    if (is === left && (await store.read.erasure.provenAt(caseId)).some((erased) => erased >= Number(at))) continue;
    const how = is === undefined ? 'gone' : is === null ? 'unreadable' : is === left ? 'erased' : 'changed';
    findings.push({ what: 'note', is: how, note, seq, at });
  }
  return findings;
};
