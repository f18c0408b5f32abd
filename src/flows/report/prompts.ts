import type { Locale } from '../../domain/channel.js';
import type { Prompt, PromptChoice, TextRef } from '../../domain/effect.js';
import { answerLines } from './answers.js';
import type { Context } from './context.js';
import type { ReportEvent } from './event.js';
import { canSend, nextQuestion, required } from './progress.js';
import { type Question, questionOf } from './questions.js';

/** Where the chat is, as the machine's states are named. */
export type Where = 'resting' | 'asking' | 'reviewing' | 'picking' | 'filed';

/** The language a chat could change to. */
export const otherLocale = (locale: Locale): Locale => (locale === 'en' ? 'zh-CN' : 'en');

/** What is said in a state: the lines that lead, then what the chat waits for. Resting, it waits for nothing. */
export const promptAt = (where: Where, context: Context): Prompt => {
  if (where === 'asking') return askPrompt(context);
  if (where === 'reviewing') return reviewPrompt(context);
  if (where === 'picking') return pickPrompt(context);
  if (where === 'filed') return filedPrompt(context);
  return { lines: context.lead };
};

const button = (context: Context, place: string, what: string, key = `button-${what}`): PromptChoice => ({
  label: { key },
  data: `r${context.serial}.${place}.${what}`,
});

const askPrompt = (context: Context): Prompt => {
  const question = questionOf(context.at);
  return {
    lines: [...context.lead, { key: `question-${question.id}` }],
    choices: [...optionRows(context, question), ...controlRows(context, question)],
    choose: question.kind === 'many' ? 'many' : 'one',
  };
};

const optionRows = (context: Context, question: Question): PromptChoice[][] => {
  const picked: readonly string[] = context.picked;
  const all = question.options.map(({ value, key }) => ({
    ...button(context, question.short, value, key),
    ...(question.kind === 'many' ? { selected: picked.includes(value) } : {}),
  }));
  return rows(all, question.perRow);
};

const rows = (choices: readonly PromptChoice[], perRow: number): PromptChoice[][] =>
  Array.from({ length: Math.ceil(choices.length / perRow) }, (_, row) =>
    choices.slice(row * perRow, (row + 1) * perRow),
  );

const controlRows = (context: Context, question: Question): PromptChoice[][] => {
  const control = (what: string) => button(context, question.short, what);
  const optional = !context.editing && !required(question, context);
  const walk = [
    ...(context.editing || context.history.length > 0 ? [control('back')] : []),
    // To leave no contact is an answer of its own, so it needs no skip beside it.
    ...(optional && question.id !== 'contact' ? [control('skip')] : []),
  ];
  // To send at once is as free as to look first: nobody is made to press twice, and nobody to send unseen.
  const end = optional && canSend(context) ? [control('review'), control('send')] : [];
  return [
    ...(question.kind === 'many' ? [[control('done')]] : []),
    ...(walk.length > 0 ? [walk] : []),
    ...(end.length > 0 ? [end] : []),
    ...(question.id === 'danger_now' && !context.editing ? [[languageButton(context)]] : []),
    ...(context.restart ? [[control('anew')]] : []),
  ];
};

const languageButton = (context: Context): PromptChoice => ({
  label: { key: 'button-language' },
  data: `r${context.serial}.lang.${otherLocale(context.locale)}`,
});

/** The longest answer shown whole in the review: a message of twelve answers stays below Telegram's 4,096. */
const SHOWN = 300;

const reviewPrompt = (context: Context): Prompt => ({
  lines: [
    ...context.lead,
    { key: 'review-title' },
    ...answerLines(context.answers).map(({ question, answer }): TextRef => {
      const shown = typeof answer === 'string' && answer.length > SHOWN ? `${answer.slice(0, SHOWN)}…` : answer;
      return { key: 'review-line', args: { question, answer: shown } };
    }),
    { key: context.filed === 'no' ? 'review-ask' : 'review-ask-filed' },
  ],
  choices: [
    [button(context, 'review', 'send', 'button-send-report')],
    [button(context, 'review', 'edit'), button(context, 'review', 'discard')],
    ...(nextQuestion(context) === undefined ? [] : [[button(context, 'review', 'resume')]]),
    ...(context.restart ? [[button(context, 'review', 'anew')]] : []),
  ],
});

const pickPrompt = (context: Context): Prompt => ({
  lines: [...context.lead, { key: 'pick-ask' }],
  choices: [
    ...rows(
      answerLines(context.answers).map(({ id, question }) =>
        button(context, 'pick', questionOf(id).short, question.key),
      ),
      2,
    ),
    [button(context, 'pick', 'back')],
    ...(context.restart ? [[button(context, 'pick', 'anew')]] : []),
  ],
});

const filedPrompt = (context: Context): Prompt => ({
  lines: [...context.lead, { key: 'filed-more' }],
  choices: [[button(context, 'filed', 'add'), button(context, 'filed', 'anew', 'button-new-report')]],
});

/** The first lines of a chat: the emergency line before all else (domain.md 4.7). */
export const welcome = ({ trial }: Context): TextRef[] => [
  { key: 'emergency-first' },
  ...(trial ? [{ key: 'trial-notice' }] : []),
  { key: 'who-we-are' },
  { key: 'please-do-not' },
];

/** The emergency card. Whoever sees it in a trial is told again that nobody reads along. */
export const card = ({ trial }: Context, event: ReportEvent): Prompt => ({
  lines: [
    { key: 'emergency-card' },
    ...('signs' in event && event.signs.includes('self_harm') ? [{ key: 'emergency-card-self-harm' }] : []),
    ...(trial ? [{ key: 'trial-notice' }] : []),
  ],
});

/** What a turn is answered with that changes nothing. */
export const REPLIES: Readonly<Partial<Record<ReportEvent['type'], string>>> = {
  guide: 'guide',
  file: 'file-refused',
  empty: 'empty-text',
  tooLong: 'too-long',
  needOne: 'need-one',
  codeWanted: 'code-wanted',
  add: 'add-what',
  start: 'already-begun',
  tell: 'noted',
  pin: 'noted-place',
};
