import { LONGEST_TEXT } from '../../domain/report.js';
import { type DangerSign, dangerSigns } from '../../domain/signs.js';
import { plainly } from '../words.js';
import type { Context } from './context.js';
import type { Answers, Form } from './form.js';

/** So many characters beside the answer say nothing of their own: 我, 很, 了, a full stop. */
const FILLERS = 4;

/** A story with what was told now, where it has room for it. */
export const withStory = (story: string, text: string, { answers }: Context): Answers => {
  const before = answers[story];
  const told = typeof before === 'string' ? `${before}\n${text}` : text;
  return told.length > 4 * LONGEST_TEXT ? {} : { [story]: told };
};

/** People write once: what they say beside the answer belongs to what they tell. */
export const besides = (story: string, text: string, said: RegExp, context: Context): Answers => {
  const rest = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(said, '')
    .replace(/[\s\p{P}]/gu, '');
  return rest.length <= FILLERS ? {} : withStory(story, text, context);
};

const DANGER = /危险|不(太|是很|怎么)?安全|要出事|\b(danger(ous)?|unsafe|not safe)\b/;
const PERHAPS =
  /(没|无|不|会|可能|怕)(有)?(什么|太|是很|算|再)?危险|危险[吗么]|不(知道|清楚|确定)|说不准|\b(no|not|isn't|don't know|maybe|if)\b/;
/** “有,他爸喝多了”, “是的”, “yes he is”. */
const YES = /^(有|是|对|嗯)(一?点|的|啊|呀|呢)*(?=$|[\s,.;!、。])|^(yes|yeah)\b/;
const NO = /^(现在|目前|暂时|应该)?(没有?|无|不)(什么)?(危险)?(的|了|啊|呢)?$|^(there is )?no danger$|^not in danger$/;

/** What is typed where a form asks whether there is danger now, beside its labels. It errs towards danger. */
export const dangerSaid = (
  { danger, story }: Pick<Form, 'danger' | 'story'>,
  text: string,
  context: Context,
): Answers | undefined => {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('’', "'").trim();
  const said = [YES, DANGER].find((words) => words.test(plain));
  if (said && (said === YES || !PERHAPS.test(plain)))
    return { [danger]: 'yes', ...besides(story, text, said, context) };
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
