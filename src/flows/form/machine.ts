import { fresh } from './context.js';
import type { Form, FormInput } from './form.js';
import { setupOf } from './setup.js';

const NO_INPUT: FormInput = { locale: 'zh-CN', trial: false, serial: 1 };

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
      exit: { target: '.resting', actions: ['fileWhatWasCutShort', 'leave', 'forget', 'goHome'], reenter: true },
      lookUp: { actions: 'lookUp' },
      looked: { actions: 'lookUp' },
      notSolved: { actions: 'sayNotSolved' },
      remind: { actions: 'ofReminders' },
      reminders: { actions: 'ofReminders' },
      endReminder: { actions: 'ofReminders' },
      menu: { actions: 'ofReminders' },
      unsubscribe: { actions: 'stopReminders' },
      join: [
        { guard: 'invited', target: '.resting', actions: ['fileWhatIsKnown', 'fileWhatWasTold', 'join', 'forget'] },
        { actions: 'join' },
      ],
      turn: {
        target: '.resting',
        actions: ['fileWhatIsKnown', 'fileWhatWasTold', 'sayUnsentDropped', 'turn', 'forget'],
      },
    },
    states: {
      resting: {
        on: {
          tell: [
            { guard: 'addsTo', target: 'filed', actions: ['keepAside', 'warn', 'fileAddition', 'settle'] },
            { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
          ],
          tooLong: { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
          pin: { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
          worry: { actions: 'sayWhoHears' },
          help: { target: 'open', actions: ['callForHelp', 'greet'] },
          language: { target: 'open', actions: ['changeLanguage', 'greet'] },
          start: { target: 'open', actions: 'greet' },
          again: { target: 'open', actions: 'greet' },
          // By a button of the first question, which was left for a receipt.
          answer: { target: 'open', actions: ['keepAside', 'warn', 'inform', 'greet', 'reply'] },
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
          // Whoever came for that alone has nothing under way.
          lookUp: { guard: 'cameForThat', target: 'resting', actions: 'lookUp' },
          // Danger after all, by an old button: while it is looked over, too.
          answer: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
          tell: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
          tooLong: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
          pin: { target: '.latest', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
          help: { target: '.latest', reenter: true, actions: ['callForHelp', 'inform'] },
          language: { target: '.latest', reenter: true, actions: 'changeLanguage' },
          start: { target: '.latest', reenter: true, actions: ['offerRestart', 'reply'] },
          stale: { target: '.latest', reenter: true, actions: 'sayExpired' },
          again: { target: '.latest', reenter: true },
          guide: { target: '.latest', reenter: true, actions: 'reply' },
          file: { target: '.latest', reenter: true, actions: 'reply' },
          empty: { target: '.latest', reenter: true, actions: 'reply' },
          needOne: { target: '.latest', reenter: true, actions: 'reply' },
          unclear: { target: '.latest', reenter: true, actions: 'reply' },
          codeWanted: { target: '.latest', reenter: true, actions: 'reply' },
          anew: { target: '.asking', reenter: true, actions: ['forget', 'greet'] },
          join: { guard: 'losesByJoining', target: '.latest', reenter: true, actions: ['offerRestart', 'reply'] },
          makeWay: {
            target: 'resting',
            actions: ['fileWhatIsKnown', 'fileWhatWasTold', 'sayUnsentDropped', 'forget'],
          },
          bound: { target: 'resting', actions: ['fileWhatIsKnown', 'fileWhatWasTold', 'sayBound', 'forget'] },
          giveUp: [
            {
              // Whoever comes back adds to what the staff have; nothing more is asked or shown, whoever has the telephone then.
              guard: 'handedOver',
              target: 'filed',
              actions: ['fileWhatIsKnown', 'fileWhatWasTold', 'saySilenceEnds'],
            },
            { target: 'resting', actions: ['saySilenceEnds', 'forget', 'goHome'] },
          ],
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
              ],
              toggle: { actions: ['toggle', 'sayInPlace'] },
              back: [
                { guard: 'editing', target: 'reviewing', actions: 'stopEditing' },
                { target: 'asking', reenter: true, actions: 'goBack' },
              ],
              review: [
                { guard: 'complete', target: 'reviewing', actions: 'stopEditing' },
                { target: 'asking', reenter: true, actions: 'reply' },
              ],
              send: [
                { guard: 'complete', target: `#${form.id}.filed`, actions: ['file', 'settle', 'thank'] },
                { target: 'asking', reenter: true, actions: 'reply' },
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
          pin: { target: 'filed', reenter: true, actions: ['keepAside', 'warn', 'inform', 'reply'] },
          help: { target: 'filed', reenter: true, actions: ['callForHelp', 'inform'] },
          language: { target: 'filed', reenter: true, actions: 'changeLanguage' },
          stale: { target: 'filed', reenter: true, actions: 'sayExpired' },
          again: { target: 'filed', reenter: true },
          answer: { target: 'filed', reenter: true, actions: ['proceed', 'warn', 'inform'] },
          add: { target: 'filed', reenter: true, actions: 'reply' },
          guide: { target: 'filed', reenter: true, actions: 'guideFiled' },
          file: { target: 'filed', reenter: true, actions: 'reply' },
          unclear: { target: 'filed', reenter: true, actions: 'reply' },
          empty: { target: 'filed', reenter: true, actions: 'reply' },
          codeWanted: { target: 'filed', reenter: true, actions: 'reply' },
          anew: { target: 'open', actions: ['forget', 'greet'] },
          turn: { target: 'resting', actions: ['turnAfresh', 'forget'] },
          makeWay: { target: 'resting', actions: 'forget' },
          start: [
            { guard: 'hasHome', target: 'resting', actions: ['forget', 'turnHome'] },
            { target: 'open', actions: ['forget', 'greet'] },
          ],
        },
      },
    },
  });
};
