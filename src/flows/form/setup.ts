import { assign, emit, enqueueActions, setup } from 'xstate';
import { DAY } from '../../domain/clock.js';
import type { Effect, TextRef } from '../../domain/effect.js';
import { answersOf, type Context, fresh } from './context.js';
import { dangerous, type FormEvent } from './event.js';
import { type Form, type FormInput, own } from './form.js';
import {
  cutShort,
  givenUp,
  handedOver,
  heardOnLeaving,
  heardThere,
  takesAlong,
  unheard,
  wouldLose,
} from './leaving.js';
import { aside, canSend, following, goBack, goEdit, goOn, goWithout, hear, proceed } from './progress.js';
import { card, promptAt, replyTo, type Where, welcome } from './prompts.js';
import { ofReminders } from './reminded.js';
import { untilEnd, untilReminder, urgent, worthHearing } from './silence.js';

/** What a text calls for, by itself or as the last piece of a sentence: “我爸”, “打我”. */
const hintsOf = (form: Form, { answers }: Context, text: string): readonly TextRef[] => {
  const told = answers[form.story];
  const alone = form.advise({ [form.story]: text });
  if (
    alone.length > 0 ||
    typeof told !== 'string' ||
    form.advise({ [form.story]: told.slice(0, -text.length) }).length > 0
  )
    return alone;
  return form.advise({ [form.story]: told });
};

/** The button of another conversation by which the chat turns there. */
const pressedOf = ({ pressed }: { readonly pressed?: string }) => (pressed === undefined ? {} : { pressed });

/** A filed report can be added to until its outcome is due: 15 working days (domain.md 5.3), long holidays included. */
const ADDING = 30 * DAY;

/** The times, guards and actions that a form's machine names. */
export const setupOf = (form: Form) =>
  setup({
    types: {
      context: {} as Context,
      events: {} as FormEvent,
      emitted: {} as Effect,
      input: {} as FormInput,
    },
    delays: {
      silence: ({ context }) => (context.reminded ? untilEnd(form, context) : untilReminder(context)),
      restOfSilence: ({ context }) => untilEnd(form, context) - untilReminder(context),
      adding: ADDING,
    },
    guards: {
      moreToAsk: ({ context, event }) => following(form, context, event) !== undefined,
      placeAsked: ({ context, event }) => context.at === form.place && following(form, context, event) !== undefined,
      placeAskedLast: ({ context }) => context.at === form.place,
      editing: ({ context }) => context.editing,
      complete: ({ context }) => canSend(form, context),
      reminded: ({ context }) => context.reminded,
      handedOver: ({ context }) => handedOver(form, context),
      invited: ({ event }) => event.type === 'join' && event.open,
      losesByJoining: ({ context, event }) =>
        event.type === 'join' && event.open && !form.remindersAlone?.(context) && wouldLose(form, context),
      addsTo: ({ event }) => event.type === 'tell' && event.to !== undefined,
      cameForThat: ({ event }) => event.type === 'lookUp' && event.toAdd === true,
      ofAnother: ({ event }) => event.type === 'answer' && event.another === true,
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
        const line = replyTo(form, context, event);
        const hints =
          event.type === 'tell' ? [...hintsOf(form, context, event.text), ...form.advise(event.also ?? {})] : [];
        return line === undefined ? {} : { lead: [...context.lead, line, ...hints] };
      }),
      /** There is no question to go back to any more. */
      guideFiled: assign(({ context }) => ({ lead: [...context.lead, { key: own(form, 'guide-filed') }] })),
      advise: assign(({ context, event }) =>
        event.type === 'answer' ? { lead: [...context.lead, ...form.advise(event.answers)] } : {},
      ),

      /** The emergency card before anything else. */
      warn: enqueueActions(({ context, event, enqueue }) => {
        if (dangerous(form, event)) enqueue.emit({ type: 'say', prompt: card(form, context, event) });
      }),
      /** Danger is filed at once; whatever is filed learns all that follows, and of danger that it is told now. */
      inform: enqueueActions(({ context, event, enqueue }) => {
        if (context.filed === 'no' && !context.danger) return;
        const partial = context.filed !== 'wholly';
        const alarms = dangerous(form, event);
        for (const effect of form.hand(context, partial))
          enqueue.emit(
            effect.type === 'amendReport'
              ? { ...effect, ...(alarms ? { danger: true } : {}), ...(event.type === 'help' ? { help: true } : {}) }
              : effect,
          );
        if (partial) enqueue.assign({ filed: 'partly' });
      }),
      callForHelp: enqueueActions(({ context, event, enqueue }) => {
        enqueue.emit({ type: 'say', prompt: card(form, context, event) });
        enqueue.assign({ askedForHelp: true });
      }),
      file: enqueueActions(({ context, enqueue }) => {
        for (const effect of form.hand(context, false)) enqueue.emit(effect);
      }),
      /** Whoever fell silent after danger or a call for help is a report as well; one that was sent stays sent. */
      fileWhatIsKnown: enqueueActions(({ context, event, enqueue }) => {
        if (!urgent(context) || context.filed === 'wholly') return;
        for (const effect of form.hand(context, true)) enqueue.emit(unheard(form, context, event, effect));
        enqueue.assign({ filed: 'partly' });
      }),
      /** What a form does not let be lost, beside. */
      fileWhatWasTold: enqueueActions(({ context, event, enqueue }) => {
        if (urgent(context) || context.filed === 'wholly' || !worthHearing(form, context)) return;
        // What is begun anew there with the same words may never be sent.
        if (heardThere(form, event)) return;
        for (const effect of form.hand(context, true)) enqueue.emit(unheard(form, context, event, effect));
        enqueue.assign({ filed: 'partly' });
      }),

      /** Leaving, giving up and beginning anew take nothing back that somebody is to hear: it goes on, and no receipt is said. */
      fileWhatWasCutShort: enqueueActions(({ context, enqueue }) => {
        if (!cutShort(form, context)) return;
        for (const effect of form.hand(context, true))
          enqueue.emit(effect.type === 'fileReport' ? { ...effect, silent: true } : effect);
      }),

      say: enqueueActions(({ context, event, enqueue }, { where }: { where: Where }) => {
        // Whoever fell silent is not told once more what comes after sending; where others may read along, nothing at all.
        if (event.type === 'giveUp') return;
        enqueue.emit({ type: 'say', prompt: promptAt(form, where, context) });
        enqueue.assign({ lead: [] });
      }),
      sayInPlace: emit(({ context }) => ({
        type: 'say',
        prompt: { ...promptAt(form, 'asking', context), replaces: true },
      })),
      sayWhoHears: emit({ type: 'say', prompt: { lines: [{ key: own(form, 'who-hears') }] } }),
      sayExpired: emit({ type: 'notice', text: { key: 'stale-button' } }),
      sayReminder: enqueueActions(({ context, enqueue }) => {
        if (form.quiet?.(context)) return;
        enqueue.emit({ type: 'say', prompt: { lines: [{ key: own(form, 'reminder') }] } });
      }),
      saySilenceEnds: enqueueActions(({ context, enqueue }) => {
        if (form.quiet?.(context)) return;
        const key = own(form, context.filed === 'no' ? 'silence-ends' : 'silence-ends-filed');
        enqueue.emit({ type: 'say', prompt: { lines: [{ key }] } });
      }),
      /** What became of what was told here: nothing to say of a chat in which nothing was. */
      sayBound: enqueueActions(({ context, enqueue }) => {
        if (form.quiet?.(context)) return;
        if (context.filed === 'no' && Object.keys(answersOf(form, context)).length === 0) return;
        const key = context.filed === 'no' ? 'bound-unsent' : 'bound-sent';
        enqueue.emit({ type: 'say', prompt: { lines: [{ key }] } });
      }),
      /** Nobody takes along what was told here. */
      sayUnsentDropped: enqueueActions(({ context, event, enqueue }) => {
        if (takesAlong(form, event) || !wouldLose(form, context)) return;
        enqueue.emit({ type: 'say', prompt: { lines: [{ key: 'unsent-dropped' }] } });
      }),
      sayDiscarded: emit(({ context }) => ({ type: 'say', prompt: { lines: [givenUp(form, context)] } })),
      noteReminder: assign({ reminded: true, menu: [] }),
      changeLanguage: enqueueActions(({ event, enqueue }) => {
        if (event.type !== 'language') return;
        enqueue.assign({ locale: event.locale });
        enqueue.emit({ type: 'setLocale', locale: event.locale });
      }),
      sayNotSolved: emit(({ event }) => ({
        type: 'notSolved',
        ...('reportId' in event && event.reportId !== undefined ? { reportId: event.reportId } : {}),
        ...('receipt' in event && event.receipt !== undefined ? { receipt: event.receipt } : {}),
      })),
      /** What is told on another device than it was reported from is of the same matter. */
      fileAddition: enqueueActions(({ context, event, enqueue }) => {
        if (event.type !== 'tell' || event.to === undefined) return;
        for (const effect of form.hand(context, false))
          enqueue.emit(effect.type === 'fileReport' ? { ...effect, to: event.to } : effect);
      }),
      lookUp: enqueueActions(({ context, event, enqueue }) => {
        if (event.type === 'looked') enqueue.assign({ looked: { code: event.code, on: event.on } });
        if (event.type !== 'lookUp') return;
        const { code, toAdd, again } = event;
        if (code === undefined) enqueue.emit({ type: 'lookUpReceipt', serial: context.serial });
        else if (again) enqueue.emit({ type: 'lookUpReceipt', code, again });
        else {
          // Whatever was looked up before: only of this one can it be that something is added.
          enqueue.assign({ looked: null });
          enqueue.emit({ type: 'lookUpReceipt', code, ...(toAdd ? { toAdd } : {}) });
        }
      }),
      turn: enqueueActions(({ context, event, enqueue }) => {
        if (event.type !== 'turn') return;
        const turning = form.turnings.find(({ flow }) => flow === event.flow);
        const answers = answersOf(form, context);
        const goesOn = context.filed === 'partly' && turning?.same?.(answers);
        // What the staff have already and is not gone on with is not told once more, as another's report.
        const told = context.filed === 'no' || goesOn ? turning?.along(answers) : {};
        const known = Object.entries(told ?? {}).filter(([, answer]) => answer !== undefined);
        const { serial, danger, signs, askedForHelp } = context;
        enqueue.emit({
          type: 'turnTo',
          flow: event.flow,
          ...pressedOf(event),
          ...(known.length > 0 ? { known: Object.fromEntries(known) } : {}),
          ...(goesOn ? { filed: { serial, danger, signs, askedForHelp } } : {}),
        });
      }),
      /** What is handed over already stays where it is. */
      turnAfresh: enqueueActions(({ event, enqueue }) => {
        if (event.type === 'turn') enqueue.emit({ type: 'turnTo', flow: event.flow, ...pressedOf(event) });
      }),
      /** What is asked of reminders, and what numbers mean once they were listed. */
      ofReminders: enqueueActions(({ event, enqueue }) => {
        if (event.type === 'menu') enqueue.assign({ menu: [...event.menu] });
        for (const effect of ofReminders(event)) enqueue.emit(effect);
      }),
      join: enqueueActions(({ event, enqueue }) => {
        if (event.type !== 'join') return;
        enqueue.emit({ type: 'joinCase', code: event.code });
        if (event.open) enqueue.emit({ type: 'turnTo', flow: 'family', joined: true });
      }),
      /**
       * Reminders stop at once, and what was being set of them is not set: where it was about nothing else, the conversation is
       * over. One that was sent goes on: to stop messages is not to leave a case, and what is told is heard as before.
       */
      stopReminders: enqueueActions(({ context, event, enqueue }) => {
        enqueue.emit({ type: 'stopReminders' });
        if (event.type !== 'unsubscribe' || event.instead === undefined) return;
        const { next } = event.instead;
        const alone = form.remindersAlone?.(context) ?? false;
        const notSet = { key: 'remind-not-set' };
        if (next === undefined) {
          if (alone) enqueue.assign(hear(form, context, event));
        } else if (form.home && alone && !form.letIn?.(context)) {
          enqueue.emit({ type: 'say', prompt: { lines: [notSet] } });
          enqueue.emit({ type: 'turnTo', flow: form.home, silent: true });
        } else {
          enqueue.assign({ ...goWithout(form, context, event), lead: [...context.lead, notSet] });
          enqueue.raise({ type: next });
        }
      }),
      goHome: enqueueActions(({ enqueue }) => {
        if (form.home) enqueue.emit({ type: 'turnTo', flow: form.home, silent: true });
      }),
      turnHome: enqueueActions(({ enqueue }) => {
        if (form.home) enqueue.emit({ type: 'turnTo', flow: form.home });
      }),
      /** Who takes leaving for sending is not left to think that somebody has it, nor whoever told of harm that it is gone. */
      leave: enqueueActions(({ context, enqueue }) => {
        const unsent = wouldLose(form, context) ? [{ key: 'goodbye-unsent' }] : [];
        const goodbye = { key: heardOnLeaving(form, context) ? 'goodbye-heard' : 'goodbye' };
        enqueue.emit({ type: 'eraseChat' });
        enqueue.emit({ type: 'say', prompt: { lines: [...unsent, goodbye] } });
      }),
    },
  });
