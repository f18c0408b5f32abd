import { assign, emit, enqueueActions, setup } from 'xstate';
import { DAY, HOUR, MINUTE } from '../../domain/clock.js';
import type { Effect } from '../../domain/effect.js';
import { MANDATED_ROLES } from '../../domain/report.js';
import { type Context, draftOf, fresh, type ReportInput } from './context.js';
import { dangerous, type ReportEvent } from './event.js';
import { aside, canSend, following, goBack, goEdit, goOn, proceed } from './progress.js';
import { card, promptAt, REPLIES, type Where, welcome } from './prompts.js';

/** How long a silence may last: first a reminder, then the end. Shorter after danger or the help word. */
const urgent = ({ danger, askedForHelp }: Context) => danger || askedForHelp;
const untilReminder = (context: Context) => (urgent(context) ? 5 * MINUTE : 30 * MINUTE);
/** Abandoned drafts live 24 h (domain.md 1.9). */
const untilEnd = (context: Context) => (urgent(context) ? 15 * MINUTE : 24 * HOUR);
/** A filed report can be added to until its outcome is due: 15 working days (domain.md 5.3), long holidays included. */
const ADDING = 30 * DAY;

const NO_INPUT: ReportInput = { locale: 'zh-CN', trial: false, serial: 1 };

const role = (event: ReportEvent): string | undefined => (event.type === 'answer' ? event.answers.role : undefined);
const mandated: readonly string[] = MANDATED_ROLES;

const machine = setup({
  types: {
    context: {} as Context,
    events: {} as ReportEvent,
    emitted: {} as Effect,
    input: {} as ReportInput,
  },
  delays: {
    silence: ({ context }) => (context.reminded ? untilEnd(context) : untilReminder(context)),
    restOfSilence: ({ context }) => untilEnd(context) - untilReminder(context),
    adding: ADDING,
  },
  guards: {
    moreToAsk: ({ context, event }) => following(context, event) !== undefined,
    placeAsked: ({ context, event }) => context.at === 'place' && following(context, event) !== undefined,
    placeAskedLast: ({ context }) => context.at === 'place',
    editing: ({ context }) => context.editing,
    complete: ({ context }) => canSend(context),
    reminded: ({ context }) => context.reminded,
  },
  actions: {
    proceed: assign(({ context, event }) => proceed(context, event)),
    keepAside: assign(({ context, event }) => aside(context, event)),
    goBack: assign(({ context }) => goBack(context)),
    goEdit: assign(({ context, event }) => (event.type === 'pick' ? goEdit(context, event.question) : context)),
    goOn: assign(({ context }) => goOn(context)),
    stopEditing: assign({ editing: false, picked: [] }),
    toggle: assign(({ context, event }) => {
      if (event.type !== 'toggle') return {};
      const without = context.picked.filter((concern) => concern !== event.concern);
      return { picked: without.length < context.picked.length ? without : [...without, event.concern] };
    }),
    offerRestart: assign({ restart: true }),
    forget: assign(({ context }) => fresh({ ...context, serial: context.serial + 1 })),
    settle: assign({ filed: 'wholly', editing: false, picked: [] }),

    greet: assign(({ context }) => ({ lead: [...context.lead, ...welcome(context)] })),
    thank: assign(({ context }) => ({ lead: [...context.lead, { key: 'filed-thanks' }] })),
    reply: assign(({ context, event }) => {
      const key = REPLIES[event.type];
      return key === undefined ? {} : { lead: [...context.lead, { key }] };
    }),
    /** Those with a duty to report hear of it at once; a child who hurts itself must not be left alone. */
    advise: assign(({ context, event }) => {
      const duty = mandated.includes(role(event) ?? '') ? [{ key: 'mandated-duty' }] : [];
      const hurt = event.type === 'answer' && event.answers.concern?.includes('self_harm_suicide');
      return { lead: [...context.lead, ...duty, ...(hurt ? [{ key: 'self-harm-advice' }] : [])] };
    }),

    /** The emergency card before anything else. */
    warn: enqueueActions(({ context, event, enqueue }) => {
      if (dangerous(event)) enqueue.emit({ type: 'say', prompt: card(context, event) });
    }),
    /** Danger is filed at once; whatever is filed learns all that follows. */
    inform: enqueueActions(({ context, enqueue }) => {
      if (context.filed === 'no' && !context.danger) return;
      const type = context.filed === 'no' ? 'fileReport' : 'amendReport';
      const partial = context.filed !== 'wholly';
      enqueue.emit({ type, serial: context.serial, draft: draftOf(context), partial });
      if (partial) enqueue.assign({ filed: 'partly' });
    }),
    callForHelp: enqueueActions(({ context, event, enqueue }) => {
      enqueue.emit({ type: 'say', prompt: card(context, event) });
      enqueue.assign({ askedForHelp: true });
    }),
    file: emit(({ context }) => ({
      type: context.filed === 'no' ? 'fileReport' : 'amendReport',
      serial: context.serial,
      draft: draftOf(context),
      partial: false,
    })),
    /** Whoever fell silent after danger or a call for help is a report as well. */
    fileWhatIsKnown: enqueueActions(({ context, enqueue }) => {
      if (!urgent(context)) return;
      const type = context.filed === 'no' ? 'fileReport' : 'amendReport';
      enqueue.emit({ type, serial: context.serial, draft: draftOf(context), partial: true });
      enqueue.assign({ filed: 'partly' });
    }),

    say: enqueueActions(({ context, enqueue }, { where }: { where: Where }) => {
      enqueue.emit({ type: 'say', prompt: promptAt(where, context) });
      enqueue.assign({ lead: [] });
    }),
    sayInPlace: emit(({ context }) => ({ type: 'say', prompt: { ...promptAt('asking', context), replaces: true } })),
    sayExpired: emit({ type: 'notice', text: { key: 'stale-button' } }),
    sayReminder: emit({ type: 'say', prompt: { lines: [{ key: 'reminder' }] } }),
    saySilenceEnds: emit(({ context }) => ({
      type: 'say',
      prompt: { lines: [{ key: context.filed === 'no' ? 'silence-ends' : 'silence-ends-filed' }] },
    })),
    sayDiscarded: emit(({ context }) => ({
      type: 'say',
      prompt: { lines: [{ key: context.filed === 'no' ? 'discarded' : 'discarded-filed' }] },
    })),
    noteReminder: assign({ reminded: true }),
    changeLanguage: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'language') return;
      enqueue.assign({ locale: event.locale });
      enqueue.emit({ type: 'setLocale', locale: event.locale });
    }),
    lookUp: enqueueActions(({ event, enqueue }) => {
      if (event.type === 'lookUp') enqueue.emit({ type: 'lookUpReceipt', code: event.code });
    }),
    sayNotSolved: emit({ type: 'notSolved' }),
    leave: enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'eraseChat' });
      enqueue.emit({ type: 'say', prompt: { lines: [{ key: 'goodbye' }] } });
    }),
  },
});

/** Each state in which the person is under way waits the same way for them to go on. */
const patience = {
  after: {
    silence: [
      { guard: 'reminded', actions: machine.raise({ type: 'giveUp' }) },
      {
        actions: [
          'sayReminder',
          'noteReminder',
          machine.raise({ type: 'giveUp' }, { delay: 'restOfSilence', id: 'giveUp' }),
        ],
      },
    ],
  },
  exit: machine.cancel('giveUp'),
} as const;

/** The citizen's report (domain.md 5.1 (a)). Resting: no report is under way, anything begins one. */
export const reportMachine = machine.createMachine({
  id: 'report',
  // `transition` builds an inert actor first, without input; an error thrown there would be caught, but cost as much as the turn.
  context: ({ input = NO_INPUT }) => fresh(input),
  initial: 'resting',
  on: {
    exit: { target: '.resting', actions: ['leave', 'forget'], reenter: true },
    lookUp: { actions: 'lookUp' },
    notSolved: { actions: 'sayNotSolved' },
  },
  states: {
    resting: {
      on: {
        tell: { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
        tooLong: { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
        pin: { target: 'open', actions: ['keepAside', 'greet', 'reply'] },
        help: { target: 'open', actions: ['callForHelp', 'greet'] },
        language: { target: 'open', actions: ['changeLanguage', 'greet'] },
        start: { target: 'open', actions: 'greet' },
        again: { target: 'open', actions: 'greet' },
        guide: { target: 'open', actions: ['greet', 'reply'] },
        file: { target: 'open', actions: ['greet', 'reply'] },
        empty: { target: 'open', actions: 'greet' },
        codeWanted: { target: 'open', actions: ['greet', 'reply'] },
        stale: { target: 'open', actions: ['sayExpired', 'greet'] },
      },
    },
    open: {
      initial: 'asking',
      on: {
        tell: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
        tooLong: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
        pin: { target: '.latest', reenter: true, actions: ['keepAside', 'inform', 'reply'] },
        help: { target: '.latest', reenter: true, actions: ['callForHelp', 'inform'] },
        language: { target: '.latest', reenter: true, actions: 'changeLanguage' },
        start: { target: '.latest', reenter: true, actions: ['offerRestart', 'reply'] },
        stale: { target: '.latest', reenter: true, actions: 'sayExpired' },
        again: { target: '.latest', reenter: true },
        guide: { target: '.latest', reenter: true, actions: 'reply' },
        file: { target: '.latest', reenter: true, actions: 'reply' },
        empty: { target: '.latest', reenter: true, actions: 'reply' },
        needOne: { target: '.latest', reenter: true, actions: 'reply' },
        codeWanted: { target: '.latest', reenter: true, actions: 'reply' },
        anew: { target: '.asking', reenter: true, actions: ['forget', 'greet'] },
        giveUp: { target: 'resting', actions: ['fileWhatIsKnown', 'saySilenceEnds', 'forget'] },
      },
      states: {
        asking: {
          ...patience,
          entry: { type: 'say', params: { where: 'asking' } },
          on: {
            answer: [
              { guard: 'moreToAsk', target: 'asking', reenter: true, actions: ['advise', 'proceed', 'warn', 'inform'] },
              { target: 'reviewing', actions: ['advise', 'proceed', 'warn', 'inform'] },
            ],
            skip: [
              { guard: 'moreToAsk', target: 'asking', reenter: true, actions: 'proceed' },
              { target: 'reviewing', actions: 'proceed' },
            ],
            pin: [
              { guard: 'placeAsked', target: 'asking', reenter: true, actions: ['proceed', 'inform', 'reply'] },
              { guard: 'placeAskedLast', target: 'reviewing', actions: ['proceed', 'inform', 'reply'] },
              { target: 'asking', reenter: true, actions: ['keepAside', 'inform', 'reply'] },
            ],
            toggle: { actions: ['toggle', 'sayInPlace'] },
            back: [
              { guard: 'editing', target: 'reviewing', actions: 'stopEditing' },
              { target: 'asking', reenter: true, actions: 'goBack' },
            ],
            review: [
              { guard: 'complete', target: 'reviewing', actions: 'stopEditing' },
              { target: 'asking', reenter: true },
            ],
            send: [
              { guard: 'complete', target: '#report.filed', actions: ['file', 'settle', 'thank'] },
              { target: 'asking', reenter: true },
            ],
          },
        },
        reviewing: {
          ...patience,
          entry: { type: 'say', params: { where: 'reviewing' } },
          on: {
            send: { target: '#report.filed', actions: ['file', 'settle', 'thank'] },
            edit: 'picking',
            resume: { target: 'asking', actions: 'goOn' },
            back: { target: 'asking', actions: 'goBack' },
            discard: { target: '#report.resting', actions: ['sayDiscarded', 'forget'] },
          },
        },
        picking: {
          ...patience,
          entry: { type: 'say', params: { where: 'picking' } },
          on: {
            pick: { target: 'asking', actions: 'goEdit' },
            back: 'reviewing',
          },
        },
        latest: { type: 'history' },
      },
    },
    filed: {
      entry: { type: 'say', params: { where: 'filed' } },
      after: { adding: { target: 'resting', actions: 'forget' } },
      on: {
        tell: { target: 'filed', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
        tooLong: { target: 'filed', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
        pin: { target: 'filed', reenter: true, actions: ['keepAside', 'inform', 'reply'] },
        help: { target: 'filed', reenter: true, actions: ['callForHelp', 'inform'] },
        language: { target: 'filed', reenter: true, actions: 'changeLanguage' },
        stale: { target: 'filed', reenter: true, actions: 'sayExpired' },
        again: { target: 'filed', reenter: true },
        add: { target: 'filed', reenter: true, actions: 'reply' },
        guide: { target: 'filed', reenter: true, actions: 'reply' },
        file: { target: 'filed', reenter: true, actions: 'reply' },
        empty: { target: 'filed', reenter: true, actions: 'reply' },
        codeWanted: { target: 'filed', reenter: true, actions: 'reply' },
        anew: { target: 'open', actions: ['forget', 'greet'] },
        start: { target: 'open', actions: ['forget', 'greet'] },
      },
    },
  },
});
