import type { Prompt, PromptChoice, TextRef } from '../../domain/effect.js';
import { otherLocale } from '../language.js';
import { asksWhoHears } from '../who-hears.js';
import { answerLines, besideLines } from './answers.js';
import type { Context } from './context.js';
import type { FormEvent } from './event.js';
import { type Form, own, type Question, questionOf } from './form.js';
import { canSend, nextQuestion, required } from './progress.js';

/** Where the chat is, as the machine's states are named. */
export type Where = 'resting' | 'asking' | 'reviewing' | 'picking' | 'filed';

/** What is said in a state: the lines that lead, then what the chat waits for. Resting, it waits for nothing. */
export const promptAt = (form: Form, where: Where, context: Context): Prompt => {
  if (where === 'asking') return askPrompt(form, context);
  if (where === 'reviewing') return reviewPrompt(form, context);
  if (where === 'picking') return pickPrompt(form, context);
  if (where === 'filed') return filedPrompt(form, context);
  return { lines: context.lead };
};

const button = (
  form: Form,
  { serial }: Context,
  place: string,
  what: string,
  key = `button-${what}`,
): PromptChoice => ({
  label: { key: own(form, key) },
  data: `${form.mark}${serial}.${place}.${what}`,
});

const askPrompt = (form: Form, context: Context): Prompt => {
  const question = questionOf(form, context.at);
  return {
    lines: [
      ...context.lead,
      ...pickBelow(form, context, question),
      ...(question.notice === undefined ? [] : [{ key: question.notice }]),
      { key: form.asks(question.id) },
    ],
    choices: [...optionRows(form, context, question), ...controlRows(form, context, question)],
    choose: question.kind === 'many' ? 'many' : 'one',
  };
};

/** Whoever wrote where one of the options was asked hears that the question is still open: “noted” alone sounds as if it were not. */
const pickBelow = (form: Form, context: Context, question: Question): TextRef[] => {
  if (question.kind === 'text' || !context.lead.some(({ key }) => key === REPLIES.tell)) return [];
  const unsent = context.filed === 'no' && required(form, question, context);
  return [{ key: own(form, unsent ? 'pick-below-unsent' : 'pick-below') }];
};

const optionRows = (form: Form, context: Context, question: Question): PromptChoice[][] => {
  const picked: readonly string[] = context.picked;
  const all = question.options.map(({ value, key }) => ({
    ...button(form, context, question.short, value, key),
    ...(question.kind === 'many' ? { selected: picked.includes(value) } : {}),
  }));
  return rows(all, question.perRow);
};

const rows = (choices: readonly PromptChoice[], perRow: number): PromptChoice[][] =>
  Array.from({ length: Math.ceil(choices.length / perRow) }, (_, row) =>
    choices.slice(row * perRow, (row + 1) * perRow),
  );

const controlRows = (form: Form, context: Context, question: Question): PromptChoice[][] => {
  const control = (what: string, key?: string) => button(form, context, question.short, what, key);
  const optional = !context.editing && !required(form, question, context);
  const walk = [
    ...(context.editing || (context.history.length > 0 && !crowded(form, question, context)) ? [control('back')] : []),
    // What is an answer of its own, such as to leave no contact, needs no skip beside it.
    ...(optional && question.skipSays === undefined ? [control('skip', question.skipKey)] : []),
  ];
  // To send at once is as free as to look first: nobody is made to press twice, and nobody to send unseen.
  const look = form.fewButtons ? [] : [control('review')];
  const end = optional && canSend(form, context) ? [...look, control('send')] : [];
  return [
    ...(question.kind === 'many' ? [[control('done')]] : []),
    ...(walk.length > 0 ? [walk] : []),
    ...(end.length > 0 ? [end] : []),
    ...(context.editing ? [] : turnRows(form, context, question)),
    ...(context.restart ? [[control('anew')]] : []),
  ];
};

/** With so many options, or a choice to start over, a form of few buttons leaves 返回 to words. */
const CROWDED = 4;
const crowded = ({ fewButtons }: Form, { options }: Question, { restart }: Context): boolean =>
  fewButtons === true && (restart || options.length === CROWDED);

/** Under the first question: another language, another conversation. Under others what the person's words suggest. */
const turnRows = (form: Form, context: Context, question: Question): PromptChoice[][] => {
  const first = question.id === form.danger;
  const told = context.answers[form.story];
  const offered = form.turnings.filter(
    ({ suggests }) => first || (suggests !== undefined && typeof told === 'string' && suggests(told)),
  );
  const turns = offered.map(({ flow, button: key }) => [button(form, context, 'turn', flow, key)]);
  // Six buttons at most: what can be typed gives way.
  const language = first && context.history.length === 0 && !context.restart;
  return [
    ...(language ? [[button(form, context, 'lang', otherLocale(context.locale), 'button-language')]] : []),
    ...turns,
  ];
};

/** The longest answer shown whole in the review: a message of twelve answers stays below Telegram's 4,096. */
const SHOWN = 300;

const reviewLines = (form: Form, context: Context): TextRef[] => [
  { key: own(form, 'review-title') },
  ...[...answerLines(form, context.answers), ...besideLines(form, context.answers)].map(
    ({ question, answer }): TextRef => {
      const shown = typeof answer === 'string' && answer.length > SHOWN ? `${answer.slice(0, SHOWN)}…` : answer;
      return { key: 'review-line', args: { question, answer: shown } };
    },
  ),
];

const reviewPrompt = (form: Form, context: Context): Prompt => ({
  lines: [
    ...context.lead,
    ...(form.unshown?.(context) ? [] : reviewLines(form, context)),
    { key: own(form, context.filed === 'no' ? 'review-ask' : 'review-ask-filed') },
  ],
  choices: [
    [button(form, context, 'review', 'send', 'button-send-report')],
    [button(form, context, 'review', 'edit'), button(form, context, 'review', 'discard')],
    ...(nextQuestion(form, context) === undefined ? [] : [[button(form, context, 'review', 'resume')]]),
    ...(context.restart ? [[button(form, context, 'review', 'anew')]] : []),
  ],
});

const pickPrompt = (form: Form, context: Context): Prompt => ({
  lines: [...context.lead, { key: 'pick-ask' }],
  choices: [
    ...rows(
      answerLines(form, context.answers).map(({ id, question }) =>
        button(form, context, 'pick', questionOf(form, id).short, question.key),
      ),
      2,
    ),
    [button(form, context, 'pick', 'back')],
    ...(context.restart ? [[button(form, context, 'pick', 'anew')]] : []),
  ],
});

const filedPrompt = (form: Form, context: Context): Prompt => ({
  lines: [...context.lead, { key: own(form, 'filed-more') }],
  choices: [[button(form, context, 'filed', 'add'), button(form, context, 'filed', 'anew', form.words.anew)]],
});

/** The first lines of a chat: the emergency line before all else (domain.md 4.7). */
export const welcome = ({ words }: Form, { trial }: Context): TextRef[] => [
  { key: 'emergency-first' },
  ...(trial ? [{ key: 'trial-notice' }] : []),
  ...words.greeting.map((key) => ({ key })),
];

/** The emergency card. Whoever sees it in a trial is told again that nobody reads along. */
export const card = (form: Form, { trial }: Context, event: FormEvent): Prompt => ({
  lines: [
    { key: own(form, 'emergency-card') },
    ...missingLines(form, event),
    ...(harmsItself(form, event) ? [{ key: own(form, 'emergency-card-self-harm') }] : []),
    ...(trial ? [{ key: 'trial-notice' }] : []),
  ],
});

/** Nobody is to wait before the police are told of a missing child (domain.md 2.2), however it is said. */
const missingLines = ({ words: { missing } }: Form, event: FormEvent): TextRef[] =>
  missing !== undefined && 'signs' in event && event.signs.includes('missing_or_taken') ? [{ key: missing }] : [];

const harmsItself = (form: Form, event: FormEvent): boolean =>
  ('signs' in event && event.signs.includes('self_harm')) ||
  (event.type === 'answer' && (form.harmsItself?.(event.answers) ?? false));

const REPLIES: Readonly<Partial<Record<FormEvent['type'], string>>> = {
  guide: 'guide',
  file: 'file-refused',
  empty: 'empty-text',
  tooLong: 'too-long',
  codeWanted: 'code-wanted',
  add: 'add-what',
  join: 'join-unsent',
  tell: 'noted',
  pin: 'noted-place',
};

/** Whoever sends, or asks who comes, before it can be sent. */
export const notYetSent = (form: Form, { filed }: Context): TextRef => ({
  key: own(form, filed === 'no' ? 'send-not-yet' : 'send-not-all'),
});

/** What a turn is answered with that changes nothing. */
export const replyTo = (form: Form, context: Context, event: FormEvent): TextRef | undefined => {
  if (event.type === 'unclear') return event.line;
  if (event.type === 'send' || event.type === 'review') return notYetSent(form, context);
  if (event.type === 'needOne') return { key: form.words.needOne };
  if (event.type === 'tell' && asksWhoHears(event.text)) return { key: own(form, 'who-hears') };
  const key = event.type === 'start' ? form.words.begun : REPLIES[event.type];
  return key === undefined ? undefined : { key: own(form, key) };
};
