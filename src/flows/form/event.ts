import type { Locale } from '../../domain/channel.js';
import type { PublicFlow, TextRef } from '../../domain/effect.js';
import type { ReminderAnswer } from '../../domain/reminder.js';
import type { DangerSign } from '../../domain/signs.js';
import type { Answers, Form } from './form.js';

/** What the person's turn means to the machine. `signs`: the danger seen in their words. */
export type FormEvent =
  /** `another`: under a question of an older report of this chat. */
  | {
      readonly type: 'answer';
      readonly answers: Answers;
      readonly signs: readonly DangerSign[];
      readonly another?: true;
    }
  /** `also`: what it answers of the questions, beside being told. `to`: the receipt of the matter to which it adds. */
  | {
      readonly type: 'tell';
      readonly text: string;
      readonly signs: readonly DangerSign[];
      readonly also?: Answers;
      readonly to?: string;
    }
  | { readonly type: 'tooLong'; readonly signs: readonly DangerSign[] }
  | { readonly type: 'toggle'; readonly value: string }
  | { readonly type: 'pin'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'pick'; readonly question: string }
  | { readonly type: 'language'; readonly locale: Locale }
  /** Without a code: of what was sent here. `toAdd`: nothing else is under way, nor told. `again`: the code was not typed this time. */
  | { readonly type: 'lookUp'; readonly code?: string; readonly toAdd?: boolean; readonly again?: true }
  /** That receipt is of something that can be added to. */
  | { readonly type: 'looked'; readonly code: string; readonly on: string }
  /** To another conversation. `pressed`: by a button of that one. */
  | { readonly type: 'turn'; readonly flow: PublicFlow; readonly pressed?: string }
  /** An answer to a reminder, whatever else is under way. */
  | { readonly type: 'remind'; readonly id: string; readonly occursAt: number; readonly answer: ReminderAnswer }
  /** What this chat is reminded of, a page of it; and to end one of them. */
  | { readonly type: 'reminders'; readonly page?: number }
  | { readonly type: 'endReminder'; readonly id: string }
  /** What a typed number means from now on, by the data of the buttons: of a list that was said. */
  | { readonly type: 'menu'; readonly menu: readonly string[] }
  /**
   * `instead`: what it says to the questions about reminders, where they were wanted here, and what comes after it, where they
   * were still being set.
   */
  | {
      readonly type: 'unsubscribe';
      readonly instead?: { readonly answers: Answers; readonly next?: 'again' | 'review' };
    }
  /** A guardian was given a code by the caseworker. */
  | { readonly type: 'join'; readonly code: string; readonly open: boolean }
  | { readonly type: 'skip' | 'back' | 'review' | 'resume' | 'send' | 'edit' | 'discard' | 'add' | 'anew' }
  | { readonly type: 'start' | 'help' | 'exit' }
  /** Of the report under whose outcome it was pressed, or whose receipt is named; as a word alone, of the outcome shown last. */
  | { readonly type: 'notSolved'; readonly reportId?: string; readonly receipt?: string }
  /** What was typed is no answer yet. */
  | { readonly type: 'unclear'; readonly line: TextRef }
  /** Who will hear of it is asked where a receipt was looked up. */
  | { readonly type: 'worry' }
  /** Turns that are answered with a line, and change nothing. */
  | { readonly type: 'guide' | 'file' | 'empty' | 'needOne' | 'codeWanted' | 'again' | 'stale' }
  /** The chat is somebody's at the desk from now on: there is nobody here to go on. */
  | { readonly type: 'bound' }
  /** Another conversation has to begin now. */
  | { readonly type: 'makeWay' }
  /** Nothing was said for long after the reminder. */
  | { readonly type: 'giveUp' };

/** Whether the person tells of danger now (domain.md 5.2 step 1). */
export const dangerous = (form: Form, event: FormEvent): boolean =>
  ('signs' in event && event.signs.length > 0) || (event.type === 'answer' && form.endangers(event.answers));
