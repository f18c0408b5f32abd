import { assign, emit, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import { LOCALES, type Locale } from '../../domain/channel.js';
import { HOUR } from '../../domain/clock.js';
import { DECLINE_REASONS, type DeclineReason, type Effect } from '../../domain/effect.js';
import { type DeskLine, linePrompt, memberPrompt, reasonPrompt, type Verb, whichPrompt } from './prompts.js';

/** What a member's chat remembers between turns. */
export const deskContextSchema = z.object({
  locale: z.enum(LOCALES),
  trial: z.boolean(),
  /** What is being declined. */
  obligationId: z.string().nullable(),
  /** The choices said last, by their data: what a typed number means. */
  menu: z.array(z.string()),
});
export type DeskContext = z.infer<typeof deskContextSchema>;

/** What a member's chat begins with. */
export interface DeskInput {
  readonly locale: Locale;
  readonly trial: boolean;
}

/** What the member's turn means. */
export type DeskEvent =
  | { readonly type: 'act'; readonly verb: Exclude<Verb, 'dec'>; readonly id: string }
  | { readonly type: 'refuse'; readonly id: string }
  | { readonly type: 'strangerPress'; readonly verb: Verb; readonly id: string }
  | { readonly type: 'reason'; readonly id: string; readonly reason: Exclude<DeclineReason, 'other'> }
  | { readonly type: 'otherReason'; readonly id: string }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'which'; readonly verb: Verb; readonly among: readonly { id: string; number: string }[] }
  | { readonly type: 'bind'; readonly code: string }
  | { readonly type: 'language'; readonly locale: Locale }
  | { readonly type: 'line'; readonly line: DeskLine }
  | { readonly type: 'mine' | 'cancel' | 'again' | 'stale' };

const EFFECTS = { ack: 'acknowledge', see: 'showReport', safe: 'confirmSafety', kin: 'inviteGuardian' } as const;
const setMenu = (prompt: { choices?: readonly (readonly { data: string }[])[] }) =>
  (prompt.choices ?? []).flat().map(({ data }) => data);

const machine = setup({
  types: {
    context: {} as DeskContext,
    events: {} as DeskEvent,
    emitted: {} as Effect,
    input: {} as DeskInput,
  },
  delays: {
    /** A note typed after that is not about what was being declined. */
    attention: HOUR,
  },
  actions: {
    sayTrial: enqueueActions(({ context, enqueue }) => {
      if (context.trial) enqueue.emit({ type: 'say', prompt: { lines: [{ key: 'desk-trial' }] } });
    }),
    act: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'act') enqueue.emit({ type: EFFECTS[event.verb], obligationId: event.id });
    }),
    refusePress: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'strangerPress') return;
      enqueue.emit({ type: 'refusePress', verb: event.verb, obligationId: event.id });
      enqueue.emit({ type: 'say', prompt: linePrompt('desk-how-to-bind') });
    }),
    holdObligation: assign(({ event }) => ('id' in event ? { obligationId: event.id } : {})),
    drop: assign({ obligationId: null, menu: [] }),
    decline: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'reason') enqueue.emit({ type: 'decline', obligationId: event.id, reason: event.reason });
      if (event.type === 'note' && context.obligationId !== null) {
        enqueue.emit({ type: 'decline', obligationId: context.obligationId, reason: 'other', note: event.text });
      }
    }),
    sayReasons: enqueueActions(({ context, enqueue }) => {
      const prompt = reasonPrompt(context.obligationId ?? '', DECLINE_REASONS);
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: setMenu(prompt) });
    }),
    askNote: emit({ type: 'say', prompt: linePrompt('desk-note-ask') }),
    sayCancelled: emit({ type: 'say', prompt: linePrompt('desk-cancelled') }),
    sayWhich: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'which') return;
      const prompt = whichPrompt(event.verb, event.among);
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: setMenu(prompt) });
    }),
    sayLine: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'line') enqueue.emit({ type: 'say', prompt: linePrompt(event.line) });
    }),
    sayExpired: emit({ type: 'notice', text: { key: 'desk-stale-button' } }),
    sayHelp: emit({ type: 'say', prompt: memberPrompt }),
    list: emit({ type: 'listObligations' }),
    bind: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'bind') enqueue.emit({ type: 'bind', code: event.code });
    }),
    changeLanguage: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'language') return;
      enqueue.assign({ locale: event.locale });
      enqueue.emit({ type: 'setLocale', locale: event.locale });
    }),
  },
});

/** The desk: members take, see, hand back and confirm. Nearly stateless: every button names its obligation. */
export const deskMachine = machine.createMachine({
  id: 'desk',
  context: ({ input }) => ({ ...input, obligationId: null, menu: [] }),
  entry: 'sayTrial',
  initial: 'ready',
  on: {
    act: { target: '.ready', actions: ['drop', 'act'] },
    refuse: { target: '.declining', reenter: true, actions: 'holdObligation' },
    reason: { target: '.ready', actions: ['drop', 'decline'] },
    otherReason: { target: '.explaining', actions: 'holdObligation' },
    which: { target: '.ready', actions: ['drop', 'sayWhich'] },
    mine: { actions: 'list' },
    bind: { target: '.ready', actions: ['drop', 'bind'] },
    line: { actions: 'sayLine' },
    strangerPress: { actions: 'refusePress' },
    stale: { actions: ['sayExpired', 'sayHelp'] },
  },
  states: {
    ready: {
      on: {
        language: { actions: ['changeLanguage', 'sayHelp'] },
        cancel: { actions: 'sayHelp' },
        again: { actions: 'sayHelp' },
      },
    },
    declining: {
      entry: 'sayReasons',
      after: { attention: { target: 'ready', actions: 'drop' } },
      on: {
        language: { target: 'declining', reenter: true, actions: 'changeLanguage' },
        again: { target: 'declining', reenter: true },
        cancel: { target: 'ready', actions: ['drop', 'sayCancelled'] },
      },
    },
    explaining: {
      entry: 'askNote',
      after: { attention: { target: 'ready', actions: 'drop' } },
      on: {
        note: { target: 'ready', actions: ['decline', 'drop'] },
        language: { target: 'explaining', reenter: true, actions: 'changeLanguage' },
        again: { target: 'explaining', reenter: true },
        cancel: { target: 'ready', actions: ['drop', 'sayCancelled'] },
      },
    },
  },
});
