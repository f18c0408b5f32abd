import { LONGEST_TEXT } from '../../domain/report.js';
import { beyondDoubt, type DangerSign, dangerSigns } from '../../domain/signs.js';
import { plainly } from '../words.js';
import type { Context } from './context.js';
import type { Answers, Form } from './form.js';

/** What says nothing of its own beside an answer, such as so many months beside the years. */
const FILLERS = /[我很好太了的啊呀呢吧嗯是有和]|现在|一?点|孩子|\d+个多?月|\b(i'm|i|am|is|yes)\b|[\s\p{P}]/gu;

/** A story with what was told now, where it has room for it. */
export const withStory = (story: string, text: string, { answers }: Context): Answers => {
  const before = answers[story];
  const told = typeof before === 'string' ? `${before}\n${text}` : text;
  return told.length > 4 * LONGEST_TEXT ? {} : { [story]: told };
};

/** People write once: what they say beside the answer, be it a word, belongs to what they tell. */
export const besides = (story: string, text: string, said: RegExp, context: Context): Answers => {
  const rest = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(said, '').replace(FILLERS, '');
  return rest === '' ? {} : withStory(story, text, context);
};

/** What it is called where somebody is not safe. Tried on what is {@link beyondDoubt}. */
export const UNSAFE = /危险|不(太|是很|怎么)?安全|(?<!不)要出事|\b(danger(ous)?|unsafe|not safe)\b/;

/** “有,他爸喝多了”, “是的”, “yes he is”; not “是 邻居家的孩子”, and not “嗯” before something else. */
const YES = /^有(一?点|的|啊|呀|呢)*(?=$|[\s,.;!、。])|^[是对](的|啊|呀)*(?=$|[,.;!、。])|^(yes|yeah)\b/;
const NO = /^(现在|目前|暂时|应该)?(没有?|无|不)(什么)?(危险)?(的|了|啊|呢)?$|^(there is )?no danger$|^not in danger$/;
const UNSURE = /^不(知道|清楚|确定)$|^(no|maybe|not sure|i don't know)$/;

/** The parts of a text between its marks, and between the spaces of Chinese. */
export const clauses = (text: string): string[] =>
  text.split(/[,.;!?。、]|(?<=\p{Script=Han})\s/u).flatMap((part) => part.trim() || []);

/** What follows a “yes” that is none: “有,没有”, “是的,现在安全”. */
const takenBack = (rest: string): boolean =>
  !UNSAFE.test(beyondDoubt(rest)) &&
  (/安全|\bsafe\b/.test(rest) || UNSAFE.test(rest) || clauses(rest).some((one) => NO.test(one) || UNSURE.test(one)));

/** What is typed where a form asks whether there is danger now, beside its labels. It errs towards danger. */
export const dangerSaid = (
  { danger, story }: Pick<Form, 'danger' | 'story'>,
  text: string,
  context: Context,
): Answers | undefined => {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim();
  if (YES.test(plain) && !takenBack(plain.replace(YES, '')))
    return { [danger]: 'yes', ...besides(story, text, YES, context) };
  if (UNSAFE.test(beyondDoubt(plain))) return { [danger]: 'yes', ...besides(story, text, UNSAFE, context) };
  return NO.test(plainly(text)) ? { [danger]: 'no' } : undefined;
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
