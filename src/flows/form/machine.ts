import { assign, emit, enqueueActions, setup } from 'xstate';
import { DAY, HOUR, MINUTE } from '../../domain/clock.js';
import type { Effect } from '../../domain/effect.js';
import { type Context, fresh } from './context.js';
import { dangerous, type FormEvent } from './event.js';
import type { Form, FormInput } from './form.js';
import { aside, canSend, following, goBack, goEdit, goOn, proceed } from './progress.js';
import { card, promptAt, replyTo, type Where, welcome } from './prompts.js';

/** How long a silence may last: first a reminder, then the end. Shorter after danger or the help word. */
const urgent = ({ danger, askedForHelp }: Context) => danger || askedForHelp;
const untilReminder = (context: Context) => (urgent(context) ? 5 * MINUTE : 30 * MINUTE);
/** Abandoned drafts live 24 h (domain.md 1.9). */
const untilEnd = (context: Context) => (urgent(context) ? 15 * MINUTE : 24 * HOUR);
/** A filed report can be added to until its outcome is due: 15 working days (domain.md 5.3), long holidays included. */
const ADDING = 30 * DAY;

const NO_INPUT: FormInput = { locale: 'zh-CN', trial: false, serial: 1 };

const setupOf = (form: Form) =>
  setup({
    types: {
      context: {} as Context,
      events: {} as FormEvent,
      emitted: {} as Effect,
      input: {} as FormInput,
    },
    delays: {
      silence: ({ context }) => (context.reminded ? untilEnd(context) : untilReminder(context)),
      restOfSilence: ({ context }) => untilEnd(context) - untilReminder(context),
      adding: ADDING,
    },
    guards: {
      moreToAsk: ({ context, event }) => following(form, context, event) !== undefined,
      placeAsked: ({ context, event }) => context.at === form.place && following(form, context, event) !== undefined,
      placeAskedLast: ({ context }) => context.at === form.place,
      editing: ({ context }) => context.editing,
      complete: ({ context }) => canSend(form, context),
      reminded: ({ context }) => context.reminded,
      invited: ({ event }) => event.type === 'join' && event.open,
      hasHome: () => form.home !== undefined,
    },
    actions: {
      proceed: assign(({ context, event }) => proceed(form, context, event)),
      keepAside: assign(({ context, event }) => aside(form, context, event)),
      goBack: assign(({ context }) => goBack(form, context)),
      goEdit: assign(({ context, event }) => (event.type === 'pick' ? goEdit(form, context, event.question) : context)),
      goOn: assign(({ context }) => goOn(form, context)),
      stopEditing: assign({ editing: false, picked: [] }),
      toggle: assign(({ context, event }) => {
        if (event.type !== 'toggle') return {};
        const without = context.picked.filter((value) => value !== event.value);
        return { picked: without.length < context.picked.length ? without : [...without, event.value] };
      }),
      offerRestart: assign({ restart: true }),
      forget: assign(({ context }) =>
        fresh(form, { locale: context.locale, trial: context.trial, serial: context.serial + 1 }),
      ),
      settle: assign({ filed: 'wholly', editing: false, picked: [] }),

      greet: assign(({ context }) => ({ lead: [...context.lead, ...welcome(form, context)] })),
      thank: assign(({ context }) => ({ lead: [...context.lead, { key: form.words.thanks }] })),
      reply: assign(({ context, event }) => {
        const key = replyTo(form, event);
        return key === undefined ? {} : { lead: [...context.lead, { key }] };
      }),
      advise: assign(({ context, event }) =>
        event.type === 'answer' ? { lead: [...context.lead, ...form.advise(event.answers)] } : {},
      ),

      /** The emergency card before anything else. */
      warn: enqueueActions(({ context, event, enqueue }) => {
        if (dangerous(form, event)) enqueue.emit({ type: 'say', prompt: card(context, event) });
      }),
      /** Danger is filed at once; whatever is filed learns all that follows. */
      inform: enqueueActions(({ context, enqueue }) => {
        if (context.filed === 'no' && !context.danger) return;
        const partial = context.filed !== 'wholly';
        for (const effect of form.hand(context, partial)) enqueue.emit(effect);
        if (partial) enqueue.assign({ filed: 'partly' });
      }),
      callForHelp: enqueueActions(({ context, event, enqueue }) => {
        enqueue.emit({ type: 'say', prompt: card(context, event) });
        enqueue.assign({ askedForHelp: true });
      }),
      file: enqueueActions(({ context, enqueue }) => {
        for (const effect of form.hand(context, false)) enqueue.emit(effect);
      }),
      /** Whoever fell silent after danger or a call for help is a report as well. */
      fileWhatIsKnown: enqueueActions(({ context, enqueue }) => {
        if (!urgent(context)) return;
        for (const effect of form.hand(context, true)) enqueue.emit(effect);
        enqueue.assign({ filed: 'partly' });
      }),

      say: enqueueActions(({ context, enqueue }, { where }: { where: Where }) => {
        enqueue.emit({ type: 'say', prompt: promptAt(form, where, context) });
        enqueue.assign({ lead: [] });
      }),
      sayInPlace: emit(({ context }) => ({
        type: 'say',
        prompt: { ...promptAt(form, 'asking', context), replaces: true },
      })),
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
      turn: enqueueActions(({ context, event, enqueue }) => {
        if (event.type !== 'turn') return;
        const told = context.answers[form.story];
        enqueue.emit({ type: 'turnTo', flow: event.flow, ...(typeof told === 'string' ? { told } : {}) });
      }),
      answerReminder: enqueueActions(({ event, enqueue }) => {
        if (event.type !== 'remind') return;
        const { id, occursAt, answer } = event;
        enqueue.emit({ type: 'answerReminder', reminderId: id, occursAt, answer });
      }),
      join: enqueueActions(({ event, enqueue }) => {
        if (event.type !== 'join') return;
        enqueue.emit({ type: 'joinCase', code: event.code });
        if (event.open) enqueue.emit({ type: 'turnTo', flow: 'family', joined: true });
      }),
      stopReminders: emit({ type: 'stopReminders' }),
      goHome: enqueueActions(({ enqueue }) => {
        if (form.home) enqueue.emit({ type: 'turnTo', flow: form.home, silent: true });
      }),
      turnHome: enqueueActions(({ enqueue }) => {
        if (form.home) enqueue.emit({ type: 'turnTo', flow: form.home });
      }),
      leave: enqueueActions(({ enqueue }) => {
        enqueue.emit({ type: 'eraseChat' });
        enqueue.emit({ type: 'say', prompt: { lines: [{ key: 'goodbye' }] } });
      }),
    },
  });

/** Each state in which the person is under way waits the same way for them to go on. */
const patienceOf = (machine: ReturnType<typeof setupOf>) =>
  ({
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
  }) as const;

/**
 * The conversation that asks a form's questions and hands the answers over. Resting: none is under way, anything begins
 * one.
 */
export const formMachine = (form: Form) => {
  const machine = setupOf(form);
  const patience = patienceOf(machine);
  return machine.createMachine({
    id: form.id,
    // `transition` builds an inert actor first, without input; an error thrown there would be caught, but cost as much as the turn.
    context: ({ input = NO_INPUT }) => fresh(form, input),
    initial: 'resting',
    on: {
      exit: { target: '.resting', actions: ['leave', 'forget', 'goHome'], reenter: true },
      lookUp: { actions: 'lookUp' },
      remind: { actions: 'answerReminder' },
      unsubscribe: { actions: 'stopReminders' },
      join: [
        { guard: 'invited', target: '.resting', actions: ['fileWhatIsKnown', 'join', 'forget'] },
        { actions: 'join' },
      ],
      turn: { target: '.resting', actions: ['fileWhatIsKnown', 'turn', 'forget'] },
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
          giveUp: { target: 'resting', actions: ['fileWhatIsKnown', 'saySilenceEnds', 'forget', 'goHome'] },
        },
        states: {
          asking: {
            ...patience,
            entry: { type: 'say', params: { where: 'asking' } },
            on: {
              answer: [
                {
                  guard: 'moreToAsk',
                  target: 'asking',
                  reenter: true,
                  actions: ['advise', 'proceed', 'warn', 'inform'],
                },
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
                { guard: 'complete', target: `#${form.id}.filed`, actions: ['file', 'settle', 'thank'] },
                { target: 'asking', reenter: true },
              ],
            },
          },
          reviewing: {
            ...patience,
            entry: { type: 'say', params: { where: 'reviewing' } },
            on: {
              send: { target: `#${form.id}.filed`, actions: ['file', 'settle', 'thank'] },
              edit: 'picking',
              resume: { target: 'asking', actions: 'goOn' },
              back: { target: 'asking', actions: 'goBack' },
              discard: { target: `#${form.id}.resting`, actions: ['sayDiscarded', 'forget', 'goHome'] },
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
        after: { adding: { target: 'resting', actions: ['forget', 'goHome'] } },
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
          start: [
            { guard: 'hasHome', target: 'resting', actions: ['forget', 'turnHome'] },
            { target: 'open', actions: ['forget', 'greet'] },
          ],
        },
      },
    },
  });
};
