import type { Locale } from '../../domain/channel.js';
import type { CitizenAnswers, Concern, QuestionId } from '../../domain/report.js';
import type { DangerSign } from '../../domain/signs.js';

/** What the person's turn means to the machine. `signs`: the danger seen in their words. */
export type ReportEvent =
  | { readonly type: 'answer'; readonly answers: CitizenAnswers; readonly signs: readonly DangerSign[] }
  | { readonly type: 'tell'; readonly text: string; readonly signs: readonly DangerSign[] }
  | { readonly type: 'tooLong'; readonly signs: readonly DangerSign[] }
  | { readonly type: 'toggle'; readonly concern: Concern }
  | { readonly type: 'pin'; readonly latitude: number; readonly longitude: number }
  | { readonly type: 'pick'; readonly question: QuestionId }
  | { readonly type: 'language'; readonly locale: Locale }
  | { readonly type: 'lookUp'; readonly code: string }
  | { readonly type: 'skip' | 'back' | 'review' | 'resume' | 'send' | 'edit' | 'discard' | 'add' | 'anew' }
  | { readonly type: 'start' | 'help' | 'exit' | 'notSolved' }
  /** Turns that are answered with a line, and change nothing. */
  | { readonly type: 'guide' | 'file' | 'empty' | 'needOne' | 'codeWanted' | 'again' | 'stale' }
  /** Nothing was said for long after the reminder. */
  | { readonly type: 'giveUp' };

/** Whether the person tells of danger now (domain.md 5.2 step 1). */
export const dangerous = (event: ReportEvent): boolean =>
  ('signs' in event && event.signs.length > 0) || (event.type === 'answer' && event.answers.danger_now === 'yes');
