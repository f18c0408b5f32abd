import type { DeclineReason, Prompt } from '../../domain/effect.js';

/** What can be done with an obligation: take it, hand it back, read the report, say that the child is safe, invite a guardian. */
export const VERBS = ['ack', 'dec', 'see', 'safe', 'kin'] as const;
export type Verb = (typeof VERBS)[number];

/** Lines that need nothing but their key. */
export type DeskLine =
  | 'desk-how-to-bind'
  | 'desk-help'
  | 'desk-none-open'
  | 'desk-none-mine'
  | 'desk-no-such-number'
  | 'desk-note-empty'
  | 'desk-note-long'
  | 'desk-no-files';

export const linePrompt = (key: DeskLine | 'desk-note-ask' | 'desk-cancelled'): Prompt => ({ lines: [{ key }] });
export const memberPrompt: Prompt = linePrompt('desk-help');

/** Which of several obligations is meant. */
export const whichPrompt = (verb: Verb, among: readonly { id: string; number: string }[]): Prompt => ({
  lines: [{ key: 'desk-which' }],
  choices: among.map(({ id, number }) => [
    { label: { key: `desk-which-${verb}`, args: { number } }, data: `d.${verb}.${id}` },
  ]),
});

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
    [{ label: { key: 'desk-button-cancel' }, data: 'd.cancel' }],
  ],
});
