import type { Act } from '../../domain/acts.js';
import type { Locale } from '../../domain/channel.js';
import type { DeclineReason, Listed, Page, TextRef } from '../../domain/effect.js';
import type { DeskObligation } from '../event.js';
import type { DeskLine } from './prompts.js';

/** What is said first where the case was named by the number it had before it was linked to another. */
interface Followed {
  readonly followed?: TextRef;
  /** The case's number, where several are theirs. */
  readonly number?: string;
}

/** What the member's turn means. */
export type DeskEvent =
  | (Followed & {
      readonly type: 'act';
      readonly act: Exclude<Act, 'dec' | 'more'>;
      readonly id: string;
      /** The answer to its first question. */
      readonly given?: string;
    })
  | (Followed & { readonly type: 'more'; readonly id: string; readonly page: number })
  | { readonly type: 'answer'; readonly value: string; readonly tells?: true }
  | { readonly type: 'turnPage'; readonly page: number }
  | (Followed & { readonly type: 'refuse'; readonly id: string })
  | { readonly type: 'strangerPress'; readonly act: Act; readonly id: string }
  | { readonly type: 'reason'; readonly id: string; readonly reason: Exclude<DeclineReason, 'other'> }
  | { readonly type: 'otherReason'; readonly id: string }
  | { readonly type: 'note'; readonly text: string }
  | (Followed & {
      readonly type: 'which';
      readonly act: Act;
      readonly among: readonly DeskObligation[];
      readonly page: number;
    })
  | { readonly type: 'bind'; readonly code: string }
  | { readonly type: 'language'; readonly locale: Locale }
  | { readonly type: 'postCases'; readonly after?: string }
  | { readonly type: 'duty'; readonly on: boolean }
  | { readonly type: 'line'; readonly line: DeskLine }
  /** Danger is told where it goes to nobody. */
  | { readonly type: 'danger'; readonly stranger?: true }
  /** Nothing waits for them there. */
  | { readonly type: 'ofNumber'; readonly number: string }
  /** What was written is no answer yet. */
  | { readonly type: 'unclear'; readonly line: TextRef }
  /** What can be done now: with what waits, these. `unclear`: it was not asked for, but what was typed means nothing. */
  | { readonly type: 'help'; readonly acts: readonly Act[]; readonly unclear?: true; readonly operates?: true }
  | { readonly type: 'mine'; readonly page?: Page }
  | { readonly type: 'listed'; readonly listed: Listed | null }
  | { readonly type: 'menu'; readonly menu: readonly string[] }
  | { readonly type: 'anew'; readonly questions: readonly string[]; readonly why: TextRef }
  | { readonly type: 'prefer' | 'cancel' | 'again' | 'stale' | 'barred' };
