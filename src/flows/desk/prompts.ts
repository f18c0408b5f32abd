import { ABOUT_CASE, type Act, MOST_BUTTONS } from '../../domain/acts.js';
import type { DeclineReason, Prompt, TextRef } from '../../domain/effect.js';
import type { DeskObligation } from '../event.js';
import { cancel, paged } from './asking-prompt.js';
import { isOffer } from './meaning.js';

/** Lines that need nothing but their key. */
export type DeskLine =
  | 'desk-how-to-bind'
  | 'desk-none-open'
  | 'desk-none-mine'
  | 'desk-note-empty'
  | 'desk-note-long'
  | 'desk-no-files'
  | 'desk-no-edits';

export const linePrompt = (
  key: DeskLine | 'desk-note-ask' | 'desk-cancelled' | 'desk-left' | 'desk-idle' | 'desk-help-here' | 'desk-help-words',
): Prompt => ({
  lines: [{ key }],
});

/** Whom to ring before anything else: what was written is in no case, and no report. */
export const dangerPrompt = (stranger?: true): Prompt => ({
  lines: [
    { key: 'emergency-card' },
    { key: 'desk-danger' },
    { key: stranger ? 'desk-how-to-bind' : 'desk-danger-own' },
  ],
});

interface Helped {
  readonly acts: readonly Act[];
  readonly unclear?: true;
  readonly operates?: true;
}

/**
 * What a member can do now: always, with what waits for them, and as an operator. `unclear`: what they typed means nothing, said
 * shortly.
 */
export const helpPrompt = ({ acts, unclear, operates }: Helped): Prompt => ({
  lines: [
    { key: unclear ? 'desk-unclear' : 'desk-help' },
    ...(acts.length === 0
      ? []
      : [{ key: 'desk-help-acts', args: { acts: acts.map((act) => ({ key: `word-${act}` })) } }]),
    ...(operates && !unclear ? [{ key: 'desk-help-operator' }] : []),
  ],
});

/** What one is called in a list of several. */
const dutyOf = (one: DeskObligation): TextRef => {
  const named = { key: isOffer(one) ? 'duty-offered' : `duty-${one.kind}` };
  const duty = one.post === undefined ? named : { key: 'duty-of-post', args: { duty: named, post: one.post } };
  if (one.need === undefined) return duty;
  return { key: isOffer(one) ? 'duty-offered-of' : 'duty-of-need', args: { duty, need: { key: `need-${one.need}` } } };
};

/** What is about a whole case names the case, and no duty of it. */
const whichLabel = (act: Act, one: DeskObligation): TextRef => {
  const args = { act: { key: `button-${act}` }, number: one.number };
  if (ABOUT_CASE.includes(act)) return { key: 'desk-which-case', args };
  return { key: 'desk-which-one', args: { ...args, duty: dutyOf(one) } };
};

/** Which of several obligations is meant, a page of them. */
export const whichPrompt = (act: Act, among: readonly DeskObligation[], page: number): Prompt => {
  const { shown, more } = paged(among, page, MOST_BUTTONS);
  return {
    lines: [{ key: 'desk-which' }],
    choices: [
      ...shown.map((one) => [
        {
          label: whichLabel(act, one),
          data: `d.${act}.${one.id}`,
        },
      ]),
      ...(more ? [[{ label: { key: 'desk-button-next' }, data: `d.which.${act}.${page + 1}` }]] : []),
    ],
  };
};

/** Short words for the reasons: with an id of 40 they stay within the 64 bytes of a button. */
export const REASON_CODES: Readonly<Record<string, DeclineReason>> = {
  area: 'out_of_area',
  conflict: 'conflict_of_interest',
  off: 'off_duty',
  capacity: 'no_capacity',
  other: 'other',
};

/** Why an obligation is handed back. */
export const reasonPrompt = (id: string, reasons: readonly DeclineReason[]): Prompt => ({
  lines: [{ key: 'desk-reason-ask' }],
  choices: [
    ...Object.entries(REASON_CODES)
      .filter(([, reason]) => reasons.includes(reason))
      .map(([code, reason]) => [{ label: { key: `reason-${reason}` }, data: `d.why.${id}.${code}` }]),
    [cancel],
  ],
});
