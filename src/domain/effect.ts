import type { Act } from './acts.js';
import type { Locale } from './channel.js';
import type { Draft } from './draft.js';
import type { GuardianAnswers } from './guardian.js';
import type { ReminderAnswer } from './reminder.js';
import type { DangerSign } from './signs.js';

/** A text by its key in the Fluent catalogues, with its arguments. */
export interface TextRef {
  readonly key: string;
  /**
   * Strings that are themselves keys are given as a `TextRef`; the parts of a list are joined as the language does; a time is
   * an instant `{ at }`, a date without a time `{ on: '2026-12-03' }`.
   */
  readonly args?: Readonly<Record<string, TextArgument>>;
}
export type TextArgument =
  | string
  | number
  | TextRef
  | readonly (TextRef | string)[]
  | { readonly at: number }
  | { readonly on: string };

export interface PromptChoice {
  readonly label: TextRef;
  /** ASCII, at most 64 bytes. */
  readonly data: string;
  readonly selected?: boolean;
  /** Where there are no buttons it is said as a word to send and has no number: numbers may be part of what is written. */
  readonly word?: true;
}

/** A message by keys: what a flow says. Its lines become one bubble. */
export interface Prompt {
  readonly lines: readonly TextRef[];
  readonly choices?: readonly (readonly PromptChoice[])[];
  readonly choose?: 'one' | 'many';
  /** Change the message that carried the pressed button instead of sending a new one, where the channel can. */
  readonly replaces?: boolean;
}

/** Why a post hands an obligation back (domain.md 3.2, wrong-address rule). */
export const DECLINE_REASONS = ['out_of_area', 'conflict_of_interest', 'off_duty', 'no_capacity', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** The conversations of the public chats. */
export const PUBLIC_FLOWS = ['report', 'family', 'child'] as const;
export type PublicFlow = (typeof PUBLIC_FLOWS)[number];

/** A report that was filed while it was still being told. */
export interface FiledReport {
  readonly serial: number;
  readonly danger: boolean;
  readonly signs: readonly DangerSign[];
  readonly askedForHelp: boolean;
}

/** Where a page of a list begins and ends: places that stay what they are while matters come and go. */
export interface Listed {
  readonly first: string;
  readonly last: string;
}

/** A page of a list: what comes after a place, or before it. */
export interface Page {
  readonly way: 'after' | 'before';
  readonly place: string;
}

/** What a turn asks for. Flows emit these; `carry-out.ts` alone carries them out. */
export type Effect =
  | { readonly type: 'say'; readonly prompt: Prompt }
  /** A short notice at the pressed button, lost where there are no buttons. */
  | { readonly type: 'notice'; readonly text: TextRef }
  /**
   * The chat goes on with another conversation from here. `known`: answers that are taken along, by its own questions.
   * `filed`: the staff have the report already, and the same report goes on. `joined`: a caseworker invited the guardian.
   * `silent`: it begins only when the person does something. `pressed`: it begins with this button of its own.
   */
  | {
      readonly type: 'turnTo';
      readonly flow: PublicFlow;
      readonly known?: Readonly<Record<string, string | readonly string[] | undefined>>;
      readonly filed?: FiledReport;
      readonly joined?: true;
      readonly silent?: true;
      readonly pressed?: string;
    }
  /** A guardian agreed to be reminded. */
  | { readonly type: 'enrol'; readonly answers: GuardianAnswers }
  /** A guardian does not agree to be reminded, whatever they agreed to before. */
  | { readonly type: 'refuseReminders'; readonly answers: GuardianAnswers }
  | {
      readonly type: 'answerReminder';
      readonly reminderId: string;
      readonly occursAt: number;
      readonly answer: ReminderAnswer;
    }
  /** A guardian's chat joins the case of the member who gave it the code. */
  | { readonly type: 'joinCase'; readonly code: string }
  /** A member makes such a code for a matter they hold. */
  | { readonly type: 'inviteGuardian'; readonly obligationId: string }
  /** What this chat is reminded of is said, a page of it. */
  | { readonly type: 'listReminders'; readonly page: number }
  /** A guardian ends one reminder of theirs. */
  | { readonly type: 'endReminder'; readonly reminderId: string }
  /** No reminder leaves to this chat any more. */
  | { readonly type: 'stopReminders' }
  | { readonly type: 'setLocale'; readonly locale: Locale }
  /**
   * Files the chat's report: alerts at once. `partial`: the person is still answering, or stopped answering. `silent`:
   * the chat is told nothing of it. `to`: the receipt of a matter to which it adds, where that is still open; the chat
   * is told whether it was added, or gets a receipt of its own.
   */
  | {
      readonly type: 'fileReport';
      readonly serial: number;
      readonly draft: Draft;
      readonly partial: boolean;
      readonly silent?: true;
      readonly to?: string;
    }
  /**
   * More is known about a report filed before: it may raise the level and find the district's posts. `danger`: what is
   * told in this turn is danger. `help`: in this turn the person calls for help.
   */
  | {
      readonly type: 'amendReport';
      readonly serial: number;
      readonly draft: Draft;
      readonly partial: boolean;
      readonly danger?: true;
      readonly help?: true;
    }
  /**
   * Tells the reporter how a report stands: by the receipt code they typed, or by its number in this chat. `toAdd`: what they
   * write next is to be added to it, if it is open. `again`: they typed it before, and ask without it now.
   */
  | ({ readonly type: 'lookUpReceipt' } & (
      | { readonly code: string; readonly toAdd?: true; readonly again?: true }
      | { readonly serial: number }
    ))
  /**
   * A reporter says that what was closed is not solved: of the report under whose outcome it was pressed, of the one whose
   * receipt is this or ends in it, or of the one whose outcome the chat was shown last.
   */
  | { readonly type: 'notSolved'; readonly reportId?: string; readonly receipt?: string }
  /** Erases what a page still shows of this chat. */
  | { readonly type: 'eraseChat' }
  | { readonly type: 'bind'; readonly code: string }
  | { readonly type: 'acknowledge'; readonly obligationId: string }
  | { readonly type: 'decline'; readonly obligationId: string; readonly reason: DeclineReason; readonly note?: string }
  | { readonly type: 'confirmSafety'; readonly obligationId: string }
  | { readonly type: 'showReport'; readonly obligationId: string }
  /** Somebody who is no member pressed a card's button: refused, and put on record. */
  | { readonly type: 'refusePress'; readonly act: Act; readonly obligationId: string }
  /** A member does something with an obligation, or with its case, after what was asked for it. */
  | {
      readonly type: 'act';
      readonly act: Act;
      readonly obligationId: string;
      readonly answers: Readonly<Record<string, string>>;
    }
  /** Before an act asks anything: what would be refused whatever the answers are is refused now, and nothing after this is done. */
  | { readonly type: 'mayBegin'; readonly act: Act; readonly obligationId: string }
  /** A member names a case of which nothing waits for them: what it is to them is said. */
  | { readonly type: 'ofNumber'; readonly number: string }
  | { readonly type: 'listObligations'; readonly page?: Page }
  /** The running cases of the member's posts that others have, from the one that follows the case of this number on. */
  | { readonly type: 'listPostCases'; readonly after?: string }
  /** A member goes off duty, or comes on again. */
  | { readonly type: 'setDuty'; readonly on: boolean }
  /** This chat is the first by which the member is called. */
  | { readonly type: 'preferChat' };
