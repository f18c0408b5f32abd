import { mayTellInChat } from './child.js';
import { DAY, type Instant } from './clock.js';
import type { Draft } from './draft.js';
import type { Outcome } from './obligation.js';
import { MANDATED_ROLES } from './report.js';

/**
 * For how long after it was closed a case keeps its words, which belong into the official file by then (domain.md 1.9, a
 * PROPOSAL for lawyer and bureau: `KEEP_DAYS` sets another).
 */
export const KEEP_DAYS = 90;
/** Until then a chat can add to what it filed, and a page shows what it was told. */
export const SHORTEST_KEPT = 30;
export const LONGEST_KEPT = 3650;
/** The same of what turned out to be unfounded: six months (domain.md 1.9), whatever `KEEP_DAYS` is. */
const UNFOUNDED_DAYS = 183;

/** What was closed by then has been kept for long enough. */
export interface KeptSince {
  readonly closed: Instant;
  readonly unfounded: Instant;
}

export const keptSince = (now: Instant, days: number): KeptSince => ({
  closed: now - days * DAY,
  unfounded: now - UNFOUNDED_DAYS * DAY,
});

/** Whatever is closed is kept no more, as somebody whom it is about asks (PIPL 47). */
export const keptNoMore = (now: Instant): KeptSince => ({ closed: now, unfounded: now });

/**
 * A draft without its answers: who told it, and whether a child may be told in its chat, are what is left, since its case
 * may be opened again; and that it was somebody who has to report, who may have to show that they did.
 */
export const erasedDraft = (draft: Draft): Draft => {
  const nothing = { answers: {}, signs: [], askedForHelp: false, erased: true } as const;
  if (draft.kind === undefined) {
    const role = MANDATED_ROLES.find((one) => one === draft.answers.role);
    return role === undefined ? nothing : { ...nothing, answers: { role } };
  }
  if (draft.kind === 'guardian') return { ...nothing, kind: 'guardian' };
  return { ...nothing, kind: 'child', answers: mayTellInChat(draft) ? {} : { can_chat: 'yes' } };
};

/** For how many days a case that was closed so keeps its words. */
export const keptFor = (outcome: Outcome | null, days: number): number =>
  outcome === 'unfounded' ? UNFOUNDED_DAYS : days;
