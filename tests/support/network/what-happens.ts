import type { Level } from '../../../src/domain/level.js';
import type { Treatment } from '../ladder-stage.js';

export const TARGETS = [
  ['government', 'street'],
  ['government', 'district'],
  ['government', 'police'],
  ['social_org', 'station'],
  ['community', ''],
] as const;

/** What may happen to cases; `who`, `matter` and `post` count modulo what there is. */
export type CaseHappening =
  | { readonly what: 'report'; readonly level: Level }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'press'; readonly verb: string; readonly who: number; readonly matter: number }
  | { readonly what: 'back out'; readonly who: number; readonly matter: number }
  | { readonly what: 'hand over'; readonly to: number; readonly who: number; readonly matter: number }
  | { readonly what: 'refuse'; readonly why: string; readonly who: number; readonly matter: number }
  | { readonly what: 'refer'; readonly to: number; readonly by: string; readonly who: number; readonly matter: number }
  | { readonly what: 'part'; readonly verb: string; readonly who: number; readonly matter: number }
  | { readonly what: 'tell a line' | 'a line answers'; readonly who: number; readonly matter: number }
  | { readonly what: 'take over' | 'raise' | 'find' | 'close'; readonly who: number; readonly matter: number }
  | { readonly what: 'tell' | 'not solved'; readonly neighbour: number }
  | { readonly what: 'reopen'; readonly who: number; readonly matter: number }
  | { readonly what: 'link'; readonly other: number; readonly who: number; readonly matter: number }
  | { readonly what: 'name'; readonly whom: number; readonly who: number; readonly matter: number };
/** What may happen to whoever is called. */
export type PeopleHappening =
  | { readonly what: 'leave' | 'vanish' | 'lose post' | 'block' | 'unblock'; readonly who: number }
  | { readonly what: 'join'; readonly post: number }
  | { readonly what: 'go off duty' | 'come on duty'; readonly who: number }
  | {
      readonly what: 'stand in';
      readonly who: number;
      readonly post: number;
      readonly inMs: number;
      readonly ms: number;
    };
/** What may happen where others help, confer, or look as the second. */
export type HelpHappening =
  | {
      readonly what: 'need' | 'confer' | 'met' | 'lower' | 'choose' | 'need no more' | 'step';
      readonly who: number;
      readonly matter: number;
    }
  | {
      readonly what: 'answer for help' | 'help out' | 'answer an invitation' | 'look second';
      readonly verb: string;
      readonly who: number;
      readonly matter: number;
    }
  | { readonly what: 'place'; readonly where: string; readonly who: number; readonly matter: number };
/** What may happen with the family. */
export type FamilyHappening =
  | { readonly what: 'join family'; readonly guardian: number; readonly who: number; readonly matter: number }
  | { readonly what: 'remind'; readonly who: number; readonly matter: number }
  | { readonly what: 'answer a reminder'; readonly guardian: number; readonly verb: string }
  | { readonly what: 'stop reminders' | 'family tells'; readonly guardian: number };
/** What else may happen, and meets the rest. */
export type MeetHappening =
  | { readonly what: 'drop post' | 'move post'; readonly post: number }
  | { readonly what: 'post back' | 'restart' | 'crash' }
  | { readonly what: 'decline'; readonly why: string; readonly who: number; readonly matter: number }
  | { readonly what: 'unlink' | 'police'; readonly who: number; readonly matter: number }
  | { readonly what: 'danger'; readonly neighbour: number }
  | { readonly what: 'tell of' | 'add a name'; readonly neighbour: number; readonly whom: number }
  | { readonly what: 'child tells'; readonly whom: number }
  | { readonly what: 'second chat' | 'block second' | 'unblock second'; readonly who: number }
  | { readonly what: 'fail'; readonly how: readonly Treatment[]; readonly who: number }
  | { readonly what: 'clock back'; readonly ms: number }
  | { readonly what: 'alike' | 'apart'; readonly who: number; readonly matter: number }
  | { readonly what: 'come back'; readonly neighbour: number; readonly says: string };
/** What whoever has a case reads and writes of it, what the operator does with it, and whom a child lets answer when. */
export type KeepHappening =
  | { readonly what: 'slip' | 'inform' | 'note'; readonly who: number; readonly matter: number }
  | { readonly what: 'erase' | 'keep' | 'free'; readonly of: number }
  | { readonly what: 'hold' | 'unhold'; readonly who: number; readonly post: number }
  | { readonly what: 'child names hours'; readonly child: number; readonly waits: boolean }
  | { readonly what: 'nobody answers' };
export type Happening =
  | CaseHappening
  | PeopleHappening
  | HelpHappening
  | FamilyHappening
  | MeetHappening
  | KeepHappening;
/** Those of a union by their name. */
export type Of<T, W> = T extends { readonly what: infer X } ? (W extends X ? T : never) : never;
