import type { Level } from './level.js';
import { OUTCOMES, type Outcome } from './obligation.js';

/** What a second named person is asked to agree to, and who asks (domain.md 5.2). */
export type Proposal = (
  | { readonly what: 'lower'; readonly from: Level; readonly to: Level }
  | { readonly what: 'close'; readonly outcome: Outcome }
) & {
  /** Whoever asked; empty in what was asked before that was kept. */
  readonly by: string;
};

/** As it stands with its obligation: `lower:P1:P2:<member>`, `close:unfounded:<member>`. */
export const writeProposal = (proposal: Proposal): string =>
  (proposal.what === 'lower'
    ? ['lower', proposal.from, proposal.to, proposal.by]
    : ['close', proposal.outcome, proposal.by]
  ).join(':');

/** Null for what is no proposal. */
export const readProposal = (text: string | null): Proposal | null => {
  const [what, first = '', second = '', third = ''] = (text ?? '').split(':');
  if (what === 'lower') return { what, from: first as Level, to: second as Level, by: third };
  const outcome = OUTCOMES.find((one) => one === first);
  return what === 'close' && outcome ? { what, outcome, by: second } : null;
};
