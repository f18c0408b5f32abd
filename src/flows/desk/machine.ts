import { assign, emit, enqueueActions, setup } from 'xstate';
import type { Act } from '../../domain/acts.js';
import { HOUR } from '../../domain/clock.js';
import { DECLINE_REASONS, type Effect, type Prompt } from '../../domain/effect.js';
import { choicesOf } from '../menu.js';
import { askingPrompt, morePrompt } from './asking-prompt.js';
import type { DeskContext, DeskInput } from './context.js';
import type { DeskEvent } from './desk-event.js';
import { type Asking, answered, begin, questionOf, without } from './dialogs.js';
import { dangerPrompt, helpPrompt, linePrompt, reasonPrompt, whichPrompt } from './prompts.js';

const EFFECTS: Partial<Record<Act, 'acknowledge' | 'showReport' | 'confirmSafety' | 'inviteGuardian'>> = {
  ack: 'acknowledge',
  see: 'showReport',
  safe: 'confirmSafety',
  kin: 'inviteGuardian',
};
const doing = (act: Exclude<Act, 'dec' | 'more'>, obligationId: string, answers: Asking['answers'] = {}): Effect => {
  const type = EFFECTS[act];
  return type ? { type, obligationId } : { type: 'act', act, obligationId, answers };
};
/** A dialog with one more answer. */
const further = ({ asking }: DeskContext, event: DeskEvent): Asking | null => {
  return asking && event.type === 'answer' ? answered(asking, event.value, event.tells) : asking;
};
const asksMore = (asking: Asking | null): boolean => asking !== null && questionOf(asking) !== undefined;
/** A question that is asked again, because what was typed is none of its answers, or what was answered leads nowhere. */
const asked = (event: DeskEvent, prompt: Prompt): Prompt => {
  if (event.type === 'anew') return { ...prompt, lines: [event.why, ...prompt.lines] };
  return event.type === 'again' ? { ...prompt, lines: [{ key: 'desk-unclear-here' }, ...prompt.lines] } : prompt;
};
/** What typed numbers mean under a prompt: its choices by their data, but for those that are said as words. */
const menuOf = (prompt: Prompt): string[] => choicesOf(prompt).flatMap(({ data, word }) => (word ? [] : [data]));

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
  guards: {
    asksFirst: ({ event }) => event.type === 'act' && asksMore(begin(event.act, event.id, event.given)),
    asksOn: ({ context, event }) => asksMore(further(context, event)),
  },
  actions: {
    sayTrial: enqueueActions(({ context, enqueue }) => {
      if (context.trial) enqueue.emit({ type: 'say', prompt: { lines: [{ key: 'desk-trial' }] } });
    }),
    sayFollowed: enqueueActions(({ event, enqueue }) => {
      if ('followed' in event && event.followed) enqueue.emit({ type: 'say', prompt: { lines: [event.followed] } });
    }),
    act: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'act') {
        enqueue.emit(doing(event.act, event.id, begin(event.act, event.id, event.given).answers));
      }
    }),
    beginAsking: assign(({ event }) =>
      event.type === 'act' ? { asking: begin(event.act, event.id, event.given, event.number) } : {},
    ),
    mayBegin: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'act') enqueue.emit({ type: 'mayBegin', act: event.act, obligationId: event.id });
      if (event.type === 'refuse' || event.type === 'otherReason') {
        enqueue.emit({ type: 'mayBegin', act: 'dec', obligationId: event.id });
      }
    }),
    keepAnswer: assign(({ context, event }) => ({ asking: further(context, event) })),
    takeBack: assign(({ context: { asking }, event }) =>
      asking && event.type === 'anew' ? { asking: without(asking, event.questions) } : {},
    ),
    turnPage: assign(({ context: { asking }, event }) =>
      asking && event.type === 'turnPage' ? { asking: { ...asking, page: event.page } } : {},
    ),
    ask: enqueueActions(({ context, event, enqueue }) => {
      if (!context.asking) return;
      const prompt = asked(event, askingPrompt(context.asking));
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: menuOf(prompt) });
    }),
    finish: enqueueActions(({ context, event, enqueue }) => {
      const asking = further(context, event);
      if (asking) enqueue.emit(doing(asking.act as Exclude<Act, 'dec' | 'more'>, asking.id, asking.answers));
    }),
    sayMore: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'more') return;
      const prompt = morePrompt(event.id, event.page, event.number);
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: menuOf(prompt) });
    }),
    refusePress: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'strangerPress') return;
      enqueue.emit({ type: 'refusePress', act: event.act, obligationId: event.id });
      enqueue.emit({ type: 'say', prompt: linePrompt('desk-how-to-bind') });
    }),
    holdObligation: assign(({ event }) => ('id' in event ? { obligationId: event.id } : {})),
    drop: assign({ obligationId: null, menu: [], asking: null }),
    decline: enqueueActions(({ context, event, enqueue }) => {
      if (event.type === 'reason') enqueue.emit({ type: 'decline', obligationId: event.id, reason: event.reason });
      if (event.type === 'note' && context.obligationId !== null) {
        enqueue.emit({ type: 'decline', obligationId: context.obligationId, reason: 'other', note: event.text });
      }
    }),
    sayReasons: enqueueActions(({ context, event, enqueue }) => {
      const prompt = asked(event, reasonPrompt(context.obligationId ?? '', DECLINE_REASONS));
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: menuOf(prompt) });
    }),
    askNote: emit({ type: 'say', prompt: linePrompt('desk-note-ask') }),
    sayCancelled: emit({ type: 'say', prompt: linePrompt('desk-cancelled') }),
    sayLeft: emit({ type: 'say', prompt: linePrompt('desk-left') }),
    sayWhich: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'which') return;
      const prompt = whichPrompt(event.act, event.among, event.page);
      enqueue.emit({ type: 'say', prompt });
      enqueue.assign({ menu: menuOf(prompt) });
    }),
    sayLine: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'line') enqueue.emit({ type: 'say', prompt: linePrompt(event.line) });
      if (event.type === 'unclear') enqueue.emit({ type: 'say', prompt: { lines: [event.line] } });
    }),
    sayDanger: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'danger') enqueue.emit({ type: 'say', prompt: dangerPrompt(event.stranger) });
    }),
    sayOfNumber: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'ofNumber') enqueue.emit({ type: 'ofNumber', number: event.number });
    }),
    sayExpired: emit({ type: 'notice', text: { key: 'desk-stale-button' } }),
    sayHelp: emit(({ event }) => ({
      type: 'say',
      prompt: event.type === 'help' ? helpPrompt(event) : helpPrompt({ acts: [] }),
    })),
    sayHelpHere: emit(({ context: { asking } }) => {
      const words = asking !== null && questionOf(asking)?.choices === undefined;
      return { type: 'say', prompt: linePrompt(words ? 'desk-help-words' : 'desk-help-here') };
    }),
    sayHelpWords: emit({ type: 'say', prompt: linePrompt('desk-help-words') }),
    sayIdle: emit({ type: 'say', prompt: linePrompt('desk-idle') }),
    list: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'mine') enqueue.emit({ type: 'listObligations', ...(event.page ? { page: event.page } : {}) });
    }),
    /** A number typed after a list is none of an older menu. */
    forgetMenu: assign({ menu: [] }),
    noteMenu: assign(({ event }) => (event.type === 'menu' ? { menu: [...event.menu] } : {})),
    noteListed: assign(({ event }) => (event.type === 'listed' ? { listed: event.listed } : {})),
    listPostCases: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'postCases') return;
      enqueue.emit({ type: 'listPostCases', ...(event.after === undefined ? {} : { after: event.after }) });
    }),
    setDuty: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'duty') enqueue.emit({ type: 'setDuty', on: event.on });
    }),
    preferChat: emit({ type: 'preferChat' }),
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

/** What a member may want while something is asked of them: the question is asked again after it. */
const meanwhile = <Asked extends string>(target: Asked) =>
  ({
    language: { target, reenter: true, actions: 'changeLanguage' },
    again: { target, reenter: true },
    danger: { target, reenter: true, actions: 'sayDanger' },
    help: { target, reenter: true, actions: 'sayHelpHere' },
    mine: { target, reenter: true, actions: 'list' },
    postCases: { target, reenter: true, actions: 'listPostCases' },
    duty: { target, reenter: true, actions: 'setDuty' },
  }) as const;

/** The desk: members take, see, hand back and confirm. Nearly stateless: every button names its obligation. */
export const deskMachine = machine.createMachine({
  id: 'desk',
  context: ({ input }) => ({ ...input, obligationId: null, menu: [], listed: null, asking: null }),
  entry: 'sayTrial',
  initial: 'ready',
  on: {
    act: [
      { guard: 'asksFirst', target: '.asking', actions: ['sayFollowed', 'drop', 'mayBegin', 'beginAsking'] },
      { target: '.ready', actions: ['sayFollowed', 'drop', 'act'] },
    ],
    more: { target: '.ready', actions: ['sayFollowed', 'drop', 'sayMore'] },
    refuse: { target: '.declining', actions: ['sayFollowed', 'drop', 'mayBegin', 'holdObligation'] },
    reason: { target: '.ready', actions: ['drop', 'decline'] },
    otherReason: { target: '.explaining', actions: ['drop', 'mayBegin', 'holdObligation'] },
    which: { target: '.ready', actions: ['sayFollowed', 'drop', 'sayWhich'] },
    mine: { actions: 'list' },
    listed: { actions: 'noteListed' },
    postCases: { actions: 'listPostCases' },
    duty: { actions: 'setDuty' },
    prefer: { actions: 'preferChat' },
    help: { actions: 'sayHelp' },
    bind: { target: '.ready', actions: ['drop', 'bind'] },
    line: { actions: 'sayLine' },
    unclear: { actions: 'sayLine' },
    danger: { actions: 'sayDanger' },
    ofNumber: { actions: 'sayOfNumber' },
    strangerPress: { actions: 'refusePress' },
    stale: { actions: ['sayExpired', 'sayHelp'] },
  },
  states: {
    ready: {
      on: {
        language: { actions: ['changeLanguage', 'sayHelp'] },
        cancel: { actions: 'sayIdle' },
        again: { actions: 'sayHelp' },
        listed: { actions: ['noteListed', 'forgetMenu'] },
        menu: { actions: 'noteMenu' },
      },
    },
    declining: {
      entry: 'sayReasons',
      after: { attention: { target: 'ready', actions: 'drop' } },
      on: {
        barred: { target: 'ready', actions: 'drop' },
        ...meanwhile('declining'),
        cancel: { target: 'ready', actions: ['drop', 'sayCancelled'] },
      },
    },
    explaining: {
      entry: 'askNote',
      after: { attention: { target: 'ready', actions: 'drop' } },
      on: {
        note: { target: 'ready', actions: ['decline', 'drop'] },
        barred: { target: 'ready', actions: 'drop' },
        ...meanwhile('explaining'),
        help: { target: 'explaining', reenter: true, actions: 'sayHelpWords' },
        cancel: { target: 'ready', actions: ['drop', 'sayCancelled'] },
      },
    },
    asking: {
      entry: 'ask',
      after: { attention: { target: 'ready', actions: 'drop' } },
      on: {
        answer: [
          { guard: 'asksOn', target: 'asking', reenter: true, actions: 'keepAnswer' },
          { target: 'ready', actions: ['finish', 'drop'] },
        ],
        barred: { target: 'ready', actions: 'drop' },
        turnPage: { target: 'asking', reenter: true, actions: 'turnPage' },
        anew: { target: 'asking', reenter: true, actions: 'takeBack' },
        ...meanwhile('asking'),
        cancel: { target: 'ready', actions: ['drop', 'sayLeft'] },
      },
    },
  },
});
