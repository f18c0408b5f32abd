import type { Listed, TextRef } from '../domain/effect.js';
import type { Need } from '../domain/need.js';
import type { ObligationKind } from '../domain/obligation.js';

/** One obligation as its member sees it, given to the desk's flow with every event. */
export interface DeskObligation {
  /** `[0-9a-z-]{1,40}`. */
  readonly id: string;
  /** The case's number, as cards say it. */
  readonly number: string;
  /** The numbers under which reports of it came before their cases were linked to it. */
  readonly former?: readonly string[];
  readonly level: string;
  readonly kind: ObligationKind;
  /** What is needed, where it is about that: several of one case are told apart by it. */
  readonly need?: Need;
  /** The post that is asked, where the member is asked for several of theirs. */
  readonly post?: string;
  /** `open`: nobody has taken it; `mine`: this member holds it. */
  readonly state: 'open' | 'mine';
}

/** What the desk's flow must know of the world. */
export interface DeskView {
  readonly member: {
    readonly posts: readonly string[];
    /** Keeps the service running. */
    readonly operates?: true;
  } | null;
  readonly obligations: readonly DeskObligation[];
}

/** A reminder that waits for its answer in this chat, given with a text that may be it. */
export interface AskedReminder {
  readonly id: string;
  readonly occursAt: number;
  /** Nothing was said in the chat since: a typed number is an answer to it. */
  readonly newest: boolean;
}

/** A code by which a guardian joins a case. `open`: it can still be used. */
export interface FamilyInvitation {
  readonly code: string;
  readonly open: boolean;
}

/** What happened in a chat, as a flow is told it. `wake`: the time that a {@link Step} asked for has come. */
export type FlowEvent = {
  readonly view?: DeskView;
  readonly asked?: AskedReminder | undefined;
  readonly invitation?: FamilyInvitation | undefined;
  /** What is typed is a receipt that somebody was given, though it might be words. */
  readonly given?: boolean;
  /** The date where the person is, such as `2026-12-03`: from it “tomorrow” is counted. */
  readonly today?: string;
  /** The channel has no buttons: the person sees the choices with numbers, and types one. */
  readonly numbered?: boolean;
  /** What is written leaves the case, and tells more than those who will read it may know. */
  readonly tells?: boolean;
} & (
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'choice'; readonly data: string }
  | { readonly type: 'choices'; readonly data: readonly string[] }
  | { readonly type: 'location'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'command'; readonly name: string; readonly argument: string }
  | { readonly type: 'file' }
  | { readonly type: 'wake' }
  /** The chat is a member's at the desk from now on. */
  | { readonly type: 'bound' }
  /** Somebody called for help beside what is being told, as under a reminder. */
  | { readonly type: 'help' }
  /** Another conversation takes the place of this one: what was told is handed over. */
  | { readonly type: 'makeWay' }
  /** Which page of a list was said in this turn. */
  | { readonly type: 'listed'; readonly listed: Listed | null }
  /** What was to be asked in this turn is not: it would be refused. */
  | { readonly type: 'barred' }
  /** What was answered to these questions leads nowhere: they are asked again, and the other answers stay. */
  | { readonly type: 'anew'; readonly questions: readonly string[]; readonly why: TextRef }
  /** The receipt that was looked up in this turn is of something open, to which what is written next can be added. */
  | { readonly type: 'looked'; readonly code: string }
  /** Which choices were said with numbers in this turn, by their data: what a typed number means from now on. */
  | { readonly type: 'menu'; readonly menu: readonly string[] }
);

/** The event that opens a chat when the person has said nothing yet. */
export const START: FlowEvent = { type: 'command', name: 'start', argument: '' };

/** A text without arguments in every language: how a typed label is known (`Texts.labels`). */
export type Labels = (key: string) => readonly string[];
