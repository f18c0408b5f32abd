import { harmsTold } from '../../domain/harm-told.js';
import { lowered } from '../../domain/heard.js';
import { LONGEST_TEXT } from '../../domain/report.js';
import { type DangerSign, dangerSigns } from '../../domain/signs.js';
import { asksWhoHears } from '../who-hears.js';
import { isPolite, plainly } from '../words.js';
import type { Context } from './context.js';
import type { Answers, Form } from './form.js';

/** What says nothing of its own beside an answer. */
const FILLERS = /[我很好太了的啊呀呢吧嗯是有和]|现在|一?点|孩子|\b(i'm|i|am|is|yes)\b|[\s\p{P}]/gu;

/** A story with what was told now, where it has room for it. */
export const withStory = (story: string, text: string, { answers }: Context): Answers => {
  const before = answers[story];
  const told = typeof before === 'string' ? `${before}\n${text}` : text;
  return told.length > 4 * LONGEST_TEXT ? {} : { [story]: told };
};

/** Words that were kept and tell nothing of what happened: who will hear of it, thanks. That is asked all the same. */
export const tellsNothing = (told: Answers[string]): boolean =>
  typeof told === 'string' && told.split('\n').every((line) => asksWhoHears(line) || isPolite(line));

/** An answer after such words: they are not lost by it. */
export const afterThem = (story: string, answers: Answers, context: Context): Answers => {
  const { [story]: told } = answers;
  const before = context.answers[story];
  return typeof told === 'string' && told !== before && tellsNothing(before) && !told.startsWith(`${before}\n`)
    ? { ...answers, ...withStory(story, told, context) }
    : answers;
};

/** People write once: what they say beside the answer, be it a word, belongs to what they tell. */
export const besides = (story: string, text: string, said: RegExp, context: Context): Answers => {
  const rest = lowered(text).replace(said, '').replace(FILLERS, '');
  return rest === '' ? {} : withStory(story, text, context);
};

/** What tells of harm where something else was asked, such as the place, is a story too. */
export const harmBesides = (story: string, text: string, context: Context): Answers =>
  harmsTold(text).length === 0 ? {} : withStory(story, text, context);

const DANGER = /危险|不(太|是很|怎么)?安全|\b(danger(ous)?|unsafe|not safe)\b/;
/** Before the word, close enough to be about it: denied, asked, feared or supposed. */
const DOUBTED = new RegExp(
  [
    '(没|无).{0,4}$',
    '不(?![上到见了]).{0,4}$',
    '(会|可能|也许|谈不上|(?<!可)怕).{0,4}$',
    '有没有|是不是|是否|会不会|如果|要是|万一',
    '\\b(no|not|never)( \\w+){0,2} ?$',
    '\\b(think|maybe|may|might|if|whether|perhaps)\\b',
    '\\bis (he|she|it|anyone|the child|your child) in\\b',
  ].join('|'),
);
/** “危险吗”, “危险物品”, “一点危险都没有”. */
const NOT_MEANT = /^([吗性期物品]|么$|的话|都?没有?$)/;

/** The parts of a text between its marks, and between the spaces of Chinese. */
export const clauses = (text: string): string[] =>
  text.split(/[,.;!?。、\n]|(?<=\p{Script=Han})\s/u).flatMap((part) => part.trim() || []);

/** A part of a sentence says that there is danger. It errs towards danger. */
const saysDanger = (clause: string): boolean => {
  const [word] = DANGER.exec(clause) ?? [];
  if (word === undefined) return false;
  const at = clause.search(DANGER);
  return !DOUBTED.test(clause.slice(0, at)) && !NOT_MEANT.test(clause.slice(at + word.length));
};

/** “有,他爸喝多了”, “是的”, “yes he is”; not “是 邻居家的孩子”, and not “嗯” before something else. */
const YES = /^有(一?点|的|啊|呀|呢)*(?=$|[\s,.;!、。])|^[是对](的|啊|呀)*(?=$|[,.;!、。])|^(yes|yeah)\b/;
const NO = /^(现在|目前|暂时|应该)?(没有?|无|不)(什么)?(危险)?(的|了|啊|呢)?$|^(there is )?no danger$|^not in danger$/;
/** Right after a “yes” it takes that back: “有,没有”, “是的,现在安全”. */
const TAKEN_BACK =
  /^不(知道|清楚|确定)$|^(no|maybe|not sure|i don't know)$|^(他|她|孩子|现在|已经|目前)*(很|是)?安全[了的]?$|^(he|she|it|the child) is safe( now)?$/;

/** “现在没有危险,他爸上班去了”: said in so many words, whatever is told with it. */
const NO_DANGER =
  /^(?:现在|目前|暂时|这会儿|孩子|他|她)*(?:没有?|无)(?:什么)?危险(?!吗|么|就|才|的话|[?])|^(?:there is )?no danger\b/;

/** “对,我想问一下”, and no more, is how one begins to speak. */
const BEGINS = /^[是对](的|啊|呀)*,? ?我?(就是|只是|就|只)?想(问一下|问问|问下|请问|咨询(一下|下)?)$/;

const saysYes = (text: string): boolean => {
  const [next = ''] = YES.test(text) ? clauses(text.replace(YES, '')) : ['不知道'];
  return !NO.test(next) && !TAKEN_BACK.test(next) && !BEGINS.test(plainly(text));
};

/** What is typed where a form asks whether there is danger now, beside its labels. It errs towards danger. */
export const dangerSaid = (
  { danger, story }: Pick<Form, 'danger' | 'story'>,
  text: string,
  context: Context,
): Answers | undefined => {
  const plain = lowered(text).replace(/n't\b/g, ' not').trim();
  const said = saysYes(plain) ? YES : clauses(plain).some(saysDanger) ? DANGER : undefined;
  if (said) return { [danger]: 'yes', ...besides(story, text, said, context) };
  if (NO.test(plainly(text))) return { [danger]: 'no' };
  // After anything else, such as a “yes”, it is asked again.
  return NO_DANGER.test(clauses(plain)[0] ?? '') ? { [danger]: 'no', ...withStory(story, text, context) } : undefined;
};

/** A piece of a sentence, as a child sends them one by one: shorter than this, and nothing that ends a sentence. */
const PIECE = /^[^。.!?]{1,11}$/;

/** Danger in a text, or in the pieces of a sentence of which it is the last: “我不想”, “活了”. */
export const signsIn = (text: string, told: Answers[string]): readonly DangerSign[] => {
  const lines = [...(typeof told === 'string' ? told.split('\n').slice(-2) : []), text];
  const begins = lines.findLastIndex((line) => !PIECE.test(line.normalize('NFKC'))) + 1;
  const [before, whole] = [lines.slice(begins, -1), lines.slice(begins)].map((pieces) => dangerSigns(pieces.join(' ')));
  return [...new Set([...dangerSigns(text), ...(whole ?? []).filter((sign) => !before?.includes(sign))])];
};
