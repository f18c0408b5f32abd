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

/** Something was told: it is kept, danger in it is answered with the card, and who has it hears. */
const HEARD = ['keepAside', 'warn', 'inform', 'reply'] as const;
/** The same where nothing was under way. */
const HEARD_FIRST = ['keepAside', 'warn', 'inform', 'greet', 'reply'] as const;
/** What is to be heard is handed over before the conversation ends. */
const HAND_OVER = ['fileWhatIsKnown', 'fileWhatWasTold'] as const;
/** A conversation begins with it. */
const toOpen = <const A>(actions: A) => ({ target: 'open', actions }) as const;
/** It is said once more what the chat waits for, after what was done. */
const asksAgain = <const A>(actions: A) => ({ target: '.latest', reenter: true, actions }) as const;
/** What was sent stays sent. */
const staysFiled = <const A>(actions: A) => ({ target: 'filed', reenter: true, actions }) as const;

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
      join: [{ guard: 'invited', target: '.resting', actions: [...HAND_OVER, 'join', 'forget'] }, { actions: 'join' }],
      turn: {
        target: '.resting',
        actions: [...HAND_OVER, 'sayUnsentDropped', 'turn', 'forget'],
      },
    },
    states: {
      resting: {
        on: {
          tell: [
            { guard: 'addsTo', target: 'filed', actions: ['keepAside', 'warn', 'fileAddition', 'settle'] },
            { target: 'open', actions: HEARD_FIRST },
          ],
          tooLong: toOpen(HEARD_FIRST),
          pin: toOpen(HEARD_FIRST),
          worry: { actions: 'sayWhoHears' },
          help: toOpen(['callForHelp', 'greet']),
          language: toOpen(['changeLanguage', 'greet']),
          start: toOpen('greet'),
          again: toOpen('greet'),
          // By a button of the first question, which was left for a receipt.
          answer: toOpen(HEARD_FIRST),
          guide: toOpen(['greet', 'reply']),
          file: toOpen(['greet', 'reply']),
          empty: toOpen('greet'),
          codeWanted: toOpen(['greet', 'reply']),
          stale: toOpen(['sayExpired', 'greet']),
        },
      },
      open: {
        initial: 'asking',
        on: {
          // Whoever came for that alone has nothing under way.
          lookUp: { guard: 'cameForThat', target: 'resting', actions: 'lookUp' },
          // Danger after all, by an old button: while it is looked over, too.
          answer: asksAgain(HEARD),
          tell: asksAgain(HEARD),
          tooLong: asksAgain(HEARD),
          pin: asksAgain(HEARD),
          help: asksAgain(['callForHelp', 'inform']),
          language: asksAgain('changeLanguage'),
          start: asksAgain(['offerRestart', 'reply']),
          stale: asksAgain('sayExpired'),
          again: { target: '.latest', reenter: true },
          guide: asksAgain('reply'),
          file: asksAgain('reply'),
          empty: asksAgain('reply'),
          needOne: asksAgain('reply'),
          unclear: asksAgain('reply'),
          codeWanted: asksAgain('reply'),
          anew: { target: '.asking', reenter: true, actions: ['fileWhatWasCutShort', 'forget', 'greet'] },
          join: { guard: 'losesByJoining', target: '.latest', reenter: true, actions: ['offerRestart', 'reply'] },
          makeWay: {
            target: 'resting',
            actions: [...HAND_OVER, 'sayUnsentDropped', 'forget'],
          },
          bound: { target: 'resting', actions: [...HAND_OVER, 'sayBound', 'forget'] },
          giveUp: [
            {
              // Whoever comes back adds to what the staff have; nothing more is asked or shown, whoever has the telephone then.
              guard: 'handedOver',
              target: 'filed',
              actions: [...HAND_OVER, 'saySilenceEnds'],
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
              discard: {
                target: `#${form.id}.resting`,
                actions: ['fileWhatWasCutShort', 'sayDiscarded', 'forget', 'goHome'],
              },
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
          tell: staysFiled(HEARD),
          tooLong: staysFiled(HEARD),
          pin: staysFiled(HEARD),
          help: staysFiled(['callForHelp', 'inform']),
          language: staysFiled('changeLanguage'),
          stale: staysFiled('sayExpired'),
          again: { target: 'filed', reenter: true },
          answer: [
            { guard: 'ofAnother', ...toOpen(['forget', ...HEARD_FIRST]) },
            staysFiled(['proceed', 'warn', 'inform']),
          ],
          add: staysFiled('reply'),
          guide: staysFiled('guideFiled'),
          file: staysFiled('reply'),
          unclear: staysFiled('reply'),
          empty: staysFiled('reply'),
          codeWanted: staysFiled('reply'),
          anew: toOpen(['forget', 'greet']),
          turn: { target: 'resting', actions: ['turnAfresh', 'forget'] },
          makeWay: { target: 'resting', actions: ['turnAfresh', 'forget'] },
          start: [
            { guard: 'hasHome', target: 'resting', actions: ['forget', 'turnHome'] },
            { target: 'open', actions: ['forget', 'greet'] },
          ],
        },
      },
    },
  });
};
